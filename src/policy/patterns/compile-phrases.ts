import { z } from "zod";
import type { NormalizedText } from "../normalize.ts";
import { type Finding, SEVERITIES } from "../types.ts";
import { type Classes, contextSchema, type ContextSpec, prepareVocabulary, type Vocabulary } from "./classes.ts";
import { compileAutomaton } from "./compile-automaton.ts";
import { compileContext, type Context, quoted, type Scene } from "./compile-context.ts";
import { readWords, type Word } from "./read-words.ts";
import {
  containment,
  emptySetIndex,
  linkAutomaton,
  type Program,
  runAutomaton,
  type SetIndex,
  type StepCount,
  type WordRange,
} from "./run-automaton.ts";

const code = z.string().regex(/^[a-z][a-z0-9_]*$/, "a context code is lower-case letters, digits and underscores");
const contextList = z.array(z.union([z.string(), contextSchema])).min(1);
const phrase = z.string().trim().min(1).max(2000);

const patternSchema = z.strictObject({
  /** What a moderator reads as the reason. */
  name: z.string().trim().min(1).max(80),
  phrases: z.array(phrase).min(1),
  /** Codes of the mood and the target, such as `imperative` or `group`. */
  context: z.array(code).default([]),
  severity: z.enum(SEVERITIES).optional(),
  /** Every one of these circumstances must be there. */
  when: contextList.optional(),
  /** None of these may. */
  unless: contextList.optional(),
});

/** What stands under `match: { phrases: … }`. Contexts are named in the classes, written out, or the built-in `quoted`. */
export const phrasesSchema = z.strictObject({
  patterns: z.array(patternSchema).min(1),
  when: contextList.optional(),
  unless: contextList.optional(),
});
export type PhrasesSpec = z.infer<typeof phrasesSchema>;
type PatternSpec = PhrasesSpec["patterns"][number];
type ContextReference = string | ContextSpec;

interface Pattern {
  readonly spec: PatternSpec;
  readonly programs: readonly Program[];
  readonly when: readonly Context[];
  readonly unless: readonly Context[];
}

interface Workshop {
  readonly vocabulary: Vocabulary;
  readonly sets: SetIndex;
  readonly contexts: Map<ContextSpec, Context>;
  readonly circumstances: Program[];
}

/** Words of everyday grammar: a phrase anchored on one of them would run on nearly every comment. */
const COMMON = new Set(
  "i you he she it we they me him her us them my your his its our their this that these those a an the all every each any some no and or but if to of in on for with at by from up out off as so just not is are be was were am been do does did have has had will would should can could must may go get one who what".split(
    " ",
  ),
);
const COMMON_COST = 400;

const costs = new WeakMap<readonly string[], number>();

/** The lists belong to classes that many phrases share, so each is counted once. */
function cost(words: readonly string[]): number {
  const known = costs.get(words);
  if (known !== undefined) return known;
  const counted = words.reduce((sum, word) => sum + (COMMON.has(word) ? COMMON_COST : 1), 0);
  costs.set(words, counted);
  return counted;
}

function compileOne({ vocabulary, sets }: Workshop, source: string): Program {
  try {
    return linkAutomaton(compileAutomaton(vocabulary.parse(source), cost), vocabulary.lexicon, sets);
  } catch (error) {
    throw new Error(`in the phrase "${source}": ${error instanceof Error ? error.message : String(error)}`);
  }
}

function compileReference(workshop: Workshop, reference: ContextReference): Context {
  if (reference === "quoted") return quoted;
  const spec = typeof reference === "string" ? workshop.vocabulary.contexts[reference] : reference;
  if (!spec) throw new Error(`there is no context "${String(reference)}"`);
  const known = workshop.contexts.get(spec);
  if (known) return known;
  const programs = spec.phrases.map((source) => compileOne(workshop, source));
  workshop.circumstances.push(...programs);
  const context = compileContext(spec, programs);
  workshop.contexts.set(spec, context);
  return context;
}

function compilePattern(workshop: Workshop, { spec, rule }: { spec: PatternSpec; rule: PhrasesSpec }): Pattern {
  const all = (references: readonly ContextReference[] = []) =>
    references.map((reference) => compileReference(workshop, reference));
  return {
    spec,
    programs: spec.phrases.map((source) => compileOne(workshop, source)),
    when: [...all(rule.when), ...all(spec.when)],
    unless: [...all(rule.unless), ...all(spec.unless)],
  };
}

