import type { NormalizedText } from "./normalize.ts";

export interface ModelScore {
  /** 0 to 1. */
  readonly score: number;
  /** The n-grams that carried it, strongest first. */
  readonly carriedBy: readonly string[];
}

/** Scores a text in every category it was trained for. */
export type Model = (text: NormalizedText) => Readonly<Record<string, ModelScore>>;

/** Reads the weights beside the policy files. Throws an Error when it cannot. */
export function readModel(weights: Uint8Array): Model {
  throw new Error(`this engine reads no models yet, and was given one of ${weights.length} bytes`);
}
