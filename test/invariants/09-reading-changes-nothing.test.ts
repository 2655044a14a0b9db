import supertest from "supertest";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { type Populated, populate, readablePaths } from "../support/populated.ts";
import { fingerprintRows } from "../support/rows.ts";
import { STATEMENT, postComment, removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let there: Populated;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  there = await populate(app);
});

/** Events never end: HEAD asks for them as far as a test can. */
const isStream = (path: string): boolean => path.endsWith("/events");

async function visit(who: TestPerson | null, method: "get" | "head", url: string): Promise<number> {
  const request = supertest(app.app)[method](url);
  if (who) void request.set("Authorization", `Bearer ${who.token}`);
  const { status } = await request;
  return status;
}

const apiAddresses = () => readablePaths(there).map((path) => `/api/v1${path}`);
const pageAddresses = () => [
  "/",
  "/docs",
  "/openapi.json",
  "/healthz",
  "/readyz",
  "/metrics",
  "/embed.js",
  "/console",
  "/policies",
  "/problems/not_found",
  "/sign-in/anything",
  ...there.tokens.map((token) => `/appeals/${token}`),
  "/notices/new",
  "/notices/received",
  ...there.noticePaths,
  ...(there.parameters["/comments/:id"] ?? []).map((id) => `/notices/new?comment=${id}`),
  ...(there.parameters["/articles/:key"] ?? []).map((key) => `/embed/${key}`),
  ...(there.parameters["/comments/:id"] ?? []).map((id) => `/c/${id}`),
];

/** HEAD runs the handler of GET: once for who may read the least, and once for who may read all. */
const VISITS = [
  ["nobody", "get"],
  ["nobody", "head"],
  ["author", "get"],
  ["stranger", "get"],
  ["moderator", "get"],
  ["administrator", "get"],
  ["administrator", "head"],
] as const;

describe.each(VISITS)("visited by %s with %s", (name, method) => {
  const who = () => (name === "nobody" ? null : there[name]);

  test("no address changes a row", async () => {
    await visit(who(), "get", "/api/v1/policies");
    const before = await fingerprintRows(app.deps.db);
    const answers = new Map<string, number>();
    for (const url of [...apiAddresses(), ...pageAddresses()]) {
      answers.set(url, await visit(who(), isStream(url) ? "head" : method, url));
    }
    expect(await fingerprintRows(app.deps.db)).toEqual(before);
    expect(apiAddresses().filter((url) => (answers.get(url) ?? 500) >= 500)).toEqual([]);
    expect([...answers.values()].filter((status) => status === 200).length).toBeGreaterThan(10);
  });
});

test("the fingerprint sees a change, and a lock", async () => {
  const before = await fingerprintRows(app.deps.db);
  await app.deps.db.pool.query("update claims set token = token");
  const after = await fingerprintRows(app.deps.db);
  expect(Object.keys(before).filter((table) => before[table] !== after[table])).toEqual(["public.claims"]);
});

describe("an appeal link", () => {
  test("visited by mail scanners any number of times stays good, and files nothing", async () => {
    const { token, decisionId } = await removedComment(app);
    const before = await fingerprintRows(app.deps.db);
    for (let visitor = 0; visitor < 10; visitor += 1) {
      await visit(null, "head", `/appeals/${token}`);
      await visit(null, "get", `/appeals/${token}`);
      await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
    }
    expect(await fingerprintRows(app.deps.db)).toEqual(before);
    expect(await app.deps.db.prisma.appeal.count({ where: { decisionId } })).toBe(0);
    await app.as(null).post("/appeals").send({ token, statement: STATEMENT }).expect(201);
  });

  test("files nothing without a statement that a human wrote", async () => {
    const { token, decisionId } = await removedComment(app);
    await app.as(null).post("/appeals").send({ token }).expect(422);
    expect(await app.deps.db.prisma.appeal.count({ where: { decisionId } })).toBe(0);
  });

  test("used twenty times at once files one appeal, acknowledged by one letter, and each is told of it", async () => {
    const { token, decisionId } = await removedComment(app);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        app
          .as(null)
          .post("/appeals")
          .send({ token, statement: `${STATEMENT} (${at})` }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
    const appeals = await app.deps.db.prisma.appeal.findMany({ where: { decisionId } });
    expect(appeals).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => body.id))).toEqual(new Set([appeals[0]?.id]));
    expect(await app.deps.db.prisma.letter.count({ where: { subjectId: appeals[0]?.id ?? "" } })).toBe(1);
  });
});

test("a comment read by its author, a stranger and nobody leaves no trace of who read it", async () => {
  const { id, author } = await postComment(app);
  await app.as(author).get("/me").expect(200);
  const before = await fingerprintRows(app.deps.db);
  for (const who of [author, there.stranger, null]) await app.as(who).get(`/comments/${id}`).expect(200);
  expect(await fingerprintRows(app.deps.db)).toEqual(before);
});
