import { type PolicyFiles, policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { testApp } from "../support/app.ts";
import { removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

/** The small policy with a rule that finds the same words and would only have held the comment for them. */
function withMilderRule(): PolicyFiles {
  const files = smallPolicy().files.map((file) => {
    if (file.path !== "rules.yaml") return file;
    const strict = file.text.slice(file.text.indexOf("  - id: harassment.name"));
    const milder = strict
      .replaceAll("harassment.name", "harassment.tone")
      .replace("severity: high", "severity: medium");
    return { ...file, text: `${file.text}${milder}` };
  });
  return { files, model: undefined, revision: policyRevision(files, undefined, ENGINE_VERSION) };
}

const app = await testApp({ policy: withMilderRule() });

const rulesTold = async (commentId: string): Promise<string[]> => {
  const { data } = await app.deps.db.prisma.statement.findFirstOrThrow({ where: { decision: { commentId } } });
  return (data as { rules: { id: string }[] }).rules.map(({ id }) => id);
};

test("who was removed by a rule is told of that rule, not of those that would have done less", async () => {
  const { id } = await removedComment(app);
  const fired = await app.deps.db.prisma.policyMatch.findMany({ where: { decision: { commentId: id } } });
  expect(fired.map(({ ruleId }) => ruleId).toSorted()).toEqual(["harassment.name", "harassment.tone"]);
  expect(await rulesTold(id)).toEqual(["harassment.name"]);
});
