import { createHash } from "node:crypto";
import { z } from "zod";
import { readArticle } from "../articles/find-article.ts";
import type { Deps } from "../deps.ts";
import { bytes, created, noContent, ok } from "../http/answer.ts";
import { languageHeader, languageIn } from "../http/language-header.ts";
import { listOf, listQuery, opaque, pageQuery } from "../http/list.ts";
import { type Route, route } from "../http/route.ts";
import type { Person } from "../shared/actor.ts";
import type { Language } from "../shared/language.ts";
import { Refusal } from "../shared/refusal.ts";
import { presentVerdict } from "../decisions/present-verdict.ts";
import { deleteComment } from "./delete-comment.ts";
import { editComment } from "./edit-comment.ts";
import { findPostedBefore } from "./idempotency.ts";
import { findOwn, presentOwn, readOwnComments } from "./own-comments.ts";
import { postComment } from "./post-comment.ts";
import { previewComment } from "./preview-comment.ts";
import { addReaction, removeReaction } from "./react.ts";
import { presentComment, readVisibleComment } from "./read-comment.ts";
import { readContext } from "./read-context.ts";
import { SORTS, readReplies, readThread } from "./read-thread.ts";
import {
  articleParams,
  comment,
  commentContext,
  commentParams,
  editBody,
  ownComments,
  postAnswer,
  postBody,
  previewBody,
  reactionBody,
  verdict,
} from "./schema.ts";

const EVERYONE_SIGNED_IN = ["reader", "moderator", "administrator"] as const;

/** A thread is fresh for a CDN for five seconds, and never for a browser, which asks with its ETag. */
const THREAD_CACHE = "public, max-age=0, s-maxage=5";
const PRIVATE = { headers: { "Cache-Control": "private, no-store" } };

