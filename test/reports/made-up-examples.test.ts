import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { exemptionEdits, findPhrases } from "../../src/reports/exemption-edits.ts";
import { findExemptions } from "../../src/reports/find-exemptions.ts";
import { findTermCandidates } from "../../src/reports/find-term-candidates.ts";
import { applyEdits } from "../../src/reports/policy-edits.ts";
import type { ReviewedMatch } from "../../src/reports/read-reviewed-matches.ts";
import { revisionKey } from "../../src/decisions/present-for-staff.ts";
import { policySchema, ruleFileSchema } from "../../src/policy/schema.ts";
import { parse } from "yaml";
import { SMALL_POLICY, ruleYaml, smallFiles } from "../policy/policy-files.ts";

const PHRASES = "{ phrases: { patterns: [{ name: order, phrases: [wreck ..4 (statue | fountain)] }] } }";
const TOGETHER =
  "{ all: [{ phrases: { patterns: [{ name: a word, phrases: [grunt] }] } }, { pattern: { name: shout, regex: '!!$', literals: ['!!'] } }] }";
const FILES = smallFiles({
  rules: `rules:\n${[
    ruleYaml(),
    ruleYaml({ id: "spam.order", category: "spam", match: PHRASES, matches: "Wreck the statue." }),
    ruleYaml({ id: "spam.shout", category: "spam", match: TOGETHER, matches: "You grunt!!" }),
  ].join("")}`,
});
const POLICY = compilePolicy(FILES);
const SOURCE = {
  files: FILES,
  policy: policySchema.parse(parse(SMALL_POLICY)),
  rules: ruleFileSchema
    .parse(parse(FILES.find(({ path }) => path === "rules.yaml")?.text ?? ""))
    .rules.map((spec) => ({ file: "rules.yaml", spec })),
};

/** Each text by another author, and people let it stand. */
function suggest(...bodies: readonly string[]) {
  const texts = new Map<string, string>();
  const matches = bodies.flatMap((body, at) => {
    const place = { commentId: `comment ${at}`, revision: 1 };
    texts.set(revisionKey(place), body);
    return evaluate(POLICY, body, {}).matches.map(({ ruleId, element, category, start, end }): ReviewedMatch => ({
      ruleId,
      element,
      category,
      start,
      end,
      ...place,
      decisionId: `decision ${at}`,
      authorId: `author ${at}`,
      agreed: false,
    }));
  });
  const hasPhrases = ({ ruleId, element }: ReviewedMatch) => {
    const rule = SOURCE.rules.find(({ spec }) => spec.id === ruleId);
    return rule !== undefined && findPhrases(rule.spec, element) !== null;
  };
  const found = findExemptions({ policy: POLICY, matches, texts, hasPhrases });
  return found.map((exemption) => ({ ...exemption, edits: exemptionEdits(SOURCE, exemption) }));
}

const outcomesOf = ({ edits, example }: ReturnType<typeof suggest>[number]) =>
  [POLICY, compilePolicy(applyEdits(FILES, edits))].map((policy) => evaluate(policy, example, {}).outcome);

describe("an exemption", () => {
  test("of terms shows the words that two wrote, in a sentence that neither did", () => {
    const [found, ...others] = suggest(
      "Grandma's blarg soup cured Wilhelmina.",
      "On Fridays the blarg soup that Ottokar makes is good.",
    );
    expect(others).toEqual([]);
    expect(found?.example).toBe("It was blarg soup again.");
    expect(found && outcomesOf(found)).toEqual(["remove", "publish"]);
    expect(JSON.stringify(found)).not.toMatch(/grandma|wilhelmina|ottokar|cured|fridays/i);
  });

  test("of phrases leaves out what readers put into their gaps and between the words", () => {
    const [found, ...others] = suggest(
      "At chess Wilhelmina said wreck my uncle Ottokar's statue.",
      "In chess one may, says Adalbert, wreck the old Hildegard fountain.",
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ where: "before", words: "chess" });
    expect(found?.example).toMatch(/^It was chess[,.]? wreck (statue|fountain) again\.$/);
    expect(found && outcomesOf(found)).toEqual(["remove", "publish"]);
    expect(JSON.stringify(found)).not.toMatch(/wilhelmina|ottokar|adalbert|hildegard|uncle/i);
  });

  test("whose rule needs more than the words shows their place, and leaves the change to its editor", () => {
    const [found] = suggest("Wilhelmina heard the pig grunt!!", "Ottokar's pig can grunt!!");
    expect(found).toMatchObject({ example: "••• grunt •••", edits: [] });
  });
});

test("a term shows itself, in a sentence that nobody wrote", () => {
  const bodies = ["Wilhelmina is a gnorblat.", "Such a gnorblat, Ottokar!", "No gnorblat near Adalbert."];
  const removals = bodies.map((_, at) => ({
    category: "profanity",
    commentId: `comment ${at}`,
    revision: 1,
    authorId: `author ${at}`,
    decisionId: `decision ${at}`,
  }));
  const texts = new Map(removals.map((removal, at) => [revisionKey(removal), bodies[at] ?? ""]));
  const published = ["A fine day.", "It rains.", "Trains were late."];
  const found = findTermCandidates({ policy: POLICY, removals, texts, published });
  expect(found).toMatchObject([{ term: "gnorblat", example: "It was gnorblat again." }]);
});
