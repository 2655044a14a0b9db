import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { EVASIONS, OUTCOMES, SEVERITIES } from "../policy/types.ts";
import {
  type ForStaff,
  type StaffMatch,
  presentMatches,
  readForStaff,
  revisionKey,
  staffArticle,
  staffComment,
  staffMatch,
  staffPerson,
} from "./present-for-staff.ts";

const time = z.iso.datetime();

export const staffDecision = z
  .object({
    id: z.uuid(),
    revision: z.int(),
    kind: z.enum(["publish", "hold", "remove", "restore"]),
    basis: z.enum(["policy", "person"]),
    cause: z.enum([
      "verdict",
      "article_premoderation",
      "author_premoderation",
      "reader_flags",
      "carried_over",
      "moderator",
      "appeal",
      "restriction",
    ]),
    /** Null: the policy. */
    decidedBy: staffPerson.nullable(),
    decidedAt: time,
    verdict: z.enum(OUTCOMES).nullable(),
    policyRevision: z.string(),
    engineVersion: z.string(),
    categories: z.array(z.string()),
    notices: z.array(z.string()),
    /** What the author was told by a person; the note is null once it is purged. */
    reason: z.object({ category: z.string(), note: z.string().nullable() }).nullable(),
    /** For colleagues. */
    note: z.string().nullable(),
    supersedes: z.uuid().nullable(),
    caseId: z.uuid().nullable(),
    appealId: z.uuid().nullable(),
    matches: z.array(staffMatch),
  })
  .meta({ id: "StaffDecision" });
export type StaffDecision = z.infer<typeof staffDecision>;

export const commentHistory = z
  .object({
    comment: staffComment,
    article: staffArticle,
    /** What the comment replies to, root first. */
    thread: z.array(staffComment),
    revisions: z.array(
      z.object({
        number: z.int(),
        body: z.string().nullable(),
        bodyMasked: z.boolean(),
        createdAt: time,
        purgedAt: time.nullable(),
      }),
    ),
    flags: z.array(
      z.object({
        id: z.uuid(),
        revision: z.int(),
        caseId: z.uuid(),
        source: z.enum(["policy", "reader", "premoderation"]),
        category: z.string(),
        ruleId: z.string().nullable(),
        severity: z.enum(SEVERITIES).nullable(),
        note: z.string().nullable(),
        flaggedBy: staffPerson.nullable(),
        createdAt: time,
        resolution: z.enum(["agreed", "disagreed", "moot"]).nullable(),
        resolvedAt: time.nullable(),
        closedBy: staffPerson.nullable(),
      }),
    ),
    decisions: z.array(staffDecision),
    appeals: z.array(
      z.object({
        id: z.uuid(),
        decisionId: z.uuid(),
        party: z.enum(["author", "notifier"]),
        status: z.enum(["open", "upheld", "overturned", "withdrawn", "void"]),
        statement: z.string().nullable(),
        filedAt: time,
        decidedAt: time.nullable(),
        decidedBy: staffPerson.nullable(),
        outcomeReason: z.string().nullable(),
      }),
    ),
    letters: z.array(
      z.object({
        id: z.uuid(),
        kind: z.string(),
        state: z.enum(["queued", "sent", "failed"]),
        attempts: z.int(),
        createdAt: time,
        sentAt: time.nullable(),
      }),
    ),
  })
  .meta({ id: "CommentHistory" });
export type CommentHistory = z.infer<typeof commentHistory>;

type Reader = Pick<Tx, "$queryRaw" | "comment" | "revision" | "flag" | "decision" | "appeal" | "letter">;

export interface ReadHistory {
  readonly policy: CompiledPolicy;
  readonly commentId: string;
}

/** Nobody edits, flags and appeals more often than this; a bound all the same. */
const MOST = 500;
const PERSON = { select: { id: true, displayName: true } } as const;

const DECISION_PARTS = {
  decider: PERSON,
  note: true,
  matches: { orderBy: { position: "asc" } },
  statement: { include: { text: true } },
} as const satisfies Prisma.DecisionInclude;

/** All that ever happened to a comment, oldest first; null when there is no such comment. */
export async function findCommentHistory(
  db: Reader,
  { policy, commentId }: ReadHistory,
): Promise<Omit<CommentHistory, "thread"> | null> {
  const current = await db.comment.findUnique({ where: { id: commentId }, select: { revision: true } });
  if (!current) return null;
  const texts = await readTexts(db, { policy, commentId });
  const standing = texts.find(({ comment }) => comment.revision === current.revision);
  if (!standing) throw new Error("a comment without its text");
  const [decisions, flags, appeals] = await Promise.all([
    readStaffDecisions(db, { policy, commentId, texts }),
    readFlags(db, commentId),
    readAppeals(db, commentId),
  ]);
  const subjectIds = [...decisions, ...appeals].map(({ id }) => id);
  return {
    comment: standing.comment,
    article: standing.article,
    revisions: texts.map(presentRevision),
    flags,
    decisions,
    appeals,
    letters: await readLetters(db, subjectIds),
  };
}

