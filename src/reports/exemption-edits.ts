import type { RuleSpec, TermsSpec } from "../policy/schema.ts";
import { NEAR_WORDS } from "./circumstances.ts";
import { foldWords } from "./example-sentence.ts";
import type { Exemption } from "./find-exemptions.ts";
import type { PolicyEdit } from "./policy-edits.ts";
import { type PolicySource, type RuleSource, findEditable, partsOf } from "./policy-source.ts";

/**
 * What to add so that the example passes, narrowest means first: for phrases an `unless` of their pattern; for all
 * others a line of the list of innocent terms or, where the words carry signs, an exempt pattern. Empty when no change
 * can be tried without what readers wrote around it, as of personal data, of which nothing but its place is shown.
 */
export function exemptionEdits(source: PolicySource, exemption: Exemption): readonly PolicyEdit[] {
  const rule = source.rules.find(({ spec }) => spec.id === exemption.ruleId);
  if (!rule || exemption.written === "") return [];
  const veto =
    unlessEdits(rule, exemption) ?? innocentEdits({ source, rule }, exemption) ?? patternEdits(rule, exemption);
  const passes = { file: rule.file, under: ["rules", rule.spec.id, "examples", "passes"], add: exemption.example };
  return [...veto, passes];
}

/** The keys that lead to the pattern of phrases that an element names; null for rules without it. */
export function findPhrases(spec: RuleSpec, element: string): readonly string[] | null {
  const part = partsOf(spec.match, ["match"]).find(({ spec }) =>
    spec.phrases?.patterns.some(({ name }) => name === element),
  );
  return part ? ["rules", spec.id, ...part.path, "phrases", "patterns", element] : null;
}

const PHRASE_WORDS = /^[\p{L}\p{N}']+(?: [\p{L}\p{N}']+)*$/u;

/** At the pattern that matched; where several did, at the phrases of the rule as a whole. */
function unlessEdits({ file, spec }: RuleSource, exemption: Exemption): readonly PolicyEdit[] | null {
  const patterns = exemption.elements.map((element) => findPhrases(spec, element));
  const paths = patterns.filter((path) => path !== null);
  if (paths.length === 0 || paths.length < patterns.length || !PHRASE_WORDS.test(exemption.words)) return null;
  const { where, words } = exemption;
  const context =
    where === "inside" ? { where, phrases: [words] } : { where, within_words: NEAR_WORDS, phrases: [words] };
  const places = paths.length === 1 ? paths : paths.map((path) => path.slice(0, -2));
  const distinct = new Map(places.map((path) => [path.join(" "), path]));
  return [...distinct.values()].map((path) => ({ file, under: [...path, "unless"], add: context }));
}

const TERM = /^[\p{L}\p{N}]+(?:[ '-][\p{L}\p{N}]+)*$/u;
const NEW_FILE = "terms/exempt.txt";

interface InnocentEdits {
  readonly source: PolicySource;
  readonly rule: RuleSource;
}

function innocentEdits({ source, rule }: InnocentEdits, exemption: Exemption): readonly PolicyEdit[] | null {
  const spelled = TERM.test(exemption.words) && /^[\p{L}\p{N}' -]+$/u.test(exemption.written);
  if (!spelled || !matchesTerms(rule.spec)) return null;
  const lists = (rule.spec.exempt ?? []).flatMap(({ terms }) => terms ?? []);
  const list = lists.find(({ files }) => findEditable(source, files) !== undefined);
  const file = (list && findEditable(source, list.files)) ?? NEW_FILE;
  const link = { file: rule.file, under: ["rules", rule.spec.id, "exempt"], add: { terms: { files: [NEW_FILE] } } };
  return [{ file, under: [], add: `${headerFor(list)}\n${exemption.words}` }, ...(list ? [] : [link])];
}

const matchesTerms = ({ match }: RuleSpec): boolean => partsOf(match, []).some(({ spec }) => spec.terms !== undefined);

/** Only as it is spelled: an exemption undoes no disguise. */
const headerFor = (list: TermsSpec | undefined): string =>
  `[${list?.severities?.[0] ?? "low"} ${list?.senses?.[0] ?? "innocent"} plain]`;

function patternEdits({ file, spec }: RuleSource, { where, words, written }: Exemption): readonly PolicyEdit[] {
  const text = where === "inside" && foldWords(written) !== words ? words : written.toLowerCase();
  const pattern = { name: `exempt: ${text}`, regex: escape(text), literals: [text] };
  return [{ file, under: ["rules", spec.id, "exempt"], add: { pattern } }];
}

/** For RE2: letters, digits and spaces stand for themselves, and a word is matched whole. */
function escape(text: string): string {
  const escaped = text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  return `${/^[a-z0-9]/.test(text) ? "\\b" : ""}${escaped}${/[a-z0-9]$/.test(text) ? "\\b" : ""}`;
}
