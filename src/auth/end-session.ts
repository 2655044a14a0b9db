import { noContent } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { ROLES } from "../shared/actor.ts";
import { revokeSession } from "./revoke-session.ts";
import { endedSessionCookie } from "./session-cookie.ts";

export const endSession = route({
  method: "delete",
  path: "/auth/session",
  summary: "Sign out",
  description: "Every access token of this session, and its cookie, is void from now on.",
  tag: "Signing in",
  roles: ROLES,
  limit: "sessions_address",
  responses: { 204: "empty" },
  refusals: [],
  handle: async (deps, { actor }) => {
    await revokeSession(deps, actor.sessionId);
    return noContent({ cookies: [endedSessionCookie(deps.config)] });
  },
});
