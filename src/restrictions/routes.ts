import { z } from "zod";
import { readGrounds } from "../authors/read-grounds.ts";
import { presentRestriction, readAccount, readUser } from "../authors/read-users.ts";
import { staffRestriction, staffUserDetail } from "../authors/schema.ts";
import { created, noContent, ok } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { ROLES, STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { endRestriction } from "./end-restriction.ts";
import { readOwnRestrictions } from "./read-own-restrictions.ts";
import { restrictAuthor } from "./restrict-author.ts";
import { ownRestriction, restrictBody } from "./schema.ts";
import { waiveStrike } from "./waive-strike.ts";

const userParams = z.object({ id: z.uuid() });

const ownRoute = route({
  method: "get",
  path: "/me/restrictions",
  summary: "What was decided about my account, with the reason and where an appeal stands",
  tag: "Appeals",
  roles: ROLES,
  responses: { 200: z.object({ items: z.array(ownRestriction) }) },
  refusals: [],
  handle: async (deps, { actor }) =>
    ok(
      { items: await readOwnRestrictions(deps, { accountId: actor.accountId }) },
      { headers: { "Cache-Control": "private, no-store" } },
    ),
});

const restrictRoute = route({
  method: "post",
  path: "/moderation/users/:id/restrictions",
  summary: "Limit an author, or warn one, with a reason",
  description:
    "The author is sent a statement of reasons with a link to contest it. `openComments` says what becomes of their published and held comments: each one that changes gets a decision of its own. `replaces` changes the end of a suspension, or of the reading in advance, that stands: it ends, this one takes its place and its comments as they are, and the author is told once.",
  tag: "Moderation",
  roles: STAFF,
  params: userParams,
  body: restrictBody,
  responses: { 201: staffRestriction },
  refusals: ["conflict_of_interest", "invalid_state", "appeal_open"],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, body, actor }) => {
    const until = body.until ? new Date(body.until) : null;
    const restriction = await restrictAuthor(deps, { account: found, ...body, until, actor });
    const grounds = (await readGrounds(deps.db.prisma, [restriction.id])).get(restriction.id);
    return created(presentRestriction(restriction, { at: deps.clock(), grounds }));
  },
});

const liftRoute = route({
  method: "delete",
  path: "/moderation/users/:id/restrictions/:restrictionId",
  summary: "Lift a restriction",
  tag: "Moderation",
  roles: STAFF,
  params: userParams.extend({ restrictionId: z.uuid() }),
  responses: { 204: "empty" },
  refusals: ["conflict_of_interest"],
  find: async ({ db }, { params }) => {
    const found = await db.prisma.restriction.findFirst({ where: { id: params.restrictionId, accountId: params.id } });
    if (!found) throw new Refusal("not_found", "There is no such restriction.");
    return found;
  },
  handle: async (deps, { found, actor }) => {
    await endRestriction(deps, { restriction: found, actor });
    return noContent();
  },
});

const waiveRoute = route({
  method: "post",
  path: "/moderation/users/:id/strikes/:decisionId/waiver",
  summary: "Count a removal against its author no more; it stands",
  tag: "Moderation",
  roles: STAFF,
  params: userParams.extend({ decisionId: z.uuid() }),
  responses: { 200: staffUserDetail },
  refusals: ["conflict_of_interest"],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, params, actor }) => {
    await waiveStrike(deps, { account: found, decisionId: params.decisionId, actor });
    return ok(await readUser(deps, { account: found, viewer: actor }));
  },
});

export const restrictionRoutes: readonly Route[] = [ownRoute, restrictRoute, liftRoute, waiveRoute];