interface Page {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** 162 bits of the page's hash: the same on every replica, and after a restart. */
const toPage = (page: Buffer): Page => ({
  bytes: page,
  etag: createHash("sha256").update(page).digest("base64url").slice(0, 27),
});

const threadPage = (page: Page) => bytes(page.bytes, { etag: page.etag, cacheControl: THREAD_CACHE });

const readThreadRoute = route({
  method: "get",
  path: "/articles/:key/comments",
  summary: "A page of a thread: roots with their first replies, the same bytes for everyone",
  tag: "Threads",
  roles: ["anyone"],
  credentials: "ignored",
  params: articleParams,
  query: z.object({ ...pageQuery, sort: z.enum(SORTS).default("newest") }),
  responses: { 200: listOf(comment) },
  refusals: [],
  find: ({ db, recent }, { params: { key } }) => recent.get(key, "article", () => readArticle(db, key)),
  handle: async ({ db, recent }, { found, query }) => {
    const read = async () => toPage(await readThread(db, { articleId: found.id, articleKey: found.key, ...query }));
    return threadPage(await recent.get(found.key, `${query.sort} ${query.limit} ${query.cursor ?? ""}`, read));
  },
});

const postRoute = route({
  method: "post",
  path: "/articles/:key/comments",
  summary: "Post a comment; it is judged at once",
  tag: "Threads",
  roles: EVERYONE_SIGNED_IN,
  limit: ["posts_account", "posts_address"],
  params: articleParams,
  headers: languageHeader.extend({ "idempotency-key": opaque.min(1).optional() }),
  body: postBody,
  responses: { 201: postAnswer },
  refusals: [
    "author_suspended",
    "author_banned",
    "invalid_state",
    "duplicate_comment",
    "idempotency_key_reused",
    "thread_closed",
  ],
  find: ({ db }, { params }) => readArticle(db, params.key),
  replay: async (deps, { found, actor, body, headers }) => {
    const key = headers["idempotency-key"];
    if (key === undefined) return undefined;
    const post = { accountId: actor.accountId, key, articleId: found.id, parentId: body.parentId ?? null };
    const commentId = await findPostedBefore(deps.db.prisma, { ...post, body: body.body, at: deps.clock() });
    return commentId === null ? undefined : presentPosted(deps, commentId, languageIn(headers));
  },
  handle: async (deps, { found, actor, body, headers, draftPreviews }) => {
    const commentId = await postComment(deps, {
      article: found,
      authorId: actor.accountId,
      body: body.body,
      parentId: body.parentId ?? null,
      idempotencyKey: headers["idempotency-key"],
    });
    await draftPreviews.reset(draftKey(actor, found.id));
    return presentPosted(deps, commentId, languageIn(headers));
  },
});

const draftKey = ({ accountId }: Person, articleId: string) => `${accountId}:${articleId}`;

/** The comment as it is now, and the verdict that it was posted with. */
async function presentPosted(deps: Deps, commentId: string, lang: Language) {
  const own = presentOwn(deps, await findOwn(deps, commentId), lang);
  const first = await deps.db.prisma.decision.findFirstOrThrow({
    where: { commentId, revision: 1, supersedes: null },
  });
  return created({ comment: comment.parse(own), verdict: presentVerdict(deps, first, lang) });
}

const previewRoute = route({
  method: "post",
  path: "/articles/:key/comments/preview",
  summary: "What would happen to this text if it were posted now",
  tag: "Threads",
  roles: EVERYONE_SIGNED_IN,
  limit: ["posts_account", "posts_address"],
  params: articleParams,
  headers: languageHeader,
  body: previewBody,
  responses: { 200: verdict },
  refusals: ["author_suspended", "author_banned", "thread_closed"],
  find: ({ db }, { params }) => readArticle(db, params.key),
  handle: async (deps, { found, actor, body, headers, draftPreviews }) => {
    await draftPreviews.take(draftKey(actor, found.id));
    const lang = languageIn(headers);
    return ok(await previewComment(deps, { articleId: found.id, authorId: actor.accountId, body: body.body, lang }));
  },
});

const mineRoute = route({
  method: "get",
  path: "/articles/:key/comments/mine",
  summary: "One's own comments on an article in every status, with verdict and decision, and one's reactions",
  tag: "Threads",
  roles: EVERYONE_SIGNED_IN,
  params: articleParams,
  query: listQuery,
  headers: languageHeader,
  responses: { 200: ownComments },
  refusals: [],
  find: ({ db }, { params }) => readArticle(db, params.key),
  handle: async (deps, { found, actor, query, headers }) => {
    const lang = languageIn(headers);
    const own = { accountId: actor.accountId, articleId: found.id, lang, ...query };
    return ok(await readOwnComments(deps, own), PRIVATE);
  },
});

const myCommentsRoute = route({
  method: "get",
  path: "/me/comments",
  summary: "One's own comments everywhere, newest first",
  tag: "Threads",
  roles: EVERYONE_SIGNED_IN,
  query: listQuery,
  headers: languageHeader,
  responses: { 200: ownComments },
  refusals: [],
  handle: async (deps, { actor, query, headers }) => {
    const lang = languageIn(headers);
    return ok(await readOwnComments(deps, { accountId: actor.accountId, lang, ...query }), PRIVATE);
  },
});

const readCommentRoute = route({
  method: "get",
  path: "/comments/:id",
  summary: "One comment; a hidden one shows as a tombstone while something published stands below it",
  tag: "Comments",
  roles: ["anyone"],
  params: commentParams,
  responses: { 200: comment },
  refusals: [],
  find: ({ db }, { params, actor }) => readVisibleComment(db, { id: params.id, viewerId: accountOf(actor) }),
  handle: async (_deps, { found, actor }) => ok(presentComment(found, accountOf(actor)), PRIVATE),
});

const accountOf = (actor: { readonly kind: string; readonly accountId?: string } | null): string | undefined =>
  actor?.accountId;

const readContextRoute = route({
  method: "get",
  path: "/comments/:id/context",
  summary: "A comment with what stands above it, root first, and the first replies to it",
  tag: "Comments",
  roles: ["anyone"],
  credentials: "ignored",
  params: commentParams,
  responses: { 200: commentContext },
  refusals: [],
  find: ({ db }, { params }) => readVisibleComment(db, { id: params.id, viewerId: undefined }),
  handle: async ({ db }, { found }) => ok(await readContext(db, found), { headers: { "Cache-Control": THREAD_CACHE } }),
});

const readRepliesRoute = route({
  method: "get",
  path: "/comments/:id/replies",
  summary: "Direct replies, oldest first, each with its own first replies",
  tag: "Comments",
  roles: ["anyone"],
  credentials: "ignored",
  params: commentParams,
  query: listQuery,
  responses: { 200: listOf(comment) },
  refusals: [],
  find: ({ db }, { params }) => readVisibleComment(db, { id: params.id, viewerId: undefined }),
  handle: async ({ db }, { found, query }) =>
    threadPage(toPage(await readReplies(db, { commentId: found.id, articleKey: found.article.key, ...query }))),
});

const editRoute = route({
  method: "patch",
  path: "/comments/:id",
  summary: "Change one's own comment inside the edit window; it is judged again as a whole",
  tag: "Comments",
  roles: EVERYONE_SIGNED_IN,
  limit: ["posts_account", "posts_address"],
  params: commentParams,
  headers: languageHeader,
  body: editBody,
  responses: { 200: postAnswer },
  refusals: [
    "author_suspended",
    "author_banned",
    "invalid_state",
    "edit_window_closed",
    "revision_conflict",
    "duplicate_comment",
  ],
  find: ({ db }, { params, actor }) => readVisibleComment(db, { id: params.id, viewerId: actor.accountId }),
  handle: async (deps, { found, actor, body, headers, draftPreviews }) => {
    await editComment(deps, { commentId: found.id, authorId: actor.accountId, ...body });
    await draftPreviews.reset(draftKey(actor, found.articleId));
    const own = presentOwn(deps, await findOwn(deps, found.id), languageIn(headers));
    return ok({ comment: comment.parse(own), verdict: own.verdict });
  },
});

const deleteRoute = route({
  method: "delete",
  path: "/comments/:id",
  summary: "Take one's own comment away, in any status",
  tag: "Comments",
  roles: EVERYONE_SIGNED_IN,
  limit: ["posts_account", "posts_address"],
  params: commentParams,
  query: z.object({ waiveAppeal: z.enum(["true", "false"]).default("false") }),
  responses: { 204: "empty" },
  refusals: ["appeal_open"],
  find: ({ db }, { params, actor }) => readVisibleComment(db, { id: params.id, viewerId: actor.accountId }),
  handle: async (deps, { found, actor, query }) => {
    const waiveAppeal = query.waiveAppeal === "true";
    await deleteComment(deps, { commentId: found.id, authorId: actor.accountId, waiveAppeal });
    return noContent();
  },
});

async function readPublished({ db }: Deps, id: string) {
  const found = await readVisibleComment(db, { id, viewerId: undefined });
  if (found.status !== "published") throw new Refusal("not_found", "There is no such comment.");
  return found;
}

const reactionFacts = {
  path: "/comments/:id/reaction",
  tag: "Comments",
  roles: EVERYONE_SIGNED_IN,
  limit: ["flags_account"],
  params: commentParams,
  responses: { 204: "empty" },
  refusals: [],
} as const;

const recommendRoute = route({
  ...reactionFacts,
  method: "put",
  summary: "Recommend a comment",
  body: reactionBody,
  find: (deps, { params }) => readPublished(deps, params.id),
  handle: async (deps, { found, actor, body }) => {
    await addReaction(deps, { commentId: found.id, accountId: actor.accountId, kind: body.kind });
    return noContent();
  },
});

/** A body is allowed and says nothing new: there is one kind. Many clients send none with DELETE. */
const unrecommendRoute = route({
  ...reactionFacts,
  method: "delete",
  summary: "Take a recommendation back",
  find: (deps, { params }) => readPublished(deps, params.id),
  handle: async (deps, { found, actor }) => {
    await removeReaction(deps, { commentId: found.id, accountId: actor.accountId, kind: "recommend" });
    return noContent();
  },
});

export const commentRoutes: readonly Route[] = [
  readThreadRoute,
  postRoute,
  previewRoute,
  mineRoute,
  myCommentsRoute,
  readCommentRoute,
  readContextRoute,
  readRepliesRoute,
  editRoute,
  deleteRoute,
  recommendRoute,
  unrecommendRoute,
];
