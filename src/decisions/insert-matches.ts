import type { Tx } from "../db/client.ts";
import type { Match } from "../policy/types.ts";

interface InsertMatches {
  readonly decisionId: string;
  readonly matches: readonly Match[];
}

/** Keeps offsets, codes and the policy's own words; the reader's text stays in its revision. */
export async function insertMatches(tx: Tx, { decisionId, matches }: InsertMatches): Promise<void> {
  if (matches.length === 0) return;
  await tx.policyMatch.createMany({
    data: matches.map((match, position) => ({
      decisionId,
      position,
      ruleId: match.ruleId,
      category: match.category,
      severity: match.severity,
      mode: match.mode,
      start: match.start,
      end: match.end,
      element: match.element,
      evasions: [...(match.evasions ?? [])],
      context: [...(match.context ?? [])],
      score: match.score ?? null,
      degraded: match.degraded ?? false,
    })),
  });
}
