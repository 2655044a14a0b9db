/** The sentences of statements and letters, by language. English where a language is missing. */
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

const CATALOGUES: Readonly<Record<string, ReasonsTexts>> = { en, de };

/** By the language of a BCP 47 tag. */
export const reasonsTexts = (locale: string): ReasonsTexts => CATALOGUES[locale.split("-", 1)[0] ?? "en"] ?? en;
