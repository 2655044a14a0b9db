import { assertNotOwn } from "../authors/own-matter.ts";
import type { Restriction } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { liftRestriction } from "./lift-restriction.ts";

export interface EndRestriction {
  readonly restriction: Restriction;
  readonly actor: Person;
}

/** A moderator lifts a restriction. One that is lifted is lifted already. Throws `conflict_of_interest`. */
export async function endRestriction(deps: Deps, { restriction, actor }: EndRestriction): Promise<void> {
  const { id, accountId } = restriction;
  const by = { restrictionId: id, decidedBy: actor.accountId, cause: "moderator" } as const;
  await transaction(deps.db, async (tx) => {
    await assertNotOwn(tx, { matter: "lift", accountId, personId: actor.accountId });
    await liftRestriction(deps, tx, { ...by, at: deps.clock() });
  });
}
