import { compilePolicy, type CompiledPolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { explainMatch, readWhy, tellWhy } from "../../src/policy/explain.ts";
import { ruleYaml, smallFiles } from "./policy-files.ts";

const TERMS =
  "[high insult]\nblarg\n[medium insult]\ngrommit\n[low insult]\nfiddle\n[low innocent plain]\nblarg cake\n";

function policyOf(...rules: Parameters<typeof ruleYaml>[0][]): CompiledPolicy {
  return compilePolicy(smallFiles({ rules: `rules:\n${rules.map((rule) => ruleYaml(rule)).join("")}`, terms: TERMS }));
}

const INSULTS = "{ terms: { files: [terms/words.txt], senses: [insult] } }";
const words = { match: INSULTS };
const SIGNAL = "{ signal: { name: links, op: at_least, value: 3 } }";

describe("the outcome", () => {
  const policy = policyOf(words);

  test.each([
    ["Nothing to see.", "publish", []],
    ["What a fiddle.", "publish", []],
    ["What a grommit.", "flag", ["profanity"]],
    ["What a grommit and blarg, fiddle.", "remove", ["profanity"]],
  ])("of %j is the strictest that its terms ask for: %s", (text, outcome, categories) => {
    expect(evaluate(policy, text, {})).toMatchObject({ outcome, categories });
  });

  test("is that of all matches where a rule has more than it may keep", () => {
    const { outcome, matches } = evaluate(policy, `${"fiddle ".repeat(300)}and blarg`, {});
    expect(outcome).toBe("remove");
    expect(matches).toHaveLength(100);
    expect(matches.at(-1)).toMatchObject({ element: "blarg", severity: "high" });
  });

  test("keeps every match in order of position, those without effect too", () => {
    const { matches } = evaluate(policy, "fiddle, grommit, blarg", {});
    expect(matches.map(({ element, severity }) => [element, severity])).toEqual([
      ["fiddle", "low"],
      ["grommit", "medium"],
      ["blarg", "high"],
    ]);
  });

  test("tells the author the notices of the rules that decided, each once", () => {
    const both = policyOf(words, { id: "spam.grommit", category: "spam", severity: "medium", match: INSULTS });
    const { notices, categories } = evaluate(both, "grommit grommit", {});
    expect(notices).toEqual(["A notice of spam.grommit."]);
    expect(categories).toEqual(["profanity", "spam"]);
  });
});

describe("an exemption", () => {
  const policy = policyOf({
    match: INSULTS,
    more: "    exempt: [{ terms: { files: [terms/words.txt], senses: [innocent] } }]\n",
  });

  test("vetoes what lies inside it", () => {
    expect(evaluate(policy, "I baked a blarg cake.", {}).outcome).toBe("publish");
  });

  test("vetoes nothing beside it", () => {
    expect(evaluate(policy, "I baked a blarg cake, you blarg.", {}).matches).toHaveLength(1);
  });
});

describe("a rule's mode", () => {
  test("shadow records matches and changes nothing else", () => {
    const shadow = evaluate(policyOf({ ...words, more: "    mode: shadow\n" }), "blarg", {});
    expect(shadow).toMatchObject({ outcome: "publish", categories: [], notices: [] });
    expect(shadow.matches).toMatchObject([{ ruleId: "profanity.words", mode: "shadow" }]);
  });

  test("off runs nothing", () => {
    expect(evaluate(policyOf({ ...words, more: "    mode: off\n" }), "blarg", {}).matches).toEqual([]);
  });
});

describe("a rule that cannot run", () => {
  const unsaid = "{ signal: { name: published_comments, op: at_least, value: 3 } }";
  const failing = { id: "spam.links", category: "spam", match: `{ any: [${INSULTS}, ${unsaid}] }` };
  const broken = (mode: string, onError: string) => {
    const { rules, ...rest } = policyOf(words);
    const find = () => {
      throw new Error("broken");
    };
    return { ...rest, rules: rules.map((rule) => ({ ...rule, find, mode, onError }) as (typeof rules)[number]) };
  };

  test("holds the comment, and is listed as degraded", () => {
    const result = evaluate(broken("live", "hold"), "Hello.", {});
    expect(result).toMatchObject({ outcome: "hold", degraded: ["profanity.words"], categories: ["profanity"] });
    expect(result.matches).toMatchObject([{ degraded: true, start: 0, end: 6 }]);
  });

  test("has the outcome its author chose for errors", () => {
    expect(evaluate(broken("live", "flag"), "Hello.", {}).outcome).toBe("flag");
  });

  test("in shadow has no effect", () => {
    expect(evaluate(broken("shadow", "hold"), "Hello.", {})).toMatchObject({
      outcome: "publish",
      degraded: ["profanity.words"],
    });
  });

  test("is one whose signal is missing, so that its examples refuse to load it", () => {
    expect(() => policyOf(failing)).toThrow("spam.links cannot judge its example without published_comments");
  });
});

describe("a rule on a signal", () => {
  const examples =
    "examples: { matches: [{ text: Hi., signals: { links: 3 } }], passes: [{ text: Hi., signals: { links: 2 } }] }";
  const rules = `rules:\n${ruleYaml({ match: SIGNAL }).replace(/examples: .*/, examples)}`;
  const policy = compilePolicy(smallFiles({ rules, terms: TERMS }));

  test("takes nothing from the graver word inside it", () => {
    const either = ruleYaml({ severity: "low", match: `{ any: [${INSULTS}, ${SIGNAL}] }` });
    const both = compilePolicy(
      smallFiles({ rules: `rules:\n${either.replace(/examples: .*/, examples)}`, terms: TERMS }),
    );
    const { outcome, matches } = evaluate(both, "See these links, you blarg.", { links: 5 });
    expect(outcome).toBe("remove");
    expect(matches.map(({ severity }) => severity)).toEqual(["low", "high"]);
  });

  test("matches the text as a whole when the fact holds", () => {
    expect(evaluate(policy, "Hello.", { links: 5 }).matches).toMatchObject([
      { element: "links at_least 3", start: 0, end: 6 },
    ]);
    expect(evaluate(policy, "Hello.", { links: 1 }).matches).toEqual([]);
  });

  test("cannot run without its fact, and holds the comment", () => {
    expect(evaluate(policy, "Hello.", {})).toMatchObject({ outcome: "hold", degraded: ["profanity.words"] });
  });
});

describe("combined matches", () => {
  test("all needs every part, any needs one", () => {
    const grommit = "{ terms: { files: [terms/words.txt], severities: [medium] } }";
    const blarg = "{ terms: { files: [terms/words.txt], severities: [high] } }";
    const all = policyOf({ match: `{ all: [${grommit}, ${blarg}] }`, matches: "blarg grommit", passes: "blarg" });
    expect(evaluate(all, "grommit, you blarg", {}).matches).toHaveLength(2);
    const any = policyOf({ match: `{ any: [${grommit}, ${blarg}] }`, matches: "blarg", passes: "fiddle" });
    expect(evaluate(any, "grommit", {}).matches).toHaveLength(1);
  });

  test("a pattern has a name, and the span of what it found", () => {
    const policy = policyOf({
      match: '{ pattern: { name: shouting, regex: "zap+", literals: [zap] } }',
      matches: "zapp",
    });
    expect(evaluate(policy, "Oh, ZAPPP!", {}).matches).toMatchObject([{ element: "shouting", start: 4, end: 9 }]);
  });
});

test("the same text is judged alike, however often", () => {
  const policy = policyOf(words);
  expect(evaluate(policy, "bl4rg, gr0mmit", {})).toEqual(evaluate(policy, "bl4rg, gr0mmit", {}));
});

describe("an explanation for moderators", () => {
  const policy = policyOf(words);
  const explain = (text: string) =>
    evaluate(policy, text, {}).matches.map((match) => explainMatch(policy, match, text));

  test("names rule, words, term, disguise and sense", () => {
    expect(explain("you bl4rg")).toEqual([
      "profanity.words (A title): “bl4rg” is “blarg” (signs for letters); high severity; because of insult.",
    ]);
  });

  test("is in German for a screen that names rule and severity beside it", () => {
    const [match] = evaluate(policy, "you bl4rg", {}).matches;
    if (!match) throw new Error("it matches");
    const why = readWhy(policy, match, "you bl4rg");
    expect(tellWhy({ why, written: "bl4rg", mode: "shadow" }, "de")).toBe(
      "„bl4rg“ wird gelesen als „blarg“ (Zeichen statt Buchstaben); Umstände: Beleidigung; auf Probe, ohne Wirkung",
    );
    expect(tellWhy({ why, written: "", mode: "live" }, "de")).toContain("nicht mehr aufbewahrt");
    expect(tellWhy({ why: { ...why, degraded: true }, written: "bl4rg", mode: "live" }, "de")).toContain(
      "nicht laufen",
    );
  });

  test("calls what a detector or the model found by a word, not by a code", () => {
    const why = { whole: false, evasions: [], context: ["luhn"], score: null, words: [], degraded: false };
    const say = (element: string, lang: "en" | "de") =>
      tellWhy({ why: { ...why, element }, written: "4111 1111", mode: "live" }, lang);
    expect(say("card.visa", "en")).toBe("“4111 1111” is a payment card number; because of its right check digits");
    expect(say("card.visa", "de")).toMatch(/^„4111 1111“ wird gelesen als die Nummer einer Zahlungskarte; Umstände: /);
    expect(say("model:violence", "de")).toContain("das Modell für Gewalt");
  });

  test("does not explain a word by itself", () => {
    expect(explain("you blarg")[0]).toContain("“blarg”; high");
  });
});

test("a pattern is searched for a bounded number of times, or a text of hits would cost its square", () => {
  const match = "{ pattern: { name: an a, regex: 'a.*b|a', literals: [a] } }";
  const policy = policyOf({ match, matches: "a", passes: "Oh." });
  expect(evaluate(policy, "a ".repeat(500), {}).matches.length).toBeLessThanOrEqual(32);
});
