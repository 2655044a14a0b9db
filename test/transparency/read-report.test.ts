import supertest from "supertest";
import { TRANSPARENCY_TEXTS } from "../../src/pages/transparency-texts.ts";
import { applyRestriction } from "../../src/queue/apply-restriction.ts";
import { presentCsv } from "../../src/transparency/present-csv.ts";
import { readReport } from "../../src/transparency/read-report.ts";
import { DAY, HOUR, MINUTE, after } from "../../src/shared/clock.ts";
import { testApp } from "../support/app.ts";
import { recount } from "../support/recount-report.ts";
import {
  claim,
  decideAppeal,
  decideComment,
  findOpenCase,
  openAppeal,
  postComment,
  removedComment,
  restrict,
} from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const { deps, clock } = app;
const [mo, kim, admin] = [
  await app.person("moderator"),
  await app.person("moderator"),
  await app.person("administrator"),
];
const from = after(clock.now(), -DAY);

/** One of each kind of story, an hour apart. */
async function tellStories() {
  const suspended = await app.person();
  await restrict(app, mo, { ...suspended, kind: "suspended", until: after(clock.now(), 30 * DAY) });
  await removedComment(app);
  const right = await openAppeal(app);
  clock.advance(2 * HOUR);
  await decideAppeal(app, kim, { appealId: right.appealId, outcome: "upheld" });
  const wrong = await openAppeal(app);
  clock.advance(4 * HOUR);
  await decideAppeal(app, kim, { appealId: wrong.appealId, outcome: "overturned" });
  await openAppeal(app, { by: mo });

  const held = await postComment(app, { body: BODIES.hold });
  await decideComment(app, mo, { id: held.id, action: "publish" });
  const missed = await postComment(app);
  await app
    .as(await app.person())
    .post(`/comments/${missed.id}/flags`)
    .send({ category: "harassment" })
    .expect(201);
  const deleted = await postComment(app);
  await app
    .as(await app.person())
    .post(`/comments/${deleted.id}/flags`)
    .send({ category: "harassment" })
    .expect(201);
  await app.as(deleted.author).delete(`/comments/${deleted.id}`).expect(204);
  const { id, version } = await findOpenCase(app, missed.id);
  clock.advance(10 * MINUTE);
  const claimToken = await claim(app, mo, `/moderation/cases/${id}`);
  const decision = { action: "remove", reason: { category: "illegal", note: "A threat." }, claimToken, version };
  await app.as(mo).post(`/moderation/cases/${id}/decision`).send(decision).expect(200);
}

await tellStories();
const period = { from, to: after(clock.now(), HOUR) };
const report = await readReport(deps.db, period);

test("what was done stands in the report, by ground, by who found it and by who decided", () => {
  const action = (
    kind: string,
    ground: string,
    automatedDetection: boolean,
    automatedDecision: boolean,
    count: number,
  ) => ({
    kind,
    ground,
    automatedDetection,
    automatedDecision,
    count,
  });
  expect(report.actions).toEqual([
    action("hold", "terms", true, true, 1),
    action("remove", "law", false, false, 1),
    action("remove", "terms", false, false, 1),
    action("remove", "terms", true, true, 3),
    action("restrict", "terms", false, false, 1),
  ]);
  expect(report.restrictions).toEqual([{ kind: "suspended", imposed: 1, lifted: 0 }]);
  expect(report.reversals).toEqual({ restore: 1, lift: 0 });
  expect(report.notices).toMatchObject({
    flags: 2,
    flagsByCategory: [{ category: "harassment", count: 2 }],
    notices: 0,
  });
});

test("appeals are counted by whose decision they contest, and by how they ended", () => {
  expect(report.appeals).toEqual({
    filed: [
      { basis: "person", party: "author", count: 1 },
      { basis: "policy", party: "author", count: 2 },
    ],
    answered: [
      { basis: "policy", party: "author", outcome: "overturned", count: 1 },
      { basis: "policy", party: "author", outcome: "upheld", count: 1 },
    ],
    open: 1,
  });
  expect(report.times).toEqual({
    flagToDecision: { count: 1, medianSeconds: 600 },
    noticeToDecision: { count: 0, medianSeconds: null },
    appealToAnswer: { count: 2, medianSeconds: 3 * 3_600 },
  });
});

test("automation is measured against the last word of people, with the interval that so few words leave", () => {
  const { removals, holds, publications } = report.automation;
  expect(removals).toMatchObject({ decided: 3, reviewed: 2, contradicted: 1, overturnedOnAppeal: 1, errorRate: 0.5 });
  expect([removals.errorRateLow, removals.errorRateHigh]).toEqual([
    expect.closeTo(0.0945, 3),
    expect.closeTo(0.9055, 3),
  ]);
  expect(removals.errorShare).toBeCloseTo(1 / 3);
  expect(holds).toMatchObject({ decided: 1, reviewed: 1, contradicted: 1, overturnedOnAppeal: 0 });
  expect(publications).toMatchObject({ decided: 3, reviewed: 2, contradicted: 2 });
});

