import type { Restriction } from "../db/generated/client.ts";
import { type Machine, findTransition } from "../shared/states.ts";

export type RestrictionState = "standing" | "over" | "lifted";

/**
 * `expire` is the clock's. One whose time is over is lifted all the same: it stands in the author's record. One is replaced
 * only while it stands, and is lifted by that.
 */
export type RestrictionEvent = "expire" | "lift" | "replace";

export const RESTRICTION_MACHINE = {
  standing: { expire: "over", lift: "lifted", replace: "lifted" },
  over: { lift: "lifted" },
  lifted: {},
} as const satisfies Machine<RestrictionState, RestrictionEvent>;

export const nextRestrictionState = (state: RestrictionState, event: RestrictionEvent): RestrictionState | undefined =>
  findTransition<RestrictionState, RestrictionEvent>(RESTRICTION_MACHINE, state, event);

/** Its state at a moment: no row changes when its time is over. */
export function restrictionState(
  { liftedAt, until }: Pick<Restriction, "liftedAt" | "until">,
  at: Date,
): RestrictionState {
  if (liftedAt !== null) return "lifted";
  return until !== null && until <= at ? "over" : "standing";
}
