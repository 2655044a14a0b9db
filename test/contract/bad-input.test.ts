import { generateKeyPairSync } from "node:crypto";
import jwt from "jsonwebtoken";
import supertest, { type Test } from "supertest";
import { API_INFO, API_ROUTES } from "../../src/app.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { openApiDocument } from "../../src/http/openapi.ts";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { countRows } from "../support/rows.ts";
import {
  type Posted,
  REASON,
  type Removed,
  STATEMENT,
  claim,
  findOpenCase,
  openAppeal,
  postComment,
  refusalOf,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const SSO_SECRET = "a secret that the publisher and this site share";

interface Scene {
  readonly app: TestApp;
  readonly reader: TestPerson;
  readonly moderator: TestPerson;
  readonly article: Article;
  readonly closed: Article;
  readonly published: Posted;
  readonly elsewhere: Posted;
  readonly removed: Removed;
  readonly contested: Removed & { readonly appealId: string };
  /** A case that was claimed until its claim ran out. */
  readonly lost: { readonly caseId: string; readonly version: number; readonly claimToken: string };
}

let scene: Scene;
beforeAll(async () => {
  const app = await testApp({ policy: smallPolicy(), env: { SSO_SECRET } });
  const [reader, moderator] = [await app.person(), await app.person("moderator")];
  const article = await app.article();
  const lost = await findOpenCase(app, (await postComment(app, { body: BODIES.flag })).id);
  const claimToken = await claim(app, moderator, `/moderation/cases/${lost.id}`);
  app.clock.advance(10 * MINUTE);
  scene = {
    app,
    reader,
    moderator,
    article,
    closed: await app.article({ commentsOpen: false }),
    published: await postComment(app, { author: reader, article }),
    elsewhere: await postComment(app),
    removed: await removedComment(app, { author: reader, article }),
    contested: await openAppeal(app),
    lost: { caseId: lost.id, version: lost.version, claimToken },
  };
  const known = { body: "Known by its key.", headers: { "Idempotency-Key": "known" } };
  await app.as(reader).post(`/articles/${article.key}/comments`).set(known.headers).send({ body: known.body });
});

type Send = (s: Scene) => Test;
type Row = readonly [what: string, status: number, code: string, send: Send];

const documents: { paths: Record<string, Record<string, { responses: Record<string, { description: string }> }>> } =
  JSON.parse(JSON.stringify(openApiDocument(API_ROUTES, API_INFO)));

/** The codes that the contract's document names for a call. */
function documentedCodes(method: string, url: string, status: number): string {
  const path = new URL(url).pathname;
  const template = Object.keys(documents.paths).find((each) =>
    new RegExp(`^${each.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
  return documents.paths[template ?? ""]?.[method.toLowerCase()]?.responses[String(status)]?.description ?? "";
}

/** Each is refused with its own code, as the document says, as a problem, and leaves no row behind. */
const refuses = (rows: readonly Row[]) =>
  test.each(rows)("%s: %i %s", async (_what, status, code, send) => {
    const before = await countRows(scene.app.deps.db);
    const request = send(scene);
    const answer = await request;
    expect(refusalOf(answer)).toEqual([status, code]);
    expect(answer.type).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ type: `/problems/${code}`, status, title: expect.any(String) });
    expect(documentedCodes(request.method, request.url, status)).toContain(`\`${code}\``);
    expect(await countRows(scene.app.deps.db)).toEqual(before);
  });

const post =
  (fields: object, by: "reader" | "moderator" = "reader"): Send =>
  ({ app, [by]: who, article }) =>
    app.as(who).post(`/articles/${article.key}/comments`).send(fields);

/** JSON as it is written, which no serialiser would write. */
const raw =
  (json: string, type = "application/json"): Send =>
  ({ app, reader, article }) =>
    app.as(reader).post(`/articles/${article.key}/comments`).set("Content-Type", type).send(json);

describe("a comment's text", () => {
  refuses([
    ["empty", 422, "invalid_request", post({ body: "" })],
    ["only space", 422, "invalid_request", post({ body: " \t\n\u00a0\u3000" })],
    ["only zero-width characters", 422, "invalid_request", post({ body: "\u200b\u200c\u200d\u2060\ufeff" })],
    ["only soft hyphens and direction marks", 422, "invalid_request", post({ body: "\u00ad\u200e\u200f\u061c" })],
    ["only combining marks", 422, "invalid_request", post({ body: "\u0301\u0301" })],
    ["only letters that draw nothing", 422, "invalid_request", post({ body: "\u3164\u115f\u2800" })],
    ["10,001 characters", 422, "invalid_request", post({ body: "a".repeat(10_001) })],
    ["10,001 characters beyond the basic plane", 422, "invalid_request", post({ body: "😀".repeat(10_001) })],
    ["a megabyte", 413, "body_too_large", post({ body: "a".repeat(1_048_576) })],
    ["half a surrogate pair", 422, "invalid_request", raw('{"body":"so \\ud800 it goes"}')],
    ["the other half", 422, "invalid_request", raw('{"body":"so \\udc00 it goes"}')],
    ["NUL", 422, "invalid_request", raw('{"body":"so \\u0000 it goes"}')],
    ["a right-to-left override", 422, "invalid_request", post({ body: "see \u202egpj.exe" })],
    ["a left-to-right override", 422, "invalid_request", post({ body: "see \u202dgpj.exe" })],
    ["a tower of combining marks", 422, "invalid_request", post({ body: `z${"\u0335".repeat(9)}algo` })],
    ["a number", 422, "invalid_request", post({ body: 12 })],
    ["null", 422, "invalid_request", post({ body: null })],
    ["none", 422, "invalid_request", post({})],
  ]);

  test.each([
    ["10,000 characters", "a".repeat(10_000)],
    ["10,000 characters of two units each", "😀".repeat(10_000)],
    ["Arabic with its own direction", "هذا رأيي في المقال"],
    ["Vietnamese in decomposed letters", "Tôi không đồng ý".normalize("NFD")],
    ["a family of emoji joined by zero-width joiners", "👨‍👩‍👧‍👦"],
  ])("is kept exactly as it was written: %s", async (_what, body) => {
    const answer = await post({ body })(scene).expect(201);
    expect(answer.body.comment.body).toBe(body);
  });
});

describe("where a comment is posted", () => {
  const at =
    (key: (s: Scene) => string, fields: object = {}): Send =>
    (s) =>
      s.app
        .as(s.reader)
        .post(`/articles/${key(s)}/comments`)
        .send({ body: "Somewhere.", ...fields });
  refuses([
    [
      "below a comment of another article",
      422,
      "invalid_request",
      (s) => post({ body: "x", parentId: s.elsewhere.id })(s),
    ],
    ["below a comment that is not there", 422, "invalid_request", post({ body: "x", parentId: newId() })],
    ["below something that is no id", 422, "invalid_request", post({ body: "x", parentId: "1; drop table" })],
    ["below a removed comment", 409, "invalid_state", (s) => post({ body: "x", parentId: s.removed.id })(s)],
    ["to an unknown article", 404, "not_found", at(() => "no-such-article")],
    ["to an article whose key is none", 404, "not_found", at(() => "%00")],
    ["to a closed article", 409, "thread_closed", at((s) => s.closed.key)],
    ["the same text again", 409, "duplicate_comment", post({ body: BODIES.publish })],
    [
      "another text under a known key",
      409,
      "idempotency_key_reused",
      (s) => post({ body: "Another." })(s).set("Idempotency-Key", "known"),
    ],
    [
      "the known text elsewhere under its key",
      409,
      "idempotency_key_reused",
      (s) =>
        s.app
          .as(s.reader)
          .post(`/articles/${s.elsewhere.article.key}/comments`)
          .set("Idempotency-Key", "known")
          .send({ body: "Known by its key." }),
    ],
    [
      "under a key of 201 characters",
      422,
      "invalid_request",
      (s) => post({ body: "Long key." })(s).set("Idempotency-Key", "k".repeat(201)),
    ],
  ]);
});

describe("a body", () => {
  refuses([
    ["that is not JSON", 400, "malformed_json", raw("{body: 'x'}")],
    ["that ends too soon", 400, "malformed_json", raw('{"body":"x"')],
    ["that is two values", 400, "malformed_json", raw('{"body":"x"}{}')],
    ["that is an array", 422, "invalid_request", raw('[{"body":"x"}]')],
    ["that is a string", 422, "invalid_request", raw('"body"')],
    ["that is null", 422, "invalid_request", raw("null")],
    ["with a prototype's key", 422, "invalid_request", raw('{"body":"x","__proto__":{"role":"administrator"}}')],
    ["with a constructor's key", 422, "invalid_request", raw('{"body":"x","constructor":{"prototype":{}}}')],
    ["with a key that is not known", 422, "invalid_request", post({ body: "x", status: "published" })],
    [
      "that names another author",
      422,
      "invalid_request",
      (s) => post({ body: "x", authorId: s.moderator.account.id })(s),
    ],
    ["nested without end", 422, "invalid_request", raw(`{"body":${"[".repeat(5_000)}${"]".repeat(5_000)}}`)],
    ["of a form", 415, "unsupported_media_type", raw("body=x", "application/x-www-form-urlencoded")],
    ["of XML", 415, "unsupported_media_type", raw("<body>x</body>", "application/xml")],
    ["of JSON by another name", 415, "unsupported_media_type", raw('{"body":"x"}', "text/plain")],
    [
      "of JSON in another charset",
      415,
      "unsupported_media_type",
      raw('{"body":"x"}', "application/json; charset=utf-16"),
    ],
    [
      "that says it is compressed",
      415,
      "unsupported_media_type",
      (s) => raw('{"body":"x"}')(s).set("Content-Encoding", "gzip"),
    ],
    [
      "that is not there",
      422,
      "invalid_request",
      ({ app, reader, article }) => app.as(reader).post(`/articles/${article.key}/comments`),
    ],
  ]);
});

describe("who asks", () => {
  const bearer =
    (token: (s: Scene) => string): Send =>
    ({ app, article }) =>
      supertest(app.app)
        .post(`/api/v1/articles/${article.key}/comments`)
        .set("Authorization", `Bearer ${token(scene)}`)
        .send({ body: "By a forged hand." });
  const claimsOf = ({ reader }: Scene) => jwt.decode(reader.token, { json: true }) ?? {};
  const secondsOf = ({ app }: Scene, ms = 0) => Math.floor((app.clock.now().getTime() + ms) / 1_000);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const sso =
    (claims: (s: Scene) => object, options: jwt.SignOptions = {}): Send =>
    (s) => {
      const good = {
        sub: "p-1",
        email: "p@example.org",
        name: "P",
        aud: "recourse",
        iat: secondsOf(s),
        exp: secondsOf(s, HOUR),
      };
      const token = jwt.sign({ ...good, ...claims(s) }, options.algorithm === "none" ? "" : SSO_SECRET, options);
      return s.app.as(null).post("/auth/sso").send({ token });
    };
  refuses([
    [
      "nobody",
      401,
      "sign_in_required",
      ({ app, article }) => app.as(null).post(`/articles/${article.key}/comments`).send({ body: "x" }),
    ],
    ["with a token that is none", 401, "sign_in_required", bearer(() => "rubbish")],
    ["with an empty token", 401, "sign_in_required", bearer(() => "")],
    ["with a token of three dots", 401, "sign_in_required", bearer(() => "...")],
    [
      "with a token that is not signed",
      401,
      "sign_in_required",
      bearer((s) => jwt.sign(claimsOf(s), "", { algorithm: "none" })),
    ],
    [
      "with a token signed by RSA",
      401,
      "sign_in_required",
      bearer((s) => jwt.sign(claimsOf(s), privateKey, { algorithm: "RS256" })),
    ],
    [
      "with a token signed with the text of another key",
      401,
      "sign_in_required",
      bearer((s) => jwt.sign(claimsOf(s), SSO_SECRET)),
    ],
    ["with an API token that nobody made", 401, "sign_in_required", bearer(() => `rct_${"a".repeat(43)}`)],
    ["a publisher's token that is expired", 401, "sign_in_required", sso((s) => ({ exp: secondsOf(s, -HOUR) }))],
    [
      "a publisher's token of the future",
      401,
      "sign_in_required",
      sso((s) => ({ iat: secondsOf(s, HOUR), exp: secondsOf(s, 2 * HOUR) })),
    ],
    ["a publisher's token for another audience", 401, "sign_in_required", sso(() => ({ aud: "shop" }))],
    ["a publisher's token without signature", 401, "sign_in_required", sso(() => ({}), { algorithm: "none" })],
    ["a reader at a moderator's door", 403, "forbidden", ({ app, reader }) => app.as(reader).get("/moderation/queue")],
    [
      "a reader who decides",
      403,
      "forbidden",
      ({ app, reader, elsewhere }) =>
        app.as(reader).post(`/moderation/comments/${elsewhere.id}/decision`).send({ action: "publish", revision: 1 }),
    ],
    [
      "a moderator at an administrator's door",
      403,
      "forbidden",
      ({ app, moderator }) => app.as(moderator).get("/moderation/audit"),
    ],
  ]);

  test("a token that was good until now is refused after its time", async () => {
    const app = await testApp({ policy: smallPolicy() });
    const { article, author } = await postComment(app);
    app.clock.advance(40 * 24 * HOUR);
    const before = await countRows(app.deps.db);
    const answer = await app.as(author).post(`/articles/${article.key}/comments`).send({ body: "Too late." });
    expect(refusalOf(answer)).toEqual([401, "sign_in_required"]);
    expect(await countRows(app.deps.db)).toEqual(before);
  });
});

describe("what is not one's own, or has passed", () => {
  const edit =
    (id: (s: Scene) => string, revision = 1): Send =>
    (s) =>
      s.app
        .as(s.reader)
        .patch(`/comments/${id(s)}`)
        .send({ body: "Edited.", revision });
  const decideLost =
    (fields: object): Send =>
    ({ app, moderator, lost: { caseId, ...claimed } }) =>
      app
        .as(moderator)
        .post(`/moderation/cases/${caseId}/decision`)
        .send({ action: "publish", ...claimed, ...fields });
  refuses([
    ["an edit of another's comment", 403, "forbidden", edit((s) => s.elsewhere.id)],
    ["an edit of a comment that is not there", 404, "not_found", edit(() => newId())],
    ["an edit of what is no id", 404, "not_found", edit(() => "1")],
    ["an edit on a stale revision", 409, "revision_conflict", edit((s) => s.published.id, 2)],
    ["an edit of a removed comment", 409, "invalid_state", edit((s) => s.removed.id)],
    [
      "an edit without a revision",
      422,
      "invalid_request",
      (s) => s.app.as(s.reader).patch(`/comments/${s.published.id}`).send({ body: "x" }),
    ],
    [
      "an edit into nothing",
      422,
      "invalid_request",
      (s) => s.app.as(s.reader).patch(`/comments/${s.published.id}`).send({ body: " ", revision: 1 }),
    ],
    ["deleting another's comment", 403, "forbidden", (s) => s.app.as(s.reader).delete(`/comments/${s.elsewhere.id}`)],
    [
      "deleting what another's policy removed",
      404,
      "not_found",
      (s) => s.app.as(s.reader).delete(`/comments/${s.contested.id}`),
    ],
    [
      "flagging one's own comment",
      403,
      "own_comment",
      (s) => s.app.as(s.reader).post(`/comments/${s.published.id}/flags`).send({ category: "spam" }),
    ],
    [
      "recommending a removed comment",
      404,
      "not_found",
      (s) => s.app.as(s.reader).put(`/comments/${s.removed.id}/reaction`).send({ kind: "recommend" }),
    ],
    ["a decision with a claim that ran out", 409, "claim_lost", decideLost({})],
    ["a decision with another's claim", 409, "claim_lost", decideLost({ claimToken: "not-mine" })],
    [
      "a removal while an appeal is open",
      409,
      "appeal_open",
      (s) =>
        s.app
          .as(s.moderator)
          .post(`/moderation/comments/${s.contested.id}/decision`)
          .send({ action: "remove", reason: REASON, revision: 1 }),
    ],
    [
      "deleting a comment whose appeal is open",
      409,
      "appeal_open",
      (s) => s.app.as(s.contested.author).delete(`/comments/${s.contested.id}`),
    ],
    [
      "contesting another's decision",
      404,
      "not_found",
      (s) => s.app.as(s.reader).post("/appeals").send({ decisionId: s.contested.decisionId, statement: STATEMENT }),
    ],
    [
      "contesting a decision without saying who one is",
      401,
      "sign_in_required",
      (s) => s.app.as(null).post("/appeals").send({ decisionId: s.contested.decisionId, statement: STATEMENT }),
    ],
  ]);
});

describe("an appeal's statement", () => {
  const appeal =
    (statement: unknown): Send =>
    ({ app, removed: { token } }) =>
      app.as(null).post("/appeals").send({ token, statement });
  refuses([
    ["of 19 characters", 422, "invalid_request", appeal("a".repeat(19))],
    ["of 20 with the space around them", 422, "invalid_request", appeal(` ${"a".repeat(18)} `)],
    ["of 4,001 characters", 422, "invalid_request", appeal("a".repeat(4_001))],
    ["that is none", 422, "invalid_request", appeal(undefined)],
    ["that is a list", 422, "invalid_request", appeal([STATEMENT])],
    [
      "that names its filer",
      422,
      "invalid_request",
      ({ app, removed: { token }, reader }) =>
        app.as(null).post("/appeals").send({ token, statement: STATEMENT, accountId: reader.account.id }),
    ],
  ]);

  test("has up to 4,000 characters, whatever they are made of", async () => {
    const removed = await removedComment(scene.app);
    await scene.app
      .as(null)
      .post("/appeals")
      .send({ token: removed.token, statement: "😀".repeat(4_000) })
      .expect(201);
  });
});