test("every number is what a plain recount finds", async () => {
  const counted = await recount(deps.db, period);
  const said = Object.fromEntries(
    Object.keys(counted).map((path) => [
      path,
      path.split(".").reduce<unknown>((found, key) => (found as Record<string, unknown>)[key], report),
    ]),
  );
  expect(said).toEqual(counted);
  expect(counted["decisions"]).toBeGreaterThan(8);
});

test("what a restriction does to an author's comments is no word of a person on their texts", async () => {
  clock.advance(2 * HOUR);
  const author = await app.person();
  const start = clock.now();
  const ids = [await postComment(app, { author }), await postComment(app, { author, body: BODIES.hold })];
  clock.advance(MINUTE);
  for (const limit of [
    { kind: "premoderated", openComments: "hold" },
    { kind: "banned", openComments: "remove" },
  ]) {
    const path = `/moderation/users/${author.account.id}/restrictions` as const;
    const made = await app
      .as(mo)
      .post(path)
      .send({ ...limit, reason: "Enough." })
      .expect(201);
    await applyRestriction.perform(deps, { restrictionId: made.body.id }, { attempt: 1, lastAttempt: false });
    clock.advance(MINUTE);
    const during = { from: start, to: clock.now() };
    const { holds, publications } = (await readReport(deps.db, during)).automation;
    expect([holds.decided, publications.decided]).toEqual([1, 1]);
    expect([holds.reviewed, publications.reviewed]).toEqual([0, 0]);
    expect(await recount(deps.db, during)).toMatchObject({ "automation.restrictions.reviewed": 0 });
  }
  const held = await deps.db.prisma.decision.groupBy({
    by: ["kind"],
    where: { commentId: { in: ids.map(({ id }) => id) }, cause: "restriction" },
    _count: true,
  });
  expect(held.map(({ kind, _count }) => [kind, _count]).toSorted()).toEqual([
    ["hold", 1],
    ["remove", 2],
  ]);
});

test("what lies outside of the period is not in it", async () => {
  const before = await readReport(deps.db, { from: after(from, -DAY), to: from });
  expect([before.decisions, before.actions, before.appeals.filed, before.automation.removals.errorRate]).toEqual([
    0,
    [],
    [],
    null,
  ]);
});

test("as CSV it says each number once, in as many columns a line", () => {
  const [header = "", ...lines] = presentCsv(report).trimEnd().split("\r\n");
  const columns = header.split(",").length;
  expect(lines.filter((line) => line.split(",").length !== columns)).toEqual([]);
  expect(lines).toContain("actions,remove,law,,false,false,,,,count,1");
  expect(lines).toContain("notices,,,,,,,,unfounded,share,");
  expect(lines).toContain("times,flagToDecision,,,,,,,,median_seconds,600");
});

test.each(["from=x", "to=2026-02-30", "from=2026-01-01&from=2026-01-02", "to=1815-06-18"])(
  "a period that cannot be read, %s, is said to be none, and shows no other one",
  async (query) => {
    const { text } = await supertest(app.app).get(`/transparency?${query}`).expect(422);
    expect(text).toContain(TRANSPARENCY_TEXTS.en.badPeriod);
    expect(text).not.toContain("<table");
    await supertest(app.app).get(`/transparency.csv?${query}`).expect(422);
  },
);

test("a field that was left empty asks for the period that is shown without it", async () => {
  const { text } = await supertest(app.app).get("/transparency?from=&to=").expect(200);
  expect(text).toContain("<table");
});

test("anybody may read it, as data and as a page in their language; nobody is named in either", async () => {
  const query = `?from=${period.from.toISOString()}&to=${period.to.toISOString()}`;
  const { body } = await app.as(null).get(`/transparency${query}`).expect(200);
  expect(body).toEqual(report);
  const page = (path: string, language = "en") =>
    fetch(`http://127.0.0.1:${(app.app.address() as { port: number }).port}${path}`, {
      headers: { "accept-language": language },
    });
  const english = await (await page(`/transparency${query}`)).text();
  expect(english).toContain("<h1>Transparency report</h1>");
  expect(english).toContain("10 min");
  expect(await (await page(`/transparency${query}`, "de")).text()).toContain("<h1>Transparenzbericht</h1>");
  const csv = await page(`/transparency.csv${query}`);
  expect([csv.headers.get("content-type"), await csv.text()]).toEqual(["text/csv; charset=utf-8", presentCsv(report)]);
  const wrong = await page("/transparency?from=2026-02-01&to=2026-01-01");
  expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining(TRANSPARENCY_TEXTS.en.badPeriod)]);
  for (const person of [mo, kim, admin]) {
    expect(english).not.toContain(person.account.displayName);
    expect(JSON.stringify(body)).not.toContain(person.account.id);
  }
});
