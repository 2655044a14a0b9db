import { compilePolicy, type CompiledPolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { explainNearMiss } from "../../src/policy/explain.ts";
import { findNearMisses } from "../../src/policy/near-misses.ts";
import { shippedPolicy } from "../support/shipped-policy.ts";
import { ruleYaml, smallFiles } from "./policy-files.ts";

const TERMS = "[high insult]\nblarg\n[low innocent plain]\nblarg cake\n";

function policyOf(match: string, { more = "", matches = "You blarg." } = {}): CompiledPolicy {
  return compilePolicy(smallFiles({ rules: `rules:\n${ruleYaml({ match, more, matches })}`, terms: TERMS }));
}

const INSULTS = "{ terms: { files: [terms/words.txt], senses: [insult] } }";
const EXEMPT = "    exempt: [{ terms: { files: [terms/words.txt], senses: [innocent] } }]\n";
const QUOTED = "{ phrases: { patterns: [{ name: an order, phrases: [blarg them] }], unless: [quoted] } }";
const BOTH = `{ all: [${INSULTS}, { pattern: { name: an exclamation, regex: '!', literals: ['!'] } }] }`;

const WHY: readonly (readonly [string, CompiledPolicy, string, readonly object[]])[] = [
  [
    "what an exemption covers",
    policyOf(INSULTS, { more: EXEMPT }),
    "I baked a blarg cake.",
    [{ start: 10, end: 15, veto: { kind: "exempt", element: "blarg cake" } }],
  ],
  [
    "what a circumstance speaks against",
    policyOf(QUOTED, { matches: "Now blarg them." }),
    'He shouted "blarg them" and left.',
    [{ element: "an order", start: 12, end: 22, veto: { kind: "context", name: "quoted" } }],
  ],
  [
    "what lacks the rule's other half",
    policyOf(BOTH, { matches: "You blarg!" }),
    "What a blarg.",
    [{ element: "blarg", veto: { kind: "lacks" } }],
  ],
];

const shipped = await shippedPolicy();

describe("the question why not", () => {
  test.each(WHY)("is answered for %s", (_, policy, text, misses) => {
    expect(evaluate(policy, text, {}).matches).toEqual([]);
    expect(findNearMisses(policy, text, { signals: {} })).toMatchObject(misses);
  });

  test.each([
    ["a name", "Yesterday Dick Durbin spoke.", { element: "dick", veto: { kind: "spelling", as: "name" } }],
    [
      "a card that is none",
      "Paid by 4111 1111 1111 1112 today.",
      { element: "card.visa", start: 8, end: 27, veto: { kind: "check", name: "Luhn" } },
    ],
    [
      "a low score",
      "You people know nothing at all.",
      { element: "model:harassment", veto: expect.objectContaining({ kind: "score" }) },
    ],
  ])("is answered by the shipped policy for %s", (_, text, miss) => {
    expect(evaluate(shipped, text, {}).outcome).toBe("publish");
    expect(findNearMisses(shipped, text, { signals: {} })).toContainEqual(expect.objectContaining(miss));
  });

  test("is not answered for what did match", () => {
    expect(findNearMisses(policyOf(INSULTS), "What a blarg.", { signals: {} })).toEqual([]);
  });

  test("is answered in one sentence, with the rule, the words and what was against it", () => {
    const [policy, text] = [policyOf(INSULTS, { more: EXEMPT }), "I baked a blarg cake."];
    const said = findNearMisses(policy, text, { signals: {} }).map((miss) => explainNearMiss(policy, miss, { text }));
    expect(said).toEqual(["profanity.words (A title): “blarg”, but “blarg cake” is exempt."]);
  });
});
