import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { readPolicyFiles } from "../../src/config/policy-files.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { findTerms } from "../../src/policy/find-terms.ts";
import { normalize } from "../../src/policy/normalize.ts";
import { compilePhrases } from "../../src/policy/patterns/compile-phrases.ts";
import { ruleFileSchema } from "../../src/policy/schema.ts";
import { countSteps } from "./count-steps.ts";
import { readShippedClasses } from "./patterns/support.ts";

const POLICIES = fileURLToPath(new URL("../../policies/", import.meta.url));
const { files, model } = await readPolicyFiles(POLICIES);
const policy = compilePolicy(files, { model });

const LETTERS = "etaoinshrdlucmfwypvbgkjqxz";

/** A word that no list has and no cache has seen. */
function newWord(number: number): string {
  let word = "q";
  for (let rest = number * 7919 + 13; rest > 0; rest = Math.floor(rest / 26)) word += LETTERS[rest % 26];
  return word;
}

const times = (unit: string) => (count: number) => unit.repeat(count);

/** What a sender of hostile texts can make as long as a comment may be. */
const HOSTILE: readonly (readonly [string, (count: number) => string])[] = [
  ["words that almost threaten", times("kill you all you should be they must ")],
  ["words that almost insult", times("you are a fucking you people are all such a ")],
  ["sentences that match", times("Kill them all. You are an idiot. ")],
  ["letters that stand alone", times("f u c k ")],
  ["letters with dots", times("s.h.i.t.")],
  ["masks", times("f*ck**")],
  ["signs for letters", times("@$$h0l3 ")],
  ["one long word", times("shit")],
  ["one letter", times("a")],
  ["apostrophes", times("a'")],
  ["quotation marks that never close", times('"you ')],
  ["brackets", times("((a[")],
  ["marks over letters", times("a\u0301\u0302")],
  ["letters that no one sees", times("a\u200b\u2060")],
  ["wide letters", times("ｆｕｃｋ ")],
  ["letters of other scripts", times("ѕһіт ")],
  ["signs that fold to many letters", times("ﷺ")],
  ["halves of pairs", times("\ud83d")],
  ["line ends", times("a\n")],
  ["digits", times("12 345-6 ")],
  ["mail addresses that never end", times("a.b@c.")],
  ["words never seen", (count) => Array.from({ length: count }, (_, at) => newWord(at + count)).join(" ")],
];

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
    const cost = (text: string) => countSteps(() => evaluate(policy, text, {}));
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
