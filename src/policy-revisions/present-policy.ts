import { z } from "zod";
import type { ActivePolicy } from "../deps.ts";
import { SEVERITIES } from "../policy/types.ts";

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

/** What anybody may read of a policy: its categories and the notices of its live rules, not how they match. */
export function presentPolicy({ revision, compiled }: ActivePolicy, active: boolean): z.infer<typeof publicPolicy> {
  const live = compiled.rules.filter(({ mode }) => mode === "live");
  return {
    revision,
    active,
    categories: compiled.categories.map(({ id, title, text }) => ({ id, title, text })),
    rules: live.map(({ id, category, severity, title, notice }) => ({ id, category, severity, title, notice })),
  };
}
