import { z } from "zod";
import type { Signals } from "../types.ts";

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  slice: z.string().trim().min(1).default("all"),
  group: z.string().trim().min(1).optional(),
  y: z.union([z.literal(0), z.literal(1), z.boolean()], "must be 0 or 1").transform(Boolean),
  text: z.string(),
  signals: z.record(z.string(), z.union([z.number(), z.boolean(), z.string()])).default({}),
});

/** A text that people judged. */
export interface LabelledRow {
  readonly id: string;
  /** Texts of one difficulty and one source. */
  readonly slice: string;
  /** What the slice counts as, in place of its own name. */
  readonly group?: string | undefined;
  /** Whether the category applies. */
  readonly y: boolean;
  readonly text: string;
  readonly signals: Signals;
}

/** Reads one line `{id, slice, y, text}` of a labelled set. Throws an Error whose message says what is wrong with it. */
export function readLabelledRow(line: string): LabelledRow {
  const parsed = rowSchema.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(issue ? [issue.path.map(String).join("."), issue.message].filter(Boolean).join(": ") : "not a row");
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error("this line is not JSON");
  }
}
