import { z } from "zod";
import { classesSchema } from "./patterns/classes.ts";
import { policySchema, ruleFileSchema } from "./schema.ts";
import { translationSchema } from "./translations.ts";

const KINDS = {
  "policy.schema.json": { title: "policy.yaml: the policy's categories and what becomes of a match", of: policySchema },
  "rules.schema.json": { title: "A file of rules", of: ruleFileSchema },
  "classes.schema.json": { title: "A file in classes/: what the {names} in phrases stand for", of: classesSchema },
  "translations.schema.json": {
    title: "A file in translations/: what the policy says, in another language",
    of: translationSchema,
  },
} as const;

/** The JSON Schemas (draft 7, which editors know best) of the files of a policy: file names with their text. */
export function jsonSchemas(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(KINDS).map(([name, { title, of }]) => {
      const schema = z.toJSONSchema(of, { io: "input", target: "draft-7" });
      return [name, `${JSON.stringify({ title, ...schema }, null, 2)}\n`];
    }),
  );
}
