import type { Language } from "./locale.ts";

/** All that the author's appeal page says, by language. */
export interface AppealTexts {
  readonly title: string;
  readonly removedHeading: string;
  readonly restoredHeading: string;
  readonly on: string;
  readonly whyHeading: string;
  readonly rules: string;
  readonly moderatorNote: string;
  readonly textHeading: string;
  readonly textPurged: string;
  readonly contestHeading: string;
  readonly contestIntro: string;
  readonly deadline: string;
  readonly noDeadline: string;
  readonly label: string;
  readonly hint: (least: number, most: number) => string;
  readonly tooShortOrLong: (least: number, most: number) => string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  readonly windowOver: string;
  readonly restored: string;
  readonly stateHeading: string;
  readonly filed: string;
  readonly states: Readonly<Record<"open" | "upheld" | "overturned" | "withdrawn" | "void", string>>;
  readonly decided: string;
  readonly reasonHeading: string;
  readonly courts: string;
  readonly policyRevision: string;
  readonly justFiled: string;
  readonly invalidTitle: string;
  readonly invalid: readonly string[];
  readonly closedMeanwhile: string;
}

const en: AppealTexts = {
  title: "About your comment",
  removedHeading: "Your comment was removed",
  restoredHeading: "Your comment is shown",
  on: "on the article",
  whyHeading: "Why",
  rules: "The rules in question",
  moderatorNote: "The moderator adds",
  textHeading: "What you wrote",
  textPurged: "The text is not kept any more.",
  contestHeading: "Contest this decision",
  contestIntro:
    "If you think we got this wrong, tell us why. A person who had no part in the decision reads your comment and your words.",
  deadline: "You can do this until",
  noDeadline: "You can do this now.",
  label: "Why should the comment stand?",
  hint: (least, most) => `${least} to ${most.toLocaleString("en")} characters. You can contest a decision once.`,
  tooShortOrLong: (least, most) => `Tell us why in ${least} to ${most.toLocaleString("en")} characters.`,
  submit: "Contest the decision",
  nextHeading: "What happens next",
  next: [
    "We confirm by e-mail that your words have arrived.",
    "Someone other than whoever decided before reads both texts and decides. No machine takes that decision.",
    "You get the answer with its reasons by e-mail. If we were wrong, your comment goes back to its place with its replies.",
    "This page always shows where things stand.",
  ],
  windowOver: "The time to contest this decision is over.",
  restored: "The comment stands in its place again. There is nothing left to contest.",
  stateHeading: "Your appeal",
  filed: "Filed on",
  states: {
    open: "It is waiting for a person who had no part in the decision. You need not do anything.",
    upheld: "It was read, and the decision stands: the comment stays removed.",
    overturned: "You were right. The comment stands in its place again, and the removal does not count against you.",
    withdrawn: "It was withdrawn.",
    void: "It ended because the comment was deleted.",
  },
  decided: "Decided on",
  reasonHeading: "The reasons",
  courts: "You may also take the matter to an out-of-court dispute settlement body or to a court.",
  policyRevision: "Revision of the policy",
  justFiled: "We have your appeal. Keep this link: it leads back here.",
  invalidTitle: "This link is not valid",
  invalid: [
    "Perhaps it was not copied whole: open it straight from the letter, or copy it again to its very end.",
    "A link also stops working when its comment is deleted by its author.",
  ],
  closedMeanwhile: "This decision does not stand any more, so there is nothing left to contest.",
};

const de: AppealTexts = {
  title: "Zu Ihrem Kommentar",
  removedHeading: "Ihr Kommentar wurde entfernt",
  restoredHeading: "Ihr Kommentar wird gezeigt",
  on: "zum Artikel",
  whyHeading: "Warum",
  rules: "Um diese Regeln geht es",
  moderatorNote: "Die Moderation fügt hinzu",
  textHeading: "Was Sie geschrieben haben",
  textPurged: "Der Text wird nicht mehr aufbewahrt.",
  contestHeading: "Dieser Entscheidung widersprechen",
  contestIntro:
    "Wenn Sie meinen, dass wir falsch liegen, sagen Sie uns, warum. Ein Mensch, der an der Entscheidung nicht beteiligt war, liest Ihren Kommentar und Ihre Worte.",
  deadline: "Das geht bis zum",
  noDeadline: "Das geht ab sofort.",
  label: "Warum soll der Kommentar stehen bleiben?",
  hint: (least, most) =>
    `${least} bis ${most.toLocaleString("de")} Zeichen. Einer Entscheidung kann man einmal widersprechen.`,
  tooShortOrLong: (least, most) => `Bitte begründen Sie es in ${least} bis ${most.toLocaleString("de")} Zeichen.`,
  submit: "Widersprechen",
  nextHeading: "Wie es weitergeht",
  next: [
    "Wir bestätigen per E-Mail, dass Ihre Worte angekommen sind.",
    "Jemand anderes als zuvor liest beide Texte und entscheidet. Keine Maschine trifft diese Entscheidung.",
    "Die Antwort bekommen Sie mit Gründen per E-Mail. Lagen wir falsch, kommt Ihr Kommentar mit seinen Antworten an seinen Platz zurück.",
    "Diese Seite zeigt jederzeit den Stand.",
  ],
  windowOver: "Die Frist für einen Widerspruch ist abgelaufen.",
  restored: "Der Kommentar steht wieder an seinem Platz. Es gibt nichts mehr, dem zu widersprechen wäre.",
  stateHeading: "Ihr Widerspruch",
  filed: "Eingegangen am",
  states: {
    open: "Er wartet auf einen Menschen, der an der Entscheidung nicht beteiligt war. Sie müssen nichts tun.",
    upheld: "Er wurde gelesen, und die Entscheidung bleibt: Der Kommentar bleibt entfernt.",
    overturned:
      "Sie hatten recht. Der Kommentar steht wieder an seinem Platz, und die Entfernung wird Ihnen nicht angerechnet.",
    withdrawn: "Er wurde zurückgezogen.",
    void: "Er endete, weil der Kommentar gelöscht wurde.",
  },
  decided: "Entschieden am",
  reasonHeading: "Die Gründe",
  courts: "Sie können sich auch an eine Stelle zur außergerichtlichen Streitbeilegung oder an ein Gericht wenden.",
  policyRevision: "Fassung der Regeln",
  justFiled: "Ihr Widerspruch ist angekommen. Behalten Sie diesen Link: Er führt hierher zurück.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid: [
    "Vielleicht wurde er nicht ganz kopiert: Öffnen Sie ihn direkt aus dem Brief, oder kopieren Sie ihn noch einmal bis zum letzten Zeichen.",
    "Ein Link endet auch, wenn sein Kommentar von seinem Verfasser gelöscht wird.",
  ],
  closedMeanwhile: "Diese Entscheidung besteht nicht mehr, es gibt also nichts mehr, dem zu widersprechen wäre.",
};

export const APPEAL_TEXTS: Readonly<Record<Language, AppealTexts>> = { en, de };
