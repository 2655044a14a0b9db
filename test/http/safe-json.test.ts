import fc from "fast-check";
import { findUnsafeText } from "../../src/http/safe-json.ts";

describe("a JSON value", () => {
  test.each([
    ['{"__proto__":1}', "/__proto__"],
    ['{"a":[0,{"constructor":1}]}', "/a/1/constructor"],
    ['{"prototype":{}}', "/prototype"],
    ['["a","b\\u0000"]', "/1"],
  ])("%s is unsafe at %s, whatever its schema admits", (json, pointer) => {
    expect(findUnsafeText(JSON.parse(json))?.pointer).toBe(pointer);
  });

  test("nested thirty-two deep is refused, and never exhausts the stack", () => {
    const nested = (depth: number): unknown => JSON.parse("[".repeat(depth) + "]".repeat(depth));
    expect(findUnsafeText(nested(32))).toBeUndefined();
    expect(findUnsafeText(nested(33))).toBeDefined();
    expect(findUnsafeText(nested(60_000))).toBeDefined();
  });

  test("of text is unsafe exactly when it holds NUL or half a surrogate pair", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((u) => String.fromCharCode(u)) }),
        (text) => {
          const survives = Buffer.from(text, "utf8").toString("utf8") === text && !text.includes("\0");
          expect(findUnsafeText([text]) === undefined).toBe(survives);
        },
      ),
      { numRuns: 500 },
    );
  });
});
