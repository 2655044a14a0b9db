import type { IncomingMessage } from "node:http";
import type { ZodType } from "zod";
import type { FieldError } from "../shared/refusal.ts";
import { Refusal } from "../shared/refusal.ts";
import { readBody } from "./read-body.ts";
import { findUnsafeText, pointerStep } from "./safe-json.ts";
import { sayIssue } from "./say-issue.ts";

/** 10,000 characters of a comment are 120 kB when each is written as two escapes of JSON. */
const JSON_MAX_BYTES = 128 * 1024;

/** Enough to mend a form by; a body can hold thousands. */
const MAX_ERRORS = 20;

/** The JSON value of the body, undefined without a body. Refuses with 415, 413 or 400 `malformed_json`. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const text = await readBody(req, { mediaType: "application/json", maxBytes: JSON_MAX_BYTES });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("malformed_json", "The body is not JSON.");
  }
}

/** What the schema makes of a body, query or form; 422 with a pointer to each field that is wrong. */
export function parseInput<T>(schema: ZodType<T>, value: unknown): T {
  assertSafe(value);
  return parseBySchema(schema, value);
}

function assertSafe(value: unknown): void {
  const unsafe = findUnsafeText(value);
  if (unsafe) throw refuse([unsafe]);
}

/** As `parseInput`, for values in which unsafe text cannot be: HTTP admits neither NUL nor surrogates in a header. */
export function parseBySchema<T>(schema: ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { error: sayIssue });
  if (parsed.success) return parsed.data;
  throw refuse(parsed.error.issues.flatMap(toFieldErrors).slice(0, MAX_ERRORS));
}

/** As `parseInput`, with a sentence of its own for a body that is not there. `hashed`: see `RouteSpec`. */
export function parseBody(schema: ZodType, value: unknown, hashed?: string): unknown {
  if (value !== undefined || schema.safeParse(undefined).success) {
    assertSafe(hashed === undefined ? value : withoutText(value, hashed));
    return parseBySchema(schema, value);
  }
  throw new Refusal("invalid_request", "This call needs a body of JSON.", {
    errors: [{ pointer: "", detail: "The body is missing." }],
  });
}

function withoutText(value: unknown, field: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key, text]) => key !== field || typeof text !== "string"));
}

const refuse = (errors: readonly FieldError[]) =>
  new Refusal("invalid_request", "The request is not valid.", { errors });

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string;
  readonly keys?: readonly string[];
  /** Of a union: what each of its members has against the value. */
  readonly errors?: readonly (readonly Issue[])[];
}

function toFieldErrors({ path, message, code, keys, errors }: Issue): readonly FieldError[] {
  const [nearest] = (errors ?? []).toSorted((one, other) => one.length - other.length);
  if (nearest) return nearest.flatMap((issue) => toFieldErrors({ ...issue, path: [...path, ...issue.path] }));
  const pointer = path.map(pointerStep).join("");
  if (code !== "unrecognized_keys" || !keys) return [{ pointer, detail: message }];
  return keys.map((key) => ({ pointer: pointer + pointerStep(key), detail: "This field is not known." }));
}
