import type { Classes, ContextSpec } from "../patterns/classes.ts";
import type { PhrasesSpec } from "../patterns/compile-phrases.ts";
import { matchParts } from "./match-parts.ts";
import type { Advise, Sources } from "./sources.ts";

const KINDS = ["words", "verbs", "nouns"] as const;

/** Classes and contexts that no rule arrives at, however indirectly. */
export function lintClasses({ classes, rules }: Sources, advise: Advise): void {
  const phrases = rules.flatMap(matchParts).flatMap(({ spec }) => spec.phrases ?? []);
  const all = classes.map((source) => source.classes);
  const contexts = reachContexts(phrases, all);
  const said = phrases.flatMap(({ patterns }) => patterns.flatMap((pattern) => pattern.phrases));
  // A class may be there only so that its words are read in disguise, wherever they stand in other phrases.
  const disguised = all.flatMap((each) => each.disguised.map((name) => `{${name}}`));
  const seen = reachClasses([...said, ...contexts.phrases, ...disguised], all);
  for (const { file, classes: own, lineOf } of classes) {
    const warn = (path: readonly PropertyKey[], message: string) =>
      advise({ level: "warning", file, line: lineOf(path), message });
    for (const kind of KINDS)
      for (const name of Object.keys(own[kind]).filter((each) => !seen.has(each)))
        warn([kind, name], `no phrase of a rule leads to {${name}}: use it, or delete it`);
    for (const name of Object.keys(own.contexts))
      if (!contexts.names.has(name))
        warn(["contexts", name], `no rule names the context “${name}”: name it under when or unless, or delete it`);
  }
}

interface Reached {
  readonly names: ReadonlySet<string>;
  readonly phrases: readonly string[];
}

function reachContexts(rules: readonly PhrasesSpec[], classes: readonly Classes[]): Reached {
  const named = rules
    .flatMap((rule) => [rule, ...rule.patterns])
    .flatMap(({ when = [], unless = [] }) => [...when, ...unless]);
  const names = new Set(named.filter((reference) => typeof reference === "string"));
  const written = named.filter((reference): reference is ContextSpec => typeof reference !== "string");
  const found = classes.flatMap(({ contexts }) =>
    Object.entries(contexts).flatMap(([name, context]) => (names.has(name) ? [context] : [])),
  );
  return { names, phrases: [...written, ...found].flatMap(({ phrases }) => phrases) };
}

const REFERENCE = /\{([a-z][a-z0-9-]*)/g;

const phrasesOf = (classes: readonly Classes[], name: string): readonly string[] =>
  classes.flatMap((each) => KINDS.flatMap((kind) => (Object.hasOwn(each[kind], name) ? (each[kind][name] ?? []) : [])));

function reachClasses(phrases: readonly string[], classes: readonly Classes[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const visit = (phrase: string): void => {
    for (const [, name = ""] of phrase.matchAll(REFERENCE)) {
      if (seen.has(name)) continue;
      seen.add(name);
      phrasesOf(classes, name).forEach(visit);
    }
  };
  phrases.forEach(visit);
  return seen;
}
