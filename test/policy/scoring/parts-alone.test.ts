import { readFile } from "node:fs/promises";
import { compilePolicy } from "../../../src/policy/compile.ts";
import { evaluate } from "../../../src/policy/evaluate.ts";
import { modelScorer, withoutModel } from "../../../src/policy/scoring/parts-alone.ts";
import { ruleYaml, smallFiles } from "../policy-files.ts";

const model = new Uint8Array(await readFile(new URL("../../../policies/model/ngrams.bin", import.meta.url)));
const ATTACK = "You stupid, pathetic idiots.";
const rules = `rules:
${ruleYaml({ id: "profanity.model", match: "{ model: { category: harassment, at_least: 0.6 } }", matches: ATTACK })}
${ruleYaml({ id: "profanity.vetoed", more: "    exempt: [{ model: { category: harassment, at_most: 0.5 } }]", matches: `${ATTACK} blarg`, passes: "The blarg was opened on Tuesday." })}`;
const policy = compilePolicy(smallFiles({ rules }), { model });

const idsOf = (judged: typeof policy, text: string) => evaluate(judged, text, {}).matches.map(({ ruleId }) => ruleId);

test("without its model, a policy's rules for it are silent and so are its vetoes", () => {
  expect(idsOf(policy, ATTACK)).toEqual(["profanity.model"]);
  expect(idsOf(withoutModel(policy), ATTACK)).toEqual([]);
  expect(idsOf(policy, "The blarg was opened on Tuesday.")).toEqual([]);
  const alone = evaluate(withoutModel(policy), "The blarg was opened on Tuesday.", {});
  expect(alone.matches.map(({ ruleId }) => ruleId)).toEqual(["profanity.vetoed"]);
  expect(alone.degraded).toEqual([]);
});

test("a model scores alone only what it knows", () => {
  const scoreOf = modelScorer(policy, "harassment");
  expect(scoreOf?.(ATTACK)).toBeGreaterThan(0.6);
  expect(scoreOf?.("The library opens on Tuesday.")).toBeLessThan(0.5);
  expect(modelScorer(policy, "spam")).toBeUndefined();
  expect(modelScorer({ ...policy, model: undefined }, "harassment")).toBeUndefined();
});
