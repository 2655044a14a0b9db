import { z } from "zod";
import type { ZodType } from "zod";

export type JsonSchema = { readonly [key: string]: unknown };

export interface ObjectSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** Collects the schemas of a document; those with `.meta({ id })` are written once and referred to. */
export interface SchemaBook {
  readonly refer: (schema: ZodType) => JsonSchema;
  /** The properties of an object schema, for parameters. */
  readonly objectOf: (schema: ZodType) => ObjectSchema;
  /** In alphabetical order. */
  readonly components: () => Readonly<Record<string, JsonSchema>>;
}

/** Bounds that zod gives every integer: they say nothing about the API. */
const SAFE_INTEGERS: ReadonlySet<unknown> = new Set([Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]);

/** Formats whose patterns of hundreds of characters say no more than their names. */
const NAMED_FORMATS: ReadonlySet<unknown> = new Set(["uuid", "date-time", "date", "email"]);

export function createSchemaBook(): SchemaBook {
  const components = new Map<string, JsonSchema>();
  const refer = (schema: ZodType): JsonSchema => {
    // As input: an answer's objects stay open for fields to come, and a body's transforms show what is sent.
    const json = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    const { $schema: _dialect, "~standard": _zod, $defs = {}, ...rest } = json as JsonSchema & { $defs?: JsonSchema };
    for (const [id, definition] of Object.entries($defs)) define(components, { id, definition: tidy(definition) });
    return tidy(rest) as JsonSchema;
  };
  return {
    refer,
    objectOf: (schema) => resolve(refer(schema), components),
    components: () => Object.fromEntries([...components].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function define(components: Map<string, JsonSchema>, { id, definition }: { id: string; definition: unknown }): void {
  const earlier = components.get(id);
  if (earlier && JSON.stringify(earlier) !== JSON.stringify(definition)) {
    throw new Error(`Two different schemas are called ${id}.`);
  }
  components.set(id, definition as JsonSchema);
}

function resolve(schema: JsonSchema, components: ReadonlyMap<string, JsonSchema>): JsonSchema {
  const ref = schema["$ref"];
  return typeof ref === "string" ? (components.get(ref.slice("#/components/schemas/".length)) ?? schema) : schema;
}

/** References turned to where OpenAPI keeps schemas, and the noise left out. */
function tidy(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(tidy);
  if (typeof node !== "object" || node === null) return node;
  const format = "format" in node ? node.format : undefined;
  const entries = Object.entries(node)
    .filter(([key, value]) => !(SAFE_INTEGERS.has(value) && (key === "minimum" || key === "maximum")))
    .filter(([key, value]) => !(key === "pattern" && typeof value === "string" && NAMED_FORMATS.has(format)))
    .map(([key, value]) => [key, key === "$ref" ? toComponent(String(value)) : tidy(value)]);
  return Object.fromEntries(entries);
}

const toComponent = (ref: string): string => ref.replace("#/$defs/", "#/components/schemas/");
