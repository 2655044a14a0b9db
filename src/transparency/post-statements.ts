import { z } from "zod";
import { SECOND } from "../shared/clock.ts";
import type { DsaRecord } from "./record.ts";

export interface PostStatements {
  /** Of `POST /statements`. */
  readonly endpoint: string;
  readonly token: string;
  /** At most 100. */
  readonly records: readonly DsaRecord[];
  readonly timeoutMs?: number;
}

/** What became of a batch; but for `created`, the database has taken none of it. */
export type Posted =
  | { readonly kind: "created" }
  /** It has statements with these `puid`s already. */
  | { readonly kind: "existing"; readonly puids: ReadonlySet<string> }
  /** By position in the batch, the fields that are wrong. */
  | { readonly kind: "refused"; readonly fields: ReadonlyMap<number, readonly string[]> }
  /** Something in it is wrong and the answer does not say what. */
  | { readonly kind: "unclear"; readonly code: string }
  /** Not now: no connection, no answer in time, no right token, or the database is busy or broken. */
  | { readonly kind: "later"; readonly code: string; readonly afterMs: number | null };

const TIMEOUT_MS = 30 * SECOND;

/**
 * One call of the EU transparency database's endpoint for many statements, all or nothing ("Creating Multiple
 * Statements" and "Errors" in https://transparency.dsa.ec.europa.eu/page/api-documentation; duplicates as in
 * PuidNotUniqueMultipleException of its source). Never throws.
 */
export async function postStatements(post: PostStatements): Promise<Posted> {
  try {
    const response = await fetch(post.endpoint, {
      method: "POST",
      // The token is for this host alone.
      redirect: "error",
      headers: {
        authorization: `Bearer ${post.token}`,
        accept: "application/json",
        "content-type": "application/json",
      },
      body: JSON.stringify({ statements: post.records }),
      signal: AbortSignal.timeout(post.timeoutMs ?? TIMEOUT_MS),
    });
    return readAnswer(response, await response.text());
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError";
    return { kind: "later", code: isTimeout ? "timeout" : "unreachable", afterMs: null };
  }
}

const UNCLEAR = new Set([400, 413, 422]);

function readAnswer({ status, headers }: Response, text: string): Posted {
  if (status === 201) return { kind: "created" };
  const code = `http_${status}`;
  if (!UNCLEAR.has(status)) return { kind: "later", code, afterMs: waitOf(headers.get("retry-after")) };
  const errors = refusal.safeParse(parseJson(text)).data?.errors ?? {};
  const puids = puidList.safeParse(errors["existing_puids"]).data ?? [];
  if (puids.length > 0) return { kind: "existing", puids: new Set(puids) };
  const fields = new Map(Object.entries(errors).flatMap(readFields));
  return fields.size > 0 ? { kind: "refused", fields } : { kind: "unclear", code };
}

const refusal = z.object({ errors: z.record(z.string(), z.unknown()) });
/** PHP writes a list from which something was taken as an object. */
const puidList = z.union([z.array(z.string()), z.record(z.string(), z.string()).transform(Object.values<string>)]);
const fieldErrors = z.record(z.string(), z.unknown());

function readFields([key, errors]: readonly [string, unknown]): [number, string[]][] {
  const position = /^statement_(\d{1,3})$/.exec(key)?.[1];
  const found = fieldErrors.safeParse(errors);
  if (position === undefined || !found.success) return [];
  return [[Number(position), Object.keys(found.data).map(codeOf)]];
}

/** Names of fields alone: what else an answer says might quote what was sent. */
const codeOf = (field: string): string =>
  field
    .toLowerCase()
    .replaceAll(/[^a-z0-9_.]/g, "_")
    .slice(0, 100);

const MOST_WAIT_SECONDS = 86_400;

/** `Retry-After` in seconds (RFC 9110, 10.2.3), in milliseconds; a date is left to our own backoff. */
function waitOf(retryAfter: string | null): number | null {
  if (retryAfter === null || !/^\d{1,6}$/.test(retryAfter.trim())) return null;
  return Math.min(Number(retryAfter), MOST_WAIT_SECONDS) * SECOND;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
