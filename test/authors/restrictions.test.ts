import type { Response } from "supertest";
import { DAY, MINUTE, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { countRows } from "../support/rows.ts";
import { postComment, refusalOf, removedComment, restrict } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const impose = (who: TestPerson, body: object) =>
  app
    .as(moderator)
    .post(`/moderation/users/${who.account.id}/restrictions`)
    .send({ reason: "Again.", ...body });

describe("a restriction", () => {
  test("is a decision about the account with a reason, and shows its author what it is", async () => {
    const author = await app.person();
    const until = after(app.clock.now(), DAY);
    const id = await restrict(app, moderator, { ...author, kind: "suspended", until });
    const me = await app.as(author).get("/me").expect(200);
    expect(me.body.restriction).toMatchObject({
      kind: "suspended",
      until: until.toISOString(),
      reason: "Again and again.",
    });
    expect(await app.deps.db.prisma.decision.findFirst({ where: { restrictionId: id } })).toMatchObject({
      subject: "account",
      kind: "restrict",
      basis: "person",
      decidedBy: moderator.account.id,
    });
    expect(await app.deps.db.prisma.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
      action: "author.restrict",
    });
  });

  test("is lifted once, by a decision that supersedes it", async () => {
    const author = await app.person();
    const id = await restrict(app, moderator, { ...author, kind: "banned" });
    const path = `/moderation/users/${author.account.id}/restrictions/${id}`;
    await Promise.all([app.as(moderator).delete(path).expect(204), app.as(moderator).delete(path).expect(204)]);
    const decisions = await app.deps.db.prisma.decision.findMany({
      where: { restrictionId: id },
      orderBy: { createdAt: "asc" },
    });
    expect(decisions.map(({ kind }) => kind).toSorted()).toEqual(["lift", "restrict"]);
    expect((await app.as(author).get("/me")).body.restriction).toBeNull();
  });

  test("is the strictest of those that stand", async () => {
    const author = await app.person();
    await restrict(app, moderator, { ...author, kind: "premoderated" });
    const suspension = await restrict(app, moderator, {
      ...author,
      kind: "suspended",
      until: after(app.clock.now(), DAY),
    });
    const kind = async () => (await app.as(author).get("/me")).body.restriction?.kind;
    expect(await kind()).toBe("suspended");
    await app.as(moderator).delete(`/moderation/users/${author.account.id}/restrictions/${suspension}`).expect(204);
    expect(await kind()).toBe("premoderated");
  });

  test("ends with its time", async () => {
    const author = await app.person();
    await restrict(app, moderator, { ...author, kind: "suspended", until: after(app.clock.now(), MINUTE) });
    app.clock.advance(MINUTE);
    expect((await app.as(author).get("/me")).body.restriction).toBeNull();
    const { body } = await app.as(moderator).get(`/moderation/users/${author.account.id}`).expect(200);
    expect(body).toMatchObject({ restriction: null, restrictions: [{ active: false }] });
  });

  test.each([
    ["a suspension without an end", { kind: "suspended" }, "/until"],
    ["a suspension that is over", { kind: "suspended", until: "2020-01-01T00:00:00Z" }, "/until"],
    ["a ban with an end", { kind: "banned", until: "2030-01-01T00:00:00Z" }, "/until"],
    ["an unknown kind", { kind: "shadowbanned" }, "/kind"],
    ["no reason", { kind: "banned", reason: "" }, "/reason"],
    ["the name of who imposes it", { kind: "banned", createdBy: newId() }, "/createdBy"],
  ])("is refused: %s", async (_what, body, pointer) => {
    const author = await app.person();
    const before = await countRows(app.deps.db);
    const answer = await impose(author, body);
    expect([answer.status, answer.body.errors?.[0]?.pointer]).toEqual([422, pointer]);
    expect(await countRows(app.deps.db)).toEqual(before);
  });

  test("is not for oneself, for staff, or by readers", async () => {
    expect(refusalOf(await impose(moderator, { kind: "banned" }))).toEqual([403, "conflict_of_interest"]);
    expect(refusalOf(await impose(await app.person("administrator"), { kind: "banned" }))).toEqual([
      409,
      "invalid_state",
    ]);
    const path = `/moderation/users/${moderator.account.id}/restrictions`;
    expect(
      refusalOf(
        await app
          .as(await app.person())
          .post(path)
          .send({ kind: "banned", reason: "x" }),
      ),
    ).toEqual([403, "forbidden"]);
  });

  test("of one author is not lifted under the name of another", async () => {
    const [author, other] = [await app.person(), await app.person()];
    const id = await restrict(app, moderator, { ...author, kind: "banned" });
    await app.as(moderator).delete(`/moderation/users/${other.account.id}/restrictions/${id}`).expect(404);
  });
});

describe("a person, as staff see one", () => {
  test("has a record, restrictions and notes of colleagues, and no address", async () => {
    const { author } = await postComment(app);
    await removedComment(app, { author, by: moderator, body: "To be removed." });
    const path = `/moderation/users/${author.account.id}`;
    await app.as(moderator).post(`${path}/notes`).send({ body: "Means well." }).expect(201);
    const { body } = await app.as(moderator).get(path).expect(200);
    expect(body).toMatchObject({
      email: null,
      role: "reader",
      record: { published: 1, removed: 1, overturned: 0 },
      notes: [{ body: "Means well.", writtenBy: { id: moderator.account.id } }],
    });
    const seen = await app
      .as(await app.person("administrator"))
      .get(path)
      .expect(200);
    expect(seen.body.email).toBe("•••@•••");
  });

  test("is found by a whole address, and the address is told to administrators who ask, which is recorded", async () => {
    const { account } = await app.person();
    const administrator = await app.person("administrator");
    const path = `/moderation/users/${account.id}`;
    const list = await app.as(administrator).get(`/moderation/users?q=${account.email}`).expect(200);
    expect(list.body.items).toMatchObject([{ id: account.id }]);
    const record = await app.as(administrator).get(path).expect(200);
    expect(JSON.stringify([list.body, record.body])).not.toContain(account.email);
    expect(refusalOf(await app.as(moderator).post(`${path}/reveal`))).toEqual([403, "forbidden"]);
    const { body } = await app.as(administrator).post(`${path}/reveal`).expect(200);
    expect(body).toEqual({ email: account.email });
    const audited = { action: "account.reveal", actorAccountId: administrator.account.id };
    expect(await app.deps.db.prisma.auditEntry.findMany({ where: { subjectId: account.id } })).toMatchObject([audited]);
  });

  test("is found by part of a name, in pages without repetition", async () => {
    for (let count = 0; count < 5; count += 1) await app.person("reader", { displayName: `Quentin ${count}` });
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body }: Response = await app
        .as(moderator)
        .get(`/moderation/users?q=quentin&limit=2${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      names.push(...body.items.map(({ displayName }: { displayName: string }) => displayName));
      cursor = body.nextCursor;
    }
    expect(names.toSorted()).toEqual([0, 1, 2, 3, 4].map((count) => `Quentin ${count}`));
  });

  test("who is not there is 404", async () => {
    await app.as(moderator).get(`/moderation/users/${newId()}`).expect(404);
  });
});
