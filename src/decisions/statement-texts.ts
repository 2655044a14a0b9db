import type { StatementData } from "./statement-of-reasons.ts";

/** What every statement of reasons says, by language. English where a language is missing. */
export interface StatementTexts {
  readonly decisionHeading: string;
  readonly restriction: string;
  readonly restrictions: Readonly<Record<StatementData["restriction"], string>>;
  readonly scope: string;
  readonly scopes: Readonly<Record<StatementData["scope"], string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly ends: Readonly<Record<"removed" | "held" | "warning" | "without", string>>;
  readonly howHeading: string;
  readonly found: Readonly<Record<"verdict" | "flags" | "notice" | "own" | "premoderation" | "restriction", string>>;
  /** DSA Article 17(3)(c). */
  readonly detected: Readonly<Record<"automatically" | "byPeople", string>>;
  readonly automated: Readonly<Record<"removed" | "held", (at: string) => string>>;
  readonly byPerson: Readonly<Record<"removed" | "other", (at: string) => string>>;
  readonly strikes: (count: number) => string;
  readonly strike: (at: string, categories: string) => string;
  readonly whyHeading: string;
  readonly terms: string;
  readonly law: string;
  readonly readFirst: string;
  readonly fired: string;
  readonly judged: string;
  readonly ownReason: string;
  readonly moderatorNote: string;
  readonly policyRevision: string;
  readonly redressHeading: string;
  readonly appeal: (days: number) => string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  /** Sentences of ours that statements keep in English. */
  readonly translations: Readonly<Record<string, string>>;
}

const en: StatementTexts = {
  decisionHeading: "What was decided",
  restriction: "Decision",
  restrictions: {
    removed: "The comment is removed: nobody sees it.",
    held: "The comment is held back: nobody sees it until a moderator has read it.",
    warning: "A warning. You can go on commenting as before.",
    premoderated: "A moderator reads your comments before they appear.",
    suspended: "You cannot comment for a time.",
    banned: "You cannot comment any more.",
  },
  scope: "It applies to",
  scopes: { comment: "this comment only, wherever it would be shown", account: "your account, on all articles" },
  startsAt: "From",
  endsAt: "Until",
  ends: {
    removed: "without end, unless it is changed",
    held: "a moderator has decided",
    warning: "it limits nothing",
    without: "without end, unless it is changed",
  },
  howHeading: "How we came to it",
  found: {
    verdict: "Our rules found it automatically, when it was posted or edited.",
    flags: "Readers reported it to us.",
    notice: "Readers reported it to us, and a moderator looked at it.",
    own: "Nobody reported it: a moderator came upon it in their work.",
    premoderation: "Nobody reported it: comments like this one are read before they appear.",
    restriction: "It was held when your account was limited.",
  },
  detected: {
    automatically: "The content was detected by automated means.",
    byPeople: "The content was not detected by automated means.",
  },
  automated: {
    removed: (at) => `The comment was checked and removed automatically on ${at}. No person has looked at it yet.`,
    held: (at) => `The comment was checked and held back automatically on ${at}. No person has looked at it yet.`,
  },
  byPerson: {
    removed: (at) => `A moderator read the comment and removed it on ${at}.`,
    other: (at) => `A moderator took the decision on ${at}.`,
  },
  strikes: (count) =>
    count === 1
      ? "One removed comment counts against this account:"
      : `${count} removed comments count against this account:`,
  strike: (at, categories) => (categories === "" ? `removed on ${at}` : `removed on ${at}: ${categories}`),
  whyHeading: "Why",
  terms: "The ground lies in our rules for comments. They say:",
  law: "The ground lies in the law: the content is considered illegal. Our rules say:",
  readFirst: "The ground lies in our rules for comments, by which a moderator reads a comment first in this case:",
  fired: "They apply because these rules found something in the text:",
  judged: "They apply because a moderator judged it so.",
  ownReason: "The ground lies in our rules for comments, for the reason that the moderator gives here.",
  moderatorNote: "The moderator adds",
  policyRevision: "Revision of the rules",
  redressHeading: "What you can do",
  appeal: (days) =>
    `You can contest this decision with us, free of charge, for ${days} days from the day you were told. A person who had no part in it decides.`,
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  translations: {},
};

