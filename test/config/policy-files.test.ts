import { randomUUID } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { policyRevision, readPolicyFiles } from "../../src/config/policy-files.ts";

let folder: string;
beforeEach(async () => {
  folder = join(tmpdir(), `recourse policies ${randomUUID()}`);
  await mkdir(join(folder, "terms", "more"), { recursive: true });
  await mkdir(join(folder, "model"));
  await writeFile(join(folder, "policy.yaml"), "id: p\n");
  await writeFile(join(folder, "terms", "more", "a.txt"), "word\n");
  await writeFile(join(folder, "README.md"), "not policy\n");
  await mkdir(join(folder, "examples", "spam"), { recursive: true });
  await writeFile(join(folder, "examples", "spam", "spam.yaml"), "rules: []\n");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("every .yaml and .txt is read at any depth but in examples/, in order, and the list of bad-words is one of them", async () => {
  const { files, model } = await readPolicyFiles(folder);
  expect(files.map((file) => file.path)).toEqual(["policy.yaml", "terms/bad-words.txt", "terms/more/a.txt"]);
  expect(files[0]?.text).toBe("id: p\n");
  expect(files[1]?.text.split("\n").length).toBeGreaterThan(400);
  expect(model).toBeUndefined();
});

test("the model is read as bytes, and a second one is refused", async () => {
  await writeFile(join(folder, "model", "weights.bin"), Buffer.from([0, 255, 1]));
  expect((await readPolicyFiles(folder)).model).toEqual(new Uint8Array([0, 255, 1]));
  await writeFile(join(folder, "model", "other.bin"), "x");
  await expect(readPolicyFiles(folder)).rejects.toThrow("more than one model: model/other.bin, model/weights.bin");
});

test("the revision changes with a text, a path, the model and the engine, not with the order of files", () => {
  const a = { path: "a.yaml", text: "1" };
  const b = { path: "b.yaml", text: "2" };
  const revision = policyRevision([a, b], undefined, "1");
  expect(revision).toMatch(/^[0-9a-f]{64}$/);
  expect(policyRevision([b, a], undefined, "1")).toBe(revision);
  const others = [
    policyRevision([a, { ...b, text: "3" }], undefined, "1"),
    policyRevision([a, { ...b, path: "c.yaml" }], undefined, "1"),
    policyRevision([{ path: "a.yaml", text: '1"file b.yaml" 1\n2' }], undefined, "1"),
    policyRevision([a, b], new Uint8Array([1]), "1"),
    policyRevision([a, b], undefined, "2"),
  ];
  expect(new Set([revision, ...others]).size).toBe(6);
});
