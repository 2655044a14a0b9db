import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { dispatch } from "../../src/cli/dispatch.ts";
import { evalCommands } from "../../src/cli/policy-eval.ts";
import { ruleYaml, smallFiles } from "../policy/policy-files.ts";

const root = await mkdtemp(join(tmpdir(), "policy-eval-"));
afterAll(() => rm(root, { recursive: true }));

async function write(path: string, content: string | Uint8Array): Promise<string> {
  const full = join(root, path);
  await mkdir(dirname(full), { recursive: true });
  await writeFile(full, content);
  return full;
}

const ATTACK = "You stupid, pathetic idiots.";
const model = ruleYaml({
  id: "profanity.model",
  severity: "medium",
  match: "{ model: { category: profanity, at_least: 0.6 } }",
  matches: ATTACK,
});
const spam = ruleYaml({
  id: "spam.sale",
  category: "spam",
  match: "{ pattern: { name: sale, regex: 'buy now', literals: [buy] } }",
  matches: "Buy now!",
});
for (const { path, text } of smallFiles({ rules: `rules:\n${ruleYaml()}\n${model}\n${spam}` }))
  await write(`policy/${path}`, text);
await mkdir(join(root, "policy/model"));
await copyFile(
  fileURLToPath(new URL("../../policies/model/ngrams.bin", import.meta.url)),
  join(root, "policy/model/ngrams.bin"),
);

interface Row {
  readonly slice: string;
  readonly y: 0 | 1;
  readonly text: string;
}

const lines = (rows: readonly Row[]) => rows.map((row, at) => `${JSON.stringify({ id: at, ...row })}\n`).join("");

const HARMLESS = ["Good morning.", "The library opens.", "A fine day.", "They planted trees."];
const PROFANE: readonly Row[] = [
  { slice: "plain", y: 1, text: "You blarg." },
  { slice: "plain", y: 1, text: "blarg!" },
  { slice: "quoted", y: 1, text: "He said bl4rgh." },
  ...HARMLESS.map((text) => ({ slice: "calm", y: 0, text }) as const),
  { slice: "names", y: 0, text: "Mrs <b>Blarg</b> & sons opened a shop." },
];