const de: StatementTexts = {
  decisionHeading: "Was entschieden wurde",
  restriction: "Entscheidung",
  restrictions: {
    removed: "Der Kommentar ist entfernt: Niemand sieht ihn.",
    held: "Der Kommentar ist zurückgehalten: Niemand sieht ihn, bis die Moderation ihn gelesen hat.",
    warning: "Eine Verwarnung. Sie können weiter kommentieren wie bisher.",
    premoderated: "Die Moderation liest Ihre Kommentare, bevor sie erscheinen.",
    suspended: "Sie können eine Zeit lang nicht kommentieren.",
    banned: "Sie können nicht mehr kommentieren.",
  },
  scope: "Sie gilt für",
  scopes: { comment: "nur diesen Kommentar, wo immer er erschiene", account: "Ihr Konto, bei allen Artikeln" },
  startsAt: "Von",
  endsAt: "Bis",
  ends: {
    removed: "ohne Ende, solange nichts anderes entschieden wird",
    held: "die Moderation entschieden hat",
    warning: "sie beschränkt nichts",
    without: "ohne Ende, solange nichts anderes entschieden wird",
  },
  howHeading: "Wie es dazu kam",
  found: {
    verdict: "Unsere Regeln haben ihn automatisch gefunden, beim Abschicken oder Ändern.",
    flags: "Lesende haben ihn uns gemeldet.",
    notice: "Lesende haben es uns gemeldet, und die Moderation hat es angesehen.",
    own: "Niemand hat es gemeldet: Die Moderation ist bei ihrer Arbeit darauf gestoßen.",
    premoderation: "Niemand hat ihn gemeldet: Solche Kommentare werden gelesen, bevor sie erscheinen.",
    restriction: "Er wurde zurückgehalten, als Ihr Konto eingeschränkt wurde.",
  },
  detected: {
    automatically: "Der Inhalt wurde mit automatisierten Mitteln erkannt.",
    byPeople: "Der Inhalt wurde nicht mit automatisierten Mitteln erkannt.",
  },
  automated: {
    removed: (at) => `Der Kommentar wurde am ${at} automatisch geprüft und entfernt. Noch hat ihn kein Mensch gelesen.`,
    held: (at) =>
      `Der Kommentar wurde am ${at} automatisch geprüft und zurückgehalten. Noch hat ihn kein Mensch gelesen.`,
  },
  byPerson: {
    removed: (at) => `Ein Mitglied der Moderation hat den Kommentar gelesen und am ${at} entfernt.`,
    other: (at) => `Ein Mitglied der Moderation hat am ${at} entschieden.`,
  },
  strikes: (count) =>
    count === 1
      ? "Ein entfernter Kommentar wird diesem Konto angerechnet:"
      : `${count} entfernte Kommentare werden diesem Konto angerechnet:`,
  strike: (at, categories) => (categories === "" ? `entfernt am ${at}` : `entfernt am ${at}: ${categories}`),
  whyHeading: "Warum",
  terms: "Der Grund liegt in unseren Regeln für Kommentare. Sie lauten:",
  law: "Der Grund liegt im Gesetz: Der Inhalt gilt als rechtswidrig. Unsere Regeln lauten:",
  readFirst:
    "Der Grund liegt in unseren Regeln für Kommentare, nach denen die Moderation einen Kommentar in diesem Fall zuerst liest:",
  fired: "Sie gelten hier, weil diese Regeln im Text etwas gefunden haben:",
  judged: "Sie gelten hier nach dem Urteil der Moderation.",
  ownReason: "Der Grund liegt in unseren Regeln für Kommentare, aus dem Grund, den die Moderation hier nennt.",
  moderatorNote: "Die Moderation fügt hinzu",
  policyRevision: "Fassung der Regeln",
  redressHeading: "Was Sie tun können",
  appeal: (days) =>
    `Sie können dieser Entscheidung bei uns kostenlos widersprechen, ${days} Tage lang ab dem Tag, an dem Sie davon erfahren haben. Ein Mensch, der nicht beteiligt war, entscheidet.`,
  bodies: "Sie können sich an eine Stelle zur außergerichtlichen Streitbeilegung wenden:",
  noBodies: "Sie können sich an jede zugelassene Stelle zur außergerichtlichen Streitbeilegung wenden.",
  courts: "Sie können auch vor Gericht gehen.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "Kommentare zu diesem Artikel liest die Moderation, bevor sie erscheinen.",
    "Your comments are read by a moderator before they appear.":
      "Ihre Kommentare liest die Moderation, bevor sie erscheinen.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Mehrere Lesende haben um eine Prüfung dieses Kommentars gebeten. Die Moderation sieht ihn an.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Ihr Kommentar wartet noch auf die Moderation, die den neuen Text liest.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Ihre Kommentare wurden zurückgehalten, als Ihr Konto eingeschränkt wurde. Die Moderation liest sie einzeln.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "Werbung, Wiederholungen und Links, die nichts mit dem Artikel zu tun haben, werden entfernt.",
    "Content that breaks the law is removed.": "Inhalte, die gegen das Gesetz verstoßen, werden entfernt.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "Die Moderation hat diesen Kommentar aus dem Grund entfernt, der hier dabeisteht.",
    "Illegal content": "Rechtswidrige Inhalte",
    "Another reason": "Ein anderer Grund",
  },
};

const CATALOGUES: Readonly<Record<string, StatementTexts>> = { en, de };

/** By the language of a BCP 47 tag. */
export const statementTexts = (locale: string): StatementTexts => CATALOGUES[locale.split("-", 1)[0] ?? "en"] ?? en;
