import type { CompiledPolicy } from "../compile.ts";
import { normalize } from "../normalize.ts";

/** Neither enough nor little: every comparison with it fails. */
const NO_OPINION = { score: Number.NaN };

/**
 * The policy with a model that has no opinion: no `at_least` and no `at_most` holds, so rules that need the model are
 * silent, and so are its vetoes.
 */
export function withoutModel(policy: CompiledPolicy): CompiledPolicy {
  const { model } = policy;
  if (!model) return policy;
  const silence = Object.fromEntries(Object.keys(model(normalize(""))).map((head) => [head, NO_OPINION]));
  return { ...policy, model: Object.assign(() => silence, { weights: model.weights }) };
}

/** The model's own score for a category, 0 to 1; undefined where the policy has no model that knows the category. */
export function modelScorer({ model }: CompiledPolicy, category: string): ((text: string) => number) | undefined {
  if (!model || !(category in model(normalize("")))) return undefined;
  return (text) => model(normalize(text))[category]?.score ?? 0;
}
