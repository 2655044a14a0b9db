import { parse } from "yaml";
import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { PolicyFile } from "../policy/compile.ts";
import { type MatchSpec, type PolicySpec, type RuleSpec, policySchema, ruleFileSchema } from "../policy/schema.ts";

/** A rule as it is written, and the file in which. */
export interface RuleSource {
  readonly file: string;
  readonly spec: RuleSpec;
}

/** A policy as its editor sees it. */
export interface PolicySource {
  readonly files: readonly PolicyFile[];
  readonly policy: PolicySpec;
  readonly rules: readonly RuleSource[];
}

const storedFiles = z.array(z.object({ path: z.string(), text: z.string() }));

/** The files of a stored revision. Throws when it is not stored, or was not one that compiles. */
export async function readPolicySource(db: Pick<Tx, "policyRevision">, revision: string): Promise<PolicySource> {
  const row = await db.policyRevision.findUniqueOrThrow({ where: { hash: revision }, select: { files: true } });
  return parsePolicySource(storedFiles.parse(row.files));
}

function parsePolicySource(files: readonly PolicyFile[]): PolicySource {
  const [main, ...others] = files
    .filter(({ path }) => /^[^/]+\.yaml$/.test(path))
    .toSorted((a, b) => Number(b.path === "policy.yaml") - Number(a.path === "policy.yaml"));
  const rules = others.flatMap(({ path, text }) =>
    ruleFileSchema.parse(parse(text)).rules.map((spec) => ({ file: path, spec })),
  );
  return { files, policy: policySchema.parse(parse(main?.text ?? "")), rules };
}

/** A way to match inside a rule, and the keys that lead to it. */
export interface MatchPart {
  readonly path: readonly string[];
  readonly spec: MatchSpec;
}

/** A match and, of one that combines several, all of its parts. */
export function partsOf(spec: MatchSpec, path: readonly string[]): readonly MatchPart[] {
  const inner = (["any", "all"] as const).flatMap((key) =>
    (spec[key] ?? []).flatMap((part, at) => partsOf(part, [...path, key, String(at)])),
  );
  return [{ path, spec }, ...inner];
}

/** The list that comes with a package, and cannot be edited. */
const FOREIGN_TERMS = "terms/bad-words.txt";

/** The first of some term files that is in the folder for its editor to change. */
export const findEditable = ({ files }: PolicySource, names: readonly string[]): string | undefined =>
  names.find((name) => name !== FOREIGN_TERMS && files.some(({ path }) => path === name));
