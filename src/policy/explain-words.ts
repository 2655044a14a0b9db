import type { Evasion, Veto } from "./types.ts";

/** What moderators are told of a place that a rule looked at, by language; rules and their elements keep their own words. */
export interface ExplainWords {
  readonly undone: Readonly<Record<Evasion, string>>;
  /** Before the head of the model that spoke. */
  readonly model: string;
  readonly quote: (written: string) => string;
  readonly readAs: (written: string, element: string) => string;
  readonly whole: (element: string) => string;
  readonly but: (reading: string, against: string) => string;
  readonly exempt: (element: string) => string;
  readonly context: (name: string) => string;
  readonly lacks: (name: string) => string;
  readonly score: (score: number, needed: number) => string;
  readonly check: (name: string) => string;
  readonly language: (code: string) => string;
  readonly spelling: Readonly<Record<Extract<Veto, { kind: "spelling" }>["as"], string>>;
}

const en: ExplainWords = {
  undone: {
    case: "mixed case",
    width: "wide letters",
    confusable: "look-alike letters",
    invisible: "invisible characters",
    combining: "accents and marks",
    leet: "signs for letters",
    stretched: "stretched letters",
    spaced: "spaced letters",
    punctuated: "letters with punctuation between them",
    masked: "masked letters",
    split: "split in two",
    glued: "glued to other words",
    vowels_dropped: "vowels left out",
    swapped: "letters swapped",
    phonetic: "spelled by ear",
  },
  model: "the model",
  quote: (written) => `“${written}”`,
  readAs: (written, element) => `“${written}” is “${element}”`,
  whole: (element) => `the text as a whole, by “${element}”`,
  but: (reading, against) => `${reading}, but ${against}`,
  exempt: (element) => `“${element}” is exempt`,
  context: (name) => `the circumstance “${name}” speaks against it`,
  lacks: (name) => `it lacks ${name}`,
  score: (score, needed) => `the model's score is ${score.toFixed(2)}, where the rule wants ${needed.toFixed(2)}`,
  check: (name) => `its check digits are wrong (${name})`,
  language: (code) => `the text is in another language than the rule (${code})`,
  spelling: { name: "it is written as part of a name", acronym: "it is written as an abbreviation" },
};

const hundredths = (value: number): string => value.toFixed(2).replace(".", ",");

const de: ExplainWords = {
  undone: {
    case: "gemischte Groß- und Kleinschreibung",
    width: "breite Buchstaben",
    confusable: "ähnlich aussehende Buchstaben",
    invisible: "unsichtbare Zeichen",
    combining: "Akzente und Zusatzzeichen",
    leet: "Zeichen statt Buchstaben",
    stretched: "gedehnte Buchstaben",
    spaced: "gesperrte Buchstaben",
    punctuated: "Satzzeichen zwischen den Buchstaben",
    masked: "verdeckte Buchstaben",
    split: "in zwei geteilt",
    glued: "mit anderen Wörtern verklebt",
    vowels_dropped: "Vokale weggelassen",
    swapped: "Buchstaben vertauscht",
    phonetic: "nach Gehör geschrieben",
  },
  model: "das Modell",
  quote: (written) => `„${written}“`,
  readAs: (written, element) => `„${written}“ wird gelesen als „${element}“`,
  whole: (element) => `der Text als Ganzes, wegen „${element}“`,
  but: (reading, against) => `${reading}, aber ${against}`,
  exempt: (element) => `„${element}“ ist ausgenommen`,
  context: (name) => `der Umstand „${name}“ spricht dagegen`,
  lacks: (name) => `es fehlt „${name}“`,
  score: (score, needed) =>
    `der Wert des Modells ist ${hundredths(score)}, und die Regel verlangt ${hundredths(needed)}`,
  check: (name) => `die Prüfziffern stimmen nicht (${name})`,
  language: (code) => `der Text ist in einer anderen Sprache als die Regel (${code})`,
  spelling: { name: "so steht es in einem Namen", acronym: "so schreibt man eine Abkürzung" },
};

export const EXPLAIN_WORDS: Readonly<Record<"en" | "de", ExplainWords>> = { en, de };