interface Text extends ForStaff {
  readonly writtenAt: Date;
  readonly purgedAt: Date | null;
}

async function readTexts(db: Reader, { policy, commentId }: ReadHistory): Promise<readonly Text[]> {
  const rows = await db.revision.findMany({
    where: { commentId },
    select: { number: true, createdAt: true, purgedAt: true },
    orderBy: { number: "asc" },
    take: MOST,
  });
  const revisions = rows.map(({ number }) => ({ commentId, revision: number }));
  const read = await readForStaff(db, { policy, revisions });
  return rows.flatMap(({ number, createdAt, purgedAt }) => {
    const text = read.get(revisionKey({ commentId, revision: number }));
    return text ? [{ ...text, writtenAt: createdAt, purgedAt }] : [];
  });
}

const presentRevision = ({ comment, writtenAt, purgedAt }: Text): CommentHistory["revisions"][number] => ({
  number: comment.revision,
  body: comment.body,
  bodyMasked: comment.bodyMasked,
  createdAt: writtenAt.toISOString(),
  purgedAt: purgedAt?.toISOString() ?? null,
});

export interface ReadStaffDecisions extends ReadHistory {
  /** Masked, of every revision whose matches should be shown with their words. */
  readonly texts: readonly Pick<ForStaff, "comment">[];
}

/** Every decision about a comment, oldest first, with who took it and what matched. */
export async function readStaffDecisions(
  db: Pick<Tx, "decision">,
  { policy, commentId, texts }: ReadStaffDecisions,
): Promise<StaffDecision[]> {
  const rows = await db.decision.findMany({
    where: { commentId },
    include: DECISION_PARTS,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  const bodies = new Map(texts.map(({ comment }) => [comment.revision, comment.body]));
  return rows.map((row) =>
    presentDecision(row, matchesOf(policy, { row, body: bodies.get(row.revision ?? 0) ?? null })),
  );
}

type DecisionRow = Prisma.DecisionGetPayload<{ include: typeof DECISION_PARTS }>;

const evasions = z.array(z.enum(EVASIONS)).catch([]);

const matchesOf = (policy: CompiledPolicy, { row, body }: { row: DecisionRow; body: string | null }): StaffMatch[] =>
  presentMatches(policy, {
    matches: row.matches.map((match) => ({ ...match, evasions: evasions.parse(match.evasions) })),
    body,
  });

const presentDecision = (row: DecisionRow, matches: StaffMatch[]): StaffDecision => ({
  id: row.id,
  revision: row.revision ?? 0,
  kind: kindOfRevision.parse(row.kind),
  basis: row.basis,
  cause: row.cause,
  decidedBy: row.decider,
  decidedAt: row.createdAt.toISOString(),
  verdict: row.verdict,
  policyRevision: row.policyRevision,
  engineVersion: row.engineVersion,
  categories: row.categories,
  notices: row.notices,
  reason:
    row.reasonCategory === null ? null : { category: row.reasonCategory, note: row.statement?.text?.note ?? null },
  note: row.note?.body ?? null,
  supersedes: row.supersedes,
  caseId: row.caseId,
  appealId: row.appealId,
  matches,
});

const kindOfRevision = staffDecision.shape.kind;

async function readFlags(db: Pick<Tx, "flag">, commentId: string): Promise<CommentHistory["flags"]> {
  const rows = await db.flag.findMany({
    where: { commentId },
    include: { flagger: PERSON, closer: PERSON },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map((flag) => ({
    id: flag.id,
    revision: flag.revision,
    caseId: flag.caseId,
    source: flag.source,
    category: flag.category,
    ruleId: flag.ruleId,
    severity: flag.severity,
    note: flag.note,
    flaggedBy: flag.flagger,
    createdAt: flag.createdAt.toISOString(),
    resolution: flag.resolution,
    resolvedAt: flag.resolvedAt?.toISOString() ?? null,
    closedBy: flag.closer,
  }));
}

async function readAppeals(db: Pick<Tx, "appeal">, commentId: string): Promise<CommentHistory["appeals"]> {
  const rows = await db.appeal.findMany({
    where: { commentId },
    include: { decider: PERSON },
    orderBy: [{ filedAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map((appeal) => ({
    id: appeal.id,
    decisionId: appeal.decisionId,
    party: appeal.party,
    status: appeal.status,
    statement: appeal.statement,
    filedAt: appeal.filedAt.toISOString(),
    decidedAt: appeal.decidedAt?.toISOString() ?? null,
    decidedBy: appeal.decider,
    outcomeReason: appeal.outcomeReason,
  }));
}

/** Letters about decisions and appeals: what and when, never to which address. */
async function readLetters(db: Pick<Tx, "letter">, subjectIds: readonly string[]): Promise<CommentHistory["letters"]> {
  const rows = await db.letter.findMany({
    where: {
      subjectId: { in: [...subjectIds] },
      kind: { in: ["comment_removed", "appeal_received", "appeal_decided"] },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MOST,
  });
  return rows.map(({ id, kind, state, attempts, createdAt, sentAt }) => ({
    id,
    kind,
    state,
    attempts,
    createdAt: createdAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
  }));
}
