import type { TestPerson } from "../support/app.ts";
import { testApp } from "../support/app.ts";
import { whenOver } from "../support/test-scope.mjs";
import { startStandIn } from "../support/dsa-stand-in.ts";
import { removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { deliverWaiting } from "../../src/transparency/deliver-statements.ts";
import { postStatements } from "../../src/transparency/post-statements.ts";
import { HOUR, MINUTE } from "../../src/shared/clock.ts";

const standIn = await startStandIn();
whenOver(standIn.close);
const app = await testApp({ policy: smallPolicy(), env: { DSA_TOKEN: standIn.token } });
const { deps, clock } = app;
const { prisma } = deps.db;
const administrator = await app.person("administrator");

async function pointTo(endpoint: string | null): Promise<void> {
  const { body } = await app.as(administrator).get("/moderation/settings").expect(200);
  const settings = { ...body.settings, transparency: { platformName: "The Paper", endpoint } };
  await app.as(administrator).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
}

const idOf = async (decisionId: string) => (await prisma.statement.findUniqueOrThrow({ where: { decisionId } })).id;

/** Statements of removals by the policy; their ids, oldest first. */
async function stated(count: number, by?: TestPerson): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) {
    clock.advance(1_000);
    ids.push(await idOf((await removedComment(app, by ? { by } : {})).decisionId));
  }
  return ids;
}

const rowOf = (statementId: string) => prisma.statementDelivery.findUniqueOrThrow({ where: { statementId } });
const stateOf = async (id: string) => (await rowOf(id)).state;
const callsSince = (before: number) => standIn.calls.slice(before);

test("without an endpoint nothing is sent, and nothing is even listed", async () => {
  await pointTo(null);
  await stated(1);
  expect(await deliverWaiting(deps)).toBe(0);
  expect([standIn.calls.length, await prisma.statementDelivery.count()]).toEqual([0, 0]);
});

test("what waited goes out in one call, once, and the database takes it", async () => {
  await pointTo(standIn.url);
  const ids = await stated(3);
  expect(await deliverWaiting(deps)).toBe(4);
  expect(standIn.calls).toEqual([{ size: 4, status: 201 }]);
  expect(ids.every((id) => standIn.statements.has(id))).toBe(true);
  expect(await rowOf(ids[0] ?? "")).toMatchObject({
    state: "delivered",
    attempts: 1,
    lastCode: "created",
    deliveredAt: clock.now(),
  });
  expect(await deliverWaiting(deps)).toBe(0);
  expect(standIn.calls).toHaveLength(1);
});

test("a batch that was taken although its answer was lost is not sent twice in effect: duplicates count as delivered", async () => {
  const before = standIn.calls.length;
  const known = await stated(2);
  standIn.next("keep and cut");
  expect(await deliverWaiting(deps)).toBe(0);
  expect(await rowOf(known[0] ?? "")).toMatchObject({ state: "waiting", attempts: 1, lastCode: "unreachable" });

  const fresh = await stated(1);
  clock.advance(2 * MINUTE);
  expect(await deliverWaiting(deps)).toBe(3);
  expect(callsSince(before)).toEqual([
    { size: 2, status: 0 },
    { size: 3, status: 422 },
    { size: 1, status: 201 },
  ]);
  expect(await rowOf(known[1] ?? "")).toMatchObject({ state: "delivered", lastCode: "duplicate" });
  expect(await stateOf(fresh[0] ?? "")).toBe("delivered");
});

test("one that is refused is put aside with the fields, and the others go out at once", async () => {
  const before = standIn.calls.length;
  const ids = await stated(3);
  standIn.next({ refuse: 1, field: "category" });
  expect(await deliverWaiting(deps)).toBe(3);
  expect(callsSince(before)).toEqual([
    { size: 3, status: 422 },
    { size: 2, status: 201 },
  ]);
  expect(await Promise.all(ids.map(stateOf))).toEqual(["delivered", "refused", "delivered"]);
  expect(await rowOf(ids[1] ?? "")).toMatchObject({ codes: ["category"], lastCode: "http_422", deliveredAt: null });

  const { body } = await app.as(administrator).get("/moderation/statement-deliveries").expect(200);
  expect(body).toMatchObject({ state: "on", platformName: "The Paper", refused: 1, waiting: 0 });
  expect(body.refusals).toMatchObject([{ statementId: ids[1], code: "http_422", codes: ["category"] }]);

  await app.as(administrator).post("/moderation/statement-deliveries/retry").expect(200, { count: 1 });
  expect(await deliverWaiting(deps)).toBe(1);
  expect(await stateOf(ids[1] ?? "")).toBe("delivered");
});

