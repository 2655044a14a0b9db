import type { Strike } from "../authors/schema.ts";
import type { Tx } from "../db/client.ts";
import type { Decision, Restriction } from "../db/generated/client.ts";
import { findNorms } from "../decisions/find-norms.ts";
import { accountClauses } from "../decisions/grounds.ts";
import { issueStatement } from "../decisions/issue-statement.ts";
import {
  type Reasons,
  type StatementData,
  firedRules,
  groundOf,
  readRedress,
  statementData,
} from "../decisions/statement-of-reasons.ts";
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

async function describe(deps: Deps, tx: Tx, { restriction, decision, strikes }: StateRestriction): Promise<Reasons> {
  const comments = strikes.map(({ commentId }) => commentId);
  const { categories } = decision;
  const told = await readTold(tx, strikes);
  return {
    restriction: restriction.kind,
    scope: "account",
    startsAt: restriction.createdAt.toISOString(),
    endsAt: restriction.until?.toISOString() ?? null,
    source: told.some(({ source }) => source === "notice") ? "notice" : "own_initiative",
    automatedDetection: decision.automatedDetection,
    automatedDecision: false,
    cause: decision.cause,
    along: null,
    reports: told.reduce((sum, { reports }) => sum + reports, 0),
    strikes: strikes.map(({ decisionId, decidedAt, categories: of }) => ({ decisionId, decidedAt, categories: of })),
    ...groundOf(decision),
    clauses: accountClauses(await findNorms(deps, tx, decision.policyRevision), categories),
    rules: await firedRules(deps, tx, { of: { commentId: { in: comments } }, categories }),
    redress: await readRedress(tx),
  };
}

/** What the author was told of each removal: who drew attention to it then did so to what the restriction rests on. */
async function readTold(tx: Tx, strikes: readonly Strike[]): Promise<readonly StatementData[]> {
  const decisionIds = strikes.map(({ decisionId }) => decisionId);
  const rows = await tx.statement.findMany({ where: { decisionId: { in: decisionIds } }, select: { data: true } });
  return rows.map(({ data }) => statementData.parse(data));
}
