import { revokeSession } from "../auth/revoke-session.ts";
import { endedSessionCookie } from "../auth/session-cookie.ts";
import { seeOther } from "../pages/send-page.tsx";
import { endedHintCookie } from "../pages/session-hint.ts";
import type { Desk } from "./desk.tsx";

/** Ends the session itself, not only this browser's memory of it. */
export function signOut(desk: Desk): void {
  desk.post("/sign-out", async ({ deps, actor, res }) => {
    await revokeSession(deps, actor.sessionId);
    res.appendHeader("Set-Cookie", endedSessionCookie(deps.config));
    res.appendHeader("Set-Cookie", endedHintCookie(deps.config));
    seeOther(res, "/sign-in");
  });
}
