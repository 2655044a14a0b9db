import { route } from "../http/route.ts";
import { ROLES } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { answerSignedIn } from "./answer-signed-in.ts";
import { signedIn } from "./schema.ts";

export const renewSession = route({
  method: "post",
  path: "/auth/session/renew",
  summary: "Take a fresh access token",
  description: "The session itself ends 30 days after it was opened, or when staff were not seen for 12 hours.",
  tag: "Signing in",
  roles: ROLES,
  limit: "sessions_address",
  responses: { 200: signedIn },
  refusals: [],
  handle: async (deps, { actor }) => {
    const session = await deps.db.prisma.session.findUnique({
      where: { id: actor.sessionId, revokedAt: null },
      include: { account: true },
    });
    if (!session) throw new Refusal("sign_in_required", "This session has ended. Sign in again.");
    return answerSignedIn(deps, { account: session.account, session });
  },
});
