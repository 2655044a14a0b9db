import { z } from "zod";
import type { ZodType } from "zod";

/** A misspelt field must be refused, not ignored: throws when any object in a body's schema admits unknown keys. */
export function assertStrictBody(schema: ZodType, name: string): void {
  const json: unknown = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  if (hasLaxObject(json)) throw new Error(`The body of ${name} admits unknown keys: use z.strictObject.`);
}

function hasLaxObject(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasLaxObject);
  if (typeof node !== "object" || node === null) return false;
  const isLax = "type" in node && node.type === "object" && "properties" in node && !("additionalProperties" in node);
  return isLax || Object.values(node).some(hasLaxObject);
}
