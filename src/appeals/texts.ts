/** The sentences of statements and letters, by language. English where a language is missing. */
export interface ReasonsTexts {
  readonly automated: (at: string) => string;
  readonly byPerson: (at: string) => string;
  readonly removedSubject: (article: string) => string;
  readonly removedTitle: string;
  readonly removedIntro: (article: string) => string;
  readonly whyHeading: string;
  readonly moderatorNote: string;
  readonly policyLabel: string;
  readonly contestHeading: string;
  readonly contest: string;
  readonly deadline: (days: number) => string;
  readonly courts: string;
  readonly appealAction: string;
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: (article: string) => string;
  readonly receivedNext: string;
  readonly stateAction: string;
  readonly overturnedSubject: string;
  readonly overturnedTitle: string;
  readonly overturned: (article: string) => string;
  readonly overturnedRecord: string;
  readonly upheldSubject: string;
  readonly upheldTitle: string;
  readonly upheld: (article: string) => string;
  readonly upheldCourts: string;
  readonly reasonHeading: string;
  readonly footer: string;
}

const en: ReasonsTexts = {
  automated: (at) => `The comment was checked and removed automatically on ${at}. No person has looked at it yet.`,
  byPerson: (at) => `A moderator read the comment and removed it on ${at}.`,
  removedSubject: (article) => `Your comment on “${article}” was removed`,
  removedTitle: "Your comment was removed",
  removedIntro: (article) => `Your comment on “${article}” is no longer shown. Here is why, and what you can do.`,
  whyHeading: "Why",
  moderatorNote: "The moderator adds",
  policyLabel: "Policy revision",
  contestHeading: "If you think we got this wrong",
  contest:
    "Open the page below. It shows your comment and has a box for your reasons. You need no account. A person who had no part in this decision will read both and answer you with reasons. If we were wrong, your comment goes back to its place.",
  deadline: (days) => `You can do this for ${days} days from today.`,
  courts: "You may also take the matter to an out-of-court dispute settlement body or to a court.",
  appealAction: "See the reasons and contest the decision",
  receivedSubject: "We have your appeal",
  receivedTitle: "We have your appeal",
  received: (article) => `Thank you for writing to us about your comment on “${article}”.`,
  receivedNext:
    "A person who had no part in the decision will read your comment and your words, decide, and tell you why by e-mail. There is nothing else for you to do. The page below always shows where it stands.",
  stateAction: "See where your appeal stands",
  overturnedSubject: "Your comment is back",
  overturnedTitle: "You were right: your comment is back",
  overturned: (article) =>
    `We looked again at your comment on “${article}”. It should not have been removed. It stands in its place again, with its replies. We are sorry.`,
  overturnedRecord: "The removal does not count against you.",
  upheldSubject: "About your appeal",
  upheldTitle: "Your comment stays removed",
  upheld: (article) =>
    `A person who had no part in the decision read your comment on “${article}” and your reasons, and decided that it stays removed.`,
  upheldCourts:
    "This is our last word on this comment. You may still take the matter to an out-of-court dispute settlement body or to a court.",
  reasonHeading: "Their reasons",
  footer: "You get this letter because you commented here. It is sent once, and it is not advertising.",
};

const de: ReasonsTexts = {
  automated: (at) => `Der Kommentar wurde am ${at} automatisch geprüft und entfernt. Noch hat ihn kein Mensch gelesen.`,
  byPerson: (at) => `Ein Mitglied der Moderation hat den Kommentar gelesen und am ${at} entfernt.`,
  removedSubject: (article) => `Ihr Kommentar zu „${article}“ wurde entfernt`,
  removedTitle: "Ihr Kommentar wurde entfernt",
  removedIntro: (article) =>
    `Ihr Kommentar zu „${article}“ wird nicht mehr gezeigt. Hier steht, warum, und was Sie tun können.`,
  whyHeading: "Warum",
  moderatorNote: "Die Moderation fügt hinzu",
  policyLabel: "Fassung der Regeln",
  contestHeading: "Wenn Sie meinen, dass wir falsch liegen",
  contest:
    "Öffnen Sie die Seite unten. Sie zeigt Ihren Kommentar und hat ein Feld für Ihre Gründe. Ein Konto brauchen Sie nicht. Ein Mensch, der an dieser Entscheidung nicht beteiligt war, liest beides und antwortet Ihnen mit Gründen. Lagen wir falsch, kommt Ihr Kommentar an seinen Platz zurück.",
  deadline: (days) => `Das können Sie von heute an ${days} Tage lang tun.`,
  courts: "Sie können sich auch an eine Stelle zur außergerichtlichen Streitbeilegung oder an ein Gericht wenden.",
  appealAction: "Gründe ansehen und widersprechen",
  receivedSubject: "Ihr Widerspruch ist angekommen",
  receivedTitle: "Ihr Widerspruch ist angekommen",
  received: (article) => `Danke, dass Sie uns zu Ihrem Kommentar zu „${article}“ geschrieben haben.`,
  receivedNext:
    "Ein Mensch, der an der Entscheidung nicht beteiligt war, liest Ihren Kommentar und Ihre Worte, entscheidet und begründet es Ihnen per E-Mail. Sie müssen nichts weiter tun. Die Seite unten zeigt jederzeit den Stand.",
  stateAction: "Stand des Widerspruchs ansehen",
  overturnedSubject: "Ihr Kommentar ist wieder da",
  overturnedTitle: "Sie hatten recht: Ihr Kommentar ist wieder da",
  overturned: (article) =>
    `Wir haben Ihren Kommentar zu „${article}“ noch einmal angesehen. Er hätte nicht entfernt werden dürfen. Er steht wieder an seinem Platz, mit seinen Antworten. Es tut uns leid.`,
  overturnedRecord: "Die Entfernung wird Ihnen nicht angerechnet.",
  upheldSubject: "Zu Ihrem Widerspruch",
  upheldTitle: "Ihr Kommentar bleibt entfernt",
  upheld: (article) =>
    `Ein Mensch, der an der Entscheidung nicht beteiligt war, hat Ihren Kommentar zu „${article}“ und Ihre Gründe gelesen und entschieden, dass er entfernt bleibt.`,
  upheldCourts:
    "Das ist unser letztes Wort zu diesem Kommentar. Sie können sich weiterhin an eine Stelle zur außergerichtlichen Streitbeilegung oder an ein Gericht wenden.",
  reasonHeading: "Die Gründe",
  footer: "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.",
};

const CATALOGUES: Readonly<Record<string, ReasonsTexts>> = { en, de };

/** By the language of a BCP 47 tag. */
export const reasonsTexts = (locale: string): ReasonsTexts => CATALOGUES[locale.split("-", 1)[0] ?? "en"] ?? en;
