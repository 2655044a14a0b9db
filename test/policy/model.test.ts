import { readFileSync } from "node:fs";
import { clusterWords } from "../../src/policy/cluster-words.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { explainModel, HEADS, readModel, scaleOf, sigmoid } from "../../src/policy/model.ts";
import { hashOf, readFeatures, traceFeatures } from "../../src/policy/model-features.ts";
import { normalize } from "../../src/policy/normalize.ts";
import { trainModel } from "../../src/policy/train-model.ts";
import { readTrainingRow, type TrainingRow } from "../../src/policy/training-rows.ts";
import { buildWordClusters, clusterOf } from "../../src/policy/word-clusters.ts";
import { ruleYaml, smallFiles } from "./policy-files.ts";

const shipped = new Uint8Array(readFileSync(new URL("../../policies/model/ngrams.bin", import.meta.url)));
const rude = ["you blarg", "what a blarg he is", "blargs like you", "utter blarg", "you are such a blarg"];
const kind = ["you are right", "what a good day it is", "people like you", "utter silence", "you are such a help"];
const lessons: TrainingRow[] = Array.from({ length: 20 }, () => [
  ...rude.map((text) => row(text, 1)),
  ...kind.map((text) => row(text, 0)),
]).flat();
/** A word never met in the lessons, used like one that was. */
const clusters = buildWordClusters([
  [hashOf("blarg"), 0],
  [hashOf("grommit"), 0],
]);
const trained = trainModel({ rows: lessons, clusters });

function row(text: string, target: 0 | 1): TrainingRow {
  return { source: "civil", text, labels: { harassment: target }, trust: 1 };
}

describe("training", () => {
  test("gives the same bytes for the same rows", () => {
    expect(Buffer.from(trainModel({ rows: lessons, clusters })).equals(Buffer.from(trained))).toBe(true);
  });

  test("tells unseen sentences apart by what they share with the seen ones", () => {
    const model = readModel(trained);
    const rudeness = (text: string) => model(normalize(text))["harassment"]?.score ?? 0;
    expect(rudeness("that man is a blarg")).toBeGreaterThan(0.6);
    expect(rudeness("that man is a help")).toBeLessThan(0.4);
  });

  test("knows of a word what it learnt of those that are used alike", () => {
    const model = readModel(trained);
    const rudeness = (text: string) => model(normalize(text))["harassment"]?.score ?? 0;
    expect(rudeness("what a grommit he is")).toBeGreaterThan(rudeness("what a fizzwop he is") + 0.02);
  });

  test("teaches a head nothing where a source is silent", () => {
    const [, , , profanity] = readModel(trained).weights.table;
    expect(readModel(trained).weights.table.filter((weight, at) => at % 4 === 3 && weight !== 0)).toHaveLength(0);
    expect(profanity).toBe(0);
  });
});

describe("labels", () => {
  test("follow our policy, not the source's", () => {
    const harassment = (source: string, json: object) => readTrainingRow(source, json)?.labels.harassment;
    expect(harassment("cad", { text: "An answer.", y: 0, labels: "CounterSpeech" })).toBe(0);
    expect(harassment("davidson", { text: "Coarse talk.", y: 1, cls: 1 })).toBeUndefined();
    expect(harassment("madlibs77k", { text: "Ann is a kind taoist", y: 0, tpl: "name_adj" })).toBe(0);
  });

  test("call hatred without a violent word no violence", () => {
    const violence = (text: string) => readTrainingRow("toxigen", { text, y: 1 })?.labels.violence;
    expect(violence("they are all the same and they are bad")).toBe(0);
    expect(violence("they brought death to us")).toBeUndefined();
  });

  test("take our own sentences as they say", () => {
    const violence = (json: object) => readTrainingRow("sentences", json)?.labels.violence;
    expect(violence({ text: "Drown the whole board.", violence: 1 })).toBe(1);
    expect(violence({ text: "The board approved the dam.", violence: 0 })).toBe(0);
  });

  test("leave out sources that may not enter the weights", () => {
    expect(readTrainingRow("calibration-news-sentences", { text: "The council met.", y: 0 })).toBeUndefined();
  });
});

describe("clusters of words", () => {
  test("are found again for every word, and a word without one stands for itself", () => {
    const words = Array.from({ length: 5000 }, (_, at) => [Math.imul(at + 1, 0x9e3779b1) | 0, at % 7] as const);
    const built = buildWordClusters(words);
    for (const [hash, cluster] of words)
      expect(clusterOf(built, hash)).toBe(clusterOf(built, words[cluster]?.[0] ?? 0));
    expect(clusterOf(built, 12_345)).toBe(12_345);
  });

  test("outlive the file", () => {
    const { hashes, clusters: kept } = readModel(trained).weights.clusters;
    expect([hashes, kept]).toEqual([clusters.hashes, clusters.clusters]);
  });

  test("join vectors that point the same way", () => {
    const directions = Array.from({ length: 1400 }, (_, at) => (at % 2 === 0 ? [1, 0] : [0, 1]));
    const words = directions.map((_, at) => `word${at}`);
    const joined = clusterWords({ words, vectors: Float32Array.from(directions.flat()), dimensions: 2 });
    expect(joined.flat()).toHaveLength(1200);
    for (const cluster of joined) expect(new Set(cluster.map((word) => Number(word.slice(4)) % 2)).size).toBe(1);
  });
});

