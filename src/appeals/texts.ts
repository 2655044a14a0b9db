import { type Language, languageOf } from "../shared/language.ts";

/** The sentences of statements and letters, by language. */
export interface ReasonsTexts {
  readonly removedSubject: (article: string) => string;
  readonly removedTitle: string;
  readonly removedIntro: (article: string) => string;
  readonly heldSubject: (article: string) => string;
  readonly heldTitle: string;
  readonly heldIntro: (article: string) => string;
  readonly contestHold: string;
  readonly contest: string;
  readonly appealAction: string;
  readonly footer: string;
}

const en: ReasonsTexts = {
  removedSubject: (article) => `Your comment on “${article}” was removed`,
  removedTitle: "Your comment was removed",
  removedIntro: (article) => `Your comment on “${article}” is no longer shown. Here is why, and what you can do.`,
  heldSubject: (article) => `Your comment on “${article}” is still held back`,
  heldTitle: "Your comment is still held back",
  heldIntro: (article) =>
    `Your comment on “${article}” is not shown yet: it still waits for a moderator. Here is why, and what you can do.`,
  contestHold:
    "Open the page below. It shows your comment and has a box for your reasons. You need no account. If a moderator publishes the comment meanwhile, there is nothing else for you to do.",
  contest:
    "Open the page below. It shows your comment and has a box for your reasons. You need no account. A person who had no part in this decision will read both and answer you with reasons. If we were wrong, your comment goes back to its place.",
  appealAction: "See the reasons and contest the decision",
  footer: "You get this letter because you commented here. It is sent once, and it is not advertising.",
};

const de: ReasonsTexts = {
  removedSubject: (article) => `Ihr Kommentar zu „${article}“ wurde entfernt`,
  removedTitle: "Ihr Kommentar wurde entfernt",
  removedIntro: (article) =>
    `Ihr Kommentar zu „${article}“ wird nicht mehr gezeigt. Hier steht, warum, und was Sie tun können.`,
  heldSubject: (article) => `Ihr Kommentar zu „${article}“ ist noch zurückgehalten`,
  heldTitle: "Ihr Kommentar ist noch zurückgehalten",
  heldIntro: (article) =>
    `Ihr Kommentar zu „${article}“ wird noch nicht gezeigt: Er wartet noch auf die Moderation. Hier steht, warum, und was Sie tun können.`,
  contestHold:
    "Öffnen Sie die Seite unten. Sie zeigt Ihren Kommentar und hat ein Feld für Ihre Gründe. Ein Konto brauchen Sie nicht. Veröffentlicht die Moderation den Kommentar inzwischen, müssen Sie nichts weiter tun.",
  contest:
    "Öffnen Sie die Seite unten. Sie zeigt Ihren Kommentar und hat ein Feld für Ihre Gründe. Ein Konto brauchen Sie nicht. Ein Mensch, der an dieser Entscheidung nicht beteiligt war, liest beides und antwortet Ihnen mit Gründen. Lagen wir falsch, kommt Ihr Kommentar an seinen Platz zurück.",
  appealAction: "Gründe ansehen und widersprechen",
  footer: "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.",
};

const fr: ReasonsTexts = {
  removedSubject: (article) => `Votre commentaire sur « ${article} » a été retiré`,
  removedTitle: "Votre commentaire a été retiré",
  removedIntro: (article) =>
    `Votre commentaire sur « ${article} » n’est plus affiché. Voici pourquoi, et ce que vous pouvez faire.`,
  heldSubject: (article) => `Votre commentaire sur « ${article} » est encore retenu`,
  heldTitle: "Votre commentaire est encore retenu",
  heldIntro: (article) =>
    `Votre commentaire sur « ${article} » n’est pas encore affiché : il attend toujours la modération. Voici pourquoi, et ce que vous pouvez faire.`,
  contestHold:
    "Ouvrez la page ci-dessous. Elle montre votre commentaire et contient un champ pour vos raisons. Vous n’avez pas besoin de compte. Si la modération publie le commentaire entre-temps, vous n’avez rien d’autre à faire.",
  contest:
    "Ouvrez la page ci-dessous. Elle montre votre commentaire et contient un champ pour vos raisons. Vous n’avez pas besoin de compte. Une personne qui n’a pris aucune part à cette décision lira l’un et l’autre et vous répondra en donnant ses motifs. Si nous avions tort, votre commentaire retrouvera sa place.",
  appealAction: "Voir les motifs et contester la décision",
  footer:
    "Vous recevez cette lettre parce que vous avez commenté ici. Elle est envoyée une seule fois, et ce n’est pas de la publicité.",
};

const es: ReasonsTexts = {
  removedSubject: (article) => `Su comentario en «${article}» ha sido retirado`,
  removedTitle: "Su comentario ha sido retirado",
  removedIntro: (article) =>
    `Su comentario en «${article}» ya no se muestra. Aquí le decimos por qué y qué puede hacer.`,
  heldSubject: (article) => `Su comentario en «${article}» sigue retenido`,
  heldTitle: "Su comentario sigue retenido",
  heldIntro: (article) =>
    `Su comentario en «${article}» aún no se muestra: sigue esperando a la moderación. Aquí le decimos por qué y qué puede hacer.`,
  contestHold:
    "Abra la página de abajo. Muestra su comentario y tiene un recuadro para sus razones. No necesita cuenta. Si la moderación publica el comentario entretanto, usted no tiene que hacer nada más.",
  contest:
    "Abra la página de abajo. Muestra su comentario y tiene un recuadro para sus razones. No necesita cuenta. Una persona que no tuvo parte en esta decisión leerá ambas cosas y le responderá con sus motivos. Si nos equivocamos, su comentario volverá a su sitio.",
  appealAction: "Ver los motivos y recurrir la decisión",
  footer: "Recibe esta carta porque comentó aquí. Se envía una sola vez y no es publicidad.",
};

const CATALOGUES: Readonly<Record<Language, ReasonsTexts>> = { en, de, fr, es };

/** By the language of a BCP 47 tag. */
export const reasonsTexts = (locale: string): ReasonsTexts => CATALOGUES[languageOf(locale)];
