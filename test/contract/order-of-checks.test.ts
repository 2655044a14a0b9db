import type { Test } from "supertest";
import { DAY, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type ApiClient, type TestApp, type TestPerson, testApp } from "../support/app.ts";
import {
  REASON,
  asProgram,
  claim,
  decideAppeal,
  findOpenCase,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let reader: TestPerson;
let mo: TestPerson;
let max: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [reader, mo, max] = [await app.person(), await app.person("moderator"), await app.person("moderator")];
});

/** Who asks, for what, with which body. */
type Step = readonly [status: number, code: string, call: Test];

/** Each request mends one fault of the one before it, so each code shows that its check comes before the next. */
async function inOrder(steps: readonly Step[]): Promise<void> {
  for (const [status, code, call] of steps) expect(refusalOf(await call)).toEqual([status, code]);
}

const nobody = (): ApiClient => app.as(null);

test("deciding a case: who, where, what, conflict, state, claim, version", async () => {
  const author = await app.person("moderator");
  const found = await findOpenCase(app, (await postComment(app, { author, body: BODIES.flag })).id);
  const resolved = await findOpenCase(app, (await postComment(app, { author, body: BODIES.flag })).id);
  const claimed = await claim(app, mo, `/moderation/cases/${resolved.id}`);
  const decide = (client: ApiClient, id: string, body: object) =>
    client.post(`/moderation/cases/${id}/decision`).send(body);
  await decide(app.as(mo), resolved.id, { action: "publish", claimToken: claimed, version: 1 }).expect(200);
  const claimToken = await claim(app, mo, `/moderation/cases/${found.id}`);
  const stale = { action: "remove", reason: REASON, claimToken: "lost", version: 7 };
  await inOrder([
    [401, "sign_in_required", decide(nobody(), newId(), {})],
    [403, "forbidden", decide(app.as(reader), newId(), {})],
    [404, "not_found", decide(app.as(author), newId(), {})],
    [422, "invalid_request", decide(app.as(author), resolved.id, { ...stale, reason: undefined })],
    [403, "conflict_of_interest", decide(app.as(author), resolved.id, stale)],
    [409, "invalid_state", decide(app.as(mo), resolved.id, stale)],
    [409, "claim_lost", decide(app.as(mo), found.id, stale)],
    [409, "version_conflict", decide(app.as(mo), found.id, { ...stale, claimToken })],
  ]);
  await decide(app.as(mo), found.id, { ...stale, claimToken, version: found.version }).expect(200);
});

test("deciding an appeal: who, where, what, conflict, state, claim", async () => {
  const [open, decided] = [await openAppeal(app, { by: mo }), await openAppeal(app, { by: mo })];
  await decideAppeal(app, max, { appealId: decided.appealId, outcome: "upheld" });
  const decide = (client: ApiClient, id: string, body: object) =>
    client.post(`/moderation/appeals/${id}/decision`).send(body);
  const lost = { outcome: "upheld", reason: "It was no quotation.", claimToken: "lost" };
  await inOrder([
    [401, "sign_in_required", decide(nobody(), newId(), {})],
    [403, "forbidden", decide(app.as(reader), newId(), {})],
    [404, "not_found", decide(app.as(mo), newId(), {})],
    [422, "invalid_request", decide(app.as(mo), decided.appealId, { ...lost, reason: " " })],
    [403, "conflict_of_interest", decide(app.as(mo), decided.appealId, lost)],
    [409, "invalid_state", decide(app.as(max), decided.appealId, lost)],
    [409, "claim_lost", decide(app.as(max), open.appealId, lost)],
  ]);
});

test("inviting somebody from outside: who, where, what, conflict, state", async () => {
  const administrator = await app.person("administrator");
  const decided = await openAppeal(app, { by: mo });
  await decideAppeal(app, max, { appealId: decided.appealId, outcome: "upheld" });
  const invite = (client: ApiClient, id: string, body: object) =>
    client.post(`/moderation/appeals/${id}/reviewer`).send(body);
  const theirs = { email: decided.author.account.email };
  await inOrder([
    [401, "sign_in_required", invite(nobody(), newId(), {})],
    [403, "forbidden", invite(app.as(mo), newId(), {})],
    [404, "not_found", invite(app.as(administrator), newId(), {})],
    [422, "invalid_request", invite(app.as(administrator), decided.appealId, { email: "nobody" })],
    [403, "conflict_of_interest", invite(app.as(administrator), decided.appealId, theirs)],
    [409, "invalid_state", invite(app.as(administrator), decided.appealId, { email: "reviewer@example.com" })],
  ]);
});

test("taking an appeal back: what, where, who, state", async () => {
  const { decisionId, token } = await removedComment(app);
  const withdraw = (client: ApiClient, body: object) => client.post("/appeals/withdraw").send(body);
  await inOrder([
    [422, "invalid_request", withdraw(nobody(), {})],
    [404, "appeal_link_invalid", withdraw(nobody(), { token: "none" })],
    [401, "sign_in_required", withdraw(nobody(), { decisionId })],
    [404, "not_found", withdraw(app.as(reader), { decisionId })],
    [409, "invalid_state", withdraw(nobody(), { token })],
  ]);
});

