import type { Language } from "./locale.ts";

/** All that the author's appeal page says, by language. */
export interface AppealTexts {
  readonly title: string;
  readonly headings: Readonly<
    Record<"removed" | "held" | "restored" | "restricted" | "lifted" | "stays" | "gone", string>
  >;
  readonly on: string;
  readonly textHeading: string;
  readonly commentHeading: string;
  readonly textPurged: string;
  readonly contestHeading: string;
  readonly contestIntro: string;
  readonly deadline: string;
  readonly noDeadline: string;
  readonly labels: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly hint: (least: number, most: number) => string;
  readonly tooShortOrLong: (least: number, most: number) => string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  readonly windowOver: string;
  readonly nothingLeft: string;
  readonly stateHeading: string;
  readonly filed: string;
  readonly states: Readonly<Record<"open" | "upheld" | "overturned" | "withdrawn" | "void", string>>;
  readonly decided: string;
  readonly reasonHeading: string;
  readonly justFiled: string;
  readonly invalidTitle: string;
  readonly invalid: readonly string[];
  readonly closedMeanwhile: string;
  readonly withdraw: string;
  readonly withdrawHint: string;
  readonly resendLink: string;
  readonly resendTitle: string;
  readonly resendIntro: string;
  readonly resendLabel: string;
  readonly resendSubmit: string;
  readonly resendDone: string;
  readonly resendBadAddress: string;
}

const en: AppealTexts = {
  title: "About your comment",
  headings: {
    removed: "Your comment was removed",
    held: "Your comment is held back",
    restored: "Your comment is shown",
    restricted: "Your account is restricted",
    lifted: "The restriction of your account is lifted",
    stays: "The comment that you told us of stays",
    gone: "The comment that you told us of is not shown any more",
  },
  on: "on the article",
  textHeading: "What you wrote",
  commentHeading: "The comment",
  textPurged: "The text is not kept any more.",
  contestHeading: "Contest this decision",
  contestIntro:
    "If you think we got this wrong, tell us why. A person who had no part in the decision reads your words and what they are about.",
  deadline: "You can do this until",
  noDeadline: "You can do this now.",
  labels: {
    comment: "Why should the comment stand?",
    restriction: "Why should the restriction be lifted?",
    notice: "Why should the comment go?",
  },
  hint: (least, most) => `${least} to ${most.toLocaleString("en")} characters. You can contest a decision once.`,
  tooShortOrLong: (least, most) => `Tell us why in ${least} to ${most.toLocaleString("en")} characters.`,
  submit: "Contest the decision",
  nextHeading: "What happens next",
  next: [
    "We confirm by e-mail that your words have arrived.",
    "Someone other than whoever decided before reads everything and decides. No machine takes that decision.",
    "You get the answer with its reasons by e-mail. If we were wrong, we undo it at once: a comment goes back to its place with its replies.",
    "This page always shows where things stand.",
  ],
  windowOver: "The time to contest this decision is over.",
  nothingLeft: "This decision does not stand any more. There is nothing left to contest.",
  stateHeading: "Your appeal",
  filed: "Filed on",
  states: {
    open: "It is waiting for a person who had no part in the decision. You need not do anything.",
    upheld: "It was read, and the decision stands.",
    overturned: "You were right. The decision is undone, and does not count against you.",
    withdrawn: "You took it back. The decision stands, and cannot be contested here again.",
    void: "It ended because the comment was deleted.",
  },
  decided: "Decided on",
  reasonHeading: "The reasons",
  justFiled: "We have your appeal. Keep this link: it leads back here.",
  invalidTitle: "This link is not valid",
  invalid: [
    "Perhaps it was not copied whole: open it straight from the letter, or copy it again to its very end.",
    "A link also stops working when its comment is deleted by its author.",
  ],
  closedMeanwhile: "This decision does not stand any more, so there is nothing left to contest.",
  withdraw: "Take the appeal back",
  withdrawHint: "You can take it back for good: nobody then looks at the decision again.",
  resendLink: "Have the letter sent again",
  resendTitle: "Lost the letter?",
  resendIntro:
    "Tell us the address of your account here. If there is a decision that you can still contest, we send its letter again, with the same link.",
  resendLabel: "Your e-mail address",
  resendSubmit: "Send it again",
  resendDone:
    "If this address belongs to an author with a decision that can still be contested, its letter is on its way again.",
  resendBadAddress: "This is not an e-mail address.",
};

