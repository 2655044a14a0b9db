import { revisionKey } from "../decisions/present-for-staff.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import { findTerms } from "../policy/find-terms.ts";
import { type NormalizedText, type Token, normalize } from "../policy/normalize.ts";
import { sentencesWith } from "./example-sentence.ts";
import { MOST_DECISIONS } from "./find-exemptions.ts";
import { FUNCTION_WORDS } from "./function-words.ts";
import { groupBy } from "./group-by.ts";
import type { FlaggedRemoval } from "./read-flagged-removals.ts";

/** A word or pair that the removed comments of a category have and the published ones have not. */
export interface TermCandidate {
  readonly category: string;
  /** Folded, words apart by one space. */
  readonly term: string;
  /** Removed comments with it, and how many different people wrote them. */
  readonly comments: number;
  readonly authors: number;
  /** Published comments with it, among those looked at. */
  readonly published: number;
  /** Log-odds in standard deviations: see `logOdds`. */
  readonly score: number;
  readonly decisionIds: readonly string[];
  readonly commentIds: readonly string[];
  readonly example: string;
}

/** Fewer writers could be recognised by their words. */
export const FEWEST_WRITERS = 3;

/** One-sided 95 %: chance alone would make a word look so in one case of twenty at most. */
export const LEAST_SCORE = 1.645;

/** Of each category, the strongest: a list that nobody reads to its end helps nobody. */
const MOST_TERMS = 50;

export interface FindTermCandidates {
  readonly policy: CompiledPolicy;
  readonly removals: readonly FlaggedRemoval[];
  /** Masked, by `revisionKey`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly published: readonly string[];
}

interface Use {
  readonly removal: FlaggedRemoval;
  readonly text: NormalizedText;
  readonly first: Token;
  readonly last: Token;
}

/** Candidates of every category, in its order the strongest first; a word of the same comments as a stronger one is left out. */
export function findTermCandidates(input: FindTermCandidates): readonly TermCandidate[] {
  const published = countWords(input.published);
  const categories = groupBy(input.removals, ({ category }) => category);
  return [...categories.values()].flatMap((removals) => candidatesOf(input, { removals, published }));
}

interface Counts {
  /** Comments by the words and pairs in them. */
  readonly of: ReadonlyMap<string, number>;
  readonly comments: number;
}

function countWords(bodies: readonly string[]): Counts {
  const of = new Map<string, number>();
  for (const body of bodies)
    for (const words of new Set(spellings(normalize(body)).map(({ words }) => words)))
      of.set(words, (of.get(words) ?? 0) + 1);
  return { of, comments: bodies.length };
}

interface Spelling {
  readonly words: string;
  readonly first: Token;
  readonly last: Token;
}

const WORD = /^\p{L}{3,}$/u;
const PAIR_GAP = /^[ -]{1,2}$/;

/** Words and pairs of neighbours that could be terms: letters only, so no number and nothing masked. */
function spellings(text: NormalizedText): readonly Spelling[] {
  return text.tokens.flatMap((first, at) => {
    if (!isTelling(first)) return [];
    const last = text.tokens[at + 1];
    const one = { words: first.text, first, last: first };
    if (!last || !isTelling(last) || !PAIR_GAP.test(text.folded.slice(first.to, last.from))) return [one];
    return [one, { words: `${first.text} ${last.text}`, first, last }];
  });
}

const isTelling = ({ text }: Token): boolean => WORD.test(text) && !FUNCTION_WORDS.has(text);

interface Compared {
  readonly removals: readonly FlaggedRemoval[];
  readonly published: Counts;
}

function candidatesOf(input: FindTermCandidates, { removals, published }: Compared): readonly TermCandidate[] {
  const writers = new Set(removals.map(({ authorId }) => authorId)).size;
  const scored = [...collectUses(input, removals)]
    .filter(([, uses]) => writersOf(uses) >= FEWEST_WRITERS)
    .map(([term, uses]) => {
      const inPublished = published.of.get(term) ?? 0;
      const [removed, kept] = [
        { with: writersOf(uses), of: writers },
        { with: inPublished, of: published.comments },
      ];
      return { term, uses, published: inPublished, score: logOdds(removed, kept) };
    })
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || a.term.length - b.term.length || (a.term < b.term ? -1 : 1));
  return chooseTerms(input.policy, scored).slice(0, MOST_TERMS);
}