test.each(["cases", "appeals"] as const)("claiming one of the %s: who, where, conflict, state, claim", async (kind) => {
  const [open, over] = await Promise.all([claimable(kind), claimable(kind)]);
  const path = (id: string) => `/moderation/${kind}/${id}/claim`;
  await over.end();
  await app.as(max).post(path(open.id)).expect(200);
  await inOrder([
    [401, "sign_in_required", nobody().post(path(newId()))],
    [403, "forbidden", app.as(reader).post(path(newId()))],
    [404, "not_found", app.as(over.author).post(path(newId()))],
    [403, "conflict_of_interest", app.as(over.author).post(path(over.id))],
    [409, "invalid_state", app.as(mo).post(path(over.id))],
    [409, "case_claimed", app.as(mo).post(path(open.id))],
  ]);
});

async function claimable(kind: "cases" | "appeals") {
  const author = await app.person("moderator");
  if (kind === "appeals") {
    const { appealId } = await openAppeal(app, { author });
    return { id: appealId, author, end: () => decideAppeal(app, max, { appealId, outcome: "upheld" }) };
  }
  const comment = await postComment(app, { author, body: BODIES.flag });
  const { id } = await findOpenCase(app, comment.id);
  return { id, author, end: () => app.as(author).delete(`/comments/${comment.id}`).expect(204) };
}

test("deciding about any comment: who, where, what, conflict, state, claim, revision", async () => {
  const author = await app.person("moderator");
  const gone = await removedComment(app, { author });
  const queued = await postComment(app, { author, body: BODIES.flag });
  const waiting = await findOpenCase(app, queued.id);
  await claim(app, max, `/moderation/cases/${waiting.id}`);
  const decide = (client: ApiClient, id: string, body: object) =>
    client.post(`/moderation/comments/${id}/decision`).send(body);
  const stale = { action: "remove", reason: REASON, revision: 7 };
  await inOrder([
    [401, "sign_in_required", decide(nobody(), newId(), {})],
    [403, "forbidden", decide(app.as(reader), newId(), {})],
    [404, "not_found", decide(app.as(author), newId(), {})],
    [422, "invalid_request", decide(app.as(author), gone.id, { action: "remove", revision: 7 })],
    [403, "conflict_of_interest", decide(app.as(author), gone.id, stale)],
    [409, "invalid_state", decide(app.as(mo), gone.id, stale)],
    [409, "case_claimed", decide(app.as(mo), queued.id, stale)],
    [409, "revision_conflict", decide(app.as(max), queued.id, stale)],
  ]);
  await decide(app.as(max), queued.id, { ...stale, revision: 1 }).expect(200);
});

describe("posting and changing", () => {
  test("posting: who, where, what, the author, the thread, the parent, the same again", async () => {
    const author = await app.person();
    const [open, closed] = [await app.article(), await app.article()];
    const hidden = await removedComment(app, { article: closed });
    const gone = await removedComment(app, { article: open });
    await postComment(app, { author, article: open });
    await app.deps.db.prisma.article.update({ where: { id: closed.id }, data: { commentsOpen: false } });
    const banned = await app.person();
    await restrict(app, mo, { ...banned, kind: "banned" });
    const program = await asProgram(app, ["articles:write"]);
    const post = (client: ApiClient, key: string, body: object) => client.post(`/articles/${key}/comments`).send(body);
    const stranger = { body: BODIES.publish, parentId: gone.id };
    const again = { body: BODIES.publish };
    await inOrder([
      [401, "sign_in_required", post(nobody(), "none", {})],
      [403, "forbidden", post(program, "none", {})],
      [404, "not_found", post(app.as(banned), "none", {})],
      [422, "invalid_request", post(app.as(banned), closed.key, { body: "" })],
      [422, "invalid_request", post(app.as(banned), closed.key, stranger)],
      [403, "author_banned", post(app.as(banned), closed.key, { ...again, parentId: hidden.id })],
      [409, "thread_closed", post(app.as(author), closed.key, { ...again, parentId: hidden.id })],
      [409, "invalid_state", post(app.as(author), open.key, { ...again, parentId: gone.id })],
      [409, "duplicate_comment", post(app.as(author), open.key, again)],
    ]);
  });

  test("editing: who, where, what, whose, the author, state, revision", async () => {
    const author = await app.person();
    const theirs = await postComment(app);
    const gone = await removedComment(app, { author });
    const own = await postComment(app, { author });
    const banned = await app.person();
    const ofBanned = await removedComment(app, { author: banned });
    await restrict(app, mo, { ...banned, kind: "suspended", until: after(app.clock.now(), DAY) });
    const edit = (client: ApiClient, id: string, body: object) => client.patch(`/comments/${id}`).send(body);
    const stale = { body: "Better.", revision: 7 };
    await inOrder([
      [401, "sign_in_required", edit(nobody(), newId(), {})],
      [404, "not_found", edit(app.as(author), newId(), {})],
      [422, "invalid_request", edit(app.as(author), theirs.id, {})],
      [403, "forbidden", edit(app.as(author), theirs.id, stale)],
      [403, "author_suspended", edit(app.as(banned), ofBanned.id, stale)],
      [409, "invalid_state", edit(app.as(author), gone.id, stale)],
      [409, "revision_conflict", edit(app.as(author), own.id, stale)],
    ]);
  });

  test("flagging: who, where, what, whose", async () => {
    const { author, id } = await postComment(app);
    const flag = (client: ApiClient, comment: string, body: object) =>
      client.post(`/comments/${comment}/flags`).send(body);
    await inOrder([
      [401, "sign_in_required", flag(nobody(), newId(), {})],
      [403, "forbidden", flag(app.as(mo), newId(), {})],
      [404, "not_found", flag(app.as(author), newId(), {})],
      [422, "invalid_request", flag(app.as(author), id, { category: "rudeness" })],
      [403, "own_comment", flag(app.as(author), id, { category: "spam" })],
    ]);
  });
});
