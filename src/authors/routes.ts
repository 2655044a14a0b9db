import { z } from "zod";
import { created, ok } from "../http/answer.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { presentNote, readAccount, readUser, readUsers } from "./read-users.ts";
import { revealEmail } from "./reveal-email.ts";
import { writeNote } from "./write-note.ts";
import { accountNote, noteBody, revealedEmail, staffUser, staffUserDetail } from "./schema.ts";

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
  summary: "One person: record, strikes, restrictions, notes",
  tag: "Moderation",
  roles: STAFF,
  params: userParams,
  responses: { 200: staffUserDetail },
  refusals: [],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, actor }) => ok(await readUser(deps, { account: found, viewer: actor })),
});

const revealRoute = route({
  method: "post",
  path: "/moderation/users/:id/reveal",
  summary: "Somebody's e-mail address; audited",
  tag: "Moderation",
  roles: ["administrator"],
  params: userParams,
  responses: { 200: revealedEmail },
  refusals: [],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, actor }) => ok(await revealEmail(deps, { account: found, actor })),
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
  refusals: ["conflict_of_interest"],
  find: (deps, { params }) => readAccount(deps, params.id),
  handle: async (deps, { found, body, actor }) => {
    return created(presentNote(await writeNote(deps, { account: found, body: body.body, actor })));
  },
});

export const authorRoutes: readonly Route[] = [listRoute, readRoute, revealRoute, noteRoute];
