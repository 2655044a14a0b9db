import type { Language } from "./locale.ts";

interface ErrorText {
  readonly title: string;
  readonly sentence: string;
}

/** What a page that could not be shown says instead: by the code of the problem, else `other`. */
export interface ErrorTexts {
  readonly codes: Readonly<Record<string, ErrorText>>;
  readonly other: ErrorText;
  readonly request: string;
  readonly start: string;
}

const en: ErrorTexts = {
  codes: {
    not_found: {
      title: "Nothing is here",
      sentence: "There is no page at this address. Perhaps it was not copied whole, or what was here has been removed.",
    },
    sign_in_required: { title: "Sign in first", sentence: "This page is for people who are signed in." },
    forbidden: {
      title: "Not allowed",
      sentence:
        "You may not do this, or the request came from another site than this one. Open the page anew and try again.",
    },
    invalid_request: {
      title: "This could not be read",
      sentence: "Something in what was sent is not valid. Go back, look at the fields, and send it again.",
    },
    body_too_large: {
      title: "That is too long",
      sentence: "More was sent than a form may hold. Go back and shorten it: nothing was changed.",
    },
    rate_limited: {
      title: "Too much at once",
      sentence: "Many requests came from here in a short time. Wait a moment, then try again: nothing was changed.",
    },
    unavailable: {
      title: "Not available just now",
      sentence: "Something this page needs cannot be reached. Nothing was changed: try again in a moment.",
    },
    internal: {
      title: "Something went wrong here",
      sentence: "This is a fault of ours, and it was written down. Try again later.",
    },
  },
  other: { title: "That did not work", sentence: "The request could not be carried out. Go back and try again." },
  request: "Number of this request",
  start: "Start page",
};

const de: ErrorTexts = {
  codes: {
    not_found: {
      title: "Hier ist nichts",
      sentence:
        "Unter dieser Adresse gibt es keine Seite. Vielleicht wurde sie nicht ganz kopiert, oder was hier war, ist entfernt.",
    },
    sign_in_required: { title: "Bitte erst anmelden", sentence: "Diese Seite ist für alle, die angemeldet sind." },
    forbidden: {
      title: "Nicht erlaubt",
      sentence:
        "Das dürfen Sie nicht, oder die Anfrage kam von einer anderen Website als dieser. Öffnen Sie die Seite neu und versuchen Sie es noch einmal.",
    },
    invalid_request: {
      title: "Das war nicht zu lesen",
      sentence:
        "Etwas von dem, was geschickt wurde, ist nicht gültig. Gehen Sie zurück, sehen Sie die Felder durch und schicken Sie es noch einmal.",
    },
    body_too_large: {
      title: "Das ist zu lang",
      sentence: "Es kam mehr an, als ein Formular fasst. Gehen Sie zurück und kürzen Sie es: Geändert wurde nichts.",
    },
    rate_limited: {
      title: "Zu viel auf einmal",
      sentence:
        "Von hier kamen in kurzer Zeit viele Anfragen. Warten Sie einen Augenblick und versuchen Sie es noch einmal: Geändert wurde nichts.",
    },
    unavailable: {
      title: "Gerade nicht erreichbar",
      sentence:
        "Etwas, das diese Seite braucht, ist nicht zu erreichen. Geändert wurde nichts: Versuchen Sie es gleich noch einmal.",
    },
    internal: {
      title: "Hier ist etwas schiefgegangen",
      sentence: "Das ist ein Fehler von uns, und er ist notiert. Versuchen Sie es später noch einmal.",
    },
  },
  other: {
    title: "Das ging nicht",
    sentence: "Die Anfrage konnte nicht ausgeführt werden. Gehen Sie zurück und versuchen Sie es noch einmal.",
  },
  request: "Nummer dieser Anfrage",
  start: "Startseite",
};

const fr: ErrorTexts = {
  codes: {
    not_found: {
      title: "Il n’y a rien ici",
      sentence:
        "Il n’y a pas de page à cette adresse. Elle n’a peut-être pas été copiée en entier, ou ce qui était ici a été retiré.",
    },
    sign_in_required: {
      title: "Connectez-vous d’abord",
      sentence: "Cette page est faite pour les personnes connectées.",
    },
    forbidden: {
      title: "Ce n’est pas permis",
      sentence:
        "Vous ne pouvez pas faire cela, ou la demande venait d’un autre site que celui-ci. Rouvrez la page et réessayez.",
    },
    invalid_request: {
      title: "Impossible à lire",
      sentence:
        "Quelque chose dans ce qui a été envoyé n’est pas valable. Revenez en arrière, relisez les champs et envoyez de nouveau.",
    },
    body_too_large: {
      title: "C’est trop long",
      sentence:
        "Il est arrivé plus que ce qu’un formulaire peut contenir. Revenez en arrière et raccourcissez : rien n’a été modifié.",
    },
    rate_limited: {
      title: "Trop à la fois",
      sentence:
        "Beaucoup de demandes sont venues d’ici en peu de temps. Attendez un instant, puis réessayez : rien n’a été modifié.",
    },
    unavailable: {
      title: "Indisponible pour le moment",
      sentence:
        "Quelque chose dont cette page a besoin est injoignable. Rien n’a été modifié : réessayez dans un instant.",
    },
    internal: {
      title: "Quelque chose s’est mal passé ici",
      sentence: "C’est une faute de notre côté, et elle a été notée. Réessayez plus tard.",
    },
  },
  other: { title: "Cela n’a pas marché", sentence: "La demande n’a pas pu aboutir. Revenez en arrière et réessayez." },
  request: "Numéro de cette demande",
  start: "Page d’accueil",
};

const es: ErrorTexts = {
  codes: {
    not_found: {
      title: "Aquí no hay nada",
      sentence: "No hay ninguna página en esta dirección. Quizá no se copió entera, o lo que estaba aquí se retiró.",
    },
    sign_in_required: { title: "Entre primero", sentence: "Esta página es para quienes han entrado con su cuenta." },
    forbidden: {
      title: "No está permitido",
      sentence:
        "Usted no puede hacer esto, o la petición vino de otro sitio distinto de este. Abra la página de nuevo e inténtelo otra vez.",
    },
    invalid_request: {
      title: "Esto no se pudo leer",
      sentence: "Algo de lo que se envió no es válido. Vuelva atrás, revise los campos y envíelo otra vez.",
    },
    body_too_large: {
      title: "Es demasiado largo",
      sentence: "Llegó más de lo que cabe en un formulario. Vuelva atrás y acórtelo: no se ha cambiado nada.",
    },
    rate_limited: {
      title: "Demasiado de una vez",
      sentence:
        "Han llegado muchas peticiones desde aquí en poco tiempo. Espere un momento e inténtelo otra vez: no se ha cambiado nada.",
    },
    unavailable: {
      title: "No disponible en este momento",
      sentence:
        "Algo que esta página necesita no responde. No se ha cambiado nada: inténtelo otra vez dentro de un momento.",
    },
    internal: {
      title: "Aquí algo ha salido mal",
      sentence: "Es un fallo nuestro, y ha quedado anotado. Inténtelo más tarde.",
    },
  },
  other: {
    title: "Eso no ha funcionado",
    sentence: "La petición no se pudo llevar a cabo. Vuelva atrás e inténtelo otra vez.",
  },
  request: "Número de esta petición",
  start: "Página de inicio",
};

export const ERROR_TEXTS: Readonly<Record<Language, ErrorTexts>> = { en, de, fr, es };
