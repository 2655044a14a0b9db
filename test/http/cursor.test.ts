import fc from "fast-check";
import { z } from "zod";
import { decodeCursor, encodeCursor } from "../../src/http/cursor.ts";
import { Refusal } from "../../src/shared/refusal.ts";
import { anyString } from "../support/any-string.ts";

const position = z.strictObject({ createdAt: z.iso.datetime(), id: z.uuid() });
const here = { createdAt: "2026-01-02T03:04:05.678Z", id: "019b0000-0000-7000-8000-000000000001" };

describe("a cursor", () => {
  test("leads back to its position and is short enough to be one", () => {
    const cursor = encodeCursor(here);
    expect(decodeCursor(position, cursor)).toEqual(here);
    expect(cursor).toMatch(/^[\w-]{1,200}$/);
  });

  test.each([
    ["nothing", ""],
    ["no base64url", "%%%"],
    ["no JSON", Buffer.from("{").toString("base64url")],
    ["another position", encodeCursor({ id: here.id })],
    ["a prototype", Buffer.from('{"__proto__":{}}').toString("base64url")],
  ])("of %s is 422 at /cursor", (_name, cursor) => {
    expect(() => decodeCursor(position, cursor)).toThrow(
      expect.objectContaining({ code: "invalid_request", errors: [expect.objectContaining({ pointer: "/cursor" })] }),
    );
  });

  test.each(["a\0", "a\ud800"])("with text that PostgreSQL would not take (%j) is refused", (word) => {
    const words = z.strictObject({ word: z.string() });
    expect(decodeCursor(words, encodeCursor({ word: "a" }))).toEqual({ word: "a" });
    expect(() => decodeCursor(words, encodeCursor({ word }))).toThrow(Refusal);
  });

  test("whatever its characters, is a position or a refusal, never a bug", () => {
    fc.assert(
      fc.property(anyString({ maxLength: 200 }), (cursor) => {
        try {
          decodeCursor(position, cursor);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});
