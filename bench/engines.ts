import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Filter } from "bad-words";
import type * as Compile from "../src/policy/compile.ts";
import type { CompiledPolicy } from "../src/policy/compile.ts";
import type * as Evaluate from "../src/policy/evaluate.ts";
import type * as Explain from "../src/policy/explain.ts";

/** One program that tells whether a text breaks a category. */
export interface Engine {
  readonly name: string;
  /** The categories it knows. */
  readonly categories: readonly string[];
  readonly flags: (text: string, category: string) => boolean;
  /** The same work without asking for one category: what is timed. */
  readonly run: (text: string) => void;
}

/** What production runs: TypeScript that is read on the fly is a fifth slower. */
async function built<Module>(path: string): Promise<Module> {
  const url = new URL(`../dist/policy/${path}.js`, import.meta.url);
  if (!existsSync(url)) throw new Error("There is no dist: run `npm run build` first.");
  return (await import(url.href)) as Module;
}

export const { compilePolicy } = await built<typeof Compile>("compile");
const { evaluate } = await built<typeof Evaluate>("evaluate");
const { explainMatch } = await built<typeof Explain>("explain");

const BENCH = fileURLToPath(new URL(".", import.meta.url));

/** The libraries are no part of the product: they are installed beside this file when it is first needed. */
function installLibraries(): void {
  if (existsSync(`${BENCH}node_modules`)) return;
  const args = ["ci", "--prefix", BENCH, "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status } = spawnSync("npm", args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("The libraries to compare with could not be installed.");
}

const require = createRequire(`${BENCH}package.json`);

/** What this file uses of a library: it is not there when types are checked. */
async function load<Library>(name: string): Promise<Library> {
  return (await import(pathToFileURL(require.resolve(name)).href)) as Library;
}

interface Obscenity {
  readonly RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean };
  readonly englishDataset: { build(): object };
  readonly englishRecommendedTransformers: object;
}
interface AllProfanity {
  readonly default: { check(text: string): boolean };
}
interface TwoToad {
  readonly profanity: { exists(text: string): boolean };
}
interface RedactPii {
  readonly SyncRedactor: new (options?: object) => { redact(text: string): string };
}
interface OpenRedaction {
  readonly OpenRedaction: new (options: { readonly patterns: readonly string[] }) => {
    detect(text: string): { readonly detections: readonly unknown[] };
  };
  readonly allPatterns: readonly { readonly type: string }[];
}

/**
 * The libraries, each made and asked as its own README does. Those for private information also look for names, links,
 * order and flight numbers, which the sets do not count: with these switched on they would score far lower.
 */
export async function loadLibraries(): Promise<readonly Engine[]> {
  installLibraries();
  const badWords = new Filter();
  const { RegExpMatcher, englishDataset, englishRecommendedTransformers } = await load<Obscenity>("obscenity");
  const obscenity = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  const allProfanity = (await load<AllProfanity>("allprofanity")).default;
  const { profanity: twoToad } = await load<TwoToad>("@2toad/profanity");
  const { SyncRedactor } = await load<RedactPii>("redact-pii");
  const redactor = new SyncRedactor(WITHOUT_OTHERS);
  const { OpenRedaction, allPatterns } = await load<OpenRedaction>("@openredaction/openredaction");
  const shield = new OpenRedaction({ patterns: allPatterns.map(({ type }) => type).filter(isInScope) });
  return [
    library("obscenity", "profanity", (text) => obscenity.hasMatch(text)),
    library("bad-words", "profanity", (text) => badWords.isProfane(text)),
    library("allprofanity", "profanity", (text) => allProfanity.check(text)),
    library("@2toad/profanity", "profanity", (text) => twoToad.exists(text)),
    library("redact-pii", "pii", (text) => redactor.redact(text) !== text),
    library("@openredaction", "pii", (text) => shield.detect(text).detections.length > 0),
  ];
}

const WITHOUT_OTHERS = {
  builtInRedactors: Object.fromEntries(["names", "url", "digits", "zipcode"].map((kind) => [kind, { enabled: false }])),
};

const isInScope = (type: string) =>
  /^(EMAIL|CREDIT_CARD|IBAN|SSN|IPV[46]|PHONE_|ADDRESS_|NHS_NUMBER|GERMAN_TAX_ID)|NATIONAL_(ID|INSURANCE)|_(DNI|SIN|AADHAAR|FISCAL_CODE|NRIC)$/.test(
    type,
  );

function library(name: string, category: string, flags: (text: string) => boolean): Engine {
  return { name, categories: [category], flags, run: flags };
}

/** Ours: what a comment costs is its verdict and the explanation of every match. */
export function ownEngine(policy: CompiledPolicy, name = "recourse"): Engine {
  return {
    name,
    categories: policy.categories.map(({ id }) => id),
    flags: (text, category) => evaluate(policy, text, {}).categories.includes(category),
    run: (text) => {
      for (const match of evaluate(policy, text, {}).matches) explainMatch(policy, match, text);
    },
  };
}

/** Ours, with the rules of one category alone. */
export function ownCategories(policy: CompiledPolicy): readonly Engine[] {
  return policy.categories.map(({ id }) =>
    ownEngine({ ...policy, rules: policy.rules.filter(({ category }) => category === id) }, `  ${id} alone`),
  );
}
