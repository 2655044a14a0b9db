import { ok } from "../http/answer.ts";
import { route } from "../http/route.ts";
import { ROLES } from "../shared/actor.ts";
import { presentUser } from "./present-user.ts";
import { user } from "./schema.ts";

export const readMe = route({
  method: "get",
  path: "/me",
  summary: "Who am I",
  tag: "Signing in",
  roles: ROLES,
  responses: { 200: user },
  refusals: [],
  handle: async (deps, { actor }) => {
    const account = await deps.db.prisma.account.findUniqueOrThrow({ where: { id: actor.accountId } });
    return ok(await presentUser(deps, account), { headers: { "Cache-Control": "private, no-store" } });
  },
});
