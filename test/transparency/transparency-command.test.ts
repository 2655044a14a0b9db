import { after, DAY } from "../../src/shared/clock.ts";
import { runRecourse } from "../cli/run-recourse.ts";
import { testApp } from "../support/app.ts";
import { check } from "../support/dsa-stand-in.ts";
import { openAppeal, postComment, removedComment, restrict } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const { deps, clock } = app;
const mo = await app.person("moderator");
const day = (days: number) =>
  after(clock.now(), days * DAY)
    .toISOString()
    .slice(0, 10);

const transparency = (format: string, ...more: string[]) =>
  runRecourse({ url: deps.db.url }, "transparency", "--from", day(-1), "--to", day(2), "--format", format, ...more);

const statementOf = async (decisionId: string) =>
  (await deps.db.prisma.statement.findUniqueOrThrow({ where: { decisionId } })).id;

const automatic = await removedComment(app);
const flagged = await postComment(app);
await app
  .as(await app.person())
  .post(`/comments/${flagged.id}/flags`)
  .send({ category: "harassment" })
  .expect(201);
const reason = { category: "illegal", note: "Call me on +49 30 901820." };
await app
  .as(mo)
  .post(`/moderation/comments/${flagged.id}/decision`)
  .send({ action: "remove", revision: 1, reason })
  .expect(200);
const suspended = await app.person();
await restrict(app, mo, { ...suspended, kind: "suspended", until: after(clock.now(), 7 * DAY) });
await openAppeal(app);

test("--format dsa prints one record a statement that the database would take, and nothing else on standard output", async () => {
  const { code, out, err } = await transparency("dsa");
  const records = out.map((line) => JSON.parse(line));
  expect([code, records.length, err.at(-1)]).toEqual([
    0,
    4,
    "4 records; 0 not fit to be sent; 0 without a restriction.",
  ]);
  expect(records.map((record) => check(record))).toEqual([{}, {}, {}, {}]);
  const byPuid = new Map(records.map((record) => [record.puid, record]));

  expect(byPuid.get(await statementOf(automatic.decisionId))).toMatchObject({
    decision_visibility: ["DECISION_VISIBILITY_CONTENT_REMOVED"],
    decision_ground: "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    category: "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    category_specification: ["KEYWORD_OTHER"],
    source_type: "SOURCE_VOLUNTARY",
    automated_detection: "Yes",
    automated_decision: "AUTOMATED_DECISION_FULLY",
    content_language: "EN",
    content_date: day(0),
  });
  const byPerson = records.find(({ decision_ground: ground }) => ground === "DECISION_GROUND_ILLEGAL_CONTENT");
  expect(byPerson).toMatchObject({
    category: "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
    source_type: "SOURCE_TYPE_OTHER_NOTIFICATION",
    automated_detection: "No",
    automated_decision: "AUTOMATED_DECISION_NOT_AUTOMATED",
  });
  expect(records.find(({ decision_account: account }) => account !== undefined)).toMatchObject({
    decision_account: "DECISION_ACCOUNT_SUSPENDED",
    end_date_account_restriction: day(7),
  });
});

test("no word of a person and no name is in a record", async () => {
  const text = (await transparency("dsa")).out.join("\n");
  for (const secret of ["901820", "blockhead", "Again and again", mo.account.displayName, suspended.account.id])
    expect(text).not.toContain(secret);
});

test("a statement that would give personal data away is named on standard error and not printed, and the answer is 1", async () => {
  const { id, decisionId, accountId } = await deps.db.prisma.statement.findFirstOrThrow({ orderBy: { id: "asc" } });
  const wrong = { notices: ["Write to jane.doe@example.org."], clauses: [], rules: [] };
  await deps.db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`set local session_replication_role = replica`;
    await tx.statement.update({ where: { id }, data: { data: wrong } });
  });
  const { code, out, err } = await transparency("dsa");
  expect([code, out.length]).toEqual([1, 3]);
  expect(err[0]).toBe(`${id}: incompatible_content_explanation.personal_data`);
  expect([decisionId, accountId]).not.toContain(id);
});

test("json and csv are the report", async () => {
  const { code, out } = await transparency("json");
  expect(code).toBe(0);
  expect(JSON.parse(out.join("\n"))).toMatchObject({ decisions: 5, appeals: { open: 1 } });
  expect((await transparency("csv")).out.join("\n")).toMatch(/^section,kind,/);
});

test.each([
  [["--format", "xml"], "--format is json, csv or dsa."],
  [["--from", "2026-02-30"], "--from must be a date"],
  [["--to", "2020-01-01"], "The period must begin before it ends."],
])("%s is refused", async (args, said) => {
  const { code, out, err } = await transparency("json", ...args);
  expect([code, out]).toEqual([2, []]);
  expect(err[0]).toContain(said);
});
