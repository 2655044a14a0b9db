import type { Node, Phrase } from "./parse-phrase.ts";
import type { WordSet } from "./word-set.ts";

/**
 * The positions of a phrase (Glushkov's construction): each consumes exactly one word, `follow` says which may come
 * next. It is run as a set of positions, so the work per word is bounded by the number of positions: no backtracking.
 */
export interface Automaton {
  readonly positions: readonly Position[];
  readonly first: readonly number[];
  readonly follow: readonly (readonly number[])[];
  readonly last: readonly boolean[];
}

export interface Position {
  /** Undefined for the word of a gap, which does not reach into the next clause. */
  readonly set: WordSet | undefined;
  readonly negated: boolean;
}

interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

interface Draft {
  readonly positions: Position[];
  readonly follow: number[][];
}

const NOTHING: Piece = { first: [], last: [], empty: true };
const GAP: Position = { set: undefined, negated: true };

function addPosition(draft: Draft, position: Position): Piece {
  const at = draft.positions.push(position) - 1;
  draft.follow.push([]);
  return { first: [at], last: [at], empty: false };
}

function join(draft: Draft, left: Piece, right: Piece): Piece {
  for (const from of left.last) for (const to of right.first) draft.follow[from]?.push(to);
  return {
    first: left.empty ? [...left.first, ...right.first] : left.first,
    last: right.empty ? [...left.last, ...right.last] : right.last,
    empty: left.empty && right.empty,
  };
}

function build(draft: Draft, node: Node): Piece {
  switch (node.kind) {
    case "one":
      return addPosition(draft, node);
    case "gap":
      return Array.from({ length: node.maxWords }).reduce<Piece>(
        (piece) => join(draft, piece, { ...addPosition(draft, GAP), empty: true }),
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
      };
    }
  }
}

/** Builds the automaton of a phrase; large, so built when the phrase is first looked for. */
export function buildAutomaton(phrase: Phrase): Automaton {
  const draft: Draft = { positions: [], follow: [] };
  const piece = build(draft, phrase.node);
  const last = new Set(piece.last);
  const { positions, follow } = draft;
  return { positions, first: piece.first, follow, last: positions.map((_, at) => last.has(at)) };
}
