import type { ReviewTexts } from "../review-texts.ts";

export const REVIEW_DE: ReviewTexts = {
  title: "Ein Widerspruch, über den Sie entscheiden",
  intro:
    "Wer daran beteiligt war, darf diesen Widerspruch nicht beantworten, deshalb bitten wir Sie, die es nicht waren. Lesen Sie, was entschieden wurde, worum es geht und was dagegen gesagt wird; dann entscheiden Sie, wie Sie es für richtig halten, und begründen es. Wenn Sie jemanden der Beteiligten kennen, schließen Sie diese Seite und tun nichts.",
  until: "Dieser Link gilt bis",
  matters: {
    comment: "Jemand widerspricht einer Entscheidung über den eigenen Kommentar.",
    restriction: "Jemand widerspricht einer Einschränkung des eigenen Kontos.",
    notice: "Jemand hat uns einen Kommentar gemeldet und widerspricht dem, dass nichts geschah.",
  },
  decidedHeading: "Was entschieden wurde",
  toldHeading: "Die Entscheidung, wie sie mitgeteilt wurde",
  byPolicy: "Automatisch entschieden am",
  byPerson: "Von einem Menschen entschieden am",
  commentHeading: "Der Kommentar",
  threadHeading: "Worauf er antwortet",
  sameAuthor: "Von derselben Person wie der Kommentar",
  otherAuthor: "Von jemand anderem",
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
  upheld: {
    comment: "Bestätigen: Der Kommentar wird nicht gezeigt",
    restriction: "Bestätigen: Die Einschränkung bleibt",
    notice: "Bestätigen: Der Kommentar bleibt",
  },
  reason: "Ihre Gründe",
  reasonHint: "In bis zu 4.000 Zeichen. Sie werden der Person gesagt, die widerspricht; Ihr Name nicht.",
  reasonHintNotice:
    "In bis zu 4.000 Zeichen. Sie werden der Person gesagt, die den Kommentar gemeldet hat, und, wenn er entfernt wird, der Person, die ihn geschrieben hat; Ihr Name nicht. Sagen Sie keiner etwas über die andere.",
  submit: "Entscheiden",
  personalData:
    "Nehmen Sie heraus, was nach persönlichen Daten aussieht, etwa eine Telefonnummer, eine Adresse oder einen Link zu jemandes Profil: Diese Worte gehen in einem Brief hinaus. Entschieden wurde nichts.",
  staffNamed:
    "Nehmen Sie den Namen heraus: Diese Worte gehen in einem Brief hinaus, und Briefe nennen niemanden, der hier moderiert. Entschieden wurde nichts.",
  problem: "Wählen Sie ein Ergebnis, und begründen Sie es in bis zu 4.000 Zeichen.",
  conflict: "Sie sind an dieser Sache beteiligt, deshalb muss jemand anderes entscheiden.",
  busy: "Gerade sitzt jemand aus der Moderation an diesem Widerspruch. Versuchen Sie es in zehn Minuten noch einmal.",
  overTitle: "Dieser Widerspruch ist beantwortet",
  over: "Es gibt nichts mehr zu entscheiden. Danke.",
  invalidTitle: "Dieser Link ist nicht gültig",
  invalid:
    "Vielleicht ist er unvollständig, zu alt oder widerrufen. Wer Sie eingeladen hat, kann einen neuen schicken.",
};
