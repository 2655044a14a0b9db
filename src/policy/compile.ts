import { compileMatch, type Fail, type Matcher, type Workshop } from "./compile-match.ts";
import { evaluate } from "./evaluate.ts";
import { type Model, readModel } from "./model.ts";
import { parseTerms } from "./parse-terms.ts";
import { type Classes, classesSchema, mergeClasses } from "./patterns/classes.ts";
import { PolicyError, type Problem } from "./policy-error.ts";
import { type PolicyYaml, readYaml } from "./read-yaml.ts";
import {
  type MatchSpec,
  policySchema,
  type PolicySpec,
  ruleFileSchema,
  type RuleFileSpec,
  type RuleSpec,
} from "./schema.ts";
import { buildTermIndex, type TermIndex } from "./term-index.ts";
import { type Translations, readTranslations } from "./translations.ts";
import type { Outcome, RuleMode, Severity } from "./types.ts";

export { PolicyError } from "./policy-error.ts";

export interface PolicyFile {
  /** Relative to the policies folder: `profanity.yaml`, `terms/profanity.txt`, `translations/de.yaml`. */
  readonly path: string;
  readonly text: string;
}

export interface Category {
  readonly id: string;
  readonly title: string;
  /** The public norm. */
  readonly text: string;
}

export interface CompiledRule {
  readonly id: string;
  readonly category: string;
  readonly severity: Severity;
  readonly title: string;
  readonly notice: string;
  readonly mode: RuleMode;
  /** Text that is clearly in another language is not for this rule. */
  readonly languages: "any" | ReadonlySet<string>;
  readonly dsa: { readonly category: string; readonly keywords: readonly string[] };
  readonly onError: Outcome;
  readonly find: Matcher;
  readonly exempt: readonly Matcher[];
}

export interface CompiledPolicy {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly CompiledRule[];
  readonly categories: readonly Category[];
  readonly translations: Translations;
  readonly settings: { readonly flagThreshold: number; readonly languages: readonly string[] };
  /** By category, then severity. */
  readonly outcomes: Readonly<Record<string, Readonly<Record<Severity, Outcome>>>>;
  readonly terms: TermIndex;
  readonly model: Model | undefined;
}

interface Options {
  /** Weights that rules with `model` read. */
  readonly model?: Uint8Array | undefined;
}

interface RuleSource {
  readonly path: string;
  readonly yaml: PolicyYaml<RuleFileSpec>;
}

type Report = (problem: Problem) => void;

/**
 * Compiles a policy and tries it on its own examples. Pure: the files are given, nothing is read.
 *
 * Throws a PolicyError with every problem, its file and its line: an unknown key, an empty list, an unsafe
 * pattern, a duplicate id, a missing term file, an example that is not judged as it says.
 */
export function compilePolicy(files: readonly PolicyFile[], options: Options = {}): CompiledPolicy {
  const steps = compileSteps(files, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A long work in steps: between two of them a server may answer requests. */
type Steps<Result> = Generator<void, Result, void>;

/** As `compilePolicy`, which it returns in the end; whoever drives it decides when to pause. */
export function* compileSteps(files: readonly PolicyFile[], options: Options = {}): Steps<CompiledPolicy> {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const policy = yield* compileFiles({ files, options }, report);
  if (policy && problems.length === 0) yield* tryExamples(policy, report);
  if (!policy || problems.length > 0) throw new PolicyError(problems);
  return policy.compiled;
}

/** Does one thing a step. */
function* eachStep<Item, Result>(items: readonly Item[], work: (item: Item) => Result): Steps<Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(work(item));
    yield;
  }
  return results;
}

interface Draft {
  readonly compiled: CompiledPolicy;
  readonly sources: readonly RuleSource[];
}

function* compileFiles(
  { files, options }: { files: readonly PolicyFile[]; options: Options },
  report: Report,
): Steps<Draft | undefined> {
  const terms = yield* eachStep(files.filter(isTermFile), (file) => [file.path, parseTerms(file, report)] as const);
  const classes = yield* readClasses(files, report);
  const workshop: Workshop = { termFiles: new Map(terms), classes, model: tryReadModel(options, report) };
  yield;
  const policyFile = files.find((file) => file.path === "policy.yaml");
  if (!policyFile) report({ file: "policy.yaml", line: 1, message: "the file is missing: every policy has one" });
  const policy = policyFile && readYaml(policyFile, policySchema, report);
  const read = yield* eachStep(files.filter(isRuleFile), (file) => {
    const yaml = readYaml(file, ruleFileSchema, report);
    return yaml ? [{ path: file.path, yaml }] : [];
  });
  if (!policy) return undefined;
  const sources = read.flat();
  reportRepeatedCategories(policy, report);
  const rules = yield* compileRules({ sources, workshop, policy: policy.value }, report);
  const translations = readTranslations(files, report);
  return { compiled: assemble({ policy: policy.value, rules, workshop, translations }), sources };
}

const isTermFile = ({ path }: PolicyFile) => path.startsWith("terms/") && path.endsWith(".txt");
const isClassFile = ({ path }: PolicyFile) => /^classes\/[^/]+\.yaml$/.test(path);
const isRuleFile = ({ path }: PolicyFile) => /^[^/]+\.yaml$/.test(path) && path !== "policy.yaml";

