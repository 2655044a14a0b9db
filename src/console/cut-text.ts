import type { Severity } from "../policy/types.ts";

interface Cuttable {
  readonly category: string;
  readonly severity: Severity;
  readonly start: number;
  readonly end: number;
}

/** A stretch of a text that the same matches cover. */
export interface Piece<M extends Cuttable> {
  readonly text: string;
  /** The gravest of them, which gives the colour; none: plain text. */
  readonly match: M | undefined;
  /** Numbers, from 1, of the matches that end with this piece. */
  readonly ending: readonly number[];
}

/** A judgement of the whole of a long text marks nothing in particular. */
const WHOLE_TEXT_FROM = 80;

const GRAVITY: Readonly<Record<Severity, number>> = { low: 0, medium: 1, high: 2 };

/** The text in pieces that together are the text, cut wherever a match begins or ends. Offsets are UTF-16. */
export function cutText<M extends Cuttable>(text: string, matches: readonly M[]): readonly Piece<M>[] {
  const marked = matches.map((match, index) => ({ match, number: index + 1 })).filter(({ match }) => isMarked(match));
  const cuts = new Set([0, text.length, ...marked.flatMap(({ match: { start, end } }) => [start, end])]);
  const places = [...cuts].filter((at) => at <= text.length).sort((a, b) => a - b);
  return places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const covering = marked.filter(({ match }) => match.start <= start && match.end >= end).map(({ match }) => match);
    const ending = marked.filter(({ match }) => match.end === end).map(({ number }) => number);
    return { text: text.slice(start, end), match: gravest(covering), ending };
  });

  function isMarked({ start, end }: M): boolean {
    return start < end && !(start === 0 && end >= text.length && text.length >= WHOLE_TEXT_FROM);
  }
}

const gravest = <M extends Cuttable>(covering: readonly M[]): M | undefined =>
  covering.toSorted((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity])[0];
