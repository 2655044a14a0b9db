import { z } from "zod";
import { inflectNoun, inflectVerb } from "./inflect.ts";
import { buildLexicon, createNumbering, type Lexicon, type Numbering, numberOf } from "./lexicon.ts";
import { either, type Node, parsePhrase, type Phrase, type PhraseNames, type WordNode } from "./parse-phrase.ts";
import { spellOut } from "./spell-words.ts";
import { createWordSet } from "./word-set.ts";

const name = z.string().regex(/^[a-z][a-z0-9-]*$/, "a name is lower-case letters, digits and hyphens");
const phrase = z.string().trim().min(1).max(2000);

/** A YAML list, or one text with commas between the entries: shorter to write, and a hundred times faster to read. */
const listOf = (entry: z.ZodString) =>
  z.union(
    [
      z.array(entry),
      z
        .string()
        .transform((text) => text.split(",").map((part) => part.trim()))
        .pipe(z.array(entry)),
    ],
    "write a list, or one text with commas between its entries",
  );
const phraseList = listOf(phrase).refine((phrases) => phrases.length > 0, "the list is empty");

/** A circumstance that speaks for or against a match, said in phrases. */
export const contextSchema = z.strictObject({
  where: z
    .enum(["before", "after", "clause", "inside", "sentence", "text"])
    .describe(
      "before, after: within so many words of the match and in its sentence; clause: before it and in its clause; inside: overlapping it; sentence, text: anywhere in it.",
    ),
  within_words: z
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .describe("For before, after and clause: how near. 8 words when absent."),
  phrases: phraseList.describe("One of these must be there."),
});
export type ContextSpec = z.infer<typeof contextSchema>;

