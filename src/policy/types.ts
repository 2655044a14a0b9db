/**
 * The words of the policy engine.
 *
 * policy     the public norm: `policies/*.yaml` and the term lists beside them
 * rule       one machine-checkable clause of it
 * signal     a fact about the post that a rule may read (never the text itself)
 * finding    a place in the text that a matcher recognised
 * match      a rule that fired, with its span and why
 * verdict    the engine's conclusion over all matches
 */

export const SEVERITIES = ["low", "medium", "high"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Ordered from mild to strict: the strictest wins. */
export const OUTCOMES = ["publish", "flag", "hold", "remove"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const RULE_MODES = ["live", "shadow", "off"] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** Half-open UTF-16 offsets into the original text: `0 <= start < end <= text.length`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How a spelling was disguised; the normaliser says which of these it undid. */
export const EVASIONS = [
  "case",
  "width",
  "confusable",
  "invisible",
  "combining",
  "leet",
  "stretched",
  "spaced",
  "punctuated",
  "masked",
  "split",
  "glued",
  "vowels_dropped",
  "swapped",
  "phonetic",
] as const;
export type Evasion = (typeof EVASIONS)[number];

/** What a matcher found. `element` names the term, pattern or detector in the policy's words, never the reader's. */
export interface Finding extends Span {
  readonly element: string;
  readonly evasions?: readonly Evasion[];
  /** Codes of the context that spoke for the finding, such as `second_person` or `luhn`. */
  readonly context?: readonly string[];
  /** 0 to 1, for models only. */
  readonly score?: number;
  /** It speaks of the post as a whole, and takes nothing from what was found inside it. */
  readonly whole?: true;
  /** A term's own severity, which takes the place of its rule's. */
  readonly severity?: Severity;
}

/** Facts about the author and the post that rules may read. Stored with the decision, so that replay sees the same. */
export type Signals = Readonly<Record<string, number | boolean | string>>;

/** What kept a finding from counting. */
export type Veto =
  /** It lies inside something that the rule exempts, named by its element. */
  | { readonly kind: "exempt"; readonly element: string }
  /** A circumstance that spoke against it, or one that it needs and lacks. */
  | { readonly kind: "context"; readonly name: string }
  | { readonly kind: "lacks"; readonly name: string }
  /** The model's score was too low, or in an exemption low enough. */
  | { readonly kind: "score"; readonly score: number; readonly needed: number }
  /** It has the form, and its check digits are wrong. */
  | { readonly kind: "check"; readonly name: string }
  /** The text is in a language, as an ISO 639-1 code, that the rule is not for. */
  | { readonly kind: "language"; readonly language: string }
  /** It stands in a name, or is written like an abbreviation. */
  | { readonly kind: "spelling"; readonly as: "name" | "acronym" };

/** Hears of each finding that did not count, and what was against it. */
export type Trace = (finding: Finding, veto: Veto) => void;

/** A place that a rule looked at and let pass. */
export interface NearMiss extends Finding {
  readonly ruleId: string;
  readonly category: string;
  readonly veto: Veto;
}

export interface Match extends Finding {
  readonly ruleId: string;
  readonly category: string;
  readonly severity: Severity;
  readonly mode: "live" | "shadow";
  /** The rule could not run, and its `on_error` outcome stands in its place. */
  readonly degraded?: true;
}

export interface Evaluation {
  readonly outcome: Outcome;
  /** Categories whose live matches led to `flag`, `hold` or `remove`, each once, in the policy's order. */
  readonly categories: readonly string[];
  /** The notices of the rules that led to the outcome, each once. */
  readonly notices: readonly string[];
  /** Every match, live and shadow, in order of position. */
  readonly matches: readonly Match[];
  /** Ids of rules that erred. */
  readonly degraded: readonly string[];
}
