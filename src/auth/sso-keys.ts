import { KeyObject, createSecretKey } from "node:crypto";
import { createRemoteJWKSet, errors } from "jose";
import type { SsoConfig } from "../config/config.ts";
import { Refusal } from "../shared/refusal.ts";

export const SSO_ALGORITHMS = ["HS256", "RS256", "ES256"] as const;
type SsoAlgorithm = (typeof SSO_ALGORITHMS)[number];

export interface SsoHeader {
  readonly alg: SsoAlgorithm;
  readonly kid?: string | undefined;
}

const TIMEOUT_MS = 5_000;
const CACHE_MS = 600_000;
/** Tokens with unknown key ids cannot make us ask the publisher more often than this. */
const COOLDOWN_MS = 30_000;
const RETRY_SECONDS = 10;

/**
 * The keys that may have signed such a token. The kind of key follows from the algorithm, so a public key is never
 * taken for a secret. Empty: none. Throws Refusal `unavailable` when the publisher's keys cannot be had.
 */
export async function findSsoKeys(sso: SsoConfig, header: SsoHeader): Promise<readonly KeyObject[]> {
  if (header.alg === "HS256") return sso.secrets.map((secret) => createSecretKey(Buffer.from(secret, "utf8")));
  if (sso.jwksUrl === undefined) return [];
  try {
    const { alg, kid } = header;
    const key = await keySetAt(sso.jwksUrl)({ alg, ...(kid === undefined ? {} : { kid }) });
    return [KeyObject.from(key)];
  } catch (error) {
    if (isNoSuchKey(error)) return [];
    throw new Refusal("unavailable", "The publisher's keys cannot be reached just now.", {
      retryAfterSeconds: RETRY_SECONDS,
    });
  }
}

const isNoSuchKey = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

type KeySet = ReturnType<typeof createRemoteJWKSet>;
const keySets = new Map<string, KeySet>();

/** One for a process and address: it holds the keys it has fetched. */
function keySetAt(url: string): KeySet {
  const keySet =
    keySets.get(url) ??
    createRemoteJWKSet(new URL(url), {
      timeoutDuration: TIMEOUT_MS,
      cacheMaxAge: CACHE_MS,
      cooldownDuration: COOLDOWN_MS,
    });
  keySets.set(url, keySet);
  return keySet;
}
