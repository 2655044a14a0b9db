import type { Logger } from "pino";
import type { Config } from "./config/config.ts";
import type { Db } from "./db/client.ts";
import type { Composers } from "./mail/outbox.ts";
import type { Transport } from "./mail/transport.ts";
import type { CompiledPolicy } from "./policy/compile.ts";
import type { Recent } from "./db/recent.ts";
import type { Clock } from "./shared/clock.ts";

/** The policy in force: swapped whole, never changed. */
export interface ActivePolicy {
  /** sha-256 over the policy files, the model and the engine's version, in hex. */
  readonly revision: string;
  readonly compiled: CompiledPolicy;
}

/** What a feature may use of the outside. Built once in `app.ts`, passed down by hand. */
export interface Deps {
  readonly config: Config;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly mail: Transport;
  /** How each kind of letter is written. */
  readonly letters: Composers;
  /** The policy in force at this moment; hold on to the answer for the length of one judgement. */
  readonly policy: () => ActivePolicy;
  /** Tells every replica, after commit, that something changed. Losing one costs freshness, never truth. */
  readonly notify: (change: Change) => void;
  /** Hears every change, this process's own included. Returns how to stop. */
  readonly subscribe: (hear: (heard: Heard) => void) => () => void;
  /** What was read a moment ago, by article: pages of threads as they were sent. */
  readonly recent: Recent;
}

/** A change; or `gap`: some may have been missed; or `end`: this process stops. */
export type Heard = Change | { readonly kind: "gap" } | { readonly kind: "end" };

export type Change =
  | { readonly kind: "thread"; readonly articleKey: string; readonly version: number; readonly event: ThreadEvent }
  | { readonly kind: "case"; readonly caseId: string }
  | { readonly kind: "policy"; readonly revision: string }
  | { readonly kind: "session"; readonly sessionId: string };

export interface ThreadEvent {
  readonly name: "comment-published" | "comment-hidden" | "thread-changed";
  readonly commentId?: string;
}
