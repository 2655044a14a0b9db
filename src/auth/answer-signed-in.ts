import type { Account, Session } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Answer } from "../http/answer.ts";
import { ok } from "../http/answer.ts";
import { HOUR, after } from "../shared/clock.ts";
import { signSessionToken } from "./access-token.ts";
import { presentUser } from "./present-user.ts";
import { sessionCookie } from "./session-cookie.ts";

const ACCESS_TOKEN_HOURS = 12;

export interface SignedIn {
  readonly account: Account;
  readonly session: Pick<Session, "id" | "expiresAt">;
}

/** What every way of signing in answers. */
export async function answerSignedIn(deps: Deps, signedIn: SignedIn): Promise<Answer> {
  const { account, session } = signedIn;
  const at = deps.clock();
  const end = after(at, ACCESS_TOKEN_HOURS * HOUR);
  const expiresAt = end < session.expiresAt ? end : session.expiresAt;
  const ticket = { accountId: account.id, sessionId: session.id };
  const accessToken = signSessionToken(deps.config, ticket, { at, expiresAt });
  return ok(
    { accessToken, expiresAt: expiresAt.toISOString(), user: await presentUser(deps, account) },
    { cookies: [makeSessionCookie(deps, signedIn)] },
  );
}

/** The pages' whole `Set-Cookie` value. It lives as long as the session, whose row is asked at every request. */
export function makeSessionCookie(
  { config, clock }: Pick<Deps, "config" | "clock">,
  { account, session }: SignedIn,
): string {
  const at = clock();
  const { expiresAt } = session;
  const value = signSessionToken(config, { accountId: account.id, sessionId: session.id }, { at, expiresAt });
  return sessionCookie(config, { value, at, expiresAt });
}
