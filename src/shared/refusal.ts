/** Every expected refusal of the contract. `http/problems` gives each its status and title. */
export const REFUSAL_CODES = [
  "malformed_json",
  "sign_in_required",
  "forbidden",
  "own_comment",
  "conflict_of_interest",
  "author_suspended",
  "author_banned",
  "not_found",
  "appeal_link_invalid",
  "revision_conflict",
  "version_conflict",
  "case_claimed",
  "claim_lost",
  "invalid_state",
  "appeal_open",
  "duplicate_comment",
  "idempotency_key_reused",
  "thread_closed",
  "edit_window_closed",
  "appeal_window_closed",
  "body_too_large",
  "unsupported_media_type",
  "invalid_request",
  "rate_limited",
  "unavailable",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Where in a request something is wrong: a JSON pointer and a sentence. */
export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
  /** What of the field's text the sentence is about, for whoever wrote it; never logged. */
  readonly word?: string;
}

export interface RefusalExtras {
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** When what is refused now will be possible, for clients that say times in their reader's own way. */
  readonly until?: Date;
}

/** An expected "no" with a sentence for whoever asked. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly until: Date | undefined;

  constructor(code: RefusalCode, detail: string, extras: RefusalExtras = {}) {
    super(detail);
    this.name = "Refusal";
    this.code = code;
    this.errors = extras.errors;
    this.retryAfterSeconds = extras.retryAfterSeconds;
    this.until = extras.until;
  }
}

/** One field of the request is wrong. */
export const invalid = (pointer: string, detail: string, word?: string): Refusal =>
  new Refusal("invalid_request", "The request is not valid.", {
    errors: [{ pointer, detail, ...(word === undefined ? {} : { word }) }],
  });
