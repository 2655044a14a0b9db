import type { CaseStatus } from "../db/generated/client.ts";
import { type Machine, findTransition } from "../shared/states.ts";

/** `flag` and `edit` go on in the open case; `publish` and `remove` are a moderator's; `withdraw` is the author's. */
export type CaseEvent = "flag" | "edit" | "claim" | "publish" | "remove" | "withdraw";

/** One comment awaiting a human. A resolved case is history: another flag opens another case. */
export const CASE_MACHINE = {
  open: {
    flag: "open",
    edit: "open",
    claim: "open",
    publish: "resolved",
    remove: "resolved",
    withdraw: "resolved",
  },
  resolved: {},
} as const satisfies Machine<CaseStatus, CaseEvent>;

export const nextCaseStatus = (status: CaseStatus, event: CaseEvent): CaseStatus | undefined =>
  findTransition<CaseStatus, CaseEvent>(CASE_MACHINE, status, event);

export type Lease = "free" | "mine" | "taken";
export type LeaseEvent = "claim" | "release" | "expire";

/** The claim on a case or an appeal, as one moderator sees it. A second claim by its holder renews it. */
export const LEASE_MACHINE = {
  free: { claim: "mine" },
  mine: { claim: "mine", release: "free", expire: "free" },
  taken: { expire: "free" },
} as const satisfies Machine<Lease, LeaseEvent>;

export const nextLease = (lease: Lease, event: LeaseEvent): Lease | undefined =>
  findTransition<Lease, LeaseEvent>(LEASE_MACHINE, lease, event);
