import { z } from "zod";
import type { Account, AccountNote, Prisma } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { readBlind } from "./blind-review.ts";
import { readGrounds } from "./read-grounds.ts";
import { readStaffAuthors } from "./read-staff-authors.ts";
import { readStrikes } from "./read-strikes.ts";
import type { RestrictionGround, StaffAuthor, StaffRestriction, StaffUser, StaffUserDetail } from "./schema.ts";

const position = z.strictObject({ id: z.uuid() });

export interface ReadUsers {
  readonly viewer: Person;
  /** Part of a name, or a whole e-mail address. */
  readonly q?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Accounts, newest first: their ids sort by the time they were made. */
export async function readUsers(deps: Deps, { viewer, q, limit, cursor }: ReadUsers) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const rows = await deps.db.prisma.account.findMany({
    where: { siteId: SITE_ID, ...matching(q), ...(start && { id: { lt: start.id } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  const records = await readStaffAuthors(deps.db.prisma, { accountIds: kept.map(({ id }) => id), at: deps.clock() });
  return {
    items: kept.map((account) => present(account, { viewer, record: records.get(account.id) })),
    nextCursor: last ? encodeCursor({ id: last.id }) : null,
  };
}

const matching = (q: string | undefined) =>
  !q
    ? {}
    : {
        OR: [
          { displayName: { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const } },
          { email: q.toLowerCase() },
        ],
      };

/** Throws Refusal `not_found`. */
export async function readAccount({ db }: Pick<Deps, "db">, id: string): Promise<Account> {
  const account = await db.prisma.account.findUnique({ where: { id } });
  if (!account) throw new Refusal("not_found", "There is no such account.");
  return account;
}

const MOST_ENTRIES = 200;
export const namedPerson = { select: { id: true, displayName: true } } as const;

export async function readUser(
  deps: Deps,
  { account, viewer }: { readonly account: Account; readonly viewer: Person },
): Promise<StaffUserDetail> {
  const at = deps.clock();
  const newest = { where: { accountId: account.id }, orderBy: { createdAt: "desc" }, take: MOST_ENTRIES } as const;
  const [records, restrictions, strikes, notes] = await Promise.all([
    readStaffAuthors(deps.db.prisma, { accountIds: [account.id], at }),
    deps.db.prisma.restriction.findMany({ ...newest, include: restrictionParts }),
    readStrikes(deps.db.prisma, { accountId: account.id, at }),
    deps.db.prisma.accountNote.findMany({ ...newest, include: { writer: namedPerson } }),
  ]);
  const grounds = await readGrounds(
    deps.db.prisma,
    restrictions.map(({ id }) => id),
  );
  const commentIds = [...strikes, ...[...grounds.values()].flat()].map(({ commentId }) => commentId);
  const blind = await readBlind(deps, { viewerId: viewer.accountId, commentIds });
  const isShown = ({ commentId }: { readonly commentId: string }) => !blind.has(commentId);
  return {
    ...present(account, { viewer, record: records.get(account.id) }),
    restrictions: restrictions.map((row) =>
      presentRestriction(row, { at, grounds: grounds.get(row.id)?.filter(isShown) }),
    ),
    strikes: { standing: strikes.filter(({ status }) => status === "standing").length, items: strikes.filter(isShown) },
    notes: notes.map(presentNote),
  };
}

type Named = { readonly id: string; readonly displayName: string };

export const restrictionParts = {
  imposer: namedPerson,
  lifter: namedPerson,
  replacedBy: { select: { id: true } },
  decisions: { where: { kind: "restrict" }, select: { id: true } },
} as const;
type RestrictionRow = Prisma.RestrictionGetPayload<{ include: typeof restrictionParts }>;

interface PresentRestriction {
  readonly at: Date;
  readonly grounds: readonly RestrictionGround[] | undefined;
}

export const presentRestriction = (
  row: RestrictionRow,
  { at, grounds = [] }: PresentRestriction,
): StaffRestriction => ({
  id: row.id,
  kind: row.kind,
  until: row.until?.toISOString() ?? null,
  reason: row.reason,
  createdAt: row.createdAt.toISOString(),
  createdBy: row.imposer,
  liftedAt: row.liftedAt?.toISOString() ?? null,
  liftedBy: row.lifter,
  replaces: row.replaces,
  replacedBy: row.replacedBy?.id ?? null,
  decisionId: row.decisions[0]?.id ?? null,
  openComments: row.openComments,
  appliedAt: row.appliedAt?.toISOString() ?? null,
  active: row.liftedAt === null && (row.until === null || row.until > at),
  grounds: [...grounds],
});

export const presentNote = ({ id, body, createdAt, writer }: AccountNote & { readonly writer: Named }) => ({
  id,
  body,
  writtenBy: writer,
  createdAt: createdAt.toISOString(),
});

interface Presenting {
  readonly viewer: Person;
  readonly record: StaffAuthor | undefined;
}

const NO_RECORD = { published: 0, removed: 0, overturned: 0 };

/** Says that there is an address, and nothing of it. */
const MASKED = "•••@•••";

const present = (account: Account, { viewer, record }: Presenting): StaffUser => ({
  id: account.id,
  displayName: account.displayName,
  role: account.role,
  email: viewer.role === "administrator" && account.email !== null ? MASKED : null,
  createdAt: account.createdAt.toISOString(),
  record: record?.record ?? NO_RECORD,
  restriction: record?.restriction ?? null,
});
