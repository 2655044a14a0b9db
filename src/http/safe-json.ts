import type { FieldError } from "../shared/refusal.ts";

/** Deeper than any body of ours; a bound, so that no walk over a body can exhaust the stack. */
const MAX_DEPTH = 32;

const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** PostgreSQL takes neither NUL nor half a surrogate pair in text. */
export const isSafeText = (text: string): boolean => !/[\0\uD800-\uDFFF]/u.test(text);

/** One step of a JSON pointer (RFC 6901); bounded, because a key is the client's and comes back in the problem. */
export const pointerStep = (key: PropertyKey): string =>
  `/${String(key).slice(0, 100).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/**
 * The first thing in a parsed JSON value that may not go on to a schema or the database: a NUL or lone surrogate in
 * any string or key, a key that names a prototype, or nesting deeper than 32. Undefined when there is none.
 */
export const findUnsafeText = (value: unknown): FieldError | undefined => findUnsafe(value, "", 0);

function findUnsafe(value: unknown, pointer: string, depth: number): FieldError | undefined {
  if (typeof value === "string") {
    return isSafeText(value) ? undefined : { pointer, detail: "Text may not hold NUL or half a surrogate pair." };
  }
  if (typeof value !== "object" || value === null) return undefined;
  if (depth === MAX_DEPTH) return { pointer: "", detail: "This is nested too deeply." };
  return firstUnsafeEntry(value, pointer, depth);
}

function firstUnsafeEntry(value: object, pointer: string, depth: number): FieldError | undefined {
  for (const [key, entry] of Object.entries(value)) {
    const at = pointer + pointerStep(key);
    if (PROTOTYPE_KEYS.has(key) || !isSafeText(key)) return { pointer: at, detail: "This field is not known." };
    const unsafe = findUnsafe(entry, at, depth + 1);
    if (unsafe) return unsafe;
  }
  return undefined;
}
