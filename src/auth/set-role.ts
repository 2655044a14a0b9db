import { appendAudit } from "../audit/append-audit.ts";
import type { Unit } from "../db/commit.ts";
import type { Account } from "../db/generated/client.ts";
import type { Change } from "../deps.ts";
import type { Actor, Role } from "../shared/actor.ts";
import { ROLES } from "../shared/actor.ts";
import { revokeSessionsOf } from "./revoke-session.ts";

export interface SetRole {
  readonly account: Account;
  readonly role: Role;
  readonly actor: Actor;
  readonly at: Date;
}

/** Changes what an account may do, and writes it down. Whoever loses rights is signed out everywhere. */
export async function setRole(unit: Unit<Change>, { account, role, actor, at }: SetRole): Promise<Account> {
  if (account.role === role) return account;
  await appendAudit(unit.tx, {
    actor,
    action: "account.set_role",
    subjectKind: "account",
    subjectId: account.id,
    details: { from: account.role, to: role },
    at,
  });
  if (ROLES.indexOf(role) < ROLES.indexOf(account.role)) await revokeSessionsOf(unit, { accountId: account.id, at });
  else await announceSessions(unit, { accountId: account.id, at });
  return unit.tx.account.update({ where: { id: account.id }, data: { role } });
}

async function announceSessions(
  { tx, announce }: Unit<Change>,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<void> {
  const live = await tx.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: at } },
    select: { id: true },
  });
  for (const { id } of live) announce({ kind: "session", sessionId: id });
}
