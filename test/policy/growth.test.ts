import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { CompiledPolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { findTerms } from "../../src/policy/find-terms.ts";
import { type NormalizedText, normalize } from "../../src/policy/normalize.ts";
import { compilePhrases } from "../../src/policy/patterns/compile-phrases.ts";
import { ruleFileSchema } from "../../src/policy/schema.ts";
import { shippedPolicy } from "../support/shipped-policy.ts";
import { countSteps } from "./count-steps.ts";
import { HOSTILE } from "./hostile-texts.ts";
import { readShippedClasses } from "./patterns/support.ts";

const POLICIES = fileURLToPath(new URL("../../policies/", import.meta.url));
const policy = await shippedPolicy();

/** Reads the text like the model, and finds everything in it, so that no rule is spared its work by a low score. */
function scoreAll(text: NormalizedText) {
  const scores = policy.model?.(text) ?? {};
  return Object.fromEntries(Object.entries(scores).map(([head, score]) => [head, { ...score, score: 1 }]));
}
const alarmed: CompiledPolicy = policy.model
  ? { ...policy, model: Object.assign(scoreAll, { weights: policy.model.weights }) }
  : policy;

/** Doubling a text may cost 2.2 times as much. Caches are warm for both, or the first would pay for the second. */
function growthOf(cost: (text: string) => number, make: (count: number) => string): number {
  const [text, twice] = [make(150), make(300)];
  cost(twice);
  cost(text);
  return cost(twice) / cost(text);
}

describe("a text of twice the length costs at most 2.2 times the work", () => {
  test.each(HOSTILE)("to normalise: %s", (_, make) => {
    expect(growthOf((text) => countSteps(() => normalize(text)), make)).toBeLessThanOrEqual(2.2);
  });

  test.each(HOSTILE)("to look for terms: %s", (_, make) => {
    const cost = (text: string) => {
      const normalized = normalize(text);
      return countSteps(() => findTerms(policy.terms, normalized));
    };
    expect(growthOf(cost, make)).toBeLessThanOrEqual(2.2);
  });

  const classes = readShippedClasses();
  const matchers = ["violence.yaml", "harassment.yaml"].flatMap((name) =>
    ruleFileSchema
      .parse(parse(readFileSync(`${POLICIES}${name}`, "utf8")))
      .rules.flatMap(({ match }) => (match.phrases ? [compilePhrases(match.phrases, classes)] : [])),
  );

  test.each(HOSTILE)("to look for phrases: %s", (_, make) => {
    const cost = (text: string) => {
      const reader = { text: normalize(text), count: { steps: 1 } };
      for (const find of matchers) find(reader);
      return reader.count.steps;
    };
    expect(growthOf(cost, make)).toBeLessThanOrEqual(2.2);
  });

  test.each(HOSTILE)("to judge as a whole: %s", (_, make) => {
    const cost = (text: string) => countSteps(() => evaluate(alarmed, text, {}));
    expect(growthOf(cost, make)).toBeLessThanOrEqual(2.2);
  });
});

test("the meter counts a loop within a loop as what it is", () => {
  const squared = (text: string) => {
    for (let at = 0; at < text.length; at++) text.slice(at).charCodeAt(0);
  };
  const cost = (text: string) => countSteps(() => squared(text));
  expect(cost("a".repeat(600)) / cost("a".repeat(300))).toBeGreaterThan(3);
});