const de: AppealTexts = {
  title: "Zu Ihrem Kommentar",
  headings: {
    removed: "Ihr Kommentar wurde entfernt",
    held: "Ihr Kommentar wird zurückgehalten",
    restored: "Ihr Kommentar wird gezeigt",
    restricted: "Ihr Konto ist eingeschränkt",
    lifted: "Die Einschränkung Ihres Kontos ist aufgehoben",
    stays: "Der Kommentar, den Sie gemeldet haben, bleibt stehen",
    gone: "Der Kommentar, den Sie gemeldet haben, wird nicht mehr gezeigt",
  },
  on: "zum Artikel",
  textHeading: "Was Sie geschrieben haben",
  commentHeading: "Der Kommentar",
  textPurged: "Der Text wird nicht mehr aufbewahrt.",
  contestHeading: "Dieser Entscheidung widersprechen",
  contestIntro:
    "Wenn Sie meinen, dass wir falsch liegen, sagen Sie uns, warum. Ein Mensch, der an der Entscheidung nicht beteiligt war, liest Ihre Worte und worum es geht.",
  deadline: "Das geht bis zum",
  noDeadline: "Das geht ab sofort.",
  labels: {
    comment: "Warum soll der Kommentar stehen bleiben?",
    restriction: "Warum soll die Einschränkung aufgehoben werden?",
    notice: "Warum soll der Kommentar weg?",
  },
  hint: (least, most) =>
    `${least} bis ${most.toLocaleString("de")} Zeichen. Einer Entscheidung kann man einmal widersprechen.`,
  tooShortOrLong: (least, most) => `Bitte begründen Sie es in ${least} bis ${most.toLocaleString("de")} Zeichen.`,
  submit: "Widersprechen",
  nextHeading: "Wie es weitergeht",
  next: [
    "Wir bestätigen per E-Mail, dass Ihre Worte angekommen sind.",
    "Jemand anderes als zuvor liest alles und entscheidet. Keine Maschine trifft diese Entscheidung.",
    "Die Antwort bekommen Sie mit Gründen per E-Mail. Lagen wir falsch, machen wir es sofort rückgängig: Ein Kommentar kommt mit seinen Antworten an seinen Platz zurück.",
    "Diese Seite zeigt jederzeit den Stand.",
  ],
  windowOver: "Die Frist für einen Widerspruch ist abgelaufen.",
  nothingLeft: "Diese Entscheidung besteht nicht mehr. Es gibt nichts mehr, dem zu widersprechen wäre.",
  stateHeading: "Ihr Widerspruch",
  filed: "Eingegangen am",
  states: {
    open: "Er wartet auf einen Menschen, der an der Entscheidung nicht beteiligt war. Sie müssen nichts tun.",
    upheld: "Er wurde gelesen, und die Entscheidung bleibt.",
    overturned: "Sie hatten recht. Die Entscheidung ist rückgängig gemacht und wird Ihnen nicht angerechnet.",
    withdrawn:
      "Sie haben ihn zurückgenommen. Die Entscheidung bleibt, und hier kann ihr nicht noch einmal widersprochen werden.",
    void: "Er endete, weil der Kommentar gelöscht wurde.",
  },
  decided: "Entschieden am",
  reasonHeading: "Die Gründe",
  justFiled: "Ihr Widerspruch ist angekommen. Behalten Sie diesen Link: Er führt hierher zurück.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid: [
    "Vielleicht wurde er nicht ganz kopiert: Öffnen Sie ihn direkt aus dem Brief, oder kopieren Sie ihn noch einmal bis zum letzten Zeichen.",
    "Ein Link endet auch, wenn sein Kommentar von seinem Verfasser gelöscht wird.",
  ],
  closedMeanwhile: "Diese Entscheidung besteht nicht mehr, es gibt also nichts mehr, dem zu widersprechen wäre.",
  withdraw: "Den Widerspruch zurücknehmen",
  withdrawHint: "Sie können ihn endgültig zurücknehmen: Niemand sieht sich die Entscheidung dann noch einmal an.",
  resendLink: "Den Brief noch einmal schicken lassen",
  resendTitle: "Brief verloren?",
  resendIntro:
    "Nennen Sie uns die Adresse Ihres Kontos hier. Gibt es eine Entscheidung, der Sie noch widersprechen können, schicken wir den Brief noch einmal, mit demselben Link.",
  resendLabel: "Ihre E-Mail-Adresse",
  resendSubmit: "Noch einmal schicken",
  resendDone:
    "Gehört diese Adresse zu einem Konto mit einer Entscheidung, der noch widersprochen werden kann, ist der Brief wieder unterwegs.",
  resendBadAddress: "Das ist keine E-Mail-Adresse.",
};

export const APPEAL_TEXTS: Readonly<Record<Language, AppealTexts>> = { en, de };
