import { appendAudit } from "../audit/append-audit.ts";
import { createAccount } from "../authors/create-account.ts";
import { findAccountByEmail } from "../authors/find-account.ts";
import { freeUnprovenAddress } from "../authors/free-unproven-address.ts";
import { commit } from "../db/commit.ts";
import type { Account } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Actor, StaffRole } from "../shared/actor.ts";
import { neutralName } from "./display-name.ts";
import { setRole } from "./set-role.ts";

export interface AddStaff {
  /** Lower case. */
  readonly email: string;
  readonly role: StaffRole;
  /** Absent: the account keeps its own. */
  readonly name: string | undefined;
  readonly actor: Actor;
}

/** Gives the account of an address the rights of staff, and makes it first where there is none. */
export async function addStaff(
  deps: Pick<Deps, "db" | "notify" | "clock">,
  { email, role, name, actor }: AddStaff,
): Promise<Account> {
  const at = deps.clock();
  return commit(deps, async (unit) => {
    await freeUnprovenAddress(unit.tx, email);
    await createAccount(unit.tx, { email, emailVerifiedAt: null, displayName: name ?? neutralName(), at });
    const found = await findAccountByEmail(unit.tx, email);
    if (!found) throw new Error("an address is neither free nor anyone's");
    const account = await setRole(unit, { account: found, role, actor, at });
    if (name === undefined || name === account.displayName) return account;
    const subject = { subjectKind: "account", subjectId: account.id };
    await appendAudit(unit.tx, { actor, action: "account.rename", ...subject, at });
    return unit.tx.account.update({ where: { id: account.id }, data: { displayName: name } });
  });
}
