import type { TransparencyReport } from "../transparency/report.ts";
import type { Language } from "./locale.ts";

type NotCounted = TransparencyReport["notCounted"][number];
type Kind = TransparencyReport["actions"][number]["kind"];

/** All that the page of the transparency report says, by language. */
export interface TransparencyTexts {
  readonly title: string;
  readonly intro: string;
  readonly from: string;
  readonly to: string;
  readonly show: string;
  readonly badPeriod: string;
  readonly asData: string;
  readonly count: string;
  readonly nothing: string;
  readonly notices: string;
  readonly flags: string;
  readonly flagsByCategory: string;
  readonly noticesByPublic: string;
  readonly noticeSources: Readonly<Record<string, string>>;
  readonly unfoundedShare: string;
  readonly noticeOutcomes: Readonly<Record<string, string>>;
  readonly category: string;
  readonly actions: string;
  readonly actionsIntro: (decisions: string) => string;
  readonly kind: string;
  readonly ground: string;
  readonly detection: string;
  readonly decision: string;
  readonly byCategory: string;
  readonly byCategoryHint: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly grounds: Readonly<Record<"law" | "terms", string>>;
  readonly automated: string;
  readonly human: string;
  readonly undone: string;
  readonly restored: string;
  readonly lifted: string;
  readonly restrictions: string;
  readonly imposed: string;
  readonly appeals: string;
  readonly filed: string;
  readonly answered: string;
  readonly open: string;
  readonly contested: string;
  readonly outcome: string;
  readonly basis: Readonly<Record<"policy" | "person", string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly times: string;
  readonly median: string;
  readonly timeNames: Readonly<Record<keyof TransparencyReport["times"], string>>;
  readonly automation: string;
  readonly automationIntro: string;
  readonly decided: string;
  readonly reviewed: string;
  readonly contradicted: string;
  readonly overturnedOnAppeal: string;
  readonly errorRate: string;
  readonly errorShare: string;
  readonly interval: (share: string, low: string, high: string) => string;
  readonly automationNames: Readonly<Record<keyof TransparencyReport["automation"], string>>;
  readonly notCounted: string;
  readonly notCountedNames: Readonly<Record<NotCounted, string>>;
  readonly none: string;
  readonly duration: (seconds: number) => string;
}

const en: TransparencyTexts = {
  title: "Transparency report",
  intro: "What was reported, decided, contested and corrected here. Counts and times only, of nobody in particular.",
  from: "From",
  to: "To, that day not included",
  show: "Show",
  badPeriod: "The period must begin before it ends.",
  asData: "The same as data:",
  count: "Number",
  nothing: "Nothing in this period.",
  notices: "Reports",
  flags: "Flags by readers",
  flagsByCategory: "Flags by readers, by category",
  noticesByPublic: "Notices of illegal content",
  noticeSources: { notice: "by anyone", trusted_flagger: "by trusted flaggers" },
  unfoundedShare: "share of manifestly unfounded ones among those decided",
  noticeOutcomes: {
    open: "open",
    removed: "comment removed",
    kept: "comment kept",
    unfounded: "manifestly unfounded",
    moot: "comment was gone",
    withdrawn: "withdrawn",
  },
  category: "Category",
  actions: "Restrictions",
  actionsIntro: (decisions) =>
    `${decisions} decisions were taken in all; these are the ones that restricted something.`,
  kind: "What",
  ground: "Ground",
  detection: "Found by",
  decision: "Decided by",
  byCategory: "Restrictions by category",
  byCategoryHint: "A decision counts in every category that it names.",
  kinds: { hold: "Comment held", remove: "Comment removed", restrict: "Account restricted" },
  grounds: { law: "law", terms: "rules of the publisher" },
  automated: "a machine",
  human: "people",
  undone: "Undone",
  restored: "Comments restored",
  lifted: "Restrictions of accounts lifted",
  restrictions: "Restrictions of accounts",
  imposed: "Imposed",
  appeals: "Appeals",
  filed: "Filed",
  answered: "Answered",
  open: "Open at the end of the period",
  contested: "Contested decision by",
  outcome: "Outcome",
  basis: { policy: "a machine", person: "a person" },
  outcomes: {
    upheld: "upheld: the decision stands",
    overturned: "overturned: the decision was undone",
    withdrawn: "withdrawn",
    void: "void: the comment was deleted",
  },
  times: "Times",
  median: "Half were done within",
  timeNames: {
    flagToDecision: "From a reader's flag to the decision",
    noticeToDecision: "From a notice to the decision",
    appealToAnswer: "From an appeal to the answer",
  },
  automation: "Accuracy of the machine",
  automationIntro:
    "A decision of the machine counts as wrong when the last word of a person on the same text was the contrary. People look at what is doubted, so the reviewed decisions are no random sample. In brackets: where the rate lies with 95 % confidence (Wilson's interval).",
  decided: "Decided",
  reviewed: "Reviewed by a person",
  contradicted: "Of those wrong",
  overturnedOnAppeal: "Found by an appeal",
  errorRate: "Wrong among reviewed",
  errorShare: "Wrong among all",
  interval: (share, low, high) => `${share} (${low} to ${high})`,
  automationNames: {
    restrictions: "Held or removed",
    removals: "Removed",
    holds: "Held",
    publications: "Let pass",
  },
  notCounted: "Not in these numbers",
  notCountedNames: {
    out_of_court: "Disputes before out-of-court bodies: this software does not hear of them.",
    authority_orders: "Orders of courts and authorities: the publisher receives them directly.",
    staff: "How many people moderate, and how they are trained.",
  },
  none: "–",
  duration: (seconds) => inUnits(seconds, { second: "s", minute: "min", hour: "h", day: "days" }),
};

