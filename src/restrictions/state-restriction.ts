import type { Strike } from "../authors/schema.ts";
import type { Tx } from "../db/client.ts";
import type { Decision, Restriction } from "../db/generated/client.ts";
import { findNorms } from "../decisions/find-norms.ts";
import { clausesOf } from "../decisions/grounds.ts";
import { issueStatement } from "../decisions/issue-statement.ts";
import { type StatementData, firedRules, groundOf, readRedress } from "../decisions/statement-of-reasons.ts";
import type { Deps } from "../deps.ts";

export interface StateRestriction {
  readonly restriction: Restriction;
  readonly decision: Decision;
  /** The removals that it rests on. */
  readonly strikes: readonly Strike[];
}

/** What an author is told of a limit on their account, and the way to contest it. */
export async function stateRestriction(deps: Deps, tx: Tx, input: StateRestriction): Promise<void> {
  const { restriction, decision } = input;
  await issueStatement(deps, tx, {
    decision,
    accountId: restriction.accountId,
    letter: "account_restricted",
    data: await describe(deps, tx, input),
    note: restriction.reason ?? undefined,
    at: decision.createdAt,
  });
}

async function describe(
  deps: Deps,
  tx: Tx,
  { restriction, decision, strikes }: StateRestriction,
): Promise<StatementData> {
  const comments = strikes.map(({ commentId }) => commentId);
  const { categories } = decision;
  const reports = await tx.flag.count({ where: { commentId: { in: comments }, source: "reader" } });
  return {
    restriction: restriction.kind,
    scope: "account",
    startsAt: restriction.createdAt.toISOString(),
    endsAt: restriction.until?.toISOString() ?? null,
    source: reports > 0 ? "notice" : "own_initiative",
    automatedDetection: false,
    automatedDecision: false,
    cause: decision.cause,
    reports,
    strikes: strikes.map(({ decisionId, decidedAt, categories: of }) => ({ decisionId, decidedAt, categories: of })),
    ...groundOf(decision),
    clauses: clausesOf(await findNorms(deps, tx, decision.policyRevision), categories),
    rules: await firedRules(deps, tx, { of: { commentId: { in: comments } }, categories }),
    redress: await readRedress(tx),
  };
}
