import type { FieldError, RefusalCode } from "../shared/refusal.ts";
import { Refusal } from "../shared/refusal.ts";
import { isOutage } from "./outage.ts";

export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  /** For people who look the code up: what it means and what to do. */
  readonly explanation: string;
}

export const PROBLEMS = {
  malformed_json: {
    status: 400,
    title: "The body is not JSON",
    explanation: "The body could not be read as JSON in UTF-8. Send one JSON value.",
  },
  sign_in_required: {
    status: 401,
    title: "Sign in first",
    explanation:
      "The call needs a session or an API token, and none was sent or it is no longer good. Sign in again or renew the session.",
  },
  forbidden: {
    status: 403,
    title: "Not allowed",
    explanation: "Whoever is signed in may not do this, or the request came from another site than its session.",
  },
  own_comment: {
    status: 403,
    title: "This is your own comment",
    explanation: "An author cannot flag their own comment. Edit or delete it instead.",
  },
  conflict_of_interest: {
    status: 403,
    title: "You have a part in this matter",
    explanation:
      "Whoever wrote or flagged a comment does not decide its case, and whoever decided it before does not decide its appeal. Another moderator has to.",
  },
  author_suspended: {
    status: 403,
    title: "This account is suspended",
    explanation: "The account may not post until its suspension ends. The reasons were sent when it began.",
  },
  author_banned: {
    status: 403,
    title: "This account is banned",
    explanation: "The account may not post. The reasons were sent, and with them the way to contest them.",
  },
  not_found: {
    status: 404,
    title: "Nothing is here",
    explanation:
      "The address is wrong, the thing was removed, or it is not to be seen by whoever asked. The header `Allow`, where there is one, lists the methods this address knows.",
  },
  appeal_link_invalid: {
    status: 404,
    title: "This appeal link is not valid",
    explanation: "The link is incomplete, unknown or withdrawn. Copy it whole from the letter that brought it.",
  },
  revision_conflict: {
    status: 409,
    title: "The text has changed",
    explanation: "The comment has a newer revision than the one named. Read it again and decide about the new text.",
  },
  version_conflict: {
    status: 409,
    title: "This has changed meanwhile",
    explanation: "Somebody else changed it since it was read. Read it again.",
  },
  case_claimed: {
    status: 409,
    title: "Somebody else has this",
    explanation: "Another moderator holds the claim. It becomes free when they decide, release it or let it expire.",
  },
  claim_lost: {
    status: 409,
    title: "The claim is gone",
    explanation: "The claim expired or was released before the decision arrived. Claim it again.",
  },
  invalid_state: {
    status: 409,
    title: "Not in this state",
    explanation:
      "What was asked for does not apply to the state this is in, for example because it was decided already.",
  },
  appeal_open: {
    status: 409,
    title: "An appeal is open",
    explanation: "The decision is being contested. Decide the appeal, or delete with `waiveAppeal=true` as its author.",
  },
  duplicate_comment: {
    status: 409,
    title: "You have said this already",
    explanation: "The same author posted the same text to the same article within the last minutes.",
  },
  idempotency_key_reused: {
    status: 409,
    title: "This idempotency key was used for something else",
    explanation: "A key stands for one request. Take a new one for a new body.",
  },
  thread_closed: {
    status: 409,
    title: "Comments are closed",
    explanation: "The article takes no more comments.",
  },
  edit_window_closed: {
    status: 409,
    title: "It is too late to edit",
    explanation: "A comment can be edited for some minutes after it was posted. It can still be deleted.",
  },
  appeal_window_closed: {
    status: 409,
    title: "It is too late to appeal",
    explanation:
      "A decision can be contested for 184 days after its author was told. The link still shows the decision.",
  },
  body_too_large: {
    status: 413,
    title: "The body is too large",
    explanation: "A body of JSON may have 128 kB, a form 64 kB.",
  },
  unsupported_media_type: {
    status: 415,
    title: "This content type is not understood",
    explanation: "Send JSON as `application/json`, in UTF-8 and not compressed.",
  },
  invalid_request: {
    status: 422,
    title: "The request is not valid",
    explanation:
      "One or more fields are wrong. `errors` names each with a JSON pointer and a sentence, and where that is about a word of a text, the word.",
  },
  rate_limited: {
    status: 429,
    title: "Too many requests",
    explanation: "Wait as many seconds as `Retry-After` says.",
  },
  unavailable: {
    status: 503,
    title: "Not available just now",
    explanation: "Something this needs cannot be reached. Nothing was changed; try again after `Retry-After` seconds.",
  },
} satisfies Record<RefusalCode, ProblemKind>;

/** A bug of ours: it has no refusal code. */
export const INTERNAL_PROBLEM: ProblemKind = {
  status: 500,
  title: "Something went wrong here",
  explanation: "This is an error of the server. It was logged under the request id.",
};

/** The body of an error: RFC 9457. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: RefusalCode | "internal";
  readonly errors?: readonly FieldError[];
  /** RFC 3339: when what is refused now will be possible. */
  readonly until?: string;
}

export interface Problem {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ProblemBody;
}

export interface ProblemContext {
  /** A path that holds no secret: see `publicPath`. */
  readonly instance: string;
  readonly requestId: string;
}

/** A database that restarts is back within seconds. */
const OUTAGE_RETRY_SECONDS = 5;

/** Any thrown value as a problem document; what is neither a refusal nor an outage becomes 500 and says nothing of itself. */
export function toProblem(error: unknown, context: ProblemContext): Problem {
  const refusal = asRefusal(error);
  if (!refusal) return internalProblem(context);
  return {
    status: PROBLEMS[refusal.code].status,
    headers: headersOf(refusal),
    body: { ...describe(refusal.code, PROBLEMS[refusal.code]), ...wordsOf(refusal), instance: context.instance },
  };
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  // Express throws it for a path that is no percent-encoded UTF-8: such an address exists nowhere.
  if (error instanceof URIError) return new Refusal("not_found", "There is nothing at this address.");
  if (!isOutage(error)) return undefined;
  return new Refusal("unavailable", "The database cannot be reached just now.", {
    retryAfterSeconds: OUTAGE_RETRY_SECONDS,
  });
}

const describe = <C extends ProblemBody["code"]>(code: C, { title, status }: ProblemKind) => ({
  type: `/problems/${code}`,
  title,
  status,
  code,
});

const wordsOf = ({ message, errors, until }: Refusal) => ({
  detail: message,
  ...(errors && { errors }),
  ...(until && { until: until.toISOString() }),
});

function headersOf({ code, retryAfterSeconds }: Refusal): Record<string, string> {
  const headers: Record<string, string> = {};
  if (PROBLEMS[code].status === 401) headers["WWW-Authenticate"] = "Bearer";
  if (retryAfterSeconds !== undefined) headers["Retry-After"] = String(Math.max(1, Math.ceil(retryAfterSeconds)));
  return headers;
}

const internalProblem = ({ instance, requestId }: ProblemContext): Problem => ({
  status: INTERNAL_PROBLEM.status,
  headers: {},
  body: { ...describe("internal", INTERNAL_PROBLEM), detail: `It was logged as request ${requestId}.`, instance },
});
