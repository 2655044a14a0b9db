import type { Unit } from "../db/commit.ts";
import type { Severity } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { type CaseComment, joinCase } from "./join-case.ts";
import { prioritiseCase } from "./prioritise-case.ts";

export interface CaseReason {
  readonly source: "policy" | "premoderation";
  readonly category: string;
  readonly ruleId?: string | undefined;
  readonly severity?: Severity | undefined;
}

export interface OpenCase {
  /** Locked by the caller in this transaction, or made in it. */
  readonly comment: CaseComment;
  readonly reasons: readonly CaseReason[];
  readonly at: Date;
}

/** Asks for a human: opens the comment's case, or joins the one that is open, with a flag for each reason. Returns its id. */
export async function openCase(_deps: Deps, unit: Unit<Change>, { comment, reasons, at }: OpenCase): Promise<string> {
  const caseId = await joinCase(unit, { comment, at });
  await unit.tx.flag.createMany({
    data: reasons.map(({ source, category, ruleId, severity }) => ({
      id: newId(),
      siteId: SITE_ID,
      commentId: comment.id,
      revision: comment.revision,
      caseId,
      source,
      category,
      ruleId: ruleId ?? null,
      severity: severity ?? null,
      createdAt: at,
    })),
  });
  await prioritiseCase(unit.tx, { caseId, at });
  return caseId;
}