const de: TransparencyTexts = {
  title: "Transparenzbericht",
  intro: "Was hier gemeldet, entschieden, angefochten und berichtigt wurde. Nur Anzahlen und Zeiten, über niemanden.",
  from: "Von",
  to: "Bis, ohne diesen Tag",
  show: "Anzeigen",
  badPeriod: "Der Zeitraum muss vor seinem Ende beginnen.",
  asData: "Dasselbe als Daten:",
  count: "Anzahl",
  nothing: "Nichts in diesem Zeitraum.",
  notices: "Meldungen",
  flags: "Meldungen von Lesern",
  flagsByCategory: "Meldungen von Lesern nach Kategorie",
  noticesByPublic: "Meldungen rechtswidriger Inhalte",
  noticeSources: { notice: "von jedermann", trusted_flagger: "von vertrauenswürdigen Hinweisgebern" },
  unfoundedShare: "Anteil der offensichtlich unbegründeten unter den entschiedenen",
  noticeOutcomes: {
    open: "offen",
    removed: "Kommentar entfernt",
    kept: "Kommentar bleibt",
    unfounded: "offensichtlich unbegründet",
    moot: "Kommentar war schon fort",
    withdrawn: "zurückgezogen",
  },
  category: "Kategorie",
  actions: "Beschränkungen",
  actionsIntro: (decisions) => `Insgesamt fielen ${decisions} Entscheidungen; diese haben etwas beschränkt.`,
  kind: "Was",
  ground: "Grundlage",
  detection: "Gefunden von",
  decision: "Entschieden von",
  byCategory: "Beschränkungen nach Kategorie",
  byCategoryHint: "Eine Entscheidung zählt in jeder Kategorie, die sie nennt.",
  kinds: { hold: "Kommentar zurückgehalten", remove: "Kommentar entfernt", restrict: "Konto beschränkt" },
  grounds: { law: "Gesetz", terms: "Regeln des Verlags" },
  automated: "einer Maschine",
  human: "Menschen",
  undone: "Rückgängig gemacht",
  restored: "Wiederhergestellte Kommentare",
  lifted: "Aufgehobene Beschränkungen von Konten",
  restrictions: "Beschränkungen von Konten",
  imposed: "Verhängt",
  appeals: "Beschwerden",
  filed: "Eingelegt",
  answered: "Beantwortet",
  open: "Offen am Ende des Zeitraums",
  contested: "Angefochten: Entscheidung von",
  outcome: "Ergebnis",
  basis: { policy: "einer Maschine", person: "einem Menschen" },
  outcomes: {
    upheld: "zurückgewiesen: die Entscheidung bleibt",
    overturned: "erfolgreich: die Entscheidung wurde rückgängig gemacht",
    withdrawn: "zurückgezogen",
    void: "gegenstandslos: der Kommentar wurde gelöscht",
  },
  times: "Zeiten",
  median: "Die Hälfte war fertig nach",
  timeNames: {
    flagToDecision: "Von der Meldung eines Lesers bis zur Entscheidung",
    noticeToDecision: "Von der Meldung eines rechtswidrigen Inhalts bis zur Entscheidung",
    appealToAnswer: "Von der Beschwerde bis zur Antwort",
  },
  automation: "Genauigkeit der Maschine",
  automationIntro:
    "Eine Entscheidung der Maschine zählt als falsch, wenn das letzte Wort eines Menschen zu demselben Text das Gegenteil war. Menschen sehen an, was zweifelhaft ist: Die geprüften Entscheidungen sind keine Zufallsstichprobe. In Klammern: wo die Rate mit 95 % Sicherheit liegt (Wilson-Intervall).",
  decided: "Entschieden",
  reviewed: "Von einem Menschen geprüft",
  contradicted: "Davon falsch",
  overturnedOnAppeal: "Durch Beschwerde gefunden",
  errorRate: "Falsch unter den geprüften",
  errorShare: "Falsch unter allen",
  interval: (share, low, high) => `${share} (${low} bis ${high})`,
  automationNames: {
    restrictions: "Zurückgehalten oder entfernt",
    removals: "Entfernt",
    holds: "Zurückgehalten",
    publications: "Durchgelassen",
  },
  notCounted: "Nicht in diesen Zahlen",
  notCountedNames: {
    out_of_court: "Streitigkeiten vor außergerichtlichen Stellen: Diese Software erfährt nicht von ihnen.",
    authority_orders: "Anordnungen von Gerichten und Behörden: Sie erreichen den Verlag unmittelbar.",
    staff: "Wie viele Menschen moderieren und wie sie geschult sind.",
  },
  none: "–",
  duration: (seconds) => inUnits(seconds, { second: "s", minute: "min", hour: "h", day: "Tage" }),
};

type Units = Readonly<Record<"second" | "minute" | "hour" | "day", string>>;

/** In the largest unit that it fills twice. */
function inUnits(seconds: number, { second, minute, hour, day }: Units): string {
  if (seconds < 120) return `${Math.round(seconds)} ${second}`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} ${minute}`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} ${hour}` : `${Math.round(seconds / 86_400)} ${day}`;
}

export const TRANSPARENCY_TEXTS: Readonly<Record<Language, TransparencyTexts>> = { en, de };
