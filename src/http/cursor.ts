import type { ZodType } from "zod";
import { invalid } from "../shared/refusal.ts";
import { findUnsafeText } from "./safe-json.ts";

/** Where a keyset list goes on, as an opaque string: base64url of JSON. Keep it under 200 characters. */
export const encodeCursor = (position: Readonly<Record<string, unknown>>): string =>
  Buffer.from(JSON.stringify(position), "utf8").toString("base64url");

/** The position in a cursor; a cursor that is not one of ours is 422 at `/cursor`. */
export function decodeCursor<T>(schema: ZodType<T>, cursor: string): T {
  const position = parseJson(cursor);
  const parsed = findUnsafeText(position) ? undefined : schema.safeParse(position);
  if (!parsed?.success) throw invalid("/cursor", "This cursor is not one that a list of ours gave.");
  return parsed.data;
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
