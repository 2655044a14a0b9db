import { z } from "zod";
import { assertNotBlind } from "../authors/blind-review.ts";
import type { Notice, NotifierMeasure } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { created, noContent, ok } from "../http/answer.ts";
import { type Route, route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { checkNotice, fileNotice } from "./file-notice.ts";
import { findSuspension, liftSuspension } from "./lift-suspension.ts";
import { findNotice, markUnfounded } from "./mark-unfounded.ts";
import { noticeUrl } from "./notice-link.ts";
import { readNotice, readNotices } from "./read-notices.ts";
import { revealNotifier } from "./reveal-notifier.ts";
import {
  markAnswer,
  noticeBody,
  noticeItem,
  noticesPage,
  noticesQuery,
  notifierView,
  receivedNotice,
} from "./schema.ts";

const noticeParams = z.object({ id: z.uuid() });

const fileRoute = route({
  method: "post",
  path: "/notices",
  summary: "Give notice of a comment that is held to be illegal (Digital Services Act, Article 16)",
  description:
    "Without an account; whoever is signed in is known to have given it. Name and e-mail are required, except about the sexual abuse of children. The receipt comes by " +
    "mail, with a link that shows where it stands. An address that gave many manifestly unfounded notices is refused " +
    "with 403 for a time, after a warning.",
  tag: "Notices",
  roles: ["anyone"],
  credentials: "optional",
  limit: ["notices_mailbox", "notices_address"],
  // Whoever leaves no address is counted by the other limit only.
  mailbox: (body) => body.email ?? newId(),
  body: noticeBody,
  responses: { 201: receivedNotice },
  refusals: ["not_found", "forbidden"],
  handle: async (deps, { body, actor }) => {
    const givenBy = actor?.kind === "person" ? actor.accountId : null;
    return created(presentReceived(deps, await fileNotice(deps, { commentId: checkNotice(body), body, givenBy })));
  },
});

/** A repeat reads like a first one: nobody learns by this answer whether an address gave notice before. */
const presentReceived = ({ config }: Deps, notice: Notice) => ({
  id: notice.id,
  status: "open",
  receivedAt: notice.receivedAt.toISOString(),
  ...(notice.address === null ? { statusUrl: noticeUrl(config, notice) } : {}),
});

const listRoute = route({
  method: "get",
  path: "/moderation/notices",
  summary: "Notices by anyone: open ones oldest first, all others newest first",
  description: "`decided`: answered by a decision about the comment. Who gave a notice is another call, and audited.",
  tag: "Notices",
  roles: STAFF,
  query: noticesQuery,
  responses: { 200: noticesPage },
  refusals: [],
  handle: async (deps, { query, actor }) => ok(await readNotices(deps, { ...query, viewerId: actor.accountId })),
});

const readRoute = route({
  method: "get",
  path: "/moderation/notices/:id",
  summary: "One notice",
  tag: "Notices",
  roles: STAFF,
  params: noticeParams,
  responses: { 200: noticeItem },
  refusals: ["not_found", "conflict_of_interest"],
  handle: async (deps, { params, actor }) => {
    const notice = await readNotice(deps, params.id);
    await assertNotBlind(deps, { viewerId: actor.accountId, commentId: notice.commentId });
    return ok(notice);
  },
});

const markRoute = route({
  method: "post",
  path: "/moderation/notices/:id/unfounded",
  summary: "Mark a notice as manifestly unfounded (Digital Services Act, Article 23)",
  description:
    "Only one that was answered by leaving the comment. As many as the settings say lead to a warning, then to a " +
    "suspension that ends by itself. Again: the same answer.",
  tag: "Notices",
  roles: STAFF,
  params: noticeParams,
  responses: { 200: markAnswer },
  refusals: ["not_found", "conflict_of_interest", "invalid_state"],
  find: (deps, { params }) => findNotice(deps.db.prisma, params.id),
  handle: async (deps, { params, actor }) => {
    const measure = await markUnfounded(deps, { noticeId: params.id, actor });
    return ok({ notice: await readNotice(deps, params.id), measure: measure && presentMeasure(measure) });
  },
});

const presentMeasure = ({ kind, endsAt }: NotifierMeasure) => ({ kind, endsAt: endsAt?.toISOString() ?? null });

const revealRoute = route({
  method: "post",
  path: "/moderation/notices/:id/reveal",
  summary: "Who gave a notice; audited",
  description: "Not for whoever wrote or flagged the comment, or gave notice of it.",
  tag: "Notices",
  roles: STAFF,
  params: noticeParams,
  responses: { 200: notifierView },
  refusals: ["not_found", "conflict_of_interest"],
  handle: async (deps, { params, actor }) => ok(await revealNotifier(deps, { noticeId: params.id, actor })),
});

const liftRoute = route({
  method: "delete",
  path: "/moderation/notices/:id/suspension",
  summary: "Take notices from an address again before its suspension ends; audited",
  description: "The suspension that marking this notice led to. One that is over is over already.",
  tag: "Notices",
  roles: ["administrator"],
  params: noticeParams,
  responses: { 204: "empty" },
  refusals: ["not_found", "conflict_of_interest"],
  find: ({ db }, { params }) => findSuspension(db, params.id),
  handle: async (deps, { found, actor }) => {
    await liftSuspension(deps, { suspension: found, actor });
    return noContent();
  },
});

export const noticeRoutes: readonly Route[] = [fileRoute, listRoute, readRoute, markRoute, revealRoute, liftRoute];
