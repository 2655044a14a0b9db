import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { COMMANDS } from "../../src/cli/commands.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import { ruleYaml, smallFiles, SMALL_POLICY } from "../policy/policy-files.ts";

const folder = await mkdtemp(join(tmpdir(), "recourse-faults-"));
afterAll(() => rm(folder, { recursive: true }));

type Written = Readonly<Record<string, string | Uint8Array>>;

/** A sound policy with some of its files in other words. */
async function write(changed: Written): Promise<string> {
  const target = await mkdtemp(join(folder, "policy-"));
  const sound = Object.fromEntries(
    smallFiles({ rules: `rules:\n${ruleYaml()}` }).map(({ path, text }) => [path, text]),
  );
  for (const [path, text] of Object.entries({ ...sound, ...changed })) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), text);
  }
  return target;
}

async function check(...args: string[]) {
  const err: string[] = [];
  const io = { out: () => {}, err: (line: string) => void err.push(line), env: {}, input: Readable.from([]) };
  return { code: await dispatch(COMMANDS, ["policy", "check", ...args], io), err };
}

const phrases = (phrase: string) => `{ phrases: { patterns: [{ name: buy, phrases: ["${phrase}"] }] } }`;
const nested = "(".repeat(900) + "buy" + ")".repeat(900);

const FAULTS: readonly (readonly [string, Written, string])[] = [
  [
    "text that is not UTF-8",
    { "terms/words.txt": Buffer.from("[high insult]\nblarg\nma\xeftre\n", "latin1") },
    "terms/words.txt:3: error: this is no UTF-8: save the file as UTF-8",
  ],
  [
    "a heading without its bracket",
    { "terms/words.txt": "[high insult]\nblarg\n[low insult\nblurg\n" },
    "terms/words.txt:3: error: “[low insult” is a heading without its closing bracket: write it as [severity sense]",
  ],
  [
    "an empty file",
    { "other.yaml": "" },
    "other.yaml:1: error: the file is empty: write into it what it is for, or delete it",
  ],
  [
    "a list for a file",
    { "other.yaml": "- one\n" },
    "other.yaml:1: error: write keys with values, as { key: value }, where a list stands",
  ],
  [
    "a phrase nested without end",
    { "rules.yaml": `rules:\n${ruleYaml({ match: phrases(nested), matches: "buy" })}` },
    "brackets stand in more than 20 others: write it flatter",
  ],
  [
    "a class that JavaScript knows and the policy does not",
    { "rules.yaml": `rules:\n${ruleYaml({ match: phrases("{constructor} now"), matches: "buy now" })}` },
    "{constructor}",
  ],
  [
    "a rule that would publish what it could not judge",
    { "rules.yaml": `rules:\n${ruleYaml()}    on_error: publish\n` },
    "would publish what it could not judge: write hold under on_error",
  ],
  [
    "a category that people name of their own",
    { "policy.yaml": SMALL_POLICY.replace("id: spam", "id: other") },
    "“other” is what people call what no category covers: take another id",
  ],
  [
    "outcomes upside down",
    {
      "policy.yaml": SMALL_POLICY.replace(
        "{ low: flag, medium: hold, high: remove }",
        "{ low: remove, medium: hold, high: publish }",
      ),
    },
    "in “spam” a graver match leads to less",
  ],
];

test.each(FAULTS)("%s is told with its file and line", async (_, changed, said) => {
  const { err } = await check(await write(changed));
  const told = err.find((line) => line.includes(said));
  expect(told ?? err).toMatch(/^[a-z/]+\.(?:yaml|txt):\d+: (?:error|warning): /);
  expect(err.join("\n")).not.toMatch(/TypeError|RangeError|Error:|is not a function/);
});

test("links are counted in an example, as they are in a post", async () => {
  const match = "{ signal: { name: links, op: at_least, value: 2 } }";
  const links = ruleYaml({ id: "spam.links", category: "spam", match, matches: "https://a.test and https://b.test" });
  const { err } = await check(await write({ "rules.yaml": `rules:\n${ruleYaml()}${links}` }));
  expect(err.filter((line) => line.includes("spam.links must match"))).toEqual([]);
});

test("a link that leads nowhere is told with its file, a missing folder by its name", async () => {
  const target = await write({});
  await symlink(join(target, "gone.yaml"), join(target, "extra.yaml"));
  const said =
    "extra.yaml:1: error: the file cannot be read, it is not there, for this is a symbolic link: mend it, or delete it";
  expect((await check(target)).err).toContain(said);
  const missing = join(folder, "nowhere");
  expect(await check(missing)).toEqual({ code: 1, err: [`There is no folder ${missing}: name one that is there.`] });
});
