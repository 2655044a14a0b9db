import { z } from "zod";
import type { ActivePolicy } from "../deps.ts";
import { SEVERITIES } from "../policy/types.ts";
import { compileRevision } from "./compile-revision.ts";
import type { StoredRevision } from "./stored-revision.ts";

export const publicPolicy = z
  .object({
    revision: z.string(),
    active: z.boolean(),
    categories: z.array(z.object({ id: z.string(), title: z.string(), text: z.string() })),
    rules: z.array(
      z.object({
        id: z.string(),
        category: z.string(),
        severity: z.enum(SEVERITIES),
        title: z.string(),
        notice: z.string(),
      }),
    ),
  })
  .meta({ id: "Policy" });

type PublicPolicy = z.infer<typeof publicPolicy>;

const MOST_PRESENTED = 200;
const presented = new Map<string, Promise<PublicPolicy>>();

/**
 * The public text of a stored revision. A hash always stands for the same text, and it takes a second of work to read:
 * each is read once, one that this engine cannot read too, for anybody may ask. Throws PolicyError.
 */
export function presentStored(stored: StoredRevision): Promise<PublicPolicy> {
  const known = presented.get(stored.hash);
  if (known) return known;
  const presenting = compileRevision(stored).then((policy) => presentPolicy(policy, false));
  presenting.catch(() => undefined);
  if (presented.size >= MOST_PRESENTED) presented.clear();
  presented.set(stored.hash, presenting);
  return presenting;
}

/** What anybody may read of a policy: its categories and the notices of its live rules, not how they match. */
export function presentPolicy({ revision, compiled }: ActivePolicy, active: boolean): PublicPolicy {
  const live = compiled.rules.filter(({ mode }) => mode === "live");
  return {
    revision,
    active,
    categories: compiled.categories.map(({ id, title, text }) => ({ id, title, text })),
    rules: live.map(({ id, category, severity, title, notice }) => ({ id, category, severity, title, notice })),
  };
}
