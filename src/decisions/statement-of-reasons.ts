import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Decision } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { createAppealLink } from "./appeal-link.ts";
import { queueAuthorLetter } from "./author-letter.ts";
import type { Reason } from "./decide.ts";
import type { LockedComment } from "./lock-comment.ts";

/** DSA Article 20(1) asks for six months at least; the longest six months have 184 days. */
export const APPEAL_WINDOW_DAYS = 184;

/** What DSA Article 17(3) wants said, as data: codes and the policy's own sentences, no words of a person. */
export const statementData = z.object({
  restriction: z.literal("removed"),
  scope: z.literal("comment"),
  startsAt: z.string(),
  endsAt: z.null(),
  /** What drew attention to it. */
  source: z.enum(["own_initiative", "notice"]),
  automatedDetection: z.boolean(),
  automatedDecision: z.boolean(),
  ground: z.enum(["terms", "law"]),
  categories: z.array(z.string()),
  rules: z.array(z.object({ id: z.string(), category: z.string(), title: z.string(), notice: z.string() })),
  notices: z.array(z.string()),
  policyRevision: z.string(),
  redress: z.object({ internalAppeal: z.literal(true), windowDays: z.number(), courts: z.literal(true) }),
});
export type StatementData = Readonly<z.infer<typeof statementData>>;

export interface StateReasons {
  readonly decision: Decision;
  readonly comment: Pick<LockedComment, "id" | "authorId">;
  readonly reason?: Reason | undefined;
}

/** In the transaction of a removal: the statement, the author's link to contest it, and the letter that carries both. */
export async function stateReasons(deps: Deps, tx: Tx, { decision, comment, reason }: StateReasons): Promise<void> {
  const statement = await tx.statement.create({
    data: {
      id: newId(),
      decisionId: decision.id,
      accountId: comment.authorId,
      data: await describe(deps, tx, decision),
      createdAt: decision.createdAt,
    },
  });
  if (reason?.note) await tx.statementText.create({ data: { statementId: statement.id, note: reason.note } });
  await createAppealLink(deps, tx, { decisionId: decision.id, accountId: comment.authorId, at: decision.createdAt });
  await queueAuthorLetter(deps, tx, {
    kind: "comment_removed",
    subjectId: decision.id,
    accountId: comment.authorId,
    at: decision.createdAt,
  });
}

async function describe(deps: Deps, tx: Tx, decision: Decision): Promise<StatementData> {
  return {
    restriction: "removed",
    scope: "comment",
    startsAt: decision.createdAt.toISOString(),
    endsAt: null,
    source: (await wasReported(tx, decision)) ? "notice" : "own_initiative",
    automatedDetection: decision.automatedDetection,
    automatedDecision: decision.basis === "policy",
    ground: decision.reasonCategory === "illegal" ? "law" : "terms",
    categories: decision.categories,
    rules: await rulesOf(deps, tx, decision),
    notices: decision.notices,
    policyRevision: decision.policyRevision,
    redress: { internalAppeal: true, windowDays: APPEAL_WINDOW_DAYS, courts: true },
  };
}

const wasReported = async (tx: Tx, { commentId }: Decision): Promise<boolean> =>
  commentId !== null && (await tx.flag.count({ where: { commentId, source: "reader" } })) > 0;

/** The rules that fired for the decision, or, when a person decided, those of the decision's category that had fired before. */
async function rulesOf({ policy }: Deps, tx: Tx, decision: Decision): Promise<StatementData["rules"]> {
  const fired = await tx.policyMatch.findMany({
    where: {
      decision: { commentId: decision.commentId, revision: decision.revision },
      mode: "live",
      category: { in: decision.categories },
    },
    select: { ruleId: true },
    distinct: ["ruleId"],
    orderBy: { ruleId: "asc" },
  });
  const rules = new Map(policy().compiled.rules.map((rule) => [rule.id, rule]));
  return fired.flatMap(({ ruleId }) => {
    const rule = rules.get(ruleId);
    return rule ? [{ id: rule.id, category: rule.category, title: rule.title, notice: rule.notice }] : [];
  });
}
