import { randomUUID } from "node:crypto";
import { chmod, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultDataDir } from "../../src/config/data-dir.ts";

const home = join(tmpdir(), `recourse home ${randomUUID()}`);
const clone = join(home, "clone");
beforeAll(() => mkdir(clone, { recursive: true }));
afterAll(() => rm(home, { recursive: true, force: true }));

test("the data is kept in the clone", () => {
  expect(defaultDataDir(clone, 1_000)).toEqual({ path: join(clone, ".data") });
  expect(defaultDataDir(clone, 0)).toEqual({ path: join(clone, ".data") });
});

test("root keeps it outside a clone that others cannot enter, always in the same place, and says so", async () => {
  await chmod(home, 0o700);
  const choice = defaultDataDir(clone, 0);
  expect(choice.path).toMatch(/recourse[/-][0-9a-f]{12}$/);
  expect(choice.path.startsWith(home)).toBe(false);
  expect(choice.notice).toContain(choice.path);
  expect(defaultDataDir(clone, 0)).toEqual(choice);
  expect(defaultDataDir(clone, 1_000)).toEqual({ path: join(clone, ".data") });
});
