import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { COMMANDS } from "../../src/cli/commands.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import { jsonSchemas } from "../../src/policy/json-schemas.ts";
import { ruleYaml, smallFiles } from "../policy/policy-files.ts";

const folder = await mkdtemp(join(tmpdir(), "recourse-check-"));
afterAll(() => rm(folder, { recursive: true }));

async function recourse(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), env: {} };
  const code = await dispatch(COMMANDS, args, { ...io, input: Readable.from([]) });
  return { code, out: out.join("\n"), err };
}

const spam = ruleYaml({
  id: "spam.words",
  category: "spam",
  match: "{ pattern: { name: buy, regex: buy now, literals: [buy] } }",
  matches: "Buy now!",
});

/** A policy folder of rules; all its terms are used. */
async function write(rules: string): Promise<string> {
  const target = await mkdtemp(join(folder, "policy-"));
  for (const { path, text } of smallFiles({ rules: `rules:\n${rules}` })) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
  return target;
}

const SUMMARY = /^2 rules in 2 categories, revision [0-9a-f]{64}$/;

test("a policy in which everything counts is told in one line", async () => {
  const target = await write(ruleYaml() + spam);
  expect(await recourse("policy", "check", target)).toEqual({ code: 0, out: expect.stringMatching(SUMMARY), err: [] });
});

test("a warning is printed with its place and lets the check pass, unless it is strict", async () => {
  const target = await write(ruleYaml() + ruleYaml({ id: "profanity.again" }) + spam);
  const warning =
    "rules.yaml:16: warning: profanity.again looks for exactly what profanity.words (rules.yaml:2) looks for: keep one of the two";
  const { code, err } = await recourse("policy", "check", target);
  expect([code, err]).toEqual([0, [warning, "0 errors, 1 warning"]]);
  expect((await recourse("policy", "check", target, "--strict")).code).toBe(1);
});

test("an example that is not judged as it says fails the check", async () => {
  const target = await write(ruleYaml({ matches: "You blurg." }) + spam);
  const { code, out, err } = await recourse("policy", "check", target);
  const error = "rules.yaml:9: error: profanity.words must match: “You blurg.”";
  expect([code, out, err]).toEqual([1, "", [error, "1 error, 0 warnings"]]);
});

test("a signal that posts are not judged with fails the check, one that they are with does not", async () => {
  const rule = (name: string) =>
    ruleYaml({ match: `{ signal: { name: ${name}, op: at_least, value: 3 } }` })
      .replace('"You blarg."', `{ text: a, signals: { ${name}: 3 } }`)
      .replace('"Hello."', `{ text: a, signals: { ${name}: 2 } }`);
  const { code, err } = await recourse("policy", "check", await write(rule("karma") + spam));
  expect([code, err]).toEqual([1, expect.arrayContaining([expect.stringMatching(/^rules\.yaml:8: error: .*“karma”/)])]);
  expect((await recourse("policy", "check", await write(rule("links") + spam))).code).toBe(0);
});

test("as JSON, the report is one document for a program", async () => {
  const target = await write(ruleYaml({ category: "treason" }) + spam);
  const { code, out, err } = await recourse("policy", "check", target, "--format", "json");
  expect([code, err]).toEqual([1, []]);
  expect(JSON.parse(out)).toEqual({
    revision: expect.stringMatching(/^[0-9a-f]{64}$/),
    rules: 0,
    categories: 0,
    problems: [{ level: "error", file: "rules.yaml", line: 3, message: 'policy.yaml has no category "treason"' }],
  });
});

test.each([
  ["a format that is none", ["--format", "xml"]],
  ["two folders", ["a", "b"]],
])("%s is answered with the usage", async (_, args) => {
  const { code, err } = await recourse("policy", "check", ...args);
  expect([code, err.at(-1)]).toEqual([2, "Usage: recourse policy check [DIR] [--format text|json] [--strict]"]);
});

test("of the shipped policy there is nothing to say", async () => {
  const { code, err } = await recourse("policy", "check", "--strict");
  expect([code, err]).toEqual([0, []]);
});

test("the schemas are written into a folder, and their paths told", async () => {
  const target = join(folder, "schema");
  const { code, out } = await recourse("policy", "schema", target);
  const names = Object.keys(jsonSchemas());
  expect([code, out]).toEqual([0, names.map((name) => join(target, name)).join("\n")]);
  expect((await readdir(target)).toSorted()).toEqual(names.toSorted());
  expect(await readFile(join(target, "rules.schema.json"), "utf8")).toBe(jsonSchemas()["rules.schema.json"]);
});
