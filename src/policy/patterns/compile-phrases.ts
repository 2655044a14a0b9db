import { z } from "zod";
import type { NormalizedText } from "../normalize.ts";
import { type Finding, SEVERITIES, type Trace, type Veto } from "../types.ts";
import { type Classes, contextSchema, type ContextSpec } from "./classes.ts";
import { type Context, quoted, type Scene } from "./compile-context.ts";
import { addContext, addPhrase, openPhrasebook, type Phrasebook, type Program, readText } from "./phrasebook.ts";
import type { Words } from "./read-words.ts";
import type { StepCount, WordRange } from "./run-automaton.ts";

const code = z.string().regex(/^[a-z][a-z0-9_]*$/, "a context code is lower-case letters, digits and underscores");
const contextList = z.array(z.union([z.string(), contextSchema])).min(1);
const phrase = z.string().trim().min(1).max(2000);

const patternSchema = z.strictObject({
  name: z.string().trim().min(1).max(80).describe("What a moderator reads as the reason."),
  phrases: z
    .array(phrase)
    .min(1)
    .describe(
      "word, {class}, (a | b), x? (may be left out), ..3 (up to three words), !word (any other), < and > (a clause opens, closes).",
    ),
  context: z.array(code).default([]).describe("Codes of the mood and the target, such as imperative or group."),
  severity: z.enum(SEVERITIES).optional().describe("Of these phrases, when it is not the rule's."),
  when: contextList.optional().describe("Every one of these circumstances must be there."),
  unless: contextList.optional().describe("None of these may."),
});

/** What stands under `match: { phrases: … }`. Contexts are named in the classes, written out, or the built-in `quoted`. */
export const phrasesSchema = z
  .strictObject({
    patterns: z.array(patternSchema).min(1).describe("Groups of phrases, each with a name."),
    when: contextList.optional().describe("For all groups: every one of these circumstances must be there."),
    unless: contextList.optional().describe("For all groups: none of these may. quoted is built in."),
  })
  .describe("Sequences of words with classes, alternatives and gaps, and the circumstances in which they count.");
export type PhrasesSpec = z.infer<typeof phrasesSchema>;
type PatternSpec = PhrasesSpec["patterns"][number];
type ContextReference = string | ContextSpec;

interface Circumstance {
  readonly name: string;
  readonly holds: Context;
}

interface Pattern {
  readonly spec: PatternSpec;
  readonly when: readonly Circumstance[];
  readonly unless: readonly Circumstance[];
}

/** What a comment is looked through for, and who counts the steps or hears what was let pass. */
interface Reader {
  readonly text: NormalizedText;
  readonly count?: StepCount;
  readonly trace?: Trace;
}

/** A phrase of a pattern, in the order of the rule. */
interface Entry {
  readonly order: number;
  readonly pattern: Pattern;
  readonly program: Program;
}

function compileReference(book: Phrasebook, reference: ContextReference): Context {
  if (reference === "quoted") return quoted;
  if (typeof reference !== "string") return addContext(book, reference);
  const { contexts } = book.vocabulary;
  const spec = Object.hasOwn(contexts, reference) ? contexts[reference] : undefined;
  if (!spec) throw new Error(`there is no context "${reference}": name one of classes/, or write it out`);
  return addContext(book, spec);
}

const nameOf = (reference: ContextReference): string =>
  typeof reference === "string" ? reference : `“${reference.phrases[0] ?? ""}” ${reference.where}`;

function compileCircumstances(book: Phrasebook, { spec, rule }: { spec: PatternSpec; rule: PhrasesSpec }): Pattern {
  const all = (references: readonly ContextReference[] = []) =>
    references.map((reference) => ({ name: nameOf(reference), holds: compileReference(book, reference) }));
  return {
    spec,
    when: [...all(rule.when), ...all(spec.when)],
    unless: [...all(rule.unless), ...all(spec.unless)],
  };
}

function compileEntries(book: Phrasebook, { rule, rarely }: { rule: PhrasesSpec; rarely: boolean }): Entry[] {
  const entries = rule.patterns.flatMap((spec) => {
    const programs = spec.phrases.map((source) => addPhrase(book, source, rarely ? undefined : rule));
    const pattern = compileCircumstances(book, { spec, rule });
    return programs.map((program) => ({ pattern, program }));
  });
  return entries.map((entry, order) => ({ ...entry, order }));
}

function toFinding(words: Words, { from, to }: WordRange, spec: PatternSpec): Finding[] {
  const first = words.tokens[words.first[from] ?? 0];
  const last = words.tokens[words.last[to - 1] ?? 0];
  if (!first || !last) return [];
  const context = spec.context.length > 0 ? { context: spec.context } : {};
  const severity = spec.severity ? { severity: spec.severity } : {};
  return [{ element: spec.name, start: first.start, end: last.end, ...context, ...severity }];
}

function findEntries(entries: readonly Entry[], scene: Scene, trace: Trace | undefined): readonly Finding[] {
  const found: Finding[] = [];
  for (const entry of entries)
    for (const range of scene.find(entry.program)) judge(entry, { scene, range, trace }, found);
  return found;
}

interface Place {
  readonly scene: Scene;
  readonly range: WordRange;
  readonly trace: Trace | undefined;
}

function judge({ pattern }: Entry, { scene, range, trace }: Place, found: Finding[]): void {
  const veto = findVeto(pattern, scene, range);
  if (veto && !trace) return;
  for (const finding of toFinding(scene.words, range, pattern.spec))
    if (veto) trace?.(finding, veto);
    else found.push(finding);
}

const NOTHING: readonly Finding[] = [];

function findVeto({ when, unless }: Pattern, scene: Scene, range: WordRange): Veto | undefined {
  for (const { name, holds } of when) if (!holds(scene, range)) return { kind: "lacks", name };
  for (const { name, holds } of unless) if (holds(scene, range)) return { kind: "context", name };
  return undefined;
}

/**
 * Compiles the phrases of one rule. Throws an Error that quotes the phrase it cannot read.
 *
 * The matcher never throws; its work grows linearly with the text, and a phrase runs only in sentences that contain
 * its anchor and its other required words. Spans are UTF-16 offsets of the original. `count` counts the steps of the
 * automata, for tests; `trace` hears of the phrases that were found and vetoed.
 * `rarely` says that few texts are asked for these phrases, so that the others are not sifted for them.
 */
export function compilePhrases(
  spec: PhrasesSpec,
  classes: Classes,
  { rarely = false }: { readonly rarely?: boolean } = {},
): (reader: Reader) => readonly Finding[] {
  const book = openPhrasebook(classes);
  const entries = compileEntries(book, { rule: spec, rarely });
  const byProgram = new Map<Program, Entry[]>();
  for (const entry of entries) byProgram.set(entry.program, [...(byProgram.get(entry.program) ?? []), entry]);

  return ({ text, count, trace }) => {
    const { scene, matching } = readText(book, text, count);
    if (rarely) return findEntries(entries, scene(), trace);
    const programs = matching.size === 0 ? undefined : matching.get(spec);
    if (!programs) return NOTHING;
    const sought = programs.flatMap((program) => byProgram.get(program) ?? []);
    return findEntries(
      sought.sort((left, right) => left.order - right.order),
      scene(),
      trace,
    );
  };
}