test("an answer that names nothing is narrowed down to the one statement", async () => {
  const ids = await stated(4);
  const unclear = { status: 422, body: { message: "No." } };
  standIn.next(unclear, unclear, unclear);
  expect(await deliverWaiting(deps)).toBe(4);
  expect(await Promise.all(ids.map(stateOf))).toEqual(["refused", "delivered", "delivered", "delivered"]);
  await prisma.statementDelivery.deleteMany({ where: { state: "refused" } });
});

test.each([
  ["is broken", { status: 500 }, "http_500", MINUTE],
  ["is busy and says for how long", { status: 429, headers: { "retry-after": "300" } }, "http_429", 5 * MINUTE],
  ["does not know the token", { status: 401 }, "http_401", MINUTE],
])("while the database %s all statements wait", async (_, mood, code, restMs) => {
  await deliverWaiting(deps);
  const [first = ""] = await stated(1);
  const before = standIn.calls.length;
  standIn.next(mood);
  expect(await deliverWaiting(deps)).toBe(0);
  expect(await rowOf(first)).toMatchObject({ state: "waiting", lastCode: code, attempts: 1 });

  const [second = ""] = await stated(1);
  expect(await deliverWaiting(deps)).toBe(0);
  expect(callsSince(before)).toHaveLength(1);
  const { body } = await app.as(administrator).get("/moderation/statement-deliveries").expect(200);
  expect(body).toMatchObject({ waiting: 2, restsBecause: code });

  clock.advance(restMs + 1);
  expect(await deliverWaiting(deps)).toBe(2);
  expect(await Promise.all([first, second].map(stateOf))).toEqual(["delivered", "delivered"]);
});

test("each failure doubles the wait, up to six hours", async () => {
  const [id = ""] = await stated(1);
  const waits: number[] = [];
  for (let failure = 0; failure < 11; failure += 1) {
    standIn.next({ status: 503 });
    await deliverWaiting(deps);
    const { retryAt } = await rowOf(id);
    waits.push((retryAt?.getTime() ?? 0) - clock.now().getTime());
    clock.advance(waits.at(-1) ?? 0);
    clock.advance(1);
  }
  expect(waits.slice(0, 3)).toEqual([MINUTE, 2 * MINUTE, 4 * MINUTE]);
  expect(waits.at(-1)).toBe(6 * HOUR);
  expect(await deliverWaiting(deps)).toBe(1);
});

test("a database that never answers is given up on", async () => {
  standIn.next("hang");
  const posted = await postStatements({ endpoint: standIn.url, token: standIn.token, records: [], timeoutMs: 50 });
  expect(posted).toEqual({ kind: "later", code: "timeout", afterMs: null });
});

test("without a token nothing is sent, and administrators are told why", async () => {
  const blind = { ...deps, config: { ...deps.config, dsaToken: undefined } };
  await stated(1);
  const before = standIn.calls.length;
  expect(await deliverWaiting(blind)).toBe(0);
  expect(callsSince(before)).toEqual([]);
  await deliverWaiting(deps);
});

test("never more than a hundred go in one call", async () => {
  // Rows alone: posting takes its time.
  const [id = ""] = await stated(1);
  const statement = await prisma.statement.findUniqueOrThrow({ where: { id }, include: { decision: true } });
  await deliverWaiting(deps);
  const before = standIn.calls.length;
  await prisma.$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.$executeRaw`
      with more as (select gen_random_uuid() as id from generate_series(1, 150)),
      decided as (
        insert into decisions
        select (jsonb_populate_record(d, jsonb_build_object('id', m.id, 'revision', 1000 + (row_number() over ())))).*
        from more m, decisions d where d.id = ${statement.decisionId}::uuid
        returning id
      )
      insert into statements (id, decision_id, account_id, data, created_at)
      select gen_random_uuid(), id, ${statement.accountId}::uuid, '{}', ${statement.createdAt} from decided`;
  });
  expect(await deliverWaiting(deps)).toBe(150);
  expect(callsSince(before)).toEqual([
    { size: 100, status: 201 },
    { size: 50, status: 201 },
  ]);
});

test("only administrators see deliveries and send again", async () => {
  const moderator = await app.person("moderator");
  await app.as(moderator).get("/moderation/statement-deliveries").expect(403);
  await app.as(moderator).post("/moderation/statement-deliveries/retry").expect(403);
  await app.as(null).get("/moderation/statement-deliveries").expect(401);
});
