import supertest, { type Response } from "supertest";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { DAY } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { STATEMENT, decideAppeal, fileAppeal, removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let tokens: Readonly<Record<string, string>>;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  const [good, revoked] = [await removedComment(app), await removedComment(app)];
  await app.as(revoked.author).delete(`/comments/${revoked.id}`).expect(204);
  const [key] = app.deps.config.appealLinkKeys;
  tokens = {
    unknown: "A".repeat(43),
    revoked: revoked.token,
    "of a link that was never made":
      appealToken(app.deps.config.appealLinkKeys, { id: newId(), keyId: key?.id ?? "" }) ?? "",
    "one character short": good.token.slice(0, -1),
    "one character longer": `${good.token}A`,
    "in another case": good.token.toLowerCase(),
    "in standard base64": Buffer.from(good.token, "base64url").toString("base64"),
    "with space around it": ` ${good.token} `,
    "the decision's id": good.decisionId,
    empty: "",
    malformed: "../../etc/passwd",
    "200 characters": "x".repeat(200),
    "5,000 characters": "x".repeat(5_000),
    "a NUL": "\0",
    "one with a NUL behind": `${good.token}\0`,
    "half a surrogate pair": "\uD800",
  };
});

const KINDS = [
  "unknown",
  "revoked",
  "of a link that was never made",
  "one character short",
  "one character longer",
  "in another case",
  "in standard base64",
  "with space around it",
  "the decision's id",
  "empty",
  "malformed",
  "200 characters",
  "5,000 characters",
  "a NUL",
  "one with a NUL behind",
  "half a surrogate pair",
];

const calls = {
  "a look": (token: string) => app.as(null).post("/appeals/lookup").send({ token }),
  "an appeal": (token: string) => app.as(null).post("/appeals").send({ token, statement: STATEMENT }),
  "a withdrawal": (token: string) => app.as(null).post("/appeals/withdraw").send({ token }),
};

describe.each(Object.entries(calls))("%s", (_what, call) => {
  test.each(KINDS)("by a token that is %s answers as by any bad one", async (kind) => {
    const [bad, unknown] = [await call(tokens[kind] ?? ""), await call(tokens["unknown"] ?? "")];
    expect([bad.status, bad.body.code]).toEqual([404, "appeal_link_invalid"]);
    expect(withoutIds(bad)).toEqual(withoutIds(unknown));
  });
});

test("a token that is no text at all is a mistake in the request, and so is unsafe text beside a token", async () => {
  for (const body of [{ token: 5 }, { token: ["\0"] }, { token: null }, { token: "x", "\0": "" }])
    await app.as(null).post("/appeals/lookup").send(body).expect(422);
  const filed = await app
    .as(null)
    .post("/appeals")
    .send({ token: "x", statement: `${STATEMENT}\0` });
  expect(filed.status).toBe(422);
});

/** As they stand in an address. */
const IN_ADDRESSES = ["A".repeat(43), "%00", "x%00y", "%ED%A0%80", "%", "x".repeat(5_000), "%20", "..%2f..", ""];

describe.each([
  ["appeals", "", "get"],
  ["appeals", "", "post"],
  ["appeals", "/withdraw", "post"],
  ["notices", "", "get"],
  ["notices", "", "post"],
  ["review", "", "get"],
  ["review", "", "post"],
] as const)("the page /%s/<token>%s, %s", (page, rest, method) => {
  const ask = (token: string) => supertest(app.app)[method](`/${page}/${token}${rest}`);
  test.each(IN_ADDRESSES)("%j is no page, and as any other bad link", async (token) => {
    const [bad, unknown] = [await ask(token), await ask(IN_ADDRESSES[0] ?? "")];
    expect([bad.status, unknown.status]).toEqual([404, 404]);
    expect(bad.text).toBe(unknown.text);
  });
});

/** What a stranger can compare: all but what names this very request. */
function withoutIds({ status, body, headers }: Response) {
  const { date: _date, "x-request-id": _id, ...said } = headers as Record<string, string>;
  return { status, said, body: { ...body, requestId: undefined } };
}

test("a link whose time has passed still shows decision, appeal and outcome", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const removed = await removedComment(own);
  await own.as(removed.author).post(`/me/decisions/${removed.decisionId}/seen`).expect(204);
  await decideAppeal(own, await own.person("moderator"), {
    appealId: await fileAppeal(own, removed),
    outcome: "upheld",
  });
  own.clock.advance(400 * DAY);
  const { body } = await own.as(null).post("/appeals/lookup").send({ token: removed.token }).expect(200);
  expect(body).toMatchObject({
    decision: { automated: true, categories: ["harassment"], notices: ["The notice of harassment.name."] },
    comment: { body: expect.stringContaining("blockhead"), status: "removed" },
    appeal: { status: "upheld", outcomeReason: "The words are a quotation." },
  });
});

test("a link that was signed by a key of yesterday is good", async () => {
  const keys = {
    old: `old:${Buffer.alloc(32, 1).toString("base64")}`,
    fresh: `new:${Buffer.alloc(32, 2).toString("base64")}`,
  };
  const own = await testApp({ policy: smallPolicy(), env: { APPEAL_LINK_KEYS: keys.old } });
  const { token } = await removedComment(own);
  const rotated = await testApp({ policy: smallPolicy(), env: { APPEAL_LINK_KEYS: `${keys.fresh},${keys.old}` } });
  const link = await own.deps.db.prisma.appealLink.findFirstOrThrow();
  expect(appealToken(rotated.deps.config.appealLinkKeys, link)).toBe(token);
});
