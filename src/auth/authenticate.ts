import type { Deps } from "../deps.ts";
import type { Authenticate, Credentials } from "../http/access.ts";
import { assertSameOrigin, isUnsafeMethod } from "../http/origin.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { readSessionToken } from "./access-token.ts";
import { findProgram } from "./find-program.ts";
import { findSession } from "./find-session.ts";
import { SESSION_COOKIE } from "./session-cookie.ts";

type AuthDeps = Pick<Deps, "config" | "db" | "clock">;

/**
 * Tells who sent a request. A bearer must be good, or it is 401: it was sent on purpose. A cookie that is not good any
 * more makes nobody of its sender, so that public pages stay readable.
 */
export const makeAuthenticate =
  (deps: AuthDeps): Authenticate =>
  async (credentials) => {
    const bearer = readBearer(credentials.headers.authorization);
    if (bearer === undefined) return findCookiePerson(deps, credentials);
    const actor = bearer.startsWith("rct_") ? await findProgram(deps, bearer) : await findPerson(deps, bearer);
    if (!actor) throw new Refusal("sign_in_required", "This session or API token is not good any more.");
    return actor;
  };

/** Another scheme is none of ours: a proxy in front may ask for a password of its own. */
function readBearer(authorization = ""): string | undefined {
  const [scheme = "", token = ""] = authorization.trim().split(/\s+/);
  return scheme.toLowerCase() === "bearer" ? token : undefined;
}

async function findCookiePerson(deps: AuthDeps, { headers, cookies, method }: Credentials): Promise<Person | null> {
  const cookie = cookies[SESSION_COOKIE];
  const person = cookie === undefined ? null : await findPerson(deps, cookie);
  // Here too, for a browser sends another scheme's password along with a forged request as it does the cookie.
  if (person && isUnsafeMethod(method)) assertSameOrigin({ headers }, deps.config);
  return person;
}

async function findPerson(deps: AuthDeps, token: string): Promise<Person | null> {
  const ticket = readSessionToken(deps.config, token, deps.clock());
  const session = ticket && (await findSession(deps, ticket.sessionId));
  if (!session || session.accountId !== ticket.accountId) return null;
  return { kind: "person", accountId: session.accountId, role: session.role, sessionId: session.id };
}
