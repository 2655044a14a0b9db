import type { Restriction } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { liftRestriction } from "./lift-restriction.ts";

export interface EndRestriction {
  readonly restriction: Restriction;
  readonly actor: Person;
}

/** A moderator lifts a restriction. One that is lifted is lifted already. Throws `conflict_of_interest`. */
export async function endRestriction(deps: Deps, { restriction, actor }: EndRestriction): Promise<void> {
  const { id, accountId } = restriction;
  if (accountId === actor.accountId)
    throw new Refusal("conflict_of_interest", "Nobody lifts a restriction of their own account.");
  const by = { restrictionId: id, decidedBy: actor.accountId, cause: "moderator" } as const;
  await transaction(deps.db, (tx) => liftRestriction(deps, tx, { ...by, at: deps.clock() }));
}
