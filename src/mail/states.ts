import type { LetterState } from "../db/generated/client.ts";
import { type Machine, findTransition, statesBefore } from "../shared/states.ts";

/** `defer`: the mail server may take it later; `close`: never, or there is nothing to say; `retry`: a person asks. */
export type LetterEvent = "accept" | "defer" | "close" | "retry";

/** A letter that was accepted stays so: nothing sends it twice. */
export const LETTER_MACHINE = {
  queued: { accept: "sent", defer: "queued", close: "failed" },
  sent: {},
  failed: { retry: "queued" },
} as const satisfies Machine<LetterState, LetterEvent>;

export const nextLetterState = (state: LetterState, event: LetterEvent): LetterState | undefined =>
  findTransition<LetterState, LetterEvent>(LETTER_MACHINE, state, event);

export const letterStatesBefore = (event: LetterEvent): LetterState[] =>
  statesBefore<LetterState, LetterEvent>(LETTER_MACHINE, event);
