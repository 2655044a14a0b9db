import type { KeyObject } from "node:crypto";
import jwt from "jsonwebtoken";
import { z } from "zod";
import type { SsoConfig } from "../config/config.ts";
import type { Deps } from "../deps.ts";
import { isSafeText } from "../http/safe-json.ts";
import { ROLES } from "../shared/actor.ts";
import { DAY, MINUTE, SECOND } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import { email } from "./schema.ts";
import type { SsoHeader } from "./sso-keys.ts";
import { SSO_ALGORITHMS, findSsoKeys } from "./sso-keys.ts";

/** Clocks of publishers differ from ours. It is not granted to `exp`. */
const LEEWAY_MS = MINUTE;
const LONGEST_LIFE_MS = DAY;
/** The issuer of a publisher that names none. */
const DEFAULT_ISSUER = "sso";

const identifier = z.string().min(1).max(255).refine(isSafeText);
const seconds = z.number().int().nonnegative();

/** `crit` names extensions that a reader must understand; we understand none. */
const header = z.object({
  alg: z.enum(SSO_ALGORITHMS),
  kid: z.string().max(200).optional(),
  crit: z.undefined().optional(),
});

/** What is optional and wrong counts as absent: a publisher's odd name must not lock its readers out. */
const claims = z.object({
  sub: identifier,
  exp: seconds,
  iat: seconds,
  nbf: seconds.optional(),
  iss: identifier.default(DEFAULT_ISSUER),
  email: email.optional().catch(undefined),
  email_verified: z.boolean().optional().catch(undefined),
  name: z.string().max(400).refine(isSafeText).optional().catch(undefined),
  role: z.enum(ROLES).optional().catch(undefined),
});
export type SsoClaims = z.infer<typeof claims>;

/**
 * The claims of a JWT that the publisher signed. Throws Refusal `sign_in_required`, with one sentence for every fault
 * (the log has the reason), and `unavailable` when its keys cannot be reached.
 */
export async function readSsoToken(
  { config, clock, log }: Pick<Deps, "config" | "clock" | "log">,
  token: string,
): Promise<SsoClaims> {
  const { sso } = config;
  if (sso.secrets.length === 0 && sso.jwksUrl === undefined) {
    throw new Refusal("sign_in_required", "This site does not take sign-ins from a publisher.");
  }
  const read = await examine(sso, token, clock());
  if (typeof read !== "string") return read;
  log.info({ reason: read }, "publisher's sign-in refused");
  throw new Refusal("sign_in_required", "The publisher's sign-in was not accepted. Sign in there again.");
}

/** The claims, or a code of what is wrong. */
async function examine(sso: SsoConfig, token: string, at: Date): Promise<SsoClaims | string> {
  const decoded = header.safeParse(decodeHeader(token));
  if (!decoded.success) return "header";
  const keys = await findSsoKeys(sso, decoded.data);
  if (keys.length === 0) return "no_key";
  const payload = firstVerified(keys, token, { sso, alg: decoded.data.alg, at });
  if (payload === undefined) return "signature_or_audience";
  const parsed = claims.safeParse(payload);
  return parsed.success ? (findTimeFault(parsed.data, at) ?? parsed.data) : "claims";
}

function decodeHeader(token: string): unknown {
  try {
    return jwt.decode(token, { complete: true })?.header;
  } catch {
    return undefined;
  }
}

interface Expected {
  readonly sso: SsoConfig;
  readonly alg: SsoHeader["alg"];
  readonly at: Date;
}

function firstVerified(keys: readonly KeyObject[], token: string, expected: Expected): unknown {
  for (const key of keys) {
    const payload = verified(key, token, expected);
    if (payload !== undefined) return payload;
  }
  return undefined;
}

function verified(key: KeyObject, token: string, { sso, alg, at }: Expected): unknown {
  try {
    return jwt.verify(token, key, {
      algorithms: [alg],
      audience: sso.audience,
      ...(sso.issuer === undefined ? {} : { issuer: sso.issuer }),
      clockTimestamp: Math.floor(at.getTime() / SECOND),
      clockTolerance: LEEWAY_MS / SECOND,
    });
  } catch {
    return undefined;
  }
}

function findTimeFault({ exp, iat, nbf = 0 }: SsoClaims, at: Date): string | undefined {
  const now = at.getTime();
  if (exp * SECOND <= now) return "expired";
  if (exp * SECOND > now + LONGEST_LIFE_MS + LEEWAY_MS) return "lives_too_long";
  return Math.max(iat, nbf) * SECOND > now + LEEWAY_MS ? "not_yet_valid" : undefined;
}
