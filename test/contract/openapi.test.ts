import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { API_INFO, API_ROUTES } from "../../src/app.ts";
import { openApiDocument } from "../../src/http/openapi.ts";

const SNAPSHOT = fileURLToPath(new URL("openapi.json", import.meta.url));
const HOW = "If the change is meant, write it down: UPDATE_OPENAPI=1 npm test -- test/contract/openapi";

/** Every value of a document under its JSON pointer, one a line: so that a difference names its place. */
function flatten(value: unknown, pointer = ""): readonly string[] {
  if (typeof value !== "object" || value === null) return [`${pointer} = ${JSON.stringify(value)}`];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${pointer} = ${JSON.stringify(value)}`];
  return entries.flatMap(([key, entry]) => flatten(entry, `${pointer}/${key.replaceAll("/", "~1")}`));
}

const minus = (one: readonly string[], other: readonly string[]) => {
  const known = new Set(other);
  return one.filter((line) => !known.has(line));
};

test("the API is the one that is written down: a change of it is a difference to review", async () => {
  const now = `${JSON.stringify(openApiDocument(API_ROUTES, API_INFO), null, 2)}\n`;
  if (process.env["UPDATE_OPENAPI"]) await writeFile(SNAPSHOT, now);
  const written = await readFile(SNAPSHOT, "utf8").catch(() => "{}");
  const [is, was] = [flatten(JSON.parse(now)), flatten(JSON.parse(written))];
  expect({ gone: minus(was, is), come: minus(is, was), HOW }).toEqual({ gone: [], come: [], HOW });
  expect(now).toBe(written);
});
