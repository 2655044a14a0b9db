import { z } from "zod";
import { LIMITS } from "../authors/effective-restriction.ts";
import type { Tx } from "../db/client.ts";
import type { Decision, Prisma } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import type { Reason } from "./decide.ts";
import { findNorms } from "./find-norms.ts";
import { accountClauses, clausesOf } from "./grounds.ts";
import { issueStatement } from "./issue-statement.ts";
import type { LockedComment } from "./lock-comment.ts";

/** DSA Article 20(1) asks for six months at least; the longest six months have 184 days. */
export const APPEAL_WINDOW_DAYS = 184;

const time = z.string();

/**
 * What DSA Article 17(3) wants said, as data: codes and the policy's own sentences, no words of a person. A field with
 * a default is one that the first statements did not have: they are kept for good and still read.
 */
export const statementData = z.object({
  restriction: z.enum(["removed", "held", "warning", "premoderated", "suspended", "banned"]),
  scope: z.enum(["comment", "account"]),
  startsAt: time,
  endsAt: time.nullable(),
  /** What drew attention to it. Found by the policy: `automatedDetection`. */
  source: z.enum(["own_initiative", "notice"]),
  automatedDetection: z.boolean(),
  automatedDecision: z.boolean(),
  /** What led to the decision; null in the first statements. */
  cause: z
    .enum([
      "verdict",
      "article_premoderation",
      "author_premoderation",
      "reader_flags",
      "carried_over",
      "moderator",
      "appeal",
      "restriction",
    ])
    .nullable()
    .default(null),
  /** Of a comment that was removed along with its author's restriction: which, if the statement knows. */
  along: z.enum(LIMITS).nullable().default(null),
  /** How many people had told us of it. */
  reports: z.int().default(0),
  /** Of an account: the removals that counted against it. `undone`, and so no ground any more, is known when it is read. */
  strikes: z
    .array(
      z.object({
        decisionId: z.uuid(),
        decidedAt: time,
        categories: z.array(z.string()),
        undone: z.boolean().optional(),
      }),
    )
    .default([]),
  ground: z.enum(["terms", "law"]),
  categories: z.array(z.string()),
  /** What the categories said at the policy revision. */
  clauses: z.array(z.object({ category: z.string(), title: z.string(), text: z.string() })).default([]),
  /** What fired, and so why the clauses apply; as each rule read when it fired. */
  rules: z.array(z.object({ id: z.string(), category: z.string(), title: z.string(), notice: z.string() })),
  notices: z.array(z.string()),
  /** What the policy had of these sentences in other languages: by language, then by sentence. */
  translations: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  policyRevision: z.string(),
  redress: z.object({
    internalAppeal: z.literal(true),
    windowDays: z.number(),
    courts: z.literal(true),
    outOfCourtBodies: z.array(z.object({ name: z.string(), url: z.string() })).default([]),
    /** The publisher's own sentence about courts. */
    courtsSentence: z.string().nullable().default(null),
  }),
});
export type StatementData = Readonly<z.infer<typeof statementData>>;

/** A statement before its translations are put beside it. */
export type Reasons = Omit<StatementData, "translations">;

export interface StateReasons {
  /** `remove`, or a `hold` that has lasted. */
  readonly decision: Decision;
  readonly comment: Pick<LockedComment, "id" | "authorId">;
  readonly reason?: Reason | undefined;
  /** Absent: with the decision itself. */
  readonly at?: Date;
}

/** What an author is told of a decision about their comment, and the way to contest it. */
export async function stateReasons(deps: Deps, tx: Tx, input: StateReasons): Promise<void> {
  const { decision, comment, reason, at = decision.createdAt } = input;
  await issueStatement(deps, tx, {
    decision,
    accountId: comment.authorId,
    letter: decision.kind === "remove" ? "comment_removed" : "comment_held",
    data: await describe(deps, tx, decision),
    note: reason?.note,
    at,
  });
}

async function describe(deps: Deps, tx: Tx, decision: Decision): Promise<Reasons> {
  const reports = await countReports(tx, decision);
  const { categories } = decision;
  const isAlong = decision.kind === "remove" && decision.carriesOut !== null;
  return {
    restriction: decision.kind === "remove" ? "removed" : "held",
    scope: "comment",
    startsAt: decision.createdAt.toISOString(),
    endsAt: null,
    source: reports > 0 ? "notice" : "own_initiative",
    automatedDetection: decision.automatedDetection,
    automatedDecision: decision.basis === "policy",
    cause: decision.cause,
    along: isAlong ? await findLimit(tx, decision) : null,
    reports,
    strikes: [],
    ...groundOf(decision),
    clauses: (isAlong ? accountClauses : clausesOf)(await findNorms(deps, tx, decision.policyRevision), categories),
    // What they found in its text is not why it went.
    rules: isAlong ? [] : await rulesOf(deps, tx, decision),
    redress: await readRedress(tx),
  };
}

