import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { normalize } from "../../../src/policy/normalize.ts";
import { type Classes, classesSchema, mergeClasses } from "../../../src/policy/patterns/classes.ts";
import { compilePhrases, phrasesSchema } from "../../../src/policy/patterns/compile-phrases.ts";
import { ruleFileSchema } from "../../../src/policy/schema.ts";
import type { Finding } from "../../../src/policy/types.ts";

const policies = new URL("../../../policies/", import.meta.url);

function readYamlFile(path: string): unknown {
  return parse(readFileSync(new URL(path, policies), "utf8"));
}

export const NO_CLASSES: Classes = classesSchema.parse({});

let classes: Classes | undefined;

/** The classes that ship with the product, read once for all test files of a worker. */
export const readShippedClasses = (): Classes => (classes ??= readClasses());

function readClasses(): Classes {
  const files = readdirSync(new URL("classes/", policies)).filter((name) => name.endsWith(".yaml"));
  return mergeClasses(files.map((name) => classesSchema.parse(readYamlFile(`classes/${name}`))));
}

type Find = (text: string) => readonly Finding[];

/** Every phrase rule of one shipped file, as one function. */
export function readShippedRules(category: "violence" | "harassment"): Find {
  const classes = readShippedClasses();
  const { rules } = ruleFileSchema.parse(readYamlFile(`${category}.yaml`));
  const matchers = rules.flatMap(({ match }) => (match.phrases ? [compilePhrases(match.phrases, classes)] : []));
  return (text) => {
    const reader = { text: normalize(text) };
    return matchers.flatMap((find) => find(reader));
  };
}

/** A matcher of one pattern. */
export function matcher(phrases: readonly string[], rest: object = {}, classes: Classes = NO_CLASSES): Find {
  const spec = phrasesSchema.parse({ patterns: [{ name: "pattern", phrases }], ...rest });
  const find = compilePhrases(spec, classes);
  return (text) => find({ text: normalize(text) });
}

/** What of the text was found. */
export function found(find: Find, text: string): string[] {
  return find(text).map(({ start, end }) => text.slice(start, end));
}
