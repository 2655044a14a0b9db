import { z } from "zod";
import { created, noContent, ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { presentNote, presentRestriction, readAccount, readUser, readUsers } from "./read-users.ts";
import { writeNote } from "./write-note.ts";
import { liftRestriction, restrictAuthor } from "./restrict-author.ts";
import { accountNote, noteBody, restrictBody, staffRestriction, staffUser, staffUserDetail } from "./schema.ts";

const userParams = z.object({ id: z.uuid() });

const listRoute = route({
  method: "get",
  path: "/moderation/users",
  summary: "People by part of a name or by whole e-mail address",
  tag: "Moderation",
  roles: STAFF,
  query: z.object({ ...pageQuery, q: z.string().trim().max(200).optional() }),
  responses: { 200: listOf(staffUser) },
  refusals: [],
  handle: async (deps, { query, actor }) => ok(await readUsers(deps, { viewer: actor, ...query })),
});

const readRoute = route({
  method: "get",
  path: "/moderation/users/:id",
  summary: "One person: record, restrictions, notes",
  tag: "Moderation",
  roles: STAFF,
  params: userParams,
  responses: { 200: staffUserDetail },
  refusals: [],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, actor }) => ok(await readUser(deps, { account: found, viewer: actor })),
});

const restrictRoute = route({
  method: "post",
  path: "/moderation/users/:id/restrictions",
  summary: "Limit an author, with a reason",
  tag: "Moderation",
  roles: STAFF,
  params: userParams,
  body: restrictBody,
  responses: { 201: staffRestriction },
  refusals: ["conflict_of_interest", "invalid_state"],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, body, actor }) => {
    const until = body.until ? new Date(body.until) : null;
    const restriction = await restrictAuthor(deps, { account: found, ...body, until, actor });
    return created(presentRestriction(restriction, deps.clock()));
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
  refusals: [],
  find: async ({ db }, { params }) => {
    const found = await db.prisma.restriction.findFirst({ where: { id: params.restrictionId, accountId: params.id } });
    if (!found) throw new Refusal("not_found", "There is no such restriction.");
    return found;
  },
  handle: async (deps, { found, actor }) => {
    await liftRestriction(deps, { restriction: found, actor });
    return noContent();
  },
});

const noteRoute = route({
  method: "post",
  path: "/moderation/users/:id/notes",
  summary: "Leave a note about a person for colleagues",
  tag: "Moderation",
  roles: STAFF,
  params: userParams,
  body: noteBody,
  responses: { 201: accountNote },
  refusals: [],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, body, actor }) => {
    return created(presentNote(await writeNote(deps, { account: found, body: body.body, actor })));
  },
});

export const authorRoutes: readonly Route[] = [listRoute, readRoute, restrictRoute, liftRoute, noteRoute];
