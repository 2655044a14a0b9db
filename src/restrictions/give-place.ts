import type { Tx } from "../db/client.ts";
import type { Restriction } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { Refusal } from "../shared/refusal.ts";
import { closeRestriction } from "./close-restriction.ts";
import { nextRestrictionState, restrictionState } from "./states.ts";

/** Of those that end by themselves the end can be another; a warning limits nothing, and a ban has no end. */
export const isReplaceable = ({ kind }: Pick<Restriction, "kind">): boolean =>
  kind === "premoderated" || kind === "suspended";

export const STANDS_NO_MORE = "This restriction has ended meanwhile, so that nothing can take its place.";
export const STILL_APPLIED = "What was asked for the author's comments is still at work. Try again in some minutes.";
export const CONTESTED = "The author contests this restriction: only the answer to that, or its end, can change it.";

export interface GivePlace {
  readonly replaces: string;
  /** The restriction that comes, in the same transaction. */
  readonly replacedBy: string;
  readonly decidedBy: string;
  readonly at: Date;
}

/**
 * Ends a restriction for the one that takes its place. What it did to comments stays, and its author has no letter of it:
 * they have the one about what holds from now on. While the author contests it, nobody replaces it around the appeal.
 * Throws `invalid_state`, `appeal_open`. Locks the restriction's row.
 */
export async function givePlace(deps: Deps, tx: Tx, input: GivePlace): Promise<Restriction> {
  const { replaces: id, replacedBy, decidedBy, at } = input;
  await tx.$queryRaw`select id from restrictions where id = ${id}::uuid for no key update`;
  const restriction = await tx.restriction.findUniqueOrThrow({ where: { id } });
  if (!nextRestrictionState(restrictionState(restriction, at), "replace"))
    throw new Refusal("invalid_state", STANDS_NO_MORE);
  if (restriction.openComments !== "keep" && restriction.appliedAt === null)
    throw new Refusal("invalid_state", STILL_APPLIED);
  if ((await tx.appeal.count({ where: { restrictionId: id, status: "open" } })) > 0)
    throw new Refusal("appeal_open", CONTESTED);
  const by = { decidedBy, cause: "moderator", replacedBy, at } as const;
  if (!(await closeRestriction(deps, tx, { restriction, ...by }))) throw new Refusal("invalid_state", STANDS_NO_MORE);
  return restriction;
}
