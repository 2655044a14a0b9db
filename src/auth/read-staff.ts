import type { Db } from "../db/client.ts";
import { type Role, STAFF } from "../shared/actor.ts";
import { SITE_ID } from "../shared/site.ts";

export interface StaffMember {
  readonly id: string;
  readonly displayName: string;
  readonly role: Role;
  readonly email: string | null;
  /** When they got this role, and by whom: an account, or the label of an operator or the system. Null: not known. */
  readonly given: { readonly at: Date; readonly accountId: string | null; readonly label: string | null } | null;
  /** Of the sessions that are kept; null when there is none. */
  readonly signedInAt: Date | null;
}

/** A newsroom has dozens. */
const MOST_STAFF = 500;

/** Everybody of the staff, administrators first, by name. */
export async function readStaff({ prisma }: Pick<Db, "prisma">): Promise<readonly StaffMember[]> {
  const accounts = await prisma.account.findMany({
    where: { siteId: SITE_ID, role: { in: [...STAFF] } },
    orderBy: [{ role: "desc" }, { displayName: "asc" }, { id: "asc" }],
    take: MOST_STAFF,
    select: { id: true, displayName: true, role: true, email: true },
  });
  const ids = accounts.map(({ id }) => id);
  const [given, sessions] = await Promise.all([
    prisma.auditEntry.findMany({
      where: { action: "account.set_role", subjectId: { in: ids } },
      orderBy: { id: "asc" },
      select: { subjectId: true, at: true, actorAccountId: true, actorLabel: true },
    }),
    prisma.session.groupBy({ by: ["accountId"], where: { accountId: { in: ids } }, _max: { createdAt: true } }),
  ]);
  // The last one of each account stays.
  const roles = new Map(
    given.map(({ subjectId, at, actorAccountId, actorLabel }) => [
      subjectId,
      { at, accountId: actorAccountId, label: actorLabel },
    ]),
  );
  const signedIn = new Map(sessions.map(({ accountId, _max }) => [accountId, _max.createdAt]));
  return accounts.map((account) => ({
    ...account,
    given: roles.get(account.id) ?? null,
    signedInAt: signedIn.get(account.id) ?? null,
  }));
}
