import type { Node, Phrase } from "./parse-phrase.ts";

/**
 * The positions of a phrase (Glushkov's construction): each consumes exactly one word, `follow` says which may come
 * next. It is run as a set of positions, so the work per word is bounded by the number of positions: no backtracking.
 */
export interface Automaton {
  readonly sets: readonly WordSet[];
  readonly first: readonly number[];
  readonly follow: readonly (readonly number[])[];
  readonly last: readonly boolean[];
  readonly maxWords: number;
  readonly opensClause: boolean;
  readonly closesClause: boolean;
  /** Every match contains one of these words: the rarest of `required`. */
  readonly anchors: readonly string[];
  /** Every match contains a word of each of these lists. */
  readonly required: readonly (readonly string[])[];
}

export interface WordSet {
  readonly words: readonly string[];
  readonly negated: boolean;
  /** The word of a gap, which does not reach into the next clause. */
  readonly gap?: true;
}

interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
  readonly maxWords: number;
}

interface Draft {
  readonly sets: WordSet[];
  readonly follow: Set<number>[];
}

const NOTHING: Piece = { first: [], last: [], empty: true, maxWords: 0 };
const MAX_POSITIONS = 4000;

function addPosition(draft: Draft, set: WordSet): Piece {
  const at = draft.sets.push(set) - 1;
  if (at >= MAX_POSITIONS) throw new Error(`a phrase may expand to ${MAX_POSITIONS} words at most`);
  draft.follow.push(new Set());
  return { first: [at], last: [at], empty: false, maxWords: 1 };
}

function join(draft: Draft, left: Piece, right: Piece): Piece {
  for (const from of left.last) for (const to of right.first) draft.follow[from]?.add(to);
  return {
    first: left.empty ? [...left.first, ...right.first] : left.first,
    last: right.empty ? [...left.last, ...right.last] : right.last,
    empty: left.empty && right.empty,
    maxWords: left.maxWords + right.maxWords,
  };
}

function build(draft: Draft, node: Node): Piece {
  switch (node.kind) {
    case "one":
      return addPosition(draft, node);
    case "gap":
      return Array.from({ length: node.maxWords }).reduce<Piece>(
        (piece) => join(draft, piece, { ...addPosition(draft, { words: [], negated: true, gap: true }), empty: true }),
        NOTHING,
      );
    case "sequence":
      return node.parts.reduce<Piece>((piece, part) => join(draft, piece, build(draft, part)), NOTHING);
    case "maybe":
      return { ...build(draft, node.part), empty: true };
    case "either": {
      const pieces = node.options.map((option) => build(draft, option));
      return {
        first: pieces.flatMap((piece) => piece.first),
        last: pieces.flatMap((piece) => piece.last),
        empty: pieces.some((piece) => piece.empty),
        maxWords: Math.max(...pieces.map((piece) => piece.maxWords)),
      };
    }
  }
}

type Cost = (words: readonly string[]) => number;

function cheapest(lists: readonly (readonly string[])[], cost: Cost): readonly string[] | undefined {
  return lists.reduce<readonly string[] | undefined>(
    (best, words) => (!best || cost(words) < cost(best) ? words : best),
    undefined,
  );
}

const requiredByNode = new WeakMap<Node, readonly (readonly string[])[]>();

/** Lists of which every match of the node contains a word each. Classes are shared by phrases, so each is asked once. */
function requiredBy(node: Node, cost: Cost): readonly (readonly string[])[] {
  const known = requiredByNode.get(node);
  if (known) return known;
  const required = findRequired(node, cost);
  requiredByNode.set(node, required);
  return required;
}

function findRequired(node: Node, cost: Cost): readonly (readonly string[])[] {
  switch (node.kind) {
    case "one":
      return node.negated ? [] : [node.words];
    case "gap":
    case "maybe":
      return [];
    case "sequence":
      return node.parts.flatMap((part) => requiredBy(part, cost));
    case "either": {
      const options = node.options.map((option) => cheapest(requiredBy(option, cost), cost));
      const words = options.flatMap((list) => list ?? []);
      return options.every((list) => list !== undefined) ? [[...new Set(words)]] : [];
    }
  }
}

/** `cost` says how often words are expected; the cheapest words that every match must contain become the anchors. */
export function compileAutomaton(phrase: Phrase, cost: Cost): Automaton {
  const draft: Draft = { sets: [], follow: [] };
  const piece = build(draft, phrase.node);
  const required = requiredBy(phrase.node, cost);
  const anchors = cheapest(required, cost);
  if (piece.empty) throw new Error("the phrase would match nothing at all");
  if (!anchors) throw new Error("the phrase has no word that must be there");

  const last = new Set(piece.last);
  return {
    sets: draft.sets,
    first: piece.first,
    follow: draft.follow.map((next) => [...next]),
    last: draft.sets.map((_, at) => last.has(at)),
    maxWords: piece.maxWords,
    opensClause: phrase.opensClause,
    closesClause: phrase.closesClause,
    anchors,
    required,
  };
}
