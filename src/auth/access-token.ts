import { createSecretKey } from "node:crypto";
import jwt from "jsonwebtoken";
import { z } from "zod";
import type { Config } from "../config/config.ts";
import { deriveKeys, deriveSigningKey } from "./derive-key.ts";

const ALGORITHM = "HS256";
const ISSUER = "recourse";
const AUDIENCE = "recourse-session";
const PURPOSE = "session token";

type Secret = Pick<Config, "sessionSecret">;

export interface SessionTicket {
  readonly accountId: string;
  readonly sessionId: string;
}

/** A JWT that names a session. It opens nothing by itself: the session's row must stand too. Times in whole seconds. */
export function signSessionToken(
  config: Secret,
  { accountId, sessionId }: SessionTicket,
  { at, expiresAt }: { readonly at: Date; readonly expiresAt: Date },
): string {
  const claims = {
    sub: accountId,
    sid: sessionId,
    iss: ISSUER,
    aud: AUDIENCE,
    iat: seconds(at),
    exp: seconds(expiresAt),
  };
  return jwt.sign(claims, deriveSigningKey(config, PURPOSE), { algorithm: ALGORITHM });
}

/** What a token of ours names; null for any other text, whatever is wrong with it. */
export function readSessionToken(config: Secret, token: string, at: Date): SessionTicket | null {
  for (const key of deriveKeys(config, PURPOSE)) {
    const parsed = ticket.safeParse(verified(token, key, at));
    if (parsed.success) return { accountId: parsed.data.sub, sessionId: parsed.data.sid };
  }
  return null;
}

const ticket = z.object({ sub: z.uuid(), sid: z.uuid(), exp: z.number() });

function verified(token: string, key: Buffer, at: Date): unknown {
  try {
    // As a secret key: bytes would first be tried as a public one, which takes longer than all the rest.
    return jwt.verify(token, createSecretKey(key), {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: AUDIENCE,
      clockTimestamp: seconds(at),
    });
  } catch {
    return null;
  }
}

const seconds = (at: Date): number => Math.floor(at.getTime() / 1_000);
