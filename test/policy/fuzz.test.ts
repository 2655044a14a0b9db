import { fileURLToPath } from "node:url";
import * as fc from "fast-check";
import { readPolicyFiles } from "../../src/config/policy-files.ts";
import { textProperty } from "./fuzz-properties.ts";

const shipped = await readPolicyFiles(fileURLToPath(new URL("../../policies/", import.meta.url)));
const property = textProperty(shipped);

/** `bench/fuzz.ts` tries a million. */
test("whatever is written, the shipped policy judges it soundly, alike, and never harder for a relief", () => {
  fc.assert(property, { numRuns: 2000 });
});
