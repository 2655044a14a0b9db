import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { bundleScript } from "../../src/cli/bundle-script.mjs";

const roots: string[] = [];
afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true }))));

/** Bundles `main.ts`, and gives what was written, by name. */
async function bundle(files: Readonly<Record<string, string>>): Promise<Readonly<Record<string, string>>> {
  const root = await mkdtemp(join(tmpdir(), "recourse-bundle-"));
  roots.push(root);
  await mkdir(join(root, "src"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(root, "src", name), text);
  await bundleScript({ root, entry: join(root, "src", "main.ts"), outdir: join(root, "out") });
  const written = (await readdir(join(root, "out"), { recursive: true })).filter((name) => name.endsWith(".js"));
  const read = async (name: string) => [basename(name), await readFile(join(root, "out", name), "utf8")] as const;
  return Object.fromEntries(await Promise.all(written.map(read)));
}

const said = (name: string, words: string) => `export const ${name} = (): void => console.log("${words}");`;
const SHARING = {
  "shared.ts": said("shared", "of both"),
  "main.ts": `import { shared } from "./shared.ts"; shared(); void import("./later.ts");`,
  "later.ts": `import { shared } from "./shared.ts"; shared(); void import("./last.ts");`,
  "last.ts": said("last", "the last"),
};

const nameOf = (written: object, part: string) =>
  Object.keys(written).find((name) => name.startsWith(`${part}-`)) ?? "";

test("what a script shares with its later part is in the script alone, and each part lies under the name that is asked for", async () => {
  const written = await bundle(SHARING);
  const [later, last] = [nameOf(written, "later"), nameOf(written, "last")];
  expect(Object.keys(written).toSorted()).toEqual([last, later, "main.js"].toSorted());
  expect(Object.values(written).filter((text) => text.includes("of both"))).toEqual([written["main.js"]]);
  expect(written["main.js"]).toContain(`"./assets/embed/${later}"`);
  expect(written[later]).toContain(`"./${last}"`);
});

test("a part's name follows what it is once it is put together, and the names that it asks for", async () => {
  const [one, same] = [await bundle(SHARING), await bundle(SHARING)];
  expect(Object.keys(same).toSorted()).toEqual(Object.keys(one).toSorted());
  const other = await bundle({ ...SHARING, "last.ts": said("last", "another") });
  for (const part of ["later", "last"]) expect(nameOf(other, part)).not.toBe(nameOf(one, part));
  // What is only in the script is no matter of its parts.
  const script = await bundle({ ...SHARING, "shared.ts": said("shared", "of us both") });
  expect(script[nameOf(script, "later")]).toBe(one[nameOf(one, "later")]);
  expect(nameOf(script, "later")).toBe(nameOf(one, "later"));
});

test.each([
  [
    "each something else with the script",
    {
      "main.ts": `import { a } from "./a.ts"; import { b } from "./b.ts"; a(); b(); void import("./one.ts"); void import("./two.ts");`,
      "one.ts": `import { a } from "./a.ts"; a();`,
      "two.ts": `import { b } from "./b.ts"; b();`,
    },
  ],
  [
    "something of which the script has nothing",
    {
      "main.ts": `void import("./one.ts"); void import("./two.ts");`,
      "one.ts": `import { a } from "./a.ts"; a();`,
      "two.ts": `import { a } from "./a.ts"; a();`,
    },
  ],
])("later parts that share %s are refused with a sentence", async (_, files) => {
  const wrong = bundle({ "a.ts": said("a", "A"), "b.ts": said("b", "B"), ...files });
  await expect(wrong).rejects.toThrow(/^main\.js has later parts that share different modules, and only what all/);
});