/** Where each program's anchors stand, from one pass over the words. */
type AnchorIndex = ReadonlyMap<number, readonly Program[]>;

function indexAnchors(programs: readonly Program[]): AnchorIndex {
  const index = new Map<number, Program[]>();
  for (const program of programs)
    for (const id of program.anchors) {
      const listed = index.get(id);
      if (listed) listed.push(program);
      else index.set(id, [program]);
    }
  return index;
}

/** Only the programs all of whose required words the text contains. */
function locateAnchors(index: AnchorIndex, words: readonly Word[]): Map<Program, number[]> {
  const located = new Map<Program, number[]>();
  const contains = containment(words);
  words.forEach(({ id }, at) => {
    for (const program of index.get(id) ?? []) {
      const listed = located.get(program);
      if (listed) listed.push(at);
      else if (program.required.every(contains)) located.set(program, [at]);
    }
  });
  return located;
}

interface Performance {
  readonly words: readonly Word[];
  readonly located: ReadonlyMap<Program, readonly number[]>;
  readonly circumstances: AnchorIndex;
  readonly index: SetIndex;
  readonly count: StepCount | undefined;
}

/** Most texts match no pattern, so the circumstances are looked for when the first one does. */
function stage({ words, located, circumstances, index, count }: Performance): Scene {
  let around: ReadonlyMap<Program, readonly number[]> | undefined;
  const anchorsOf = (program: Program) =>
    located.get(program) ?? (around ??= locateAnchors(circumstances, words)).get(program) ?? [];
  const found = new Map<Program, readonly WordRange[]>();
  const find = (program: Program) => {
    const known = found.get(program);
    if (known) return known;
    const ranges = runAutomaton({ program, words, index, ...(count && { count }) }, anchorsOf(program));
    found.set(program, ranges);
    return ranges;
  };
  return { words, find, memo: new Map() };
}

function toFinding(words: readonly Word[], { from, to }: WordRange, spec: PatternSpec): Finding[] {
  const [first, last] = [words[from], words[to - 1]];
  if (!first || !last) return [];
  const context = spec.context.length > 0 ? { context: spec.context } : {};
  const severity = spec.severity ? { severity: spec.severity } : {};
  return [{ element: spec.name, start: first.start, end: last.end, ...context, ...severity }];
}

const readings = new WeakMap<object, { readonly of: object; readonly words: readonly Word[] }>();

function readOnce(text: NormalizedText, { lexicon }: Vocabulary): readonly Word[] {
  const known = readings.get(text);
  if (known?.of === lexicon.ids) return known.words;
  const words = readWords(text, lexicon);
  readings.set(text, { of: lexicon.ids, words });
  return words;
}

/**
 * Compiles the phrases of one rule. Throws an Error that quotes the phrase it cannot read.
 *
 * The matcher never throws; its work grows linearly with the text, and a pattern runs only where one of its anchor
 * words stands. Spans are UTF-16 offsets of the original. `count` counts the steps of the automata, for tests.
 */
export function compilePhrases(
  spec: PhrasesSpec,
  classes: Classes,
): (text: NormalizedText, count?: StepCount) => Finding[] {
  const workshop: Workshop = {
    vocabulary: prepareVocabulary(classes),
    sets: emptySetIndex(),
    contexts: new Map(),
    circumstances: [],
  };
  const patterns = spec.patterns.map((pattern) => compilePattern(workshop, { spec: pattern, rule: spec }));
  const sought = new Set(patterns.flatMap(({ programs }) => programs));
  const index = indexAnchors([...sought]);
  const circumstances = indexAnchors(workshop.circumstances);

  return (text, count) => {
    const words = readOnce(text, workshop.vocabulary);
    const located = locateAnchors(index, words);
    if (located.size === 0) return [];
    const scene = stage({ words, located, circumstances, index: workshop.sets, count });
    return patterns.flatMap(({ spec: pattern, programs, when, unless }) =>
      programs.flatMap((program) => {
        if (!located.has(program)) return [];
        return scene
          .find(program)
          .filter((range) => when.every((context) => context(scene, range)))
          .filter((range) => !unless.some((context) => context(scene, range)))
          .flatMap((range) => toFinding(words, range, pattern));
      }),
    );
  };
}
