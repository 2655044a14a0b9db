import { z } from "zod";
import { presentRestriction, restrictionParts } from "../authors/read-users.ts";
import { readGrounds } from "../authors/read-grounds.ts";
import type { RestrictionGround } from "../authors/schema.ts";
import type { Appeal } from "../db/generated/client.ts";
import { nextAppealStatus } from "../decisions/appeal-states.ts";
import { assertNotBlind, withoutBlind } from "../authors/blind-review.ts";
import { type ForStaff, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import { readThreadAbove } from "../decisions/read-thread-above.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { instant } from "../http/instant.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import { APPEAL_CONFLICTS, type AppealConflict, readConflicts } from "./conflicts.ts";
import { presentStatement } from "./present-statement.ts";
import type { AppealDetail, AppealItem } from "./schema.ts";

const position = z.strictObject({ t: instant, id: z.uuid() });

export interface ReadAppeals {
  readonly viewerId: string;
  readonly status: Appeal["status"];
  /** Only open ones that should have been answered. */
  readonly overdue?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const person = { select: { id: true, displayName: true } } as const;

const appealParts = {
  contested: { include: { decider: person, statement: { include: { text: true } } } },
  comment: { include: { author: person } },
  restriction: { include: { ...restrictionParts, account: person } },
  invitations: { where: { revokedAt: null } },
  decider: person,
} as const;

/** Open appeals oldest first, since somebody waits; the others newest first. */
export async function readAppeals(deps: Deps, input: ReadAppeals) {
  const direction = input.status === "open" ? "asc" : "desc";
  const levelHours = await readLevelHours(deps);
  const latest = after(deps.clock(), -levelHours * HOUR);
  const rows = await deps.db.prisma.appeal.findMany({
    where: {
      AND: [{ status: input.status }, input.overdue ? { status: "open", filedAt: { lt: latest } } : {}],
      ...startOf(input, direction),
    },
    orderBy: [{ filedAt: direction }, { id: direction }],
    take: input.limit + 1,
    include: appealParts,
  });
  const kept = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? kept.at(-1) : undefined;
  const { viewerId } = input;
  const shown = await withoutBlind(deps, { viewerId, items: kept, commentIdOf: ({ commentId }) => commentId });
  return {
    items: await presentAppeals(deps, { rows: shown, viewerId, levelHours }),
    nextCursor: last ? encodeCursor({ t: last.filedAt.toISOString(), id: last.id }) : null,
  };
}

const readLevelHours = async ({ db }: Deps): Promise<number> =>
  (await readSettings(db.prisma)).serviceLevels.appealHours;

function startOf({ cursor }: ReadAppeals, direction: "asc" | "desc") {
  if (cursor === undefined) return {};
  const { t, id } = decodeCursor(position, cursor);
  const beyond = direction === "asc" ? "gt" : "lt";
  return { OR: [{ filedAt: { [beyond]: t } }, { filedAt: t, id: { [beyond]: id } }] };
}

const findRow = ({ db }: Deps, id: string) => db.prisma.appeal.findUnique({ where: { id }, include: appealParts });
type AppealRow = NonNullable<Awaited<ReturnType<typeof findRow>>>;

/** Throws Refusal: `not_found`, `conflict_of_interest` while the viewer may be asked to judge the comment again. */
export async function readAppeal(
  deps: Deps,
  { id, viewerId }: { id: string; viewerId: string },
): Promise<AppealDetail> {
  const row = await findRow(deps, id);
  if (row?.commentId) await assertNotBlind(deps, { viewerId, commentId: row.commentId });
  const levelHours = await readLevelHours(deps);
  const [item] = await presentAppeals(deps, { rows: row ? [row] : [], viewerId, levelHours });
  if (!item) throw new Refusal("not_found", "There is no such appeal.");
  const { comment } = item;
  return { ...item, thread: comment ? await readThreadAbove(deps, { commentId: comment.id, viewerId }) : [] };
}

interface PresentAppeals {
  readonly rows: readonly AppealRow[];
  readonly viewerId: string;
  readonly levelHours: number;
}

async function presentAppeals(deps: Deps, { rows, viewerId, levelHours }: PresentAppeals): Promise<AppealItem[]> {
  const [texts, claims, conflicts] = await Promise.all([
    readForStaff(deps.db.prisma, { policy: deps.policy().compiled, revisions: rows.flatMap(judgedBy) }),
    readClaims(deps, rows),
    readConflicts(deps.db.prisma, { appealIds: rows.map(({ id }) => id), accountId: viewerId }),
  ]);
  const at = deps.clock();
  const grounds = await readGrounds(
    deps.db.prisma,
    rows.flatMap(({ restrictionId }) => restrictionId ?? []),
  );
  return Promise.all(
    rows.map(async (row) => {
      const [judged] = judgedBy(row);
      const forStaff = judged && texts.get(revisionKey(judged));
      const conflict = conflicts.get(row.id) ?? null;
      return present({
        row,
        forStaff,
        claim: claims.get(row.id),
        conflict,
        dueAt: after(row.filedAt, levelHours * HOUR),
        at,
        statement:
          row.party === "author" ? await presentStatement(deps.db.prisma, row.contested.statement, "en") : null,
        grounds: grounds.get(row.restrictionId ?? ""),
      });
    }),
  );
}

const judgedBy = ({ commentId, contested }: AppealRow) =>
  commentId === null ? [] : [{ commentId, revision: contested.revision ?? 1 }];

async function readClaims({ db, clock }: Deps, rows: readonly AppealRow[]) {
  const claims = await db.prisma.claim.findMany({
    where: { subjectId: { in: rows.map(({ id }) => id) }, expiresAt: { gt: clock() } },
    include: { holder: person },
  });
  return new Map(claims.map((claim) => [claim.subjectId, claim]));
}

interface HeldClaim {
  readonly holder: { readonly id: string; readonly displayName: string };
  readonly expiresAt: Date;
}

interface Present {
  readonly row: AppealRow;
  readonly forStaff: ForStaff | undefined;
  readonly claim: HeldClaim | undefined;
  readonly conflict: AppealConflict | null;
  readonly dueAt: Date;
  readonly at: Date;
  readonly statement: AppealItem["decision"]["statementOfReasons"];
  readonly grounds: readonly RestrictionGround[] | undefined;
}

function present({ row, forStaff, claim, conflict, dueAt, at, ...told }: Present): AppealItem {
  const isOpen = nextAppealStatus(row.status, "claim") !== undefined;
  const whyNot = isOpen ? conflict : null;
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    party: row.party,
    filedAt: row.filedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    statement: row.statement,
    decision: presentContested(row, told.statement),
    ...presentSubject(row, { forStaff, at, grounds: told.grounds }),
    canDecide: isOpen && whyNot === null,
    whyNot: whyNot === null ? null : APPEAL_CONFLICTS[whyNot],
    ...presentClaim(claim),
    decidedBy: row.decider,
    outcomeReason: row.outcomeReason,
    dueAt: dueAt.toISOString(),
    overdue: isOpen && dueAt < at,
    review: presentReview(row),
  };
}

const presentClaim = (claim: HeldClaim | undefined) => ({
  claimedBy: claim?.holder ?? null,
  claimExpiresAt: claim?.expiresAt.toISOString() ?? null,
});

const presentSubject = (row: AppealRow, { forStaff, at, grounds }: Pick<Present, "forStaff" | "at" | "grounds">) => ({
  comment: forStaff?.comment ?? null,
  article: forStaff?.article ?? null,
  restriction: row.restriction && presentRestriction(row.restriction, { at, grounds }),
  author: authorOf(row),
  matches: [...(forStaff?.matches ?? [])],
});

const presentContested = (
  { contested }: AppealRow,
  statementOfReasons: AppealItem["decision"]["statementOfReasons"],
): AppealItem["decision"] => ({
  id: contested.id,
  decidedAt: contested.createdAt.toISOString(),
  automated: contested.basis === "policy",
  decidedBy: contested.decider,
  categories: contested.categories,
  notices: contested.notices,
  policyRevision: contested.policyRevision,
  statementOfReasons,
});

function authorOf({ comment, restriction }: AppealRow): AppealItem["author"] {
  const author = comment?.author ?? restriction?.account;
  if (!author) throw new Error("an appeal about nothing");
  return author;
}

function presentReview({ invitations: [standing] }: AppealRow): AppealItem["review"] {
  if (!standing) return null;
  return { invitedAt: standing.createdAt.toISOString(), expiresAt: standing.expiresAt.toISOString() };
}