/** `policies/classes/*.yaml`: what the `{names}` in phrases stand for. Names are shared by all files. */
export const classesSchema = z.strictObject({
  words: z.record(name, phraseList).default({}).describe("Classes of phrases, which may name other classes."),
  verbs: z
    .record(name, phraseList)
    .default({})
    .describe(
      "Verbs, irregular forms after slashes (shoot/shot): {kill}, {kill:s}, {kill:ing}, {kill:ed}, {kill:any}.",
    ),
  nouns: z
    .record(name, phraseList)
    .default({})
    .describe("Nouns, irregular plurals after a slash (thief/thieves): {insult}, {insult:s}, {insult:any}."),
  contexts: z
    .record(name, contextSchema)
    .default({})
    .describe("Circumstances that speak for or against a match; rules name them under when and unless."),
  spellings: z
    .record(z.string().regex(/^[a-z0-9']+$/, "a spelling is lower-case letters, digits and apostrophes"), phrase)
    .default({})
    .describe("Short and careless spellings and what they stand for."),
  disguised: z
    .array(name)
    .default([])
    .describe("Classes whose words are recognised in disguise and with slips of the keyboard too."),
  innocent: listOf(z.string().regex(/^[a-z]+$/, "write a word of lower-case letters"))
    .default([])
    .describe("Real words that are one slip away from a disguised one."),
  joins: listOf(z.string().regex(/^[a-z]+$/, "write a word of lower-case letters"))
    .default([])
    .describe("Words that people write together with a disguised one, as in todie."),
});
export type Classes = z.infer<typeof classesSchema>;

const KEYS = ["words", "verbs", "nouns", "contexts", "spellings"] as const;

function assertNew(into: Classes, from: Classes): void {
  for (const key of KEYS)
    for (const added of Object.keys(from[key]))
      if (Object.hasOwn(into[key], added)) throw new Error(`classes: "${added}" is defined twice under ${key}`);
}

/** Joins the files of `policies/classes`; a name that two files define is an Error. */
export function mergeClasses(files: readonly Classes[]): Classes {
  return files.reduce((into, from) => {
    assertNew(into, from);
    return {
      words: { ...into.words, ...from.words },
      verbs: { ...into.verbs, ...from.verbs },
      nouns: { ...into.nouns, ...from.nouns },
      contexts: { ...into.contexts, ...from.contexts },
      spellings: { ...into.spellings, ...from.spellings },
      disguised: [...into.disguised, ...from.disguised],
      innocent: [...into.innocent, ...from.innocent],
      joins: [...into.joins, ...from.joins],
    };
  }, classesSchema.parse({}));
}

/** The classes, ready to be named in phrases. */
export interface Vocabulary {
  readonly lexicon: Lexicon;
  readonly contexts: Readonly<Record<string, ContextSpec>>;
  readonly parse: (source: string) => Phrase;
}

type Resolve = (name: string) => Node;

function expandVerbs(entries: readonly string[], form: string): readonly string[] | undefined {
  const forms = entries.map(inflectVerb);
  if (form === "any") return forms.flatMap(({ base, s, ing, ed }) => [...base, ...s, ...ing, ...ed]);
  if (form === "") return forms.flatMap(({ base }) => base);
  if (form === "s" || form === "ing" || form === "ed") return forms.flatMap((verb) => verb[form]);
  return undefined;
}

function expandNouns(entries: readonly string[], form: string): readonly string[] | undefined {
  const forms = entries.map(inflectNoun);
  if (form === "any") return forms.flatMap(({ one, many }) => [one, many]);
  if (form === "") return forms.map(({ one }) => one);
  return form === "s" ? forms.map(({ many }) => many) : undefined;
}

function expand(classes: Classes, reference: string): readonly string[] {
  const [base = "", form = ""] = reference.split(":");
  const of = (kind: "verbs" | "nouns" | "words") =>
    Object.hasOwn(classes[kind], base) ? classes[kind][base] : undefined;
  const [verbs, nouns] = [of("verbs"), of("nouns")];
  const found =
    (verbs && expandVerbs(verbs, form)) ??
    (nouns && expandNouns(nouns, form)) ??
    (form === "" ? of("words") : undefined);
  if (!found) throw new Error(`there is no class {${reference}}`);
  return found;
}

/** Classes of classes take the reader's own stack. */
const MOST_STEPS = 40;

function resolver(classes: Classes, names: Omit<PhraseNames, "resolve">): Resolve {
  const done = new Map<string, Node>();
  const resolve = (reference: string, path: readonly string[]): Node => {
    const known = done.get(reference);
    if (known) return known;
    if (path.includes(reference))
      throw new Error(`{${reference}} stands for itself: ${[...path, reference].join(" → ")}`);
    if (path.length >= MOST_STEPS)
      throw new Error(
        `{${path[0] ?? reference}} leads through more than ${MOST_STEPS} classes: let fewer stand in one another`,
      );
    const inside = { ...names, resolve: (inner: string) => resolve(inner, [...path, reference]) };
    const options = expand(classes, reference).map((source) => {
      const inner = parsePhrase(source, inside);
      if (inner.opensClause || inner.closesClause)
        throw new Error(`{${reference}}: < and > belong to patterns, not to classes`);
      return inner.node;
    });
    const node = either(options);
    done.set(reference, node);
    return node;
  };
  return (reference) => resolve(reference, []);
}

/** Of `sand monkey` neither word is worth hiding by itself. */
function loneWordsOf(node: Node): readonly string[] {
  if (node.kind === "either") return node.options.flatMap(loneWordsOf);
  return node.kind === "one" ? node.set.ids.map((id) => node.set.numbering.words[id] ?? "") : [];
}

const vocabularies = new WeakMap<Classes, Vocabulary>();

/** Reads a word of a phrase: spelled out, numbered, and one node wherever it stands. */
function speller(spellings: Classes["spellings"], numbering: Numbering): (word: string) => WordNode[] {
  const longForms = new Map(Object.entries(spellings).map(([from, to]) => [from, to.split(/\s+/)]));
  const nodes = new Map<string, WordNode>();
  const nodeOf = (word: string): WordNode => {
    const known = nodes.get(word);
    if (known) return known;
    const set = createWordSet(numbering, [numberOf(numbering, word)]);
    const node = { kind: "one", set, negated: false } as const;
    nodes.set(word, node);
    return node;
  };
  return (word) =>
    spellOut(word)
      .flatMap((part) => longForms.get(part) ?? [part])
      .map(nodeOf);
}

/** Prepares classes once; the rules compiled against the same object share the result. */
export function prepareVocabulary(classes: Classes): Vocabulary {
  const known = vocabularies.get(classes);
  if (known) return known;
  const numbering = createNumbering();
  const spell = speller(classes.spellings, numbering);
  const names = { spell, brackets: new Map<string, Node>() };
  const resolve = resolver(classes, names);
  for (const base of Object.keys(classes.words)) resolve(base);
  for (const base of Object.keys({ ...classes.verbs, ...classes.nouns })) resolve(`${base}:any`);
  const hidden = classes.disguised.flatMap((base) => [
    ...loneWordsOf(resolve(Object.hasOwn(classes.words, base) ? base : `${base}:any`)),
  ]);
  const { spellings, innocent, joins } = classes;
  const lexicon = buildLexicon({ numbering, hidden, spellings, innocent, joins });
  const parse = (source: string) => parsePhrase(source, { ...names, resolve });
  const vocabulary = { lexicon, contexts: classes.contexts, parse };
  vocabularies.set(classes, vocabulary);
  return vocabulary;
}
