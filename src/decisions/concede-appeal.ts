import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { AppealParty, Decision } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";
import { grantNotice } from "./answer-notices.ts";
import { APPEAL_MACHINE } from "./appeal-states.ts";
import { queuePartyLetter } from "./party-letter.ts";

/** Whether an author's appeal against a decision about the comment waits for its answer. */
export async function hasOpenAppeal(tx: Pick<Tx, "appeal">, commentId: string): Promise<boolean> {
  const of = { commentId, party: "author", status: "open" } as const;
  return (await tx.appeal.findFirst({ where: of, select: { id: true } })) !== null;
}

/** While an author's appeal is open, nobody removes the comment again around it. */
export async function assertNoAppealOpen(tx: Tx, commentId: string): Promise<void> {
  if (await hasOpenAppeal(tx, commentId))
    throw new Refusal("appeal_open", "The author's appeal against a decision about this comment is still open.");
}

export interface ConcedeAppeals {
  readonly of: { readonly commentId: string } | { readonly restrictionId: string };
  /** Whose wish the decision fulfils. */
  readonly party: AppealParty;
  readonly decision: Decision;
  readonly at: Date;
}

const openAppeal = z.object({ id: z.string() });

/**
 * Somebody else's decision does what an open appeal asks for: whoever filed it has won, and is told. The appeal that
 * the decision answers is left to its answer. The caller holds the lock on the comment or the restriction.
 */
export async function concedeAppeals(deps: Pick<Deps, "config">, tx: Tx, input: ConcedeAppeals): Promise<void> {
  const { of, party, decision } = input;
  const [commentId, restrictionId] = "commentId" in of ? [of.commentId, null] : [null, of.restrictionId];
  const rows = await tx.$queryRaw`
    select id from appeals
    where (comment_id = ${commentId}::uuid or restriction_id = ${restrictionId}::uuid)
      and party = ${party}::appeal_party and status = 'open' and id is distinct from ${decision.appealId}::uuid
    order by id
    for no key update`;
  for (const { id } of openAppeal.array().parse(rows)) await concede(deps, tx, { ...input, id });
}

async function concede(
  deps: Pick<Deps, "config">,
  tx: Tx,
  { id, decision, at }: ConcedeAppeals & { readonly id: string },
) {
  const { link } = await tx.appeal.update({
    where: { id },
    data: {
      status: APPEAL_MACHINE.open.concede,
      decidedAt: at,
      outcomeDecisionId: decision.id,
      version: { increment: 1 },
    },
    include: { link: true },
  });
  await tx.claim.deleteMany({ where: { subjectId: id } });
  // Whom the policy decides for nobody concedes anything to: see `decide`.
  const by = { appealId: id, decidedBy: decision.deciderKey, at };
  await auditConcession(tx, { ...by, decision });
  if (link.noticeId !== null) await grantNotice(tx, { ...by, noticeId: link.noticeId, decisionId: decision.id });
  await queuePartyLetter(deps, tx, { kind: "appeal_decided", subjectId: id, link, at });
}

interface Conceded {
  readonly appealId: string;
  readonly decidedBy: string;
  readonly decision: Decision;
  readonly at: Date;
}

/** The decision's own row does not say that it answered an appeal. */
function auditConcession(tx: Tx, { appealId, decidedBy, decision, at }: Conceded): Promise<void> {
  const actor = { kind: "person", accountId: decidedBy } as const;
  const details = { outcome: "overturned", decision: decision.id };
  return appendAudit(tx, { actor, action: "appeal.concede", subjectKind: "appeal", subjectId: appealId, details, at });
}
