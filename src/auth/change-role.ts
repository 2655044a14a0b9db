import { z } from "zod";
import { assertNotOwn } from "../authors/own-matter.ts";
import { commit } from "../db/commit.ts";
import type { Tx } from "../db/client.ts";
import type { Account } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Person, Role } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { setRole } from "./set-role.ts";

export interface ChangeRole {
  readonly accountId: string;
  /** As the administrator saw it: another one in between is a conflict. */
  readonly from: Role;
  readonly to: Role;
  readonly actor: Person;
}

/**
 * An administrator changes what somebody else may do. Nobody changes their own role, and whoever changes one is an
 * administrator at that moment: so there is always one left. Throws Refusal: `conflict_of_interest`, `forbidden`,
 * `not_found`, `version_conflict`.
 */
export async function changeRole(deps: Deps, { accountId, from, to, actor }: ChangeRole): Promise<Account> {
  return commit(deps, async (unit) => {
    await assertNotOwn(unit.tx, { matter: "role", accountId, personId: actor.accountId });
    const locked = await lockRoles(unit.tx, accountId);
    if (locked.get(actor.accountId) !== "administrator") throw new Refusal("forbidden", "Only administrators do this.");
    const role = locked.get(accountId);
    if (role === undefined) throw new Refusal("not_found", "There is no such account.");
    if (role !== from) throw new Refusal("version_conflict", "Somebody else has changed this role meanwhile.");
    const account = await unit.tx.account.findUniqueOrThrow({ where: { id: accountId } });
    return setRole(unit, { account, role: to, actor, at: deps.clock() });
  });
}

const roleRows = z.array(z.object({ id: z.string(), role: z.string() }));

/** Two who take each other's role away wait for one another here, and the second is no administrator any more. */
async function lockRoles(tx: Tx, accountId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.$queryRaw`
    select id, role::text
    from accounts
    where site_id = ${SITE_ID}::uuid and (role = 'administrator' or id = ${accountId}::uuid)
    order by id
    for update`;
  return new Map(roleRows.parse(rows).map(({ id, role }) => [id, role]));
}
