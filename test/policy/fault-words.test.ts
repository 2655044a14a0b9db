import { readdir, readFile } from "node:fs/promises";
import { type Fault, sayFault } from "../../src/policy/lint/fault-words.ts";

const FAULTS: readonly Fault[] = [
  { kind: "category_reserved", category: "other" },
  { kind: "on_error_publish", rule: "profanity.darn" },
  { kind: "dsa_code", rule: "profanity.darn", code: "KEYWORD_DARN" },
  { kind: "literal_unfolded", literal: "Darn", folded: "darn" },
  { kind: "literal_missing", sample: "drat" },
  { kind: "regex_too_long", steps: 2_000 },
  { kind: "regex_of_nothing" },
  { kind: "signal_unknown", signal: "moon", known: ["links"] },
];

test.each(FAULTS)("the fault $kind is said in English and in German, with what it is about", (fault) => {
  const { kind: _, ...about } = fault;
  expect(sayFault.de(fault)).not.toBe(sayFault.en(fault));
  for (const named of Object.values(about).flat())
    for (const say of [sayFault.en, sayFault.de]) expect(say(fault)).toContain(String(named));
});

test("a check refuses nothing in words that German has not", async () => {
  const folder = new URL("../../src/policy/lint/", import.meta.url);
  for (const file of await readdir(folder)) {
    const source = await readFile(new URL(file, folder), "utf8");
    for (const [refusal] of source.matchAll(/level: "error",[^}]*\}/g))
      expect([file, refusal]).toEqual([file, expect.stringContaining("fault")]);
  }
});
