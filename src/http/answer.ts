import type { IncomingMessage, ServerResponse } from "node:http";

export interface AnswerExtras {
  readonly headers?: Readonly<Record<string, string>>;
  /** Whole `Set-Cookie` values. */
  readonly cookies?: readonly string[];
}

export interface JsonAnswer extends AnswerExtras {
  readonly kind: "json";
  readonly status: 200 | 201 | 202;
  readonly body: unknown;
}

export interface BytesAnswer extends AnswerExtras {
  readonly kind: "bytes";
  readonly status: 200;
  readonly bytes: Buffer | string;
  readonly contentType: string;
  readonly etag: string | undefined;
  readonly cacheControl: string;
}

export interface EmptyAnswer extends AnswerExtras {
  readonly kind: "empty";
  readonly status: 202 | 204;
}

export interface StreamAnswer extends AnswerExtras {
  readonly kind: "stream";
  readonly status: 200;
  readonly contentType: string;
  /** Writes for as long as it likes and ends the response itself; listen for the response's `close`. */
  readonly start: (response: ServerResponse, request: IncomingMessage) => void;
}

/** What a route answers. Errors are not answers: throw a `Refusal`. */
export type Answer = JsonAnswer | BytesAnswer | EmptyAnswer | StreamAnswer;

export interface BytesOptions extends AnswerExtras {
  /** Without quotes; a request that already has it is answered 304. */
  readonly etag?: string;
  /** `no-store` unless given. */
  readonly cacheControl?: string;
  /** JSON unless given. */
  readonly contentType?: string;
}

const JSON_TYPE = "application/json; charset=utf-8";

/** 200 with a JSON body, `Cache-Control: no-store` unless `extras.headers` says otherwise. */
export const ok = (body: unknown, extras: AnswerExtras = {}): Answer => ({
  kind: "json",
  status: 200,
  body,
  ...extras,
});

/** 201 with the thing that was made. */
export const created = (body: unknown, extras: AnswerExtras = {}): Answer => ({
  kind: "json",
  status: 201,
  body,
  ...extras,
});

/** 202: it will be done; without a body unless there is something to say. */
export const accepted = (body?: unknown, extras: AnswerExtras = {}): Answer =>
  body === undefined ? { kind: "empty", status: 202, ...extras } : { kind: "json", status: 202, body, ...extras };

/** 204: done, nothing to say. */
export const noContent = (extras: AnswerExtras = {}): Answer => ({ kind: "empty", status: 204, ...extras });

/** 200 with bytes that are serialised already, sent as they are; 304 when the reader's `If-None-Match` names the etag. */
export function bytes(body: Buffer | string, options: BytesOptions = {}): Answer {
  const { etag, cacheControl = "no-store", contentType = JSON_TYPE, ...extras } = options;
  return { kind: "bytes", status: 200, bytes: body, etag, cacheControl, contentType, ...extras };
}

/** 200 whose body is written over time, such as Server-Sent Events (`text/event-stream` unless given). */
export function stream(
  start: StreamAnswer["start"],
  options: { readonly contentType?: string } & AnswerExtras = {},
): Answer {
  const { contentType = "text/event-stream; charset=utf-8", ...extras } = options;
  return { kind: "stream", status: 200, contentType, start, ...extras };
}
