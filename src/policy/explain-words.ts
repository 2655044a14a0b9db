import type { Head } from "./model.ts";
import type { Evasion, Veto } from "./types.ts";

/** What moderators are told of a place that a rule looked at, by language; rules and their elements keep their own words. */
export interface ExplainWords {
  readonly undone: Readonly<Record<Evasion, string>>;
  readonly models: Readonly<Record<Head, string>>;
  /** What detectors find, by the first part of what they call it. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Circumstances that the engine and the shipped policy know, by code. */
  readonly circumstances: Readonly<Record<string, string>>;
  readonly degraded: string;
  readonly quote: (written: string) => string;
  /** Both in quotation marks where they are somebody's words. */
  readonly readAs: (written: string, element: string) => string;
  readonly whole: (element: string) => string;
  readonly purged: (element: string) => string;
  readonly because: (circumstances: string) => string;
  readonly scored: (score: number) => string;
  readonly inShadow: string;
  readonly mostBy: (shares: readonly (readonly [word: string, share: number])[]) => string;
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
  models: {
    harassment: "the model for harassment",
    hatred: "the model for hatred",
    violence: "the model for violence",
    profanity: "the model for profanity",
  },
  kinds: {
    account: "an account number",
    card: "a payment card number",
    dox: "words that expose somebody",
    email: "an e-mail address",
    iban: "an account number",
    id: "an identity number",
    ip: "an IP address",
    phone: "a phone number",
    postal: "a postal address",
  },
  circumstances: {
    at_sign: "the @ sign",
    checked: "its right check digits",
    context_word: "a word beside it",
    luhn: "its right check digits",
    mod97: "its right check digits",
    valid_number: "being a number that exists",
  },
  degraded: "the rule could not run, so its outcome on error holds",
  quote: (written) => `“${written}”`,
  readAs: (written, element) => `${written} is ${element}`,
  whole: (element) => `the text as a whole, by ${element}`,
  purged: (element) => `${element} in a text that is purged`,
  because: (names) => `because of ${names}`,
  scored: (score) => `score ${score.toFixed(2)}`,
  inShadow: "in shadow, without effect",
  mostBy: (shares) => `most by ${shares.map(([word, share]) => `${word} ${share.toFixed(2)}`).join(", ")}`,
  but: (reading, against) => `${reading}, but ${against}`,
  exempt: (element) => `${element} is exempt`,
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
  models: {
    harassment: "das Modell für Belästigung",
    hatred: "das Modell für Hass",
    violence: "das Modell für Gewalt",
    profanity: "das Modell für Schimpfwörter",
  },
  kinds: {
    account: "eine Kontonummer",
    card: "die Nummer einer Zahlungskarte",
    dox: "Worte, die jemanden bloßstellen",
    email: "eine E-Mail-Adresse",
    iban: "eine Kontonummer",
    id: "eine Ausweis- oder Kennnummer",
    ip: "eine IP-Adresse",
    phone: "eine Telefonnummer",
    postal: "eine Anschrift",
  },
  circumstances: {
    at_sign: "das @-Zeichen",
    birth_date: "ein Geburtsdatum",
    bullying: "Drangsalieren",
    checked: "richtige Prüfziffern",
    clinical: "medizinisches Wort",
    coded: "verschlüsselter Aufruf",
    contempt: "Verachtung",
    context_word: "ein Wort daneben",
    deed: "Gewalttat",
    disability: "Behinderung",
    everyday: "Alltagswort",
    gender: "Geschlecht",
    glorification: "Verherrlichung",
    group: "gegen eine Gruppe",
    groups: "Aufbau der Adresse",
    hate: "Hass",
    identity: "Identität",
    imperative: "Aufforderung",
    innocent: "harmloses Wort",
    insult: "Beleidigung",
    listed: "steht auf der Liste",
    loanword: "Lehnwort",
    luhn: "richtige Prüfziffern",
    mild: "milder Ausdruck",
    mod97: "richtige Prüfziffern",
    name: "Name",
    name_calling: "Beschimpfung",
    normative: "es solle geschehen",
    obscene: "derber Ausdruck",
    octets: "Aufbau der Adresse",
    phrase: "Wortlaut",
    postcode: "Postleitzahl",
    predicate: "etwas wird über jemanden gesagt",
    race: "Herkunft",
    religion: "Religion",
    second_person: "an jemanden gerichtet",
    sexual: "sexuell",
    sexuality: "Sexualität",
    slur: "Schmähwort",
    street: "Straße",
    threat: "Drohung",
    unit: "Wohnung oder Stockwerk",
    valid_number: "eine Nummer, die es gibt",
    vocative: "Anrede",
    wish: "Wunsch",
    "about-the-word": "es geht um das Wort selbst",
    "about-you": "es geht um die angesprochene Person",
    "asking-how": "es wird danach gefragt",
    condemned: "es wird verurteilt",
    "counter-speech": "Gegenrede",
    court: "es geht um ein Gericht",
    "crime-report": "Bericht über eine Tat",
    fiction: "Erfundenes",
    "figurative-threat": "bildlich gesprochen",
    "first-person-before": "es geht um die eigene Person",
    glee: "Freude darüber",
    "group-in-text": "eine Gruppe wird genannt",
    "harm-near": "ein Wort für Gewalt in der Nähe",
    "idiom-insult": "Redewendung",
    "innocent-slur": "das Wort ist hier harmlos",
    negated: "es ist verneint",
    "negated-hate": "der Hass ist verneint",
    "negated-you": "es ist verneint",
    "negation-inside": "es ist verneint",
    "no-one-at-all": "es trifft niemanden",
    "not-in-threat": "es ist verneint",
    "not-in-wish": "es ist verneint",
    "not-inside": "es ist verneint",
    peaceful: "friedlich gemeint",
    quoted: "es ist ein Zitat",
    reclaimed: "eine Gruppe nennt sich selbst so",
    reported: "es wird berichtet",
    "reported-hate": "von Hass wird berichtet",
    "reported-inside": "es wird berichtet",
    "reported-speech": "Worte von anderen",
    "rope-in-text": "von einem Strick ist die Rede",
    "said-not-to-be": "es wird verneint",
    "self-group": "die eigene Gruppe",
    "self-name": "die eigene Person",
    "someone-else-wishes": "der Wunsch von anderen",
    sport: "es geht um Sport",
    "the rule's other conditions": "was die Regel sonst verlangt",
    "thing-before": "es trifft eine Sache",
    "thing-inside": "es trifft eine Sache",
  },
  degraded: "die Regel konnte nicht laufen, darum gilt, was sie für diesen Fall vorsieht",
  quote: (written) => `„${written}“`,
  readAs: (written, element) => `${written} wird gelesen als ${element}`,
  whole: (element) => `der Text als Ganzes, durch ${element}`,
  purged: (element) => `${element} in einem Text, der nicht mehr aufbewahrt wird`,
  because: (names) => `Umstände: ${names}`,
  scored: (score) => `Wert ${hundredths(score)}`,
  inShadow: "auf Probe, ohne Wirkung",
  mostBy: (shares) => `vor allem durch ${shares.map(([word, share]) => `${word} ${hundredths(share)}`).join("; ")}`,
  but: (reading, against) => `${reading}, aber ${against}`,
  exempt: (element) => `${element} ist ausgenommen`,
  context: (name) => `dagegen spricht: ${name}`,
  lacks: (name) => `es fehlt: ${name}`,
  score: (score, needed) =>
    `der Wert des Modells ist ${hundredths(score)}, und die Regel verlangt ${hundredths(needed)}`,
  check: (name) => `die Prüfziffern stimmen nicht (${name})`,
  language: (code) => `der Text ist in einer anderen Sprache als die Regel (${code})`,
  spelling: { name: "so steht es in einem Namen", acronym: "so schreibt man eine Abkürzung" },
};

export const EXPLAIN_WORDS: Readonly<Record<"en" | "de", ExplainWords>> = { en, de };
