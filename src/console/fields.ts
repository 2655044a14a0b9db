import { type ZodType, z } from "zod";

/** A text field of a form; absent is empty. */
export const typed = z.string().default("");

/** A field that may be sent many times, such as a checkbox. */
export const chosen = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]);

/** What an empty field means to a schema of optional fields. */
export const orAbsent = (text: string): string | undefined => (text.trim() === "" ? undefined : text);

/** A part of an address's query: what is not one of ours counts as absent. */
export const asked = <T>(schema: ZodType<T>) => schema.optional().catch(undefined);

export const askedText = asked(z.string().trim().min(1).max(200));

/** A query string of those parts that are there. */
export function queryOf(parts: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value !== undefined && value !== "") query.set(name, value);
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