function collectUses({ texts }: FindTermCandidates, removals: readonly FlaggedRemoval[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const removal of removals) {
    const body = texts.get(revisionKey(removal));
    if (body === undefined) continue;
    const text = normalize(body);
    const known = new Set<string>();
    for (const { words, first, last } of spellings(text)) {
      if (known.has(words)) continue;
      known.add(words);
      const use = { removal, text, first, last };
      uses.set(words, [...(uses.get(words) ?? []), use]);
    }
  }
  return uses;
}

const writersOf = (uses: readonly Use[]): number => new Set(uses.map(({ removal }) => removal.authorId)).size;

interface Share {
  readonly with: number;
  readonly of: number;
}

/**
 * How much more likely a removed comment has the word than a published one: the logarithm of the ratio of the odds, in
 * standard deviations, with half a comment added to every count, so that a word which nobody published has finite odds.
 * J. B. S. Haldane, The Estimation and Significance of the Logarithm of a Ratio of Frequencies, Annals of Human Genetics
 * 20 (1956), 309–311. Of the removed set writers are counted, not comments: who says the same ten times says it once.
 */
export function logOdds(removed: Share, published: Share): number {
  const counts = [removed, published].map((share) => ({ has: share.with + 0.5, lacks: share.of - share.with + 0.5 }));
  const [one, other] = counts.map(({ has, lacks }) => Math.log(has / lacks));
  const variance = counts.reduce((sum, { has, lacks }) => sum + 1 / has + 1 / lacks, 0);
  return ((one ?? 0) - (other ?? 0)) / Math.sqrt(variance);
}

interface Scored {
  readonly term: string;
  readonly uses: readonly Use[];
  readonly published: number;
  readonly score: number;
}

/** The term index answers what is a term or an everyday word; then what a stronger candidate says already goes. */
function chooseTerms(policy: CompiledPolicy, scored: readonly Scored[]): readonly TermCandidate[] {
  const said = new Set<string>();
  return scored.flatMap((each) => {
    const removals = each.uses.map(({ removal }) => revisionKey(removal));
    if (removals.every((key) => said.has(key)) || !isNewTerm(policy, each.term) || isName(each.uses)) return [];
    const found = toCandidate(policy, each);
    if (!found) return [];
    for (const key of removals) said.add(key);
    return [found];
  });
}

/** No term of the policy, in whatever list, finds anything in it; and it is more than everyday words. */
function isNewTerm({ terms }: CompiledPolicy, term: string): boolean {
  const words = term.split(" ");
  return !words.every((word) => terms.common.has(word)) && findTerms(terms, normalize(term)).length === 0;
}

/** Written with a capital in the middle of sentences: a person's name is no term, however often it is flagged. */
function isName(uses: readonly Use[]): boolean {
  const inside = uses.filter(
    ({ text, first }) => text.tokens[text.tokens.indexOf(first) - 1]?.sentence === first.sentence,
  );
  const asName = inside.filter(({ text, first, last }) =>
    [first, last].some((token) => /^\p{Lu}\p{Ll}/u.test(text.original.slice(token.start, token.end))),
  );
  return asName.length * 2 > inside.length;
}

function toCandidate(policy: CompiledPolicy, { term, uses, published, score }: Scored): TermCandidate | null {
  const [first] = uses;
  const example = findExample(policy, { term, uses });
  if (!first || example === null) return null;
  return {
    category: first.removal.category,
    term,
    comments: new Set(uses.map(({ removal }) => revisionKey(removal))).size,
    authors: writersOf(uses),
    published,
    score,
    decisionIds: [...new Set(uses.map(({ removal }) => removal.decisionId))].slice(0, MOST_DECISIONS),
    commentIds: [...new Set(uses.map(({ removal }) => removal.commentId))].slice(0, MOST_DECISIONS),
    example,
  };
}

/** A sentence made up around the term that the policy lets pass in this category; null when it has learnt since. */
function findExample(policy: CompiledPolicy, { term, uses }: Pick<Scored, "term" | "uses">): string | null {
  const [category] = uses.map(({ removal }) => removal.category);
  const isMissed = (text: string) =>
    evaluate(policy, text, {}).matches.every((match) => match.category !== category || match.mode !== "live");
  const isUnlearnt = uses.some(({ text }) => isMissed(text.original));
  return (isUnlearnt && sentencesWith(term).find(isMissed)) || null;
}
