import type { Term } from "./parse-terms.ts";
import { maskKey, type TermIndex } from "./term-index.ts";

const STAR = /[*•●■█∗✱×]/;
const SIGN = /[*•●■█∗✱×@#$%&^~+=!?_.\-/|]/;
const LONGEST_MASKED = 24;

export interface MaskHit {
  readonly term: Term;
  readonly from: number;
  readonly to: number;
  /** Too little of a long word is left to be sure which it is. */
  readonly uncertain: boolean;
}

/**
 * A word with letters blotted out, one sign for one letter: `f*ck`, `sh#t`, `m**********r`. Stars alone say that
 * something is hidden, so two known letters suffice; other signs also stand between words, and need three.
 */
export function readMask(index: TermIndex, chunk: string): readonly MaskHit[] {
  const start = /^[^a-z]*/.exec(chunk)?.[0].length ?? 0;
  const core = chunk.slice(start).replace(/[^a-z*•●■█∗✱@#$%&^_-]+$/, "");
  if (core.length < 3 || core.length > LONGEST_MASKED || !isMasked(core)) return [];
  if (/[-./|]/.test(core) && core.split(/[^a-z]+/).some((piece) => piece.length >= 3 && index.common.has(piece)))
    return [];
  const uncertain = core.length > 5 && (core.match(/[a-z]/g)?.length ?? 0) <= 2;
  const terms = index.byMask.get(maskKey(core)) ?? [];
  return firstOfEach(terms.filter(({ text }) => fits(core, text))).map((term) => {
    return { term, from: start, to: start + core.length, uncertain };
  });
}

/** Of English, the first that fits; of the lists of other languages, the first of each, for the text tells which counts. */
function firstOfEach(terms: readonly Term[]): readonly Term[] {
  const listOf = ({ options, file }: Term) => (options.has("strict") ? file : "");
  return terms.filter((term, at) => terms.findIndex((other) => listOf(other) === listOf(term)) === at);
}

function isMasked(core: string): boolean {
  const signs = Array.from(core).filter((sign) => SIGN.test(sign));
  const known = core.match(/[a-z]/g)?.length ?? 0;
  if (signs.length === 0 || known + signs.length < core.length) return false;
  if (signs.every((sign) => STAR.test(sign))) return isStarred(core, known);
  if (/^[a-z]-{2,}[a-z]+$/.test(core)) return true;
  if (known === 2) return /^[a-z]([@#$%&*^!?+=~_-])[@#$%&*^!?+=~_-][a-z]$/.test(core) || core === "sh--";
  return known >= 3 && /^[a-z]+[^a-z]{1,2}[a-z]+$/.test(core);
}

/** `as*` has a footnote; `a**`, `f***` and `s***` hide what everybody fills in. */
function isStarred(core: string, known: number): boolean {
  if (core.length === 3) return /^a[*•●]{2}$/.test(core) || /^[a-z][^a-z][a-z]$/.test(core);
  return known >= 2 || (/^[fsc][^a-z]{3}$/.test(core) && core.length === 4);
}

function fits(core: string, term: string): boolean {
  for (let at = 0; at < core.length; at++) {
    const sign = core.charAt(at);
    if (sign !== term.charAt(at) && !SIGN.test(sign)) return false;
  }
  return true;
}
