import { plural } from "../../shared/plural.ts";
import type { NoticeTexts } from "../texts.ts";

export const NOTICE_DE: NoticeTexts = {
  receivedSubject: "Wir haben Ihre Meldung",
  receivedTitle: "Ihre Meldung ist angekommen",
  received: (at) => `Am ${at} haben wir Ihre Meldung über einen Kommentar erhalten, den Sie für rechtswidrig halten.`,
  receivedNext:
    "Ein Mensch liest den Kommentar und Ihre Worte und entscheidet. Die Entscheidung bekommen Sie per E-Mail. Der Link unten zeigt den Stand; wer ihn hat, kann das sehen und die Meldung zurücknehmen.",
  notYours:
    "Sie haben das nicht gemeldet? Dann hat jemand Ihre Adresse benutzt: Nehmen Sie die Meldung über den Link zurück.",
  stateAction: "Den Stand ansehen",
  comment: "Kommentar",
  decidedSubject: "Die Entscheidung über Ihre Meldung",
  decidedTitle: "Über Ihre Meldung ist entschieden",
  outcomes: {
    removed: "Der Kommentar ist entfernt. Niemand sieht ihn mehr.",
    kept: "Der Kommentar bleibt stehen. Wer ihn gelesen hat, fand keinen Grund, ihn zu entfernen.",
  },
  moot: "Es gab nichts mehr zu entscheiden: Der Kommentar wurde von seinem Verfasser gelöscht. Niemand sieht ihn mehr.",
  decidedAt: "Entschieden am",
  automationHeading: "Wer entschieden hat",
  automation: {
    none: "Ein Mensch hat den Kommentar und Ihre Meldung gelesen und entschieden. Automatische Mittel wurden nicht benutzt.",
    detection:
      "Ein Mensch hat den Kommentar und Ihre Meldung gelesen und entschieden. Auch unsere automatischen Regeln hatten auf den Kommentar aufmerksam gemacht.",
    decision:
      "Unsere automatischen Regeln hatten den Kommentar schon entfernt. Ein Mensch hat ihn und Ihre Meldung gelesen, und es bleibt dabei.",
  },
  redressHeading: "Was Sie tun können",
  appeal:
    "Sie können bei uns kostenlos widersprechen, dass der Kommentar stehen bleibt. Es antwortet jemand, der an der Entscheidung nicht beteiligt war. Der Link unten führt dorthin; er gilt 184 Tage ab diesem Brief.",
  appealAction: "Widersprechen",
  bodies: "Sie können sich an eine außergerichtliche Streitbeilegungsstelle wenden:",
  noBodies: "Sie können sich an jede zertifizierte außergerichtliche Streitbeilegungsstelle wenden.",
  courts: "Auch der Weg zu den Gerichten steht Ihnen offen.",
  warnedSubject: "Eine Warnung zu Ihren Meldungen",
  warnedTitle: "Bitte sehen Sie zweimal hin, bevor Sie melden",
  warned: (count, days) =>
    plural("de", count, {
      one: `In den letzten ${days} Tagen war eine Meldung von dieser Adresse offensichtlich unbegründet: Ein Mensch hat sie gelesen und sofort gesehen, dass es keinen Grund gab.`,
      other: `In den letzten ${days} Tagen waren # Meldungen von dieser Adresse offensichtlich unbegründet: Ein Mensch hat jede gelesen und sofort gesehen, dass es keinen Grund gab.`,
    }),
  warnedNext: (limit, days) =>
    `Kommt noch eine hinzu und sind es dann ${limit} oder mehr, nehmen wir ${days} Tage lang keine Meldungen von dieser Adresse an. Ein bloßer Irrtum zählt nicht. Benutzt jemand anderes Ihre Adresse, nehmen Sie solche Meldungen über die Links in den Empfangsbestätigungen zurück.`,
  suspendedSubject: "Wir nehmen eine Zeit lang keine Meldungen von Ihnen an",
  suspendedTitle: "Meldungen von dieser Adresse sind ausgesetzt",
  suspended: (count, days) =>
    plural("de", count, {
      one: `Nach unserer Warnung war noch eine Meldung von dieser Adresse offensichtlich unbegründet, binnen ${days} Tagen.`,
      other: `Nach unserer Warnung war noch eine Meldung von dieser Adresse offensichtlich unbegründet. Es waren # in ${days} Tagen.`,
    }),
  suspendedNext: (end) =>
    `Bis ${end} nehmen wir von dieser Adresse keine Meldungen an. Dann endet das von selbst. Was die Sicherheit eines Kindes betrifft, kann uns jederzeit ohne Adresse gemeldet werden.`,
  liftedSubject: "Wir nehmen Ihre Meldungen wieder an",
  liftedTitle: "Meldungen von dieser Adresse werden wieder angenommen",
  lifted: "Wir haben die Sperre dieser Adresse vor der Zeit beendet. Ab jetzt können Sie wieder melden.",
  liftedNext:
    "Was in dieser Zeit kam, ist nicht angekommen: Wenn es noch wichtig ist, melden Sie es bitte noch einmal.",
  footer: "Sie erhalten diesen Brief, weil mit dieser Adresse etwas gemeldet wurde. Er wird automatisch verschickt.",
};
