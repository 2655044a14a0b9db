import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { ruleYaml, smallFiles } from "../policy/policy-files.ts";
import { runRecourse, writePolicy } from "./run-recourse.ts";

const root = await mkdtemp(join(tmpdir(), "recourse-unreadable-"));
afterAll(() => rm(root, { recursive: true }));

const recourse = (...args: string[]) => runRecourse({ url: "postgres://nowhere" }, "policy", ...args);
const POLICY = smallFiles({ rules: `rules:\n${ruleYaml()}` });
const ROW = `${JSON.stringify({ id: 1, slice: "plain", y: 1, text: "You blarg." })}\n`;

async function write(path: string, content: string | Uint8Array): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
  return join(root, path);
}

async function evaluate(folder: string) {
  const policy = await writePolicy({ files: POLICY });
  return recourse("eval", join(root, folder), "--policy", policy);
}

test("a bomb of aliases is refused with the file's name", async () => {
  const levels = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [name, of] of ["ba", "cb", "dc", "ed", "fe", "gf"].map((pair) => [...pair]))
    levels.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${of}`).join(", ")}]`);
  const files = [...POLICY, { path: "bomb.yaml", text: `${levels.join("\n")}\n` }];
  const { code, err } = await recourse("check", await writePolicy({ files }));
  expect([code, err[0]]).toEqual([1, expect.stringMatching(/^bomb\.yaml:1: error: the aliases cannot be followed/)]);
});

test("a folder that is named like a file is refused with its name", async () => {
  const folder = await writePolicy({ files: POLICY });
  await mkdir(join(folder, "more.yaml"));
  expect(await recourse("check", folder)).toMatchObject({
    code: 1,
    err: ["more.yaml:1: error: the file cannot be read, it is a folder: mend it, or delete it", "1 error, 0 warnings"],
  });
  await mkdir(join(root, "folders/profanity.jsonl"), { recursive: true });
  expect(await evaluate("folders")).toMatchObject({
    code: 1,
    err: [`${join(root, "folders/profanity.jsonl")} cannot be read: it is a folder`],
  });
});

test("a damaged archive is refused with its name", async () => {
  const whole = gzipSync(Buffer.from(ROW.repeat(100)));
  const file = await write("damaged/profanity.jsonl.gz", whole.subarray(0, whole.length - 12));
  const { code, err } = await evaluate("damaged");
  expect([code, err]).toEqual([1, [expect.stringContaining(`${file} cannot be read: `)]]);
  const training = await write("training/civil_1.jsonl.gz", "not gzip");
  const trained = await recourse("train", dirname(training), "--out", join(root, "model.bin"));
  expect([trained.code, trained.err]).toEqual([1, [expect.stringContaining(`${training} cannot be read: `)]]);
  const broken = await write("broken/civil_1.jsonl", "{}\n{");
  const named = await recourse("train", dirname(broken), "--out", join(root, "model.bin"));
  expect([named.code, named.err]).toEqual([1, [`${broken}:2: not a JSON object: mend the line, or take it out`]]);
});

test("a set that lies there twice, plain and compressed, is refused: its rows would count twice", async () => {
  await write("twice/profanity.jsonl", ROW);
  await write("twice/profanity.jsonl.gz", gzipSync(Buffer.from(ROW)));
  const { code, err } = await evaluate("twice");
  expect([code, err]).toEqual([1, [expect.stringContaining("profanity.jsonl and profanity.jsonl.gz")]]);
});

test("where no gate applies, the report does not say that none is broken", async () => {
  await write("ungated/profanity.jsonl", ROW.repeat(2));
  const text = (await evaluate("ungated")).out.join("\n");
  expect(text).toContain("no gate applies");
  expect(text).not.toContain("gates broken");
  await write("gated/profanity.jsonl", ROW + ROW.replace('"y":1', '"y":0').replace("You blarg.", "A fine day."));
  await write("gated/gates.yaml", "gates: [{ at_most_percent: 2, slices: [plain] }]\n");
  expect((await evaluate("gated")).out.join("\n")).toContain("gates broken: none");
});

test("on the page, words that run from right to left turn nothing around them", async () => {
  const row = { id: "שבע", slice: "plain", y: 0, text: "שלום blarg" };
  await write("bidi/profanity.jsonl", ROW + JSON.stringify(row));
  const policy = await writePolicy({ files: POLICY });
  const args = ["eval", join(root, "bidi"), "--policy", policy, "--format", "html"];
  const page = (await recourse(...args)).out.join("\n");
  expect(page).toContain("<bdi>שבע</bdi>");
  expect(page).toContain('<blockquote dir="auto">שלום ');
  expect(page).toMatch(/<li>[^<]*“<bdi>blarg<\/bdi>”/);
  expect(page).toContain("No gate applies");
});