function* readClasses(files: readonly PolicyFile[], report: Report): Steps<Classes> {
  const sources = files.filter(isClassFile);
  const read = yield* eachStep(sources, (file) => readYaml(file, classesSchema, report)?.value ?? []);
  try {
    return mergeClasses(read.flat());
  } catch (error) {
    report({ file: sources.at(-1)?.path ?? "classes", line: 1, message: messageOf(error) });
    return classesSchema.parse({});
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function tryReadModel({ model }: Options, report: Report): Model | undefined {
  if (!model) return undefined;
  try {
    return readModel(model);
  } catch (error) {
    report({ file: "model", line: 1, message: messageOf(error) });
    return undefined;
  }
}

function reportRepeatedCategories({ value, lineOf }: PolicyYaml<PolicySpec>, report: Report): void {
  value.categories.forEach(({ id }, at) => {
    if (value.categories.findIndex((category) => category.id === id) < at)
      report({
        file: "policy.yaml",
        line: lineOf(["categories", at, "id"]),
        message: `the category "${id}" is there twice`,
      });
  });
}

interface RuleParts {
  readonly sources: readonly RuleSource[];
  readonly workshop: Workshop;
  readonly policy: PolicySpec;
}

function compileRules({ sources, workshop, policy }: RuleParts, report: Report): Steps<CompiledRule[]> {
  const categories = new Set(policy.categories.map(({ id }) => id));
  const ids = new Set<string>();
  const specs = sources.flatMap(({ path, yaml }) => yaml.value.rules.map((spec, at) => ({ path, yaml, spec, at })));
  return eachStep(specs, ({ path, yaml, spec, at }) => {
    const fail: Fail = (inside, message) =>
      report({ file: path, line: yaml.lineOf(["rules", at, ...inside]), message });
    if (ids.has(spec.id)) fail(["id"], `the rule id "${spec.id}" is there twice`);
    ids.add(spec.id);
    if (!categories.has(spec.category)) fail(["category"], `policy.yaml has no category "${spec.category}"`);
    const languages = spec.languages ?? yaml.value.languages ?? policy.languages;
    return compileRule({ spec, workshop, languages: languages === "any" ? languages : new Set(languages) }, fail);
  });
}

interface RulePart extends Pick<CompiledRule, "languages"> {
  readonly spec: RuleSpec;
  readonly workshop: Workshop;
}

function compileRule({ spec, workshop, languages }: RulePart, fail: Fail): CompiledRule {
  const { id, category, severity, title, notice, mode, dsa, on_error: onError } = spec;
  const failIn =
    (key: PropertyKey[]): Fail =>
    (path, message) =>
      fail([...key, ...path], message);
  const find = compileMatch({ workshop, spec: spec.match, fail: failIn(["match"]) });
  const exempt = (spec.exempt ?? []).map((part, at) =>
    compileMatch({ workshop, spec: part, fail: failIn(["exempt", at]) }),
  );
  return { id, category, severity, title, notice, mode, languages, dsa, onError, find, exempt };
}

interface Parts extends Pick<CompiledPolicy, "translations"> {
  readonly policy: PolicySpec;
  readonly rules: readonly CompiledRule[];
  readonly workshop: Workshop;
}

function assemble({ policy, rules, workshop, translations }: Parts): CompiledPolicy {
  return {
    id: policy.id,
    title: policy.title,
    rules,
    categories: policy.categories.map(({ id, title, text }) => ({ id, title, text })),
    translations,
    settings: { flagThreshold: policy.flag_threshold, languages: policy.languages },
    outcomes: Object.fromEntries(policy.categories.map(({ id, outcomes }) => [id, outcomes])),
    terms: buildTermIndex([...workshop.termFiles.values()].flat()),
    model: workshop.model,
  };
}

/** A fact that the rule reads and the example does not say; nobody guesses it. */
function sayUnjudged({ match, exempt = [] }: RuleSpec, { text, signals }: RuleSpec["examples"]["matches"][number]) {
  const lacking = new Set([match, ...exempt].flatMap(signalsOf).filter((name) => !Object.hasOwn(signals, name)));
  if (lacking.size === 0) return `cannot run on its example “${text}”: change what it matches`;
  const facts = [...lacking].map((name) => `${name}: …`).join(", ");
  return `cannot judge its example without ${[...lacking].join(", ")}: write { text: “${text}”, signals: { ${facts} } }`;
}

const signalsOf = ({ signal, any = [], all = [] }: MatchSpec): readonly string[] =>
  signal ? [signal.name] : [...any, ...all].flatMap(signalsOf);

/** Examples bind whatever the mode: a rule is tried as if it were live. */
function tryExamples({ compiled, sources }: Draft, report: Report): Steps<unknown> {
  const examples = sources.flatMap((source) =>
    source.yaml.value.rules.flatMap((spec, at) =>
      (["matches", "passes"] as const).flatMap((key) =>
        spec.examples[key].map((example, number) => ({ ...source, spec, at, key, example, number })),
      ),
    ),
  );
  return eachStep(examples, ({ path, yaml, spec, at, key, example: { text, signals }, number }) => {
    const rule = compiled.rules.find(({ id }) => id === spec.id);
    if (!rule) return;
    const alone: CompiledPolicy = { ...compiled, rules: [{ ...rule, mode: "live" }] };
    const { matches, degraded } = evaluate(alone, text, signals);
    if (degraded.length === 0 && matches.length > 0 === (key === "matches")) return;
    const line = yaml.lineOf(["rules", at, "examples", key, number]);
    if (degraded.length > 0) {
      report({ file: path, line, message: `${spec.id} ${sayUnjudged(spec, { text, signals })}` });
      return;
    }
    const freely = { ...alone, rules: [{ ...rule, mode: "live", exempt: [] } as const] };
    const isVetoed = key === "matches" && evaluate(freely, text, signals).matches.length > 0;
    const said = `${key === "matches" ? "must match" : "must pass"}: “${text}”`;
    report({ file: path, line, message: `${spec.id} ${said}${isVetoed ? ", and its exemption covers it" : ""}` });
  });
}
