import type { Language } from "./locale.ts";

export interface SignInTexts {
  readonly title: string;
  readonly intro: string;
  readonly email: string;
  readonly ask: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly sentMailbox: string;
  readonly confirmTitle: string;
  readonly confirm: (email: string) => string;
  readonly goesTo: (site: string) => string;
  readonly button: string;
  readonly notYou: string;
  readonly badTitle: string;
  readonly bad: string;
  readonly notAnAddress: string;
}

const en: SignInTexts = {
  title: "Sign in",
  intro: "Tell us your e-mail address, and we send you a link that signs you in. There is no password.",
  email: "E-mail address",
  ask: "Send me a link",
  sentTitle: "Look into your mailbox",
  sent: "If that address can get mail, a letter with a link is on its way. The link works once, for 15 minutes.",
  sentMailbox: "This server sends no real mail: see the development mailbox.",
  confirmTitle: "Sign in",
  confirm: (email) => `Press the button, and you are signed in as ${email}.`,
  goesTo: (site) => `It takes you back to ${site}.`,
  button: "Sign in",
  notYou: "Is that not you? Then just close this page: nothing has happened.",
  badTitle: "This sign-in link does not work",
  bad: "It was used already, it is older than 15 minutes, or it was not copied whole. Ask for a new one:",
  notAnAddress: "This is not an e-mail address.",
};

const de: SignInTexts = {
  title: "Anmelden",
  intro:
    "Nennen Sie uns Ihre E-Mail-Adresse, und wir schicken Ihnen einen Link, der Sie anmeldet. Ein Passwort gibt es nicht.",
  email: "E-Mail-Adresse",
  ask: "Link zuschicken",
  sentTitle: "Sehen Sie in Ihr Postfach",
  sent: "Wenn diese Adresse Post bekommen kann, ist ein Brief mit einem Link unterwegs. Er gilt einmal, 15 Minuten lang.",
  sentMailbox: "Dieser Server verschickt keine echte Post: siehe das Entwicklungspostfach.",
  confirmTitle: "Anmelden",
  confirm: (email) => `Drücken Sie auf den Knopf, dann sind Sie als ${email} angemeldet.`,
  goesTo: (site) => `Danach geht es zurück zu ${site}.`,
  button: "Anmelden",
  notYou: "Das sind nicht Sie? Dann schließen Sie diese Seite einfach: Es ist nichts geschehen.",
  badTitle: "Dieser Anmeldelink geht nicht",
  bad: "Er wurde schon benutzt, ist älter als 15 Minuten oder nicht ganz kopiert. Fordern Sie einen neuen an:",
  notAnAddress: "Das ist keine E-Mail-Adresse.",
};

const fr: SignInTexts = {
  title: "Se connecter",
  intro:
    "Indiquez-nous votre adresse e-mail, et nous vous envoyons un lien qui vous connecte. Il n’y a pas de mot de passe.",
  email: "Adresse e-mail",
  ask: "Envoyez-moi un lien",
  sentTitle: "Regardez dans votre boîte",
  sent: "Si cette adresse peut recevoir du courrier, une lettre avec un lien est en route. Le lien sert une seule fois, pendant 15 minutes.",
  sentMailbox: "Ce serveur n’envoie pas de vrai courrier : voir la boîte de développement.",
  confirmTitle: "Se connecter",
  confirm: (email) => `Appuyez sur le bouton, et vous êtes connecté en tant que ${email}.`,
  goesTo: (site) => `Vous revenez ensuite à ${site}.`,
  button: "Se connecter",
  notYou: "Ce n’est pas vous ? Alors fermez simplement cette page : il ne s’est rien passé.",
  badTitle: "Ce lien de connexion ne fonctionne pas",
  bad: "Il a déjà servi, il a plus de 15 minutes, ou il n’a pas été copié en entier. Demandez-en un nouveau :",
  notAnAddress: "Ce n’est pas une adresse e-mail.",
};

const es: SignInTexts = {
  title: "Entrar",
  intro: "Díganos su dirección de correo electrónico y le enviaremos un enlace con el que entrar. No hay contraseña.",
  email: "Dirección de correo electrónico",
  ask: "Envíenme un enlace",
  sentTitle: "Mire en su buzón",
  sent: "Si esa dirección puede recibir correo, una carta con un enlace está en camino. El enlace sirve una sola vez, durante 15 minutos.",
  sentMailbox: "Este servidor no envía correo de verdad: vea el buzón de desarrollo.",
  confirmTitle: "Entrar",
  confirm: (email) => `Pulse el botón y entrará como ${email}.`,
  goesTo: (site) => `Después volverá a ${site}.`,
  button: "Entrar",
  notYou: "¿No es usted? Entonces cierre esta página sin más: no ha pasado nada.",
  badTitle: "Este enlace no funciona",
  bad: "Ya se usó, tiene más de 15 minutos o no se copió entero. Pida uno nuevo:",
  notAnAddress: "Esto no es una dirección de correo electrónico.",
};

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = { en, de, fr, es };
