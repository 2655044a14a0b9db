import { readdirSync, readFileSync } from "node:fs";
import { Filter } from "bad-words";
import { type CompiledPolicy, type PolicyFile, compilePolicy } from "../../src/policy/compile.ts";

const ROOT = new URL("../../policies/", import.meta.url);

function readFolder(folder: string, ending: string): PolicyFile[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((name) => name.endsWith(ending))
    .map((name) => ({ path: `${folder}${name}`, text: readFileSync(new URL(`${folder}${name}`, ROOT), "utf8") }));
}

const ruleFile = (name: string): PolicyFile => ({ path: name, text: readFileSync(new URL(name, ROOT), "utf8") });

/** The shipped policy, reduced to its rules on profanity. */
export function profanityFiles(): PolicyFile[] {
  const listed = { path: "terms/bad-words.txt", text: new Filter().list.join("\n") };
  return [ruleFile("policy.yaml"), ruleFile("profanity.yaml"), ...readFolder("terms/", ".txt"), listed];
}

let profanity: CompiledPolicy | undefined;

/** The same, compiled once for all test files of a worker. */
export const shippedProfanity = (): CompiledPolicy => (profanity ??= compilePolicy(profanityFiles()));

interface SmallPolicy {
  readonly rules: string;
  readonly terms?: string;
  readonly policy?: string;
}

export const SMALL_POLICY = `id: small
title: A small policy
languages: [en]
flag_threshold: 3
categories:
  - id: profanity
    title: Profanity
    text: Do not swear.
    outcomes: { low: publish, medium: flag, high: remove }
  - id: spam
    title: Spam
    text: Do not advertise.
    outcomes: { low: flag, medium: hold, high: remove }
`;

/** A policy of a few lines; its term file is terms/words.txt. */
export function smallFiles({
  rules,
  terms = "[high insult]\nblarg\n",
  policy = SMALL_POLICY,
}: SmallPolicy): PolicyFile[] {
  return [
    { path: "policy.yaml", text: policy },
    { path: "rules.yaml", text: rules },
    { path: "terms/words.txt", text: terms },
  ];
}

interface RuleFields {
  readonly id?: string;
  readonly category?: string;
  readonly severity?: string;
  readonly match?: string;
  readonly more?: string;
  readonly matches?: string;
  readonly passes?: string;
}

/** One rule in YAML; its `match` is on line 8 of the rule. */
export function ruleYaml(fields: RuleFields = {}): string {
  const { id = "profanity.words", category = "profanity", severity = "high" } = fields;
  const {
    match = "{ terms: { files: [terms/words.txt] } }",
    more = "",
    matches = "You blarg.",
    passes = "Hello.",
  } = fields;
  return `  - id: ${id}
    category: ${category}
    severity: ${severity}
    title: A title
    notice: A notice of ${id}.
    dsa: { category: STATEMENT_CATEGORY_OTHER_VIOLATION_TC, keywords: [KEYWORD_OTHER] }
    match: ${match}
    examples: { matches: ["${matches}"], passes: ["${passes}"] }
${more}`;
}
