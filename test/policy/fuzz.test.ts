import * as fc from "fast-check";
import { shippedFiles, shippedPolicy } from "../support/shipped-policy.ts";
import { textProperty } from "./fuzz-properties.ts";

const property = textProperty(await shippedFiles(), await shippedPolicy());

/** `bench/fuzz.ts` tries a million. */
test("whatever is written, the shipped policy judges it soundly, alike, and never harder for a relief", () => {
  fc.assert(property, { numRuns: 2000 });
});
