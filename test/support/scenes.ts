import type { Article } from "../../src/db/generated/client.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { createApiToken } from "../../src/auth/create-api-token.ts";
import { transaction } from "../../src/db/transaction.ts";
import type { Person, Scope } from "../../src/shared/actor.ts";
import { newId } from "../../src/shared/ids.ts";
import { type ApiClient, type TestApp, type TestPerson, apiClient, testApp } from "./app.ts";
import { BODIES, smallPolicy } from "./small-policy.ts";

/** An application with two moderators and an administrator at work. */
export async function staffedApp() {
  const app = await testApp({ policy: smallPolicy() });
  const [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
  return { app, moderator, other, administrator: await app.person("administrator") };
}

/** What a problem says, for tables of refusals. */
export const refusalOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];

/** A person as an operation meets one, behind the door of HTTP. */
export const actorOf = ({ account }: TestPerson): Person => ({
  kind: "person",
  accountId: account.id,
  role: account.role,
  sessionId: newId(),
});

export interface PostFields {
  readonly author?: TestPerson;
  readonly article?: Article;
  readonly body?: string;
  readonly parentId?: string;
}

export interface Posted {
  readonly author: TestPerson;
  readonly article: Article;
  readonly id: string;
}

/** A comment as its author posts it; what the policy then does with it is for the body to say. */
export async function postComment(app: TestApp, fields: PostFields = {}): Promise<Posted> {
  const author = fields.author ?? (await app.person());
  const article = fields.article ?? (await app.article());
  const { body = BODIES.publish, parentId } = fields;
  const answer = await app
    .as(author)
    .post(`/articles/${article.key}/comments`)
    .send(parentId === undefined ? { body } : { body, parentId })
    .expect(201);
  return { author, article, id: answer.body.comment.id };
}

export interface Removed extends Posted {
  readonly decisionId: string;
  /** Of the link that the letter carries. */
  readonly token: string;
}

export const REASON = { category: "harassment", note: "Please argue about what was said." } as const;

/** A comment that the policy removed, or that was published and then removed `by` a moderator. */
export async function removedComment(
  app: TestApp,
  { by, ...fields }: PostFields & { readonly by?: TestPerson } = {},
): Promise<Removed> {
  const posted = await postComment(app, { body: by ? BODIES.publish : BODIES.remove, ...fields });
  if (by) await decideComment(app, by, { id: posted.id, action: "remove" });
  return { ...posted, ...(await findLink(app, posted.id)) };
}

/** The decision that removed a comment last, and the token of its author's link. */
export async function findLink({ deps }: TestApp, commentId: string) {
  const link = await deps.db.prisma.appealLink.findFirstOrThrow({
    where: { decision: { commentId } },
    // By id, which rises with time: the clock of a test stands still.
    orderBy: { id: "desc" },
  });
  const token = appealToken(deps.config.appealLinkKeys, link);
  if (token === null) throw new Error("the link's key is not configured");
  return { decisionId: link.decisionId, token };
}

interface Decide {
  readonly id: string;
  readonly action: "publish" | "remove";
  readonly revision?: number;
}

/** A moderator decides about any comment. */
export async function decideComment(app: TestApp, by: TestPerson, { id, action, revision = 1 }: Decide) {
  const body = { action, revision, ...(action === "remove" ? { reason: REASON } : {}) };
  await app.as(by).post(`/moderation/comments/${id}/decision`).send(body).expect(200);
}

export const STATEMENT = "I was quoting what the minister said in the interview.";

/** Files the author's appeal by the link; returns its id. */
export async function fileAppeal(app: TestApp, { token }: Pick<Removed, "token">): Promise<string> {
  const { body } = await app.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(201);
  return body.id;
}

/** A removed comment whose author contests the removal. */
export async function openAppeal(app: TestApp, fields: Parameters<typeof removedComment>[1] = {}) {
  const removed = await removedComment(app, fields);
  return { ...removed, appealId: await fileAppeal(app, removed) };
}

export async function claim(app: TestApp, who: TestPerson, path: `/moderation/${string}`): Promise<string> {
  const { body } = await app.as(who).post(`${path}/claim`).expect(200);
  return body.claimToken;
}

interface DecideAppeal {
  readonly appealId: string;
  readonly outcome: "upheld" | "overturned";
}

/** A moderator claims an appeal and decides it. */
export async function decideAppeal(app: TestApp, by: TestPerson, { appealId, outcome }: DecideAppeal) {
  const path = `/moderation/appeals/${appealId}` as const;
  const claimToken = await claim(app, by, path);
  const body = { outcome, reason: "The words are a quotation.", claimToken };
  await app.as(by).post(`${path}/decision`).send(body).expect(200);
}

export const findOpenCase = async ({ deps }: TestApp, commentId: string) =>
  deps.db.prisma.case.findFirstOrThrow({ where: { commentId, status: "open" } });

/** As many trusted readers flag a comment as it takes. */
export async function flagByReaders(app: TestApp, commentId: string, readers: number): Promise<void> {
  for (let count = 0; count < readers; count += 1) {
    const reader = await app.person();
    await app.as(reader).post(`/comments/${commentId}/flags`).send({ category: "harassment" }).expect(201);
  }
}

/** Requests of a publisher's program. */
export async function asProgram({ app, deps }: TestApp, scopes: readonly Scope[]): Promise<ApiClient> {
  const actor = { kind: "operator", label: "cli:test" } as const;
  const made = { name: "press", scopes, expiresAt: null, actor, at: deps.clock() };
  return apiClient(app, { token: await transaction(deps.db, (tx) => createApiToken(tx, made)) });
}

type Restrict = { readonly kind: "premoderated" | "suspended" | "banned"; readonly until?: Date };

/** A moderator limits an author; returns the restriction's id. */
export async function restrict(
  app: TestApp,
  by: TestPerson,
  { account, ...body }: TestPerson & Restrict,
): Promise<string> {
  const { body: made } = await app
    .as(by)
    .post(`/moderation/users/${account.id}/restrictions`)
    .send({ kind: body.kind, until: body.until?.toISOString(), reason: "Again and again." })
    .expect(201);
  return made.id;
}
