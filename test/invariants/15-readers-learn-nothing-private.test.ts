import supertest from "supertest";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { type Populated, STAFF_WORDS, populate, readablePaths } from "../support/populated.ts";
import { STATEMENT, postComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let there: Populated;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  there = await populate(app);
});

const people = () => [there.author, there.stranger, there.moderator, there.second, there.administrator];

/** What no reader's answer may hold. One's own address is one's own, and only `/me` shows it. */
function secrets(reader: TestPerson | null): readonly string[] {
  const staff = [there.moderator, there.second, there.administrator];
  return [
    ...people().flatMap((person) => (person === reader ? [] : (person.account.email ?? []))),
    ...staff.flatMap(({ account }) => [account.displayName, account.id]),
    ...Object.values(STAFF_WORDS),
    "127.0.0.1",
    "@example.org",
    '"score"',
    '"priority"',
    '"matches"',
    '"element"',
    "elm street [0-9]+",
    "deciderKey",
  ];
}

const isOwnAddress = (path: string) => path === "/me";

const READERS = ["nobody", "author", "stranger"] as const;

describe.each(READERS)("what %s reads", (name) => {
  const reader = () => (name === "nobody" ? null : there[name]);

  test("holds no address, score, name of a moderator or word of theirs among themselves", async () => {
    const paths = readablePaths(there).filter((path) => !path.endsWith("/events") && !isOwnAddress(path));
    const told: Record<string, readonly string[]> = {};
    let seen = 0;
    for (const path of paths) {
      const { status, text, headers } = await app.as(reader()).get(path);
      const said = `${text}${JSON.stringify(headers)}`;
      const found = secrets(reader()).filter((secret) => said.includes(secret));
      if (found.length > 0) told[path] = found;
      if (status === 200) seen += 1;
    }
    expect(told).toEqual({});
    expect(seen).toBeGreaterThan(8);
  });

  test("is refused wherever it is for staff", async () => {
    const paths = readablePaths(there).filter((path) => path.startsWith("/moderation"));
    const statuses = await Promise.all(paths.map(async (path) => (await app.as(reader()).get(path)).status));
    expect(new Set(statuses)).toEqual(new Set([name === "nobody" ? 401 : 403]));
  });
});

test("the search would find what staff read", async () => {
  const { text } = await app.as(there.administrator).get("/moderation/queue").expect(200);
  expect(text).toContain(STAFF_WORDS.flagNote);
  expect(text).toContain(there.moderator.account.displayName);
});

test("the holder of an appeal link learns neither names nor addresses", async () => {
  for (const token of there.tokens) {
    const looked = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    const filed = await app.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(200);
    const page = await supertest(app.app).get(`/appeals/${token}`);
    for (const { text } of [looked, filed, page]) {
      expect(secrets(null).filter((secret) => text.includes(secret))).toEqual([]);
    }
  }
});

test("the letters name nobody who decided, and quote no comment", async () => {
  await app.startWorker();
  await app.letterTo(there.author, /back/);
  await app.letterTo(there.stranger, /appeal/);
  const staff = [there.moderator, there.second, there.administrator].map(({ account }) => account);
  const withheld = [
    ...staff.flatMap(({ id, email, displayName }) => [id, email ?? "", displayName]),
    ...Object.values(STAFF_WORDS),
    "blockhead",
    "Back again",
  ];
  const letters = await app.mailbox();
  expect(letters.length).toBeGreaterThan(4);
  for (const letter of letters) {
    expect(withheld.filter((secret) => `${letter.subject}${letter.text}${letter.html}`.includes(secret))).toEqual([]);
  }
});

describe("the actor is the session's", () => {
  test.each([["authorId"], ["accountId"], ["actor"], ["decidedBy"], ["author"]])(
    "a request that names one in %s is refused",
    async (field) => {
      const { article } = await postComment(app);
      const body = { body: "In another's name.", [field]: there.author.account.id };
      const answer = await app.as(there.stranger).post(`/articles/${article.key}/comments`).send(body);
      expect(answer.body).toMatchObject({ code: "invalid_request", errors: [{ pointer: `/${field}` }] });
    },
  );

  test("and is who the row says", async () => {
    const { id, author } = await postComment(app);
    expect(await app.deps.db.prisma.comment.findUnique({ where: { id } })).toMatchObject({
      authorId: author.account.id,
    });
    const audited = await app.deps.db.prisma.auditEntry.findMany({ where: { action: "appeal.decide" } });
    expect(audited.map(({ actorAccountId }) => actorAccountId)).toEqual([
      there.second.account.id,
      there.second.account.id,
    ]);
  });
});
