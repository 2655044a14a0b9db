import type { AppealStatus } from "../db/generated/client.ts";
import { type Machine, findTransition } from "../shared/states.ts";

/**
 * `uphold` and `overturn` are an independent human's; `concede` a moderator's who publishes meanwhile; `withdraw` the
 * author's; `void` is what becomes of it when the comment is taken away or its right is waived.
 */
export type AppealEvent = "claim" | "uphold" | "overturn" | "concede" | "withdraw" | "void";

/** Answered once, and never opened again. */
export const APPEAL_MACHINE = {
  open: {
    claim: "open",
    uphold: "upheld",
    overturn: "overturned",
    concede: "overturned",
    withdraw: "withdrawn",
    void: "void",
  },
  upheld: {},
  overturned: {},
  withdrawn: {},
  void: {},
} as const satisfies Machine<AppealStatus, AppealEvent>;

export const nextAppealStatus = (status: AppealStatus, event: AppealEvent): AppealStatus | undefined =>
  findTransition<AppealStatus, AppealEvent>(APPEAL_MACHINE, status, event);

/** In SQL: somebody answered it. One that was withdrawn or void has an end, but no answer, and counts in no figure of them. */
export const ANSWERED_STATUSES = "('upheld', 'overturned')";
