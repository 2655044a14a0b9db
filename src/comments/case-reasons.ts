import type { Judgement } from "../decisions/judgement.ts";
import type { CaseReason } from "../queue/open-case.ts";
import type { Ruling } from "./post-comment.ts";

/** Why a human should look: the rules that flagged or held, and that somebody must read it first. Removals wait for the author's appeal. */
export function caseReasons({ act, cause }: Ruling, { evaluation }: Judgement): readonly CaseReason[] {
  if (act === "remove") return [];
  const premoderated = cause === "article_premoderation" || cause === "author_premoderation";
  return [
    ...(premoderated ? [{ source: "premoderation", category: "other" } as const] : []),
    ...(evaluation.outcome === "publish" ? [] : policyReasons(evaluation)),
  ];
}

function policyReasons({ matches, categories, degraded }: Judgement["evaluation"]): readonly CaseReason[] {
  const byRule = new Map(
    matches.filter((m) => m.mode === "live" && categories.includes(m.category)).map((m) => [m.ruleId, m]),
  );
  const found = [...byRule.values()].map(({ ruleId, category, severity }) => ({
    source: "policy" as const,
    category,
    ruleId,
    severity,
  }));
  // A rule that could not run may have no place in the text to show.
  const silent = degraded.filter((ruleId) => !byRule.has(ruleId));
  return [...found, ...silent.map((ruleId) => ({ source: "policy" as const, category: "other", ruleId }))];
}
