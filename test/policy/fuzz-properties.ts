import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { parse } from "yaml";
import { type CompiledPolicy, compilePolicy, type PolicyFile } from "../../src/policy/compile.ts";
import { compileMatch } from "../../src/policy/compile-match.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { explainMatch } from "../../src/policy/explain.ts";
import { parseTerms } from "../../src/policy/parse-terms.ts";
import { classesSchema, mergeClasses } from "../../src/policy/patterns/classes.ts";
import { type MatchSpec, ruleFileSchema } from "../../src/policy/schema.ts";
import { type Evaluation, type Match, type Outcome, OUTCOMES } from "../../src/policy/types.ts";
import { arbitraryText } from "./fuzz-texts.ts";

/** One policy and what it must be compared with. */
interface Policies {
  readonly policy: CompiledPolicy;
  /** Compiled once more, from the same files. */
  readonly twin: CompiledPolicy;
  /** With thresholds of the model raised. */
  readonly raised: readonly CompiledPolicy[];
  /** With more words that are innocent. */
  readonly forgiving: readonly CompiledPolicy[];
}

interface Files {
  readonly files: readonly PolicyFile[];
  readonly model: Uint8Array | undefined;
}

interface Case {
  readonly text: string;
  /** Which of the variants it is compared with. */
  readonly variant: number;
  /** A span that one more exemption covers, as shares of the text. */
  readonly exempt: readonly [number, number];
  /** By how many steps each outcome of the table is stricter. */
  readonly stricter: readonly number[];
}

/**
 * What must hold of every text: no rule errs; spans are in the text and split no pair; the verdict is the same a second
 * time and by a second instance; an exemption, a raised threshold or a milder table never makes an outcome stricter.
 * `compiled`: what these files compile to, when somebody has compiled them already.
 */
export function textProperty({ files, model }: Files, compiled?: CompiledPolicy): fc.IPropertyWithHooks<[Case]> {
  const policies = preparePolicies({ files, model }, compiled);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const cases: fc.Arbitrary<Case> = fc.record({
    text: arbitraryText(files),
    variant: fc.nat(11),
    exempt: fc.tuple(share, share),
    stricter: fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
  });
  return fc.property(cases, (given) => checkText(policies, given));
}

function checkText(policies: Policies, given: Case): void {
  const { policy, twin } = policies;
  const { text, variant } = given;
  const verdict = evaluate(policy, text, {});
  assertSound(policy, text, verdict);
  assertSame(verdict, evaluate(policy, text, {}), "the same verdict twice");
  // The twin sees every third text only: what an instance judged before must leave no trace.
  if (variant % 3 === 0) assertSame(verdict, evaluate(twin, text, {}), "the same verdict by a second instance");
  pick(RELIEFS, variant)(policies, { ...given, verdict });
}

type Relief = (policies: Policies, given: Case & { readonly verdict: Evaluation }) => void;

/** One of them is tried on each text, for to try them all on each would take three times as long. */
const RELIEFS: readonly Relief[] = [
  ({ policy }, given) =>
    assertMilder(evaluate(exempting(policy, given), given.text, {}), given.verdict, "with one more exemption"),
  ({ policy }, given) =>
    assertMilder(given.verdict, evaluate(withStricterTable(policy, given), given.text, {}), "with a milder table"),
  ({ raised }, { text, variant, verdict }) => {
    const higher = evaluate(pick(raised, variant), text, {});
    assertMilder(higher, verdict, "with a threshold raised");
    assertSubset(higher.matches, verdict.matches);
  },
  ({ forgiving }, { text, variant, verdict }) =>
    assertMilder(evaluate(pick(forgiving, variant), text, {}), verdict, "with more innocent words"),
];

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[at % items.length];
  if (item === undefined) throw new Error("there is nothing to pick from");
  return item;
}

function assertSound(policy: CompiledPolicy, text: string, { matches, degraded }: Evaluation): void {
  if (degraded.length > 0) throw new Error(`rules erred: ${degraded.join(", ")}`);
  for (const match of matches) {
    const { start, end, ruleId } = match;
    const inside = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length;
    if (!inside) throw new Error(`${ruleId}: span ${start}–${end} of ${text.length}`);
    if (splitsPair(text, start) || splitsPair(text, end)) throw new Error(`${ruleId}: ${start}–${end} splits a pair`);
    if (explainMatch(policy, match, text) === "") throw new Error(`${ruleId}: no explanation`);
  }
}

function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

function assertSame(one: Evaluation, other: Evaluation, what: string): void {
  if (!isDeepStrictEqual(one, other))
    throw new Error(`not ${what}: ${JSON.stringify(one)} and ${JSON.stringify(other)}`);
}

function assertMilder(milder: Evaluation, stricter: Evaluation, what: string): void {
  if (rank(milder.outcome) > rank(stricter.outcome))
    throw new Error(
      `${what}: ${milder.outcome} is stricter than ${stricter.outcome}: ${JSON.stringify(milder.matches)}`,
    );
}

