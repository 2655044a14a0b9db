import type { Language } from "./locale.ts";

/** All that the page of an invited reviewer says, by language. */
interface ReviewTexts {
  readonly title: string;
  readonly intro: string;
  readonly until: string;
  readonly matters: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly decidedHeading: string;
  readonly byPolicy: string;
  readonly byPerson: string;
  readonly commentHeading: string;
  readonly restrictionHeading: string;
  readonly kinds: Readonly<Record<"warning" | "premoderated" | "suspended" | "banned", string>>;
  readonly purged: string;
  readonly masked: string;
  readonly wordsHeading: string;
  readonly answerHeading: string;
  readonly outcome: string;
  readonly overturned: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly upheld: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly reason: string;
  readonly reasonHint: string;
  readonly submit: string;
  readonly problem: string;
  readonly personalData: string;
  readonly conflict: string;
  readonly busy: string;
  readonly overTitle: string;
  readonly over: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

const en: ReviewTexts = {
  title: "An appeal for you to decide",
  intro:
    "Nobody of our moderators may answer this appeal, so you are asked to. Read what was decided, what it is about and what is said against it; then decide as you think right, and give your reasons. If you know anybody involved, close this page and do nothing.",
  until: "This link is good until",
  matters: {
    comment: "An author contests what was decided about a comment.",
    restriction: "An author contests a restriction of their account.",
    notice: "Somebody told us of a comment, and contests that nothing was done.",
  },
  decidedHeading: "What was decided",
  byPolicy: "Decided automatically, on",
  byPerson: "Decided by a person, on",
  commentHeading: "The comment",
  restrictionHeading: "The restriction",
  kinds: {
    warning: "A warning",
    premoderated: "Comments are read before they appear",
    suspended: "No commenting for a time",
    banned: "No commenting any more",
  },
  purged: "The text is not kept any more.",
  masked: "Private information in it is masked.",
  wordsHeading: "What is said against it",
  answerHeading: "Your decision",
  outcome: "Outcome",
  overturned: {
    comment: "Overturn it: the comment is shown",
    restriction: "Overturn it: the restriction is lifted",
    notice: "Overturn it: the comment is removed",
  },
  upheld: { comment: "Uphold it", restriction: "Uphold it", notice: "Uphold it: the comment stays" },
  reason: "Your reasons",
  reasonHint: "In up to 4,000 characters. They are told to whoever filed the appeal; your name is not.",
  submit: "Decide",
  personalData:
    "Take out what looks like personal data, such as a telephone number or an address: these words go out in a letter. Nothing was decided.",
  problem: "Choose an outcome, and give your reasons in up to 4,000 characters.",
  conflict: "You have a part in this matter, so somebody else has to decide it.",
  busy: "A moderator is at this appeal at the moment. Try again in ten minutes.",
  overTitle: "This appeal has its answer",
  over: "There is nothing left to decide. Thank you.",
  invalidTitle: "This link is not valid",
  invalid: "It may be incomplete, too old or revoked. Whoever invited you can send another one.",
};

const de: ReviewTexts = {
  title: "Ein Widerspruch, über den Sie entscheiden",
  intro:
    "Niemand in unserer Moderation darf diesen Widerspruch beantworten, deshalb bitten wir Sie. Lesen Sie, was entschieden wurde, worum es geht und was dagegen gesagt wird; dann entscheiden Sie, wie Sie es für richtig halten, und begründen es. Wenn Sie jemanden der Beteiligten kennen, schließen Sie diese Seite und tun nichts.",
  until: "Dieser Link gilt bis",
  matters: {
    comment: "Jemand widerspricht einer Entscheidung über den eigenen Kommentar.",
    restriction: "Jemand widerspricht einer Einschränkung des eigenen Kontos.",
    notice: "Jemand hat uns einen Kommentar gemeldet und widerspricht dem, dass nichts geschah.",
  },
  decidedHeading: "Was entschieden wurde",
  byPolicy: "Automatisch entschieden am",
  byPerson: "Von einem Menschen entschieden am",
  commentHeading: "Der Kommentar",
  restrictionHeading: "Die Einschränkung",
  kinds: {
    warning: "Eine Verwarnung",
    premoderated: "Kommentare werden gelesen, bevor sie erscheinen",
    suspended: "Auf Zeit keine Kommentare",
    banned: "Keine Kommentare mehr",
  },
  purged: "Der Text wird nicht mehr aufbewahrt.",
  masked: "Private Angaben darin sind unkenntlich gemacht.",
  wordsHeading: "Was dagegen gesagt wird",
  answerHeading: "Ihre Entscheidung",
  outcome: "Ergebnis",
  overturned: {
    comment: "Aufheben: Der Kommentar wird gezeigt",
    restriction: "Aufheben: Die Einschränkung endet",
    notice: "Aufheben: Der Kommentar wird entfernt",
  },
  upheld: { comment: "Bestätigen", restriction: "Bestätigen", notice: "Bestätigen: Der Kommentar bleibt" },
  reason: "Ihre Gründe",
  reasonHint: "In bis zu 4.000 Zeichen. Sie werden der Person gesagt, die widerspricht; Ihr Name nicht.",
  submit: "Entscheiden",
  personalData:
    "Nehmen Sie heraus, was nach persönlichen Daten aussieht, etwa eine Telefonnummer oder eine Adresse: Diese Worte gehen in einem Brief hinaus. Entschieden wurde nichts.",
  problem: "Wählen Sie ein Ergebnis, und begründen Sie es in bis zu 4.000 Zeichen.",
  conflict: "Sie sind an dieser Sache beteiligt, deshalb muss jemand anderes entscheiden.",
  busy: "Gerade sitzt jemand aus der Moderation an diesem Widerspruch. Versuchen Sie es in zehn Minuten noch einmal.",
  overTitle: "Dieser Widerspruch ist beantwortet",
  over: "Es gibt nichts mehr zu entscheiden. Danke.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid:
    "Vielleicht ist er unvollständig, zu alt oder widerrufen. Wer Sie eingeladen hat, kann einen neuen schicken.",
};

export const REVIEW_TEXTS: Readonly<Record<Language, ReviewTexts>> = { en, de };
