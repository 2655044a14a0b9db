import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import { type Norms, readNorms } from "../policy/read-norms.ts";

/** Decisions follow the policy in force, but for those about what waited while another one came. */
const KEPT = 4;

/** By revision. A revision never changes, so nothing here grows old. */
const known = new Map<string, Norms>();

/** The words of the policy as they stood at a revision. Empty for one that is not stored. */
export async function findNorms({ policy }: Pick<Deps, "policy">, tx: Tx, revision: string): Promise<Norms> {
  const active = policy();
  if (active.revision === revision) return active.compiled;
  const found = known.get(revision) ?? (await readStored(tx, revision));
  known.delete(revision);
  known.set(revision, found);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return found;
}

const fileRow = z.object({ path: z.string(), text: z.string() });

/** The term lists stay where they are: they are most of a policy, and no words to people. */
async function readStored(tx: Tx, revision: string): Promise<Norms> {
  const rows = await tx.$queryRaw`
    select f->>'path' as path, f->>'text' as text
    from policy_revisions p
    cross join lateral jsonb_array_elements(p.files) f
    where p.hash = ${revision} and f->>'path' ~ '^(translations/)?[^/]+\\.yaml$'`;
  return readNorms(fileRow.array().parse(rows));
}
