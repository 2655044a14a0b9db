import { compileMatch, type Fail, type Matcher, type Workshop } from "./compile-match.ts";
import { evaluate } from "./evaluate.ts";
import { type Model, readModel } from "./model.ts";
import { parseTerms } from "./parse-terms.ts";
import { type Classes, classesSchema, mergeClasses } from "./patterns/classes.ts";
import { PolicyError, type Problem } from "./policy-error.ts";
import { type PolicyYaml, readYaml } from "./read-yaml.ts";
import { policySchema, type PolicySpec, ruleFileSchema, type RuleSpec } from "./schema.ts";
import { buildTermIndex, type TermIndex } from "./term-index.ts";
import type { Outcome, RuleMode, Severity } from "./types.ts";

export { PolicyError } from "./policy-error.ts";

export interface PolicyFile {
  /** Relative to the policies folder: `profanity.yaml`, `terms/profanity.txt`, `classes/people.yaml`. */
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
  readonly yaml: PolicyYaml<{ readonly rules: readonly RuleSpec[] }>;
}

type Report = (problem: Problem) => void;

/**
 * Compiles a policy and tries it on its own examples. Pure: the files are given, nothing is read.
 *
 * Throws a PolicyError with every problem, its file and its line: an unknown key, an empty list, an unsafe
 * pattern, a duplicate id, a missing term file, an example that is not judged as it says.
 */
export function compilePolicy(files: readonly PolicyFile[], options: Options = {}): CompiledPolicy {
  const problems: Problem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const policy = compileFiles({ files, options }, report);
  if (policy && problems.length === 0) tryExamples(policy, report);
  if (!policy || problems.length > 0) throw new PolicyError(problems);
  return policy.compiled;
}

interface Draft {
  readonly compiled: CompiledPolicy;
  readonly sources: readonly RuleSource[];
}

function compileFiles(
  { files, options }: { files: readonly PolicyFile[]; options: Options },
  report: Report,
): Draft | undefined {
  const termFiles = new Map(files.filter(isTermFile).map((file) => [file.path, parseTerms(file, report)] as const));
  const workshop: Workshop = { termFiles, classes: readClasses(files, report), model: tryReadModel(options, report) };
  const policyFile = files.find((file) => file.path === "policy.yaml");
  if (!policyFile) report({ file: "policy.yaml", line: 1, message: "the file is missing" });
  const policy = policyFile && readYaml(policyFile, policySchema, report);
  const sources = files.filter(isRuleFile).flatMap((file) => {
    const yaml = readYaml(file, ruleFileSchema, report);
    return yaml ? [{ path: file.path, yaml }] : [];
  });
  if (!policy) return undefined;
  reportRepeatedCategories(policy, report);
  const rules = compileRules({ sources, workshop, policy: policy.value }, report);
  return { compiled: assemble({ policy: policy.value, rules, workshop }), sources };
}

const isTermFile = ({ path }: PolicyFile) => path.startsWith("terms/") && path.endsWith(".txt");
const isClassFile = ({ path }: PolicyFile) => /^classes\/[^/]+\.yaml$/.test(path);
const isRuleFile = ({ path }: PolicyFile) => /^[^/]+\.yaml$/.test(path) && path !== "policy.yaml";

function readClasses(files: readonly PolicyFile[], report: Report): Classes {
  const sources = files.filter(isClassFile);
  const read = sources.flatMap((file) => readYaml(file, classesSchema, report)?.value ?? []);
  try {
    return mergeClasses(read);
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

function compileRules({ sources, workshop, policy }: RuleParts, report: Report): CompiledRule[] {
  const categories = new Set(policy.categories.map(({ id }) => id));
  const ids = new Set<string>();
  return sources.flatMap(({ path, yaml }) =>
    yaml.value.rules.map((spec, at) => {
      const fail: Fail = (inside, message) =>
        report({ file: path, line: yaml.lineOf(["rules", at, ...inside]), message });
      if (ids.has(spec.id)) fail(["id"], `the rule id "${spec.id}" is there twice`);
      ids.add(spec.id);
      if (!categories.has(spec.category)) fail(["category"], `policy.yaml has no category "${spec.category}"`);
      return compileRule({ spec, workshop }, fail);
    }),
  );
}

function compileRule({ spec, workshop }: { spec: RuleSpec; workshop: Workshop }, fail: Fail): CompiledRule {
  const { id, category, severity, title, notice, mode, dsa, on_error: onError } = spec;
  const failIn =
    (key: PropertyKey[]): Fail =>
    (path, message) =>
      fail([...key, ...path], message);
  const find = compileMatch({ workshop, spec: spec.match, fail: failIn(["match"]) });
  const exempt = (spec.exempt ?? []).map((part, at) =>
    compileMatch({ workshop, spec: part, fail: failIn(["exempt", at]) }),
  );
  return { id, category, severity, title, notice, mode, dsa, onError, find, exempt };
}

interface Parts {
  readonly policy: PolicySpec;
  readonly rules: readonly CompiledRule[];
  readonly workshop: Workshop;
}

function assemble({ policy, rules, workshop }: Parts): CompiledPolicy {
  return {
    id: policy.id,
    title: policy.title,
    rules,
    categories: policy.categories.map(({ id, title, text }) => ({ id, title, text })),
    settings: { flagThreshold: policy.flag_threshold, languages: policy.languages },
    outcomes: Object.fromEntries(policy.categories.map(({ id, outcomes }) => [id, outcomes])),
    terms: buildTermIndex([...workshop.termFiles.values()].flat()),
    model: workshop.model,
  };
}

/** Examples bind whatever the mode: a rule is tried as if it were live. */
function tryExamples({ compiled, sources }: Draft, report: Report): void {
  for (const { path, yaml } of sources)
    yaml.value.rules.forEach((spec, at) => {
      const rule = compiled.rules.find(({ id }) => id === spec.id);
      if (!rule) return;
      const alone: CompiledPolicy = { ...compiled, rules: [{ ...rule, mode: "live" }] };
      for (const key of ["matches", "passes"] as const)
        spec.examples[key].forEach(({ text, signals }, example) => {
          const { matches, degraded } = evaluate(alone, text, signals);
          if (degraded.length === 0 && matches.length > 0 === (key === "matches")) return;
          const line = yaml.lineOf(["rules", at, "examples", key, example]);
          report({
            file: path,
            line,
            message: `${spec.id} ${key === "matches" ? "must match" : "must pass"}: “${text}”`,
          });
        });
    });
}
