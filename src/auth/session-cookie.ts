import { stringifySetCookie } from "cookie";
import type { Config } from "../config/config.ts";

export const SESSION_COOKIE = "recourse_session";

interface SessionCookie {
  readonly value: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** A whole `Set-Cookie` value. `Lax`, so that a link to the site from elsewhere finds its reader signed in. */
export const sessionCookie = ({ secure }: Pick<Config, "secure">, { value, at, expiresAt }: SessionCookie): string =>
  stringifySetCookie({
    name: SESSION_COOKIE,
    value,
    maxAge: Math.max(0, Math.floor((expiresAt.getTime() - at.getTime()) / 1_000)),
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  });

/** Makes the browser forget the session. */
export const endedSessionCookie = ({ secure }: Pick<Config, "secure">): string =>
  stringifySetCookie({
    name: SESSION_COOKIE,
    value: "",
    maxAge: 0,
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure,
  });