describe("the model file", () => {
  test("is refused when it is short, foreign or of another version", () => {
    const foreign = shipped.slice().fill(0, 0, 4);
    const older = shipped.slice();
    older[16] = 0;
    expect(() => readModel(shipped.subarray(1))).toThrow(/bytes/);
    expect(() => readModel(foreign)).toThrow("this is not a model file");
    expect(() => readModel(older)).toThrow("another version");
  });

  test("that is shipped has at most 4 MB", () => {
    expect(shipped.length).toBeLessThanOrEqual(4 * 2 ** 20);
  });

  test.each([
    ["sentences with signs", "You can't be serious! What a load of n0nsense, you fool… ".repeat(30)],
    ["words of one letter", "I a m n o t y o u r s"],
    ["one letter", "a"],
    [
      "words too long to be remembered, and one just short enough",
      `${"abcdefghij".repeat(4)} ${"hijkl".repeat(3)} not`,
    ],
    ["words that differ in their first letters only", "aaklmnopqrstuvwx bbklmnopqrstuvwx ahijklmnopqrs bhijklmnopqrs"],
    ["one word that is longer than what is read", "abcdef".repeat(2000)],
    ["nothing", ""],
  ])("scores as the plain sum of its weights does: %s", (_, written) => {
    const model = readModel(shipped);
    const text = normalize(written);
    const { buckets, count } = readFeatures(text.folded, model.weights.clusters);
    const expected = HEADS.map((head, column) => {
      const { scale, bias } = model.weights.heads[column] ?? { scale: NaN, bias: NaN };
      let sum = 0;
      for (let at = 0; at < count; at++) sum += model.weights.table[(buckets[at] ?? 0) * HEADS.length + column] ?? 0;
      return [head, { score: sigmoid(sum * scaleOf(count) * scale + bias) }];
    });
    const first = model(text);
    expect(first).toEqual(Object.fromEntries(expected));
    expect(model(text)).toEqual(first);
  });
});

describe("scores", () => {
  test("lie between 0 and 1 for any text, and stay the same on a second reading", () => {
    const model = readModel(shipped);
    const texts = ["", " ", "\u0000", "😡".repeat(300), "ab".repeat(20_000), "\ud800 lone", "Ein Satz auf Deutsch."];
    for (const text of texts.map(normalize)) {
      const first = model(text);
      for (const { score } of Object.values(first)) expect(score).toBeGreaterThanOrEqual(0);
      for (const { score } of Object.values(first)) expect(score).toBeLessThanOrEqual(1);
      model(normalize("another text in between"));
      expect(model(text)).toEqual(first);
    }
  });

  test("put an insult above a plain remark", () => {
    const model = readModel(shipped);
    const scoreOf = (text: string) => model(normalize(text))["harassment"]?.score ?? 0;
    expect(scoreOf("You are a pathetic little idiot.")).toBeGreaterThan(scoreOf("You are a careful reader."));
  });
});

describe("explanations", () => {
  test("name the words that carried the score, strongest first", () => {
    const explained = explainModel(readModel(shipped), normalize("What an idiot, honestly."), "harassment");
    expect(explained[0]?.text).toBe("idiot");
    expect(explained.map(({ share }) => share)).toEqual(explained.map(({ share }) => share).sort((a, b) => b - a));
  });

  test("place every n-gram inside the text", () => {
    const { count, from, to, length } = traceFeatures("you don't say, you fool", clusters);
    for (let at = 0; at < count; at++) {
      expect(from[at]).toBeGreaterThanOrEqual(0);
      expect(to[at]).toBeGreaterThan(from[at] ?? 0);
      expect(to[at]).toBeLessThanOrEqual(length);
    }
  });
});

describe("a rule with a model", () => {
  const fields = { matches: "You are a stupid idiot.", passes: "The council met on Tuesday." };
  const match = "{ model: { category: harassment, at_least: 0.7 } }";

  test("finds the text as a whole, with its score and none of its words", () => {
    const policy = compilePolicy(smallFiles({ rules: `rules:\n${ruleYaml({ ...fields, match })}` }), {
      model: shipped,
    });
    const text = "You are a stupid idiot.";
    const { matches } = evaluate(policy, text, {});
    expect(matches).toMatchObject([{ element: "model:harassment", start: 0, end: text.length }]);
    expect(matches[0]?.score).toBeGreaterThan(0.7);
    expect(JSON.stringify(matches)).not.toContain("idiot");
  });

  test("vetoes a weak rule where the model sees nothing", () => {
    const more = "    exempt: [{ model: { category: harassment, at_most: 0.5 } }]\n";
    const weak = {
      match: "{ terms: { files: [terms/words.txt] } }",
      more,
      matches: "You stupid idiot, you blarg.",
      passes: "The blarg met on Tuesday.",
    };
    const policy = compilePolicy(smallFiles({ rules: `rules:\n${ruleYaml(weak)}` }), {
      model: shipped,
    });
    expect(evaluate(policy, "The blarg met on Tuesday.", {}).matches).toHaveLength(0);
  });

  test("does not compile without weights", () => {
    const files = smallFiles({ rules: `rules:\n${ruleYaml({ ...fields, match })}` });
    expect(() => compilePolicy(files)).toThrow(/policy has none/);
  });
});
