import { type Gates, groupOf, limitOf, strictestLimit } from "./gates.ts";

/** A harmless text and how a judge that gives numbers saw it. */
export interface Scored {
  readonly slice: string;
  readonly group?: string | undefined;
  readonly score: number;
}

/**
 * The lowest threshold inside the gates: of no gated slice do more texts score above it than its gate allows. Where no
 * gate names any of the slices, each is held to the strictest of them. No text to which the category applies has a say.
 */
export function chooseThreshold(harmless: readonly Scored[], gates: Gates): number {
  const slices = [...scoresBySlice(harmless, gates)].map(([name, scores]) => ({ scores, limit: limitOf(gates, name) }));
  const anyGated = slices.some(({ limit }) => limit !== undefined);
  const needed = slices.flatMap(({ scores, limit }) => {
    if (anyGated && limit === undefined) return [];
    const allowed = Math.floor((limit ?? strictestLimit(gates)) * scores.length);
    return scores.toSorted((a, b) => b - a)[allowed] ?? 0;
  });
  return Math.max(0, ...needed);
}

function scoresBySlice(harmless: readonly Scored[], gates: Gates): ReadonlyMap<string, readonly number[]> {
  const slices = new Map<string, number[]>();
  for (const row of harmless) {
    const name = groupOf(gates, row);
    const scores = slices.get(name);
    if (scores) scores.push(row.score);
    else slices.set(name, [row.score]);
  }
  return slices;
}
