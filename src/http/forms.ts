import type { IncomingMessage } from "node:http";
import type { ZodType } from "zod";
import { invalid } from "../shared/refusal.ts";
import { parseInput } from "./parse.ts";
import { readBody } from "./read-body.ts";

const FORM_MAX_BYTES = 64 * 1024;

/**
 * The fields of a posted HTML form, parsed by a schema. A field that is sent twice is a list of strings, so a schema
 * of strings refuses it. Refuses with 415, 413 or 422, the pointers being the fields' names.
 */
export async function readForm<T>(req: IncomingMessage, schema: ZodType<T>): Promise<T> {
  const text = await readBody(req, { mediaType: "application/x-www-form-urlencoded", maxBytes: FORM_MAX_BYTES });
  return parseInput(schema, fieldsOf(text ?? ""));
}

function fieldsOf(text: string): Readonly<Record<string, string | string[]>> {
  const fields = new Map<string, string | string[]>();
  for (const pair of text.split("&").filter(Boolean)) {
    const at = pair.indexOf("=");
    const name = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? "" : decode(pair.slice(at + 1));
    const earlier = fields.get(name);
    fields.set(name, earlier === undefined ? value : [earlier, value].flat());
  }
  return Object.fromEntries(fields);
}

/** Browsers send line ends of forms as CR LF, whatever was typed; our texts have LF. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " ")).replaceAll("\r\n", "\n");
  } catch {
    throw invalid("", "The form is not percent-encoded UTF-8.");
  }
}
