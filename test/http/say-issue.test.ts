import { z } from "zod";
import { instant, instantOrDay } from "../../src/http/instant.ts";
import { parseInput } from "../../src/http/parse.ts";
import { Refusal } from "../../src/shared/refusal.ts";

function said(schema: z.ZodType, value: unknown): unknown {
  try {
    return parseInput(schema, value);
  } catch (error) {
    return error instanceof Refusal ? error.errors?.map(({ detail }) => detail) : error;
  }
}

test.each([
  [z.string().min(1), "", "This must be at least 1 character long."],
  [z.string().min(2), "", "This must be at least 2 characters long."],
  [z.array(z.string()).max(1), ["a", "b"], "This may be at most 1 entry long."],
  [z.int().max(100), 101, "This may be at most 100."],
  [z.enum(["open", "claimed", "resolved"]), "shut", "This must be open, claimed, or resolved."],
  [z.enum(["up", "down"]), "left", "This must be up or down."],
  [instant, "2027-01-31", "Write a time with its offset, as 2026-01-31T09:30:00Z."],
  [instantOrDay, "soon", "Write a day, as 2026-01-31, or a time with its offset, as 2026-01-31T09:30:00Z."],
])("what is wrong is said so that it can be mended: %#", (schema, value, sentence) => {
  expect(said(schema, value)).toEqual([sentence]);
});
