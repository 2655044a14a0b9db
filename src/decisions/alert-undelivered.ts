import type { Tx } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import type { FailedLetter } from "../mail/outbox.ts";
import { raiseAlert } from "./raise-alert.ts";

/** A letter that somebody needs failed for good: they do not know what was decided, contested or asked of them. */
export const alertUndelivered = (deps: Deps, tx: Tx, { letter, code, at }: FailedLetter): Promise<void> =>
  raiseAlert(deps, tx, { kind: "letter_undelivered", cause: causeOf(`${letter.kind}:${code}`), at });

/** A mail server's code is its own: only what can be no sentence or address stays. */
const causeOf = (text: string): string => text.replace(/[^A-Za-z0-9_.:-]/g, "_").slice(0, 100);
