import { compilePolicy } from "../../src/policy/compile.ts";
import { findFaults } from "../../src/policy/lint/find-faults.ts";
import { smallPolicy } from "../support/small-policy.ts";

function faultsWith(from: string, to: string): readonly string[] {
  const files = smallPolicy().files.map((file) => ({ ...file, text: file.text.replaceAll(from, to) }));
  const steps = findFaults({ files, compiled: compilePolicy(files), signals: [] });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value.map(({ message }) => message);
}

test("a category or keyword that the EU's database does not know keeps a policy from going in force", () => {
  expect(faultsWith("nothing", "else")).toEqual([]);
  const category = "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE";
  expect(faultsWith("STATEMENT_CATEGORY_OTHER_VIOLATION_TC", category)[0]).toContain(`has no ${category}`);
  expect(faultsWith("KEYWORD_OTHER", "KEYWORD_RUDE")[0]).toContain("has no KEYWORD_RUDE");
});