const rank = (outcome: Outcome) => OUTCOMES.indexOf(outcome);

function assertSubset(matches: readonly Match[], all: readonly Match[]): void {
  const keyOf = ({ ruleId, start, end }: Match) => `${ruleId} ${start} ${end}`;
  const known = new Set(all.map(keyOf));
  const added = matches.filter((match) => !known.has(keyOf(match)));
  if (added.length > 0) throw new Error(`a raised threshold added ${JSON.stringify(added)}`);
}

/** Every rule gets one exemption more, whatever it may stand for: it covers a span of the text. */
function exempting(policy: CompiledPolicy, { text, exempt }: Case): CompiledPolicy {
  const [start = 0, end = 0] = exempt.map((share) => Math.round(share * text.length)).sort((a, b) => a - b);
  const more = () => [{ element: "fuzz", start, end }];
  return { ...policy, rules: policy.rules.map((rule) => ({ ...rule, exempt: [...rule.exempt, more] })) };
}

function withStricterTable(policy: CompiledPolicy, { stricter }: Case): CompiledPolicy {
  const [low = 0, medium = 0, high = 0] = stricter;
  const up = (outcome: Outcome, steps: number) =>
    OUTCOMES[Math.min(OUTCOMES.length - 1, rank(outcome) + steps)] ?? outcome;
  const outcomes = Object.entries(policy.outcomes).map(([category, table]) => [
    category,
    { low: up(table.low, low), medium: up(table.medium, medium), high: up(table.high, high) },
  ]);
  return { ...policy, outcomes: Object.fromEntries(outcomes) };
}

function preparePolicies({ files, model }: Files, compiled?: CompiledPolicy): Policies {
  const policy = compiled ?? compilePolicy(files, { model });
  return {
    policy,
    twin: compilePolicy(files, { model }),
    raised: [0.02, 0.1, 0.3].map((by) => raiseThresholds(policy, { files, by })),
    forgiving: INNOCENT.map((words) => compilePolicy(withInnocent(files, words), { model })),
  };
}

/**
 * Rules that read the model, compiled again; not by the files, for their examples hold for their own thresholds. How
 * slips of the pen are read depends on all words of all phrases, so that every rule is compiled beside them.
 */
function raiseThresholds(
  policy: CompiledPolicy,
  { files, by }: { readonly files: readonly PolicyFile[]; readonly by: number },
): CompiledPolicy {
  const yamlOf = (pattern: RegExp) => files.filter(({ path }) => pattern.test(path)).map(({ text }) => parse(text));
  const fail = (_: unknown, message: string) => {
    throw new Error(message);
  };
  const termFiles = new Map(
    files
      .filter(({ path }) => path.startsWith("terms/"))
      .map((file) => [file.path, parseTerms(file, ({ message }) => fail(null, message))]),
  );
  const classes = mergeClasses(yamlOf(/^classes\//).map((value) => classesSchema.parse(value)));
  const workshop = { termFiles, classes, model: policy.model };
  const compiled = yamlOf(/^(?!policy\.yaml)[^/]+\.yaml$/)
    .flatMap((value) => ruleFileSchema.parse(value).rules)
    .map(({ id, match }) => ({ id, match, find: compileMatch({ workshop, spec: raise(match, by), fail }) }));
  const changed = compiled.filter(({ match }) => JSON.stringify(match).includes('"at_least"'));
  if (changed.length === 0) throw new Error("no rule has a threshold");
  const found = new Map(changed.map(({ id, find }) => [id, find]));
  return { ...policy, rules: policy.rules.map((rule) => ({ ...rule, find: found.get(rule.id) ?? rule.find })) };
}

function raise(spec: MatchSpec, by: number): MatchSpec {
  const { model, any, all } = spec;
  if (model && "at_least" in model) return { model: { ...model, at_least: Math.min(1, model.at_least + by) } };
  if (any) return { any: any.map((part) => raise(part, by)) };
  if (all) return { all: all.map((part) => raise(part, by)) };
  return spec;
}

const INNOCENT = [
  ["shit happens", "kick ass", "hell yes", "bloody mary"],
  ["[plain]", "fuckery", "bullshitter", "cuntline"],
  ["[stem]", "assembla", "cockle", "titular", "dickens"],
];

/** Into the list that the rules exempt already, so that nothing else of the policy changes. */
function withInnocent(files: readonly PolicyFile[], words: readonly string[]): readonly PolicyFile[] {
  const options = words.flatMap((word) => /^\[(.*)\]$/.exec(word)?.[1] ?? []);
  const lines = [`[${["low", "innocent", ...options].join(" ")}]`, ...words.filter((word) => !word.startsWith("["))];
  return files.map((file) =>
    file.path === "terms/innocent.txt" ? { ...file, text: `${file.text}\n${lines.join("\n")}\n` } : file,
  );
}