/** Which limit on its author took a comment along that nobody judged by itself. */
async function findLimit(tx: Tx, { carriesOut }: Decision): Promise<StatementData["along"]> {
  if (carriesOut === null) return null;
  const { kind } = await tx.restriction.findUniqueOrThrow({ where: { id: carriesOut }, select: { kind: true } });
  return LIMITS.find((limit) => limit === kind) ?? null;
}

/** The ground in law or in terms, with what the policy said of it then. */
export const groundOf = ({
  reasonCategory,
  categories,
  notices,
  policyRevision,
}: Pick<Decision, "reasonCategory" | "categories" | "notices" | "policyRevision">) =>
  ({
    ground: isUnlawful({ reasonCategory, categories }) ? "law" : "terms",
    categories,
    notices,
    policyRevision,
  }) as const;

/** Named by whoever decided, or by the removals that a restriction rests on. */
const isUnlawful = ({ reasonCategory, categories }: Pick<Decision, "reasonCategory" | "categories">): boolean =>
  reasonCategory === "illegal" || categories.includes("illegal");

/** Where an author may turn, as the publisher's settings say at this moment. */
export async function readRedress(tx: Tx): Promise<StatementData["redress"]> {
  const { redress } = await readSettings(tx);
  return {
    internalAppeal: true,
    windowDays: APPEAL_WINDOW_DAYS,
    courts: true,
    outOfCourtBodies: redress.outOfCourtBodies,
    courtsSentence: redress.courts,
  };
}

/**
 * Flags and notices that wait for an answer. A person answers all that wait about the comment, of a text from before an
 * edit too; a verdict on a new text owes nothing to readers who flagged the one before, a decision nothing to what was
 * answered earlier: save one on a notifier's appeal, which is about that answer.
 */
async function countReports(tx: Tx, { commentId, revision, basis, cause, appealId }: Decision): Promise<number> {
  if (commentId === null || revision === null || (basis === "policy" && cause !== "reader_flags")) return 0;
  const byText = basis === "policy" ? { revision } : {};
  const waiting = {
    flag: { ...byText, resolvedAt: null },
    notice: { ...byText, status: "open" as const },
  };
  const contested = { status: { notIn: ["joined" as const, "withdrawn" as const] } };
  const again = cause === "appeal" && {
    flag: [{ revision }],
    notice: [
      { ...contested, OR: [{ revision }, ...(appealId ? [{ link: { appeals: { some: { id: appealId } } } }] : [])] },
    ],
  };
  const flags = await tx.flag.count({
    where: { commentId, source: "reader", OR: [waiting.flag, ...(again ? again.flag : [])] },
  });
  return (
    flags + (await tx.notice.count({ where: { commentId, OR: [waiting.notice, ...(again ? again.notice : [])] } }))
  );
}

export interface FiredRules {
  /** The decisions that they fired for. */
  readonly of: Prisma.DecisionWhereInput;
  readonly categories: string[];
}

/** Of the rules that fired those that led to it; those of its reason's category where a person decided. */
async function rulesOf(deps: Deps, tx: Tx, decision: Decision): Promise<StatementData["rules"]> {
  const { commentId, revision, categories, basis, notices } = decision;
  const fired = await firedRules(deps, tx, { of: { commentId, revision }, categories });
  return basis === "policy" ? fired.filter(({ notice }) => notices.includes(notice)) : fired;
}

/** The rules of these categories that fired, each as it read at the policy revision that it fired under. */
export async function firedRules(deps: Deps, tx: Tx, { of, categories }: FiredRules): Promise<StatementData["rules"]> {
  const matches = await tx.policyMatch.findMany({
    where: { decision: of, mode: "live", category: { in: categories } },
    select: { ruleId: true, decision: { select: { policyRevision: true } } },
    distinct: ["ruleId"],
    orderBy: [{ ruleId: "asc" }, { decisionId: "desc" }],
  });
  const rules: StatementData["rules"] = [];
  for (const { ruleId, decision: judged } of matches) {
    const norms = await findNorms(deps, tx, judged.policyRevision);
    const rule = norms.rules.find(({ id }) => id === ruleId);
    if (rule) rules.push({ id: rule.id, category: rule.category, title: rule.title, notice: rule.notice });
  }
  return rules;
}
