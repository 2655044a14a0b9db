import { parseTerms, type Term } from "../parse-terms.ts";
import { type Classes, classesSchema } from "../patterns/classes.ts";
import type { CompiledPolicy, CompiledRule, PolicyFile } from "../compile.ts";
import type { Problem } from "../policy-error.ts";
import { type PolicyYaml, readYaml } from "../read-yaml.ts";
import { policySchema, type PolicySpec, ruleFileSchema, type RuleSpec } from "../schema.ts";

type Path = readonly PropertyKey[];

/** A rule as it was written, as it runs, and where its parts stand. */
export interface RuleSource {
  readonly file: string;
  readonly spec: RuleSpec;
  readonly rule: CompiledRule;
  readonly lineOf: (path: Path) => number;
}

export interface ClassSource {
  readonly file: string;
  readonly classes: Classes;
  readonly lineOf: (path: Path) => number;
}

export interface TermSource {
  readonly term: Term;
  readonly line: number;
}

/** A sound policy, with the places of everything in it. */
export interface Sources {
  readonly files: readonly PolicyFile[];
  readonly compiled: CompiledPolicy;
  readonly policy: PolicyYaml<PolicySpec>;
  readonly rules: readonly RuleSource[];
  readonly classes: readonly ClassSource[];
  /** By file, without the lists from elsewhere: nobody can edit those. */
  readonly terms: ReadonlyMap<string, readonly TermSource[]>;
}

/** `error`: the policy would do what nobody wrote. `warning`: something in it has no effect. */
export interface Advice extends Problem {
  readonly level: "error" | "warning";
}

export type Advise = (advice: Advice) => void;

/** What a rule is called in a sentence: its id and where it stands. */
export const placeOf = ({ spec, file, lineOf }: RuleSource): string => `${spec.id} (${file}:${lineOf(["id"])})`;

const ignore = () => {};

/** Reads again the files of a policy that compiled. */
export function readSources(files: readonly PolicyFile[], compiled: CompiledPolicy): Sources | undefined {
  const policy = readPolicyFile(files);
  if (!policy) return undefined;
  const rules = files.filter(isRuleFile);
  const classes = files.filter(({ path }) => /^classes\/[^/]+\.yaml$/.test(path));
  return {
    files,
    compiled,
    policy,
    rules: rules.flatMap((file) => readRules(file, compiled)),
    classes: classes.flatMap((file) => {
      const yaml = readYaml(file, classesSchema, ignore);
      return yaml ? [{ file: file.path, classes: yaml.value, lineOf: yaml.lineOf }] : [];
    }),
    terms: new Map(files.filter(isCurated).map((file) => [file.path, locateTerms(file)])),
  };
}

export function readPolicyFile(files: readonly PolicyFile[]): PolicyYaml<PolicySpec> | undefined {
  const file = files.find(({ path }) => path === "policy.yaml");
  return file && readYaml(file, policySchema, ignore);
}

export const isRuleFile = ({ path }: PolicyFile): boolean => /^[^/]+\.yaml$/.test(path) && path !== "policy.yaml";

/** The rules of one file of a policy that compiled. */
export function readRules(file: PolicyFile, { rules }: CompiledPolicy): RuleSource[] {
  const yaml = readYaml(file, ruleFileSchema, ignore);
  return (yaml?.value.rules ?? []).flatMap((spec, at) => {
    const rule = rules.find(({ id }) => id === spec.id);
    const lineOf = (path: Path) => yaml?.lineOf(["rules", at, ...path]) ?? 1;
    return rule ? [{ file: file.path, spec, rule, lineOf }] : [];
  });
}

const HEADER = /^\s*\[.*\]\s*(?:#.*)?$/;

const isCurated = ({ path, text }: PolicyFile) =>
  /^terms\/[^/]+\.txt$/.test(path) && text.split("\n").some((line) => HEADER.test(line));

function locateTerms({ path, text }: PolicyFile): readonly TermSource[] {
  let header = "";
  return text.split(/\r?\n/).flatMap((line, at) => {
    if (HEADER.test(line)) {
      header = line;
      return [];
    }
    if (line.replace(/#.*$/, "").trim() === "") return [];
    return parseTerms({ path, text: `${header}\n${line}` }, ignore).map((term) => ({ term, line: at + 1 }));
  });
}
