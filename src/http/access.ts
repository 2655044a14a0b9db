import type { IncomingHttpHeaders } from "node:http";
import { parseCookie } from "cookie";
import type { Request } from "express";
import type { Person, Program } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import type { AccessList } from "./route.ts";

/** The cookie of the pages' sessions. */
export const SESSION_COOKIE = "recourse_session";

/** What of a request can say who sent it. */
export interface Credentials {
  readonly headers: IncomingHttpHeaders;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly method: string;
  readonly ip: string;
}

/** Who sent a request, or null for nobody; throws `Refusal("sign_in_required")` for a bearer that is not good. */
export type Authenticate = (credentials: Credentials) => Promise<Person | Program | null>;

export const credentialsOf = (req: Request): Credentials => ({
  headers: req.headers,
  cookies: parseCookie(req.headers.cookie ?? ""),
  method: req.method,
  ip: req.ip ?? "",
});

/** 401 for nobody, 403 for somebody else, unless the list names them. */
export function assertAccess(roles: AccessList, actor: Person | Program | null): void {
  if (roles.includes("anyone")) return;
  if (!actor) throw new Refusal("sign_in_required", "Sign in to do this.");
  if (!isListed(roles, actor)) throw new Refusal("forbidden", "This account may not do this.");
}

const isListed = (roles: AccessList, actor: Person | Program): boolean =>
  actor.kind === "person" ? roles.includes(actor.role) : actor.scopes.some((scope) => roles.includes(`scope:${scope}`));
