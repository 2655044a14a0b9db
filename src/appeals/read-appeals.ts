import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Appeal } from "../db/generated/client.ts";
import { CONFLICT_SENTENCES, type Conflict } from "../decisions/conflict-of-interest.ts";
import { type ForStaff, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { Refusal } from "../shared/refusal.ts";
import { presentStatement } from "./present-statement.ts";
import type { AppealItem } from "./schema.ts";

const position = z.strictObject({ t: instant, id: z.uuid() });

export interface ReadAppeals {
  readonly viewerId: string;
  readonly status: Appeal["status"];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const person = { select: { id: true, displayName: true } } as const;

const appealParts = {
  contested: { include: { decider: person, statement: { include: { text: true } } } },
  comment: {
    include: {
      author: person,
      flags: { select: { flaggerId: true } },
      decisions: { select: { id: true, decidedBy: true } },
    },
  },
  decider: person,
} as const;

/** Open appeals oldest first, since somebody waits; the others newest first. */
export async function readAppeals(deps: Deps, input: ReadAppeals) {
  const direction = input.status === "open" ? "asc" : "desc";
  const rows = await deps.db.prisma.appeal.findMany({
    where: { status: input.status, ...after(input, direction) },
    orderBy: [{ filedAt: direction }, { id: direction }],
    take: input.limit + 1,
    include: appealParts,
  });
  const kept = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? kept.at(-1) : undefined;
  return {
    items: await presentAppeals(deps, { rows: kept, viewerId: input.viewerId }),
    nextCursor: last ? encodeCursor({ t: last.filedAt.toISOString(), id: last.id }) : null,
  };
}

function after({ cursor }: ReadAppeals, direction: "asc" | "desc") {
  if (cursor === undefined) return {};
  const { t, id } = decodeCursor(position, cursor);
  const beyond = direction === "asc" ? "gt" : "lt";
  return { OR: [{ filedAt: { [beyond]: t } }, { filedAt: t, id: { [beyond]: id } }] };
}

const findRow = ({ db }: Deps, id: string) => db.prisma.appeal.findUnique({ where: { id }, include: appealParts });
type AppealRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Throws Refusal `not_found`. */
export async function readAppeal(deps: Deps, { id, viewerId }: { id: string; viewerId: string }): Promise<AppealItem> {
  const row = await findRow(deps, id);
  const [item] = await presentAppeals(deps, { rows: row ? [row] : [], viewerId });
  if (!item) throw new Refusal("not_found", "There is no such appeal.");
  return item;
}

interface PresentAppeals {
  readonly rows: readonly AppealRow[];
  readonly viewerId: string;
}

async function presentAppeals(deps: Deps, { rows, viewerId }: PresentAppeals): Promise<AppealItem[]> {
  const judged = rows.map((row) => ({ commentId: row.commentId, revision: row.contested.revision ?? 1 }));
  const [texts, claims] = await Promise.all([
    readForStaff(deps.db.prisma, { policy: deps.policy().compiled, revisions: judged }),
    readClaims(deps, rows),
  ]);
  return rows.map((row, index) => {
    const forStaff = texts.get(revisionKey(judged[index] ?? { commentId: row.commentId, revision: 1 }));
    if (!forStaff) throw new Error("an appeal about a revision that is not there");
    return present({ row, forStaff, claim: claims.get(row.id), viewerId });
  });
}

async function readClaims({ db, clock }: Deps, rows: readonly AppealRow[]) {
  const claims = await db.prisma.claim.findMany({
    where: { subjectId: { in: rows.map(({ id }) => id) }, expiresAt: { gt: clock() } },
    include: { holder: person },
  });
  return new Map(claims.map((claim) => [claim.subjectId, claim]));
}

interface Present {
  readonly row: AppealRow;
  readonly forStaff: ForStaff;
  readonly claim: { readonly holder: { id: string; displayName: string }; readonly expiresAt: Date } | undefined;
  readonly viewerId: string;
}

function present({ row, forStaff, claim, viewerId }: Present): AppealItem {
  const { contested } = row;
  const whyNot = row.status === "open" ? conflictOf(row, viewerId) : null;
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    filedAt: row.filedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    statement: row.statement,
    decision: {
      id: contested.id,
      decidedAt: contested.createdAt.toISOString(),
      automated: contested.basis === "policy",
      decidedBy: contested.decider,
      categories: contested.categories,
      notices: contested.notices,
      policyRevision: contested.policyRevision,
      statementOfReasons: presentStatement(contested.statement, "en"),
    },
    comment: forStaff.comment,
    article: forStaff.article,
    author: row.comment.author,
    matches: [...forStaff.matches],
    canDecide: row.status === "open" && whyNot === null,
    whyNot: whyNot === null ? null : CONFLICT_SENTENCES[whyNot],
    claimedBy: claim?.holder ?? null,
    claimExpiresAt: claim?.expiresAt.toISOString() ?? null,
    decidedBy: row.decider,
    outcomeReason: row.outcomeReason,
  };
}

function conflictOf({ comment }: AppealRow, viewerId: string): Conflict | null {
  if (comment.authorId === viewerId) return "author";
  if (comment.flags.some(({ flaggerId }) => flaggerId === viewerId)) return "flagger";
  return comment.decisions.some(({ decidedBy }) => decidedBy === viewerId) ? "decider" : null;
}
