import { compilePolicy } from "../../src/policy/compile.ts";
import { lintPolicy } from "../../src/policy/lint/lint-policy.ts";
import { HEADS } from "../../src/policy/model.ts";
import { PolicyError } from "../../src/policy/policy-error.ts";
import { POLICIES, readPolicyFiles } from "../../src/config/policy-files.ts";
import { ruleYaml, smallFiles } from "./policy-files.ts";

const { model } = await readPolicyFiles(POLICIES);

function problemsOf(match: string) {
  const files = smallFiles({ rules: `rules:\n${ruleYaml({ match })}` });
  try {
    compilePolicy(files, { model });
    return [];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return error.problems;
  }
}

test("a category that the model was not trained for is an error of its own, which names those it knows", () => {
  expect(problemsOf("{ model: { category: sarcasm, at_least: 0.5 } }")).toEqual([
    {
      file: "rules.yaml",
      line: 8,
      message: `the model knows no category "sarcasm"; it knows ${HEADS.join(", ")}`,
    },
  ]);
});

test.each([["{ detector: { name: email, options: { strict: true } } }"], ["{ detector: { name: email } }"]])(
  "options of a detector are refused, for none reads any: %s",
  (match) => {
    expect(problemsOf(match)).toEqual([
      {
        file: "rules.yaml",
        line: 8,
        message: "rules.0.match.detector: a detector is named alone, as `detector: email`: none has options",
      },
    ]);
  },
);

test("a detector that is none is told with those that are", () => {
  expect(problemsOf("{ detector: emails }")).toMatchObject([
    { message: expect.stringContaining("one of email, phone, ") },
  ]);
});

test("a rule that needs a score is not called idle because others find its examples too, nor does it idle others", () => {
  const attack = { matches: "You stupid, pathetic idiots.", severity: "medium" };
  const scored = (id: string, atLeast: number) =>
    ruleYaml({ ...attack, id, match: `{ model: { category: harassment, at_least: ${atLeast} } }` });
  const words = "{ phrases: { patterns: [{ name: words, phrases: [stupid] }] } }";
  const both = `{ all: [${words}, { model: { category: harassment, at_least: 0.4 } }] }`;
  const rules = [
    scored("profanity.surely", 0.6),
    scored("profanity.maybe", 0.5),
    ruleYaml({ ...attack, id: "profanity.both", match: both }),
    ruleYaml({ ...attack, id: "profanity.words", match: words.replace("stupid", "stupid pathetic") }),
    ruleYaml({ ...attack, id: "profanity.twin", match: words.replace("stupid", "stupid pathetic idiots") }),
  ];
  const files = smallFiles({ rules: `rules:\n${rules.join("")}` });
  const said = lintPolicy({ files, compiled: compilePolicy(files, { model }), signals: [] });
  const idle = said.filter(({ message }) => message.startsWith("every example under matches"));
  expect(idle.map(({ message }) => /of (\S+) is found by (\S+)/.exec(message)?.slice(1))).toEqual([
    ["profanity.words", "profanity.twin"],
  ]);
});
