import { readdirSync, readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { jsonSchemas } from "../../src/policy/json-schemas.ts";

const ROOT = new URL("../../policies/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
const published = readdirSync(new URL("schema/", ROOT)).toSorted();

/** Every property and every schema beneath it, with its path. */
function* propertiesOf(schema: unknown, path = ""): Generator<[string, Record<string, unknown>]> {
  if (typeof schema !== "object" || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === "properties")
      for (const [name, property] of Object.entries(value)) yield [`${path}/${name}`, Object(property)];
    yield* propertiesOf(value, `${path}/${key}`);
  }
}

const compiled = new Map<string, ValidateFunction>();
function validate(schema: string, value: unknown) {
  const check =
    compiled.get(schema) ??
    new Ajv({ strict: true, allowUnionTypes: true }).compile(JSON.parse(read(`schema/${schema}`)));
  compiled.set(schema, check);
  return check(value) ? [] : check.errors;
}

test("the published schemas are those of this engine: `recourse policy schema` writes them", () => {
  const schemas = jsonSchemas();
  expect(published).toEqual(Object.keys(schemas).toSorted());
  for (const [name, text] of Object.entries(schemas)) expect(read(`schema/${name}`)).toBe(text);
});

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".yaml"));

test.each(files)("%s names its schema in its first line, and keeps to it", (path) => {
  const text = read(path);
  const named = /^# yaml-language-server: \$schema=((?:\.\.\/)*schema\/([a-z]+\.schema\.json))\n/.exec(text);
  expect(new URL(named?.[1] ?? "", new URL(path, ROOT)).href).toBe(new URL(`schema/${named?.[2]}`, ROOT).href);
  expect(validate(named?.[2] ?? "", parse(text))).toEqual([]);
});

const rule = () => ({
  id: "spam.words",
  category: "spam",
  severity: "low",
  title: "A title",
  notice: "A notice.",
  match: { detector: "email" },
  dsa: { category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC", keywords: ["KEYWORD_OTHER"] },
  examples: { matches: ["a"], passes: ["b"] },
});
const rules = (changes: object) => ({ rules: [{ ...rule(), ...changes }] });

test("a sound rule is sound, with what may be left out left out", () => {
  expect(validate("rules.schema.json", rules({}))).toEqual([]);
});

test.each([
  ["a key that is none", { surprise: 1 }],
  ["a severity that is none", { severity: "extreme" }],
  ["two ways to match at once", { match: { detector: "email", signal: { name: "links", op: "is", value: 1 } } }],
  ["no way to match", { match: {} }],
  ["an empty list", { match: { terms: { files: [] } } }],
  ["an unknown key deep inside", { match: { all: [{ any: [{ terms: { files: ["terms/a.txt"], file: "x" } }] }] } }],
  ["no examples", { examples: undefined }],
])("a rule with %s is marked in the editor", (_, changes) => {
  const value: unknown = JSON.parse(JSON.stringify(rules(changes)));
  expect(validate("rules.schema.json", value)).not.toEqual([]);
});

test("an editor explains every key", () => {
  const silent = published.flatMap((name) =>
    [...propertiesOf(JSON.parse(read(`schema/${name}`)))].flatMap(([path, property]) =>
      typeof property["description"] === "string" || "$ref" in property ? [] : [`${name}${path}`],
    ),
  );
  expect(silent).toEqual([]);
});
