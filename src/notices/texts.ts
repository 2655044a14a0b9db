/** The sentences of letters to notifiers, by language. English where one is missing. */
export interface NoticeTexts {
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: (at: string) => string;
  readonly receivedNext: string;
  readonly notYours: string;
  readonly stateAction: string;
  readonly comment: string;
  readonly decidedSubject: string;
  readonly decidedTitle: string;
  readonly outcomes: Readonly<Record<"removed" | "kept", string>>;
  readonly moot: string;
  readonly decidedAt: string;
  readonly automationHeading: string;
  readonly automation: Readonly<Record<"none" | "detection" | "decision", string>>;
  readonly redressHeading: string;
  readonly appeal: string;
  readonly appealAction: string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  readonly warnedSubject: string;
  readonly warnedTitle: string;
  readonly warned: (count: number, days: number) => string;
  readonly warnedNext: (limit: number, days: number) => string;
  readonly suspendedSubject: string;
  readonly suspendedTitle: string;
  readonly suspended: (count: number, days: number) => string;
  readonly suspendedNext: (end: string) => string;
  readonly footer: string;
}

const en: NoticeTexts = {
  receivedSubject: "We have your notice",
  receivedTitle: "Your notice has arrived",
  received: (at) => `On ${at} we received your notice about a comment that you hold to be illegal.`,
  receivedNext:
    "A person reads the comment and your words and decides. You get the decision by e-mail. The link below shows where things stand; whoever has it can see that, and take the notice back.",
  notYours: "You did not give this notice? Then somebody used your address: take it back by the link.",
  stateAction: "See where it stands",
  comment: "Comment",
  decidedSubject: "The decision on your notice",
  decidedTitle: "Your notice was decided",
  outcomes: {
    removed: "The comment is removed. Nobody sees it any more.",
    kept: "The comment stays where it is. The person who read it found no reason to remove it.",
  },
  moot: "There was nothing left to decide: its author has deleted the comment. Nobody sees it any more.",
  decidedAt: "Decided on",
  automationHeading: "Who decided",
  automation: {
    none: "A person read the comment and your notice and decided. No automated means were used.",
    detection:
      "A person read the comment and your notice and decided. Our automatic rules had drawn attention to the comment as well.",
    decision:
      "Our automatic rules had removed the comment already. A person read it and your notice, and the removal stands.",
  },
  redressHeading: "What you can do",
  appeal:
    "You can contest with us, free of charge, that the comment stays. A person who had no part in the decision answers. The link below leads there; it is good for 184 days from this letter.",
  appealAction: "Contest the decision",
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  warnedSubject: "A warning about your notices",
  warnedTitle: "Please look twice before you give notice",
  warned: (count, days) =>
    `In the last ${days} days, ${count === 1 ? "one notice" : `${count} notices`} from this address ${count === 1 ? "was" : "were"} manifestly unfounded: a person read each of them and saw at once that there was no ground for it.`,
  warnedNext: (limit, days) =>
    `If another one comes and makes them ${limit} or more, we take no notices from this address for ${days} days. Notices that are merely mistaken do not count. If somebody uses your address, take their notices back by the links of the receipts.`,
  suspendedSubject: "We take no notices from you for a time",
  suspendedTitle: "Notices from this address are suspended",
  suspended: (count, days) =>
    `After our warning another notice from this address was manifestly unfounded. There were ${count} of them within ${days} days.`,
  suspendedNext: (end) =>
    `Until ${end} we take no notices from this address. Then it ends by itself. What a child's safety needs can be told to us without an address at any time.`,
  footer: "You get this letter because a notice was given with this address. It is sent automatically.",
};

const de: NoticeTexts = {
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
    `In den letzten ${days} Tagen ${count === 1 ? "war eine Meldung" : `waren ${count} Meldungen`} von dieser Adresse offensichtlich unbegründet: Ein Mensch hat jede gelesen und sofort gesehen, dass es keinen Grund gab.`,
  warnedNext: (limit, days) =>
    `Kommt noch eine hinzu und sind es dann ${limit} oder mehr, nehmen wir ${days} Tage lang keine Meldungen von dieser Adresse an. Ein bloßer Irrtum zählt nicht. Benutzt jemand anderes Ihre Adresse, nehmen Sie solche Meldungen über die Links in den Empfangsbestätigungen zurück.`,
  suspendedSubject: "Wir nehmen eine Zeit lang keine Meldungen von Ihnen an",
  suspendedTitle: "Meldungen von dieser Adresse sind ausgesetzt",
  suspended: (count, days) =>
    `Nach unserer Warnung war noch eine Meldung von dieser Adresse offensichtlich unbegründet. Es waren ${count} in ${days} Tagen.`,
  suspendedNext: (end) =>
    `Bis ${end} nehmen wir von dieser Adresse keine Meldungen an. Dann endet das von selbst. Was die Sicherheit eines Kindes betrifft, kann uns jederzeit ohne Adresse gemeldet werden.`,
  footer: "Sie erhalten diesen Brief, weil mit dieser Adresse etwas gemeldet wurde. Er wird automatisch verschickt.",
};

const TEXTS: Readonly<Record<string, NoticeTexts>> = { en, de };

export const noticeTexts = (locale: string): NoticeTexts => TEXTS[locale.split("-", 1)[0] ?? ""] ?? en;