async function evaluate(...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const io = {
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    input: Readable.from([]),
    env: {},
  };
  const code = await dispatch(evalCommands, ["policy", "eval", ...args, "--policy", join(root, "policy")], io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const sets = dirname(await write("sets/profanity.jsonl", lines(PROFANE)));
await write("sets/spam.jsonl", lines([{ slice: "shop", y: 1, text: "Buy now!" }, ...PROFANE.slice(3)]));
await write("sets/README.md", "Not a set.");

describe("policy eval", () => {
  test("says per slice what was found and what was flagged wrongly, and J over the slices", async () => {
    const { code, out } = await evaluate(sets);
    expect(code).toBe(0);
    expect(out).toMatch(/recall {2}plain +2 +100\.0 %/);
    expect(out).toMatch(/recall {2}quoted +1 +0\.0 %/);
    expect(out).toMatch(/flagged calm +4 +0\.0 %/);
    expect(out).toMatch(/flagged names +1 +100\.0 %/);
    expect(out).toMatch(/J 0\.0 {2}recall 50\.0 % {2}specificity 50\.0 % {2}precision 66\.7 % {2}F1 66\.7 %/);
    expect(out).toMatch(/[\d,]+ comments\/s on one core/);
  });

  test("scores a publisher's own category", async () => {
    expect((await evaluate(sets)).out).toMatch(/spam \(6 rows\)[^]*J 100\.0/);
  });

  test("as JSON gives the same figures, with the worst errors and why", async () => {
    const report = JSON.parse((await evaluate(sets, "--format", "json")).out);
    const [profanity] = report.categories;
    expect(profanity).toMatchObject({
      category: "profanity",
      j: 0,
      confusion: { found: 2, missed: 1, flaggedWrongly: 1, leftAlone: 4 },
      worst: {
        flagged: [{ id: "7", matches: [{ ruleId: "profanity.words", start: 7, end: 12 }] }],
        missed: [{ id: "2", matches: [] }],
      },
    });
    expect(profanity.worst.flagged[0].matches[0].explanation).toContain("“Blarg”");
  });

  test("keeps gates and groups that stand beside the sets", async () => {
    const folder = dirname(await write("gated/profanity.jsonl", lines(PROFANE)));
    await write(
      "gated/gates.yaml",
      "groups: { ours: [plain, quo*] }\ngates: [{ at_most_percent: 2, slices: [names] }]\n",
    );
    const { out } = await evaluate(folder);
    expect(out).toMatch(/recall {2}ours +3 +66\.7 %/);
    expect(out).toContain("gates broken: names");
    await write("gated/gates.yaml", "gates: [{ at_most: 2, slices: [names] }]\n");
    expect(await evaluate(folder)).toMatchObject({ code: 1, out: "", err: expect.stringContaining("gates.yaml:1: ") });
  });

  test("names every bad line with its file, and then scores nothing", async () => {
    const text = `\ufeff${lines(PROFANE.slice(0, 1))}\n{"id": 1\n{"id":2,"y":3,"text":"a"}\n`;
    const file = await write("bad/profanity.jsonl", text);
    const { code, out, err } = await evaluate(dirname(file));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toBe(`${file}:3: this line is not JSON\n${file}:4: y: must be 0 or 1`);
  });

  test("refuses a set of a category that the policy does not know", async () => {
    const file = await write("unknown/gossip.jsonl", lines(PROFANE));
    const { code, err } = await evaluate(dirname(file));
    expect(code).toBe(1);
    expect(err).toBe(`${file}:1: the policy has no category “gossip”; it knows profanity, spam`);
  });

  test("refuses an empty set, and a folder without any", async () => {
    expect((await evaluate(dirname(await write("empty/spam.jsonl", "\n")))).err).toContain("the file has no row");
    expect((await evaluate(join(root, "policy"))).err).toContain("holds no labelled set");
  });

  test.each([[["--format", "pdf"]], [["--without", "doubt"]], [["--worst", "-1"]], [["elsewhere"]]])(
    "with %j explains itself",
    async (options) => {
      expect(await evaluate(sets, ...options)).toMatchObject({ code: 2, out: "" });
    },
  );
});

describe("the page", () => {
  test("is one file in which texts are text, with what was found in them marked", async () => {
    const file = join(root, "report.html");
    const { code, out, err } = await evaluate(sets, "--format", "html", "--out", file);
    expect([code, out]).toEqual([0, file]);
    expect(err).toContain("profanity: J 0.0");
    const page = await readFile(file, "utf8");
    expect(page).toMatch(/Mrs &lt;b><mark class="m-profanity"[^>]*>Blarg<\/mark>&lt;\/b> &amp; sons/);
    expect(page).not.toMatch(/<script|<link|<img|https?:|&quot;/);
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("prefers-color-scheme: dark");
  });
});

describe("parts alone", () => {
  const mixed = lines([
    { slice: "attack", y: 1, text: ATTACK },
    { slice: "attack", y: 1, text: "You blarg." },
    ...HARMLESS.map((text) => ({ slice: "calm", y: 0, text }) as const),
  ]);

  test("without the model, its rules are silent", async () => {
    const folder = dirname(await write("mixed/profanity.jsonl", mixed));
    expect((await evaluate(folder)).out).toMatch(/recall {2}attack +2 +100\.0 %/);
    expect((await evaluate(folder, "--without", "model")).out).toMatch(/recall {2}attack +2 +50\.0 %/);
  });

  test("without the rules, the model judges by a threshold of harmless texts", async () => {
    const harmless = HARMLESS.map((text) => JSON.stringify({ text, source: "calm", y: 0 })).join("\n");
    const file = await write("harmless.jsonl.gz", gzipSync(harmless));
    const folder = dirname(await write("mixed/profanity.jsonl", mixed));
    const { out } = await evaluate(folder, "--without", "rules", "--calibrate", file);
    expect(out).toMatch(/recall {2}attack +2 +\d/);
    expect(out).toMatch(/flagged calm +4 +0\.0 %/);
    expect(out).toMatch(/threshold: 0\.\d{3}/);
  });

  test("a text for calibration must be harmless", async () => {
    const file = await write("harmful.jsonl", JSON.stringify({ text: "a", y: 1 }));
    expect((await evaluate(sets, "--ablation", "--calibrate", file)).err).toContain("must be harmless");
  });

  test("stand side by side, and what the model cannot judge is left out", async () => {
    const { out } = await evaluate(sets, "--ablation");
    expect(out).toMatch(/rules alone +model alone +both/);
    expect(out).toMatch(/^ +spam +100\.0 .*– +100\.0/m);
    expect(out).toContain("No row to which a category applies had a say.");
    expect((await evaluate(sets, "--without", "rules")).err).toContain("knows no category “spam”");
  });
});
