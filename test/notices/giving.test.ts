import supertest from "supertest";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { contentsOfRows, fingerprintRows } from "../support/rows.ts";
import { decideComment, findOpenCase, flagByReaders, postComment, refusalOf } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { WHY, giveNotice, lettersOf, newAddress, noticeOf, pathOf, readNotice, setNotices } from "./notice-desk.ts";

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
  await app.startWorker();
});

const give = (body: object) => app.as(null).post("/notices").send(body);
const pointersOf = ({ body }: { body: { errors?: { pointer: string }[] } }) =>
  body.errors?.map(({ pointer }) => pointer);

describe("a notice of illegal content", () => {
  test("needs no account, and is received at once with a letter that carries its link", async () => {
    const { id } = await postComment(app);
    const email = newAddress();
    const { body } = await give(noticeOf(id, { email })).expect(201);
    expect(body).toEqual({ id: expect.any(String), status: "open", receivedAt: app.clock.now().toISOString() });
    const letter = await eventually(async () => {
      const found = (await app.mailbox()).find(({ to, subject }) => to === email && /have your notice/.test(subject));
      if (!found) throw new Error("no receipt yet");
      return found;
    });
    const notice = await readNotice(app, body.id);
    expect(letter.text).toContain(pathOf(app, notice));
    expect(letter.text).not.toContain(WHY);
    const page = await supertest(app.app).get(pathOf(app, notice)).expect(200);
    expect(page.text).toContain("waiting for a person");
  });

  test("speaks German to who gave it in German", async () => {
    const { id } = await postComment(app);
    const email = newAddress();
    await give(noticeOf(id, { email, locale: "de" })).expect(201);
    await eventually(async () => {
      const found = (await app.mailbox()).find(({ to }) => to === email);
      expect(found?.subject).toBe("Wir haben Ihre Meldung");
    });
  });

  test("opens the comment's case, apart from readers' flags, and is a reason of it that the queue can be asked for", async () => {
    const { id } = await postComment(app);
    await giveNotice(app, id);
    const { id: caseId } = await findOpenCase(app, id);
    const { body } = await app.as(moderator).get(`/moderation/cases/${caseId}`).expect(200);
    expect(body.reasons).toEqual([{ source: "notice", category: "illegal", count: 1, note: WHY }]);
    expect(await app.deps.db.prisma.flag.count({ where: { commentId: id } })).toBe(0);
    for (const query of ["source=notice", "category=illegal"]) {
      const { body: queue } = await app.as(moderator).get(`/moderation/queue?limit=100&${query}`).expect(200);
      expect(queue.items.map((item: { id: string }) => item.id)).toContain(caseId);
    }
    const { body: others } = await app.as(moderator).get("/moderation/queue?source=trusted_flagger").expect(200);
    expect(others.items.map((item: { id: string }) => item.id)).not.toContain(caseId);
  });

  test("joins a case that is open, raises its priority and its version", async () => {
    const { id } = await postComment(app);
    await flagByReaders(app, id, 1);
    const before = await findOpenCase(app, id);
    await giveNotice(app, id);
    const after = await findOpenCase(app, id);
    expect(after.id).toBe(before.id);
    expect(after.priority).toBeGreaterThan(before.priority);
    expect(after.version).toBe(before.version + 1);
  });

  test("by the address of a trusted flagger is one of theirs, and comes before all others", async () => {
    await setNotices(app, { trustedFlaggers: ["hotline.example", "one@named.example"] });
    const scenes: [string, string][] = [
      ["alerts@hotline.example", "trusted_flagger"],
      ["one@named.example", "trusted_flagger"],
      ["two@named.example", "notice"],
      ["alerts@sub.hotline.example", "notice"],
      ["alerts@evilhotline.example", "notice"],
    ];
    const priorities = new Map<string, number>();
    for (const [email, source] of scenes) {
      const { id } = await postComment(app);
      expect((await giveNotice(app, id, { email })).source).toBe(source);
      priorities.set(source, (await findOpenCase(app, id)).priority);
    }
    expect(priorities.get("trusted_flagger")).toBeGreaterThan(priorities.get("notice") ?? Infinity);
  });

  test("hides nothing: only a human decides", async () => {
    const { id } = await postComment(app);
    for (let count = 0; count < 5; count += 1) await giveNotice(app, id);
    expect((await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status).toBe("published");
  });
});

describe("what a notice must say", () => {
  test("who gives it, unless it is about the sexual abuse of children", async () => {
    const { id } = await postComment(app);
    const nobody = noticeOf(id, { name: undefined, email: undefined });
    const refused = await give(nobody);
    expect(refusalOf(refused)).toEqual([422, "invalid_request"]);
    expect(pointersOf(refused)).toEqual(["/name", "/email"]);
    const { body } = await give({ ...nobody, childAbuse: true }).expect(201);
    expect(await lettersOf(app, body.id)).toEqual([]);
    // Without an address the answer itself carries the way back.
    const page = await supertest(app.app).get(new URL(body.statusUrl).pathname).expect(200);
    expect(page.text).toContain("Keep the address of this page");
  });

  test.each([
    ["no ground", { explanation: undefined }, "/explanation"],
    ["19 characters", { explanation: "x".repeat(19) }, "/explanation"],
    ["4,001 characters", { explanation: "x".repeat(4_001) }, "/explanation"],
    ["no good faith", { goodFaith: false }, "/goodFaith"],
    ["an address that is none", { email: "nobody" }, "/email"],
    ["no place", { commentId: undefined }, "/url"],
    ["a place without an id", { commentId: undefined, url: "https://news.example/article" }, "/url"],
    ["a field that is not known", { status: "kept" }, "/status"],
  ])("%s is refused", async (_, fields, pointer) => {
    const { id } = await postComment(app);
    const before = await contentsOfRows(app.deps.db);
    const refused = await give(noticeOf(id, fields));
    expect(refusalOf(refused)).toEqual([422, "invalid_request"]);
    expect(pointersOf(refused)).toContain(pointer);
    expect(await contentsOfRows(app.deps.db)).toEqual(before);
  });

  test("a place can be any address that holds the comment's id", async () => {
    const { id } = await postComment(app);
    for (const url of [`https://news.example/c/${id}`, `https://x.example/a?b=1#c-${id.toUpperCase()}`]) {
      const { body } = await give(noticeOf(id, { commentId: undefined, url })).expect(201);
      expect((await readNotice(app, body.id)).commentId).toBe(id);
    }
  });

  test("a comment that nobody sees is not there, held and unknown alike", async () => {
    const held = await postComment(app, { body: BODIES.hold });
    const removed = await postComment(app, { body: BODIES.remove });
    const unknown = "01980000-0000-7000-8000-00000000dead";
    const answers = await Promise.all([held.id, removed.id, unknown].map((id) => give(noticeOf(id))));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toHaveProperty("size", 1);
    expect(answers.map(refusalOf)).toEqual(answers.map(() => [404, "not_found"]));
  });
});

describe("a second notice by the same address about the same text", () => {
  test("adds to the first: one to answer, one receipt, and an answer that does not tell of the first", async () => {
    const { id } = await postComment(app);
    const email = newAddress();
    const first = await giveNotice(app, id, { email });
    const { body } = await give(noticeOf(id, { email: email.toUpperCase(), explanation: `${WHY} And more.` })).expect(
      201,
    );
    expect(body).toEqual({ id: expect.any(String), status: "open", receivedAt: expect.any(String) });
    expect(body.id).not.toBe(first.id);
    expect(await readNotice(app, body.id)).toMatchObject({ status: "joined", joinedId: first.id });
    expect(await lettersOf(app, body.id)).toEqual([]);
    const { body: item } = await app.as(moderator).get(`/moderation/notices/${first.id}`).expect(200);
    expect(item.repeats).toMatchObject([{ explanation: `${WHY} And more.` }]);
  });

  test("joins it also when both come at once", async () => {
    const { id } = await postComment(app);
    const email = newAddress();
    await Promise.all(Array.from({ length: 6 }, () => give(noticeOf(id, { email })).expect(201)));
    const rows = await app.deps.db.prisma.notice.findMany({ where: { commentId: id } });
    expect(rows.map(({ status }) => status).toSorted()).toEqual([...Array<string>(5).fill("joined"), "open"]);
    expect(await app.deps.db.prisma.letter.count({ where: { address: email } })).toBe(1);
  });
});

describe("the link of a notice", () => {
  test("changes nothing when it is visited", async () => {
    const { id } = await postComment(app);
    const path = pathOf(app, await giveNotice(app, id));
    await eventually(async () => expect(await app.deps.db.prisma.letter.count({ where: { state: "queued" } })).toBe(0));
    const before = await fingerprintRows(app.deps.db);
    for (const address of [path, "/notices/new", `/notices/new?comment=${id}`, "/notices/received"]) {
      await supertest(app.app).get(address).expect(200);
      await supertest(app.app).head(address).expect(200);
    }
    expect(await fingerprintRows(app.deps.db)).toEqual(before);
  });

  test("is stored nowhere", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const token = pathOf(app, notice).split("/").at(-1) ?? "";
    expect(JSON.stringify(await readNotice(app, notice.id))).not.toContain(token);
  });

  test("answers alike whatever is wrong with it, to reading and to posting", async () => {
    const { id } = await postComment(app);
    const good = pathOf(app, await giveNotice(app, id));
    const bad = [`${good}x`, good.slice(0, -1), "/notices/%E0%A4%A", "/notices/unknown", "/notices/a/b"];
    const pages = await Promise.all(bad.map((path) => supertest(app.app).get(path)));
    expect(pages.map(({ status }) => status)).toEqual(bad.map(() => 404));
    expect(new Set(pages.map(({ text }) => text))).toHaveProperty("size", 1);
    const posted = await supertest(app.app).post(`${good}x`).type("form").send({});
    expect([posted.status, posted.text]).toEqual([404, pages[0]?.text]);
  });

  test("takes the notice back, once and for good, and the case still waits for a human", async () => {
    const { id } = await postComment(app);
    const notice = await giveNotice(app, id);
    const before = await findOpenCase(app, id);
    const path = pathOf(app, notice);
    await supertest(app.app).post(path).type("form").send({}).expect(303).expect("Location", path);
    await supertest(app.app).post(path).type("form").send({}).expect(303);
    expect(await readNotice(app, notice.id)).toMatchObject({ status: "withdrawn", closedBy: null, decisionId: null });
    expect((await findOpenCase(app, id)).priority).toBeLessThan(before.priority);
    expect((await supertest(app.app).get(path).expect(200)).text).toContain("taken back");
  });
});

describe("the public form", () => {
  const form = (fields: object = {}) =>
    supertest(app.app)
      .post("/notices/new")
      .type("form")
      .send({ explanation: WHY, name: "Nora", email: newAddress(), goodFaith: "yes", ...fields });

  test("shows the comment that the link of its page leads from, and runs no script", async () => {
    const { id } = await postComment(app);
    const permalink = await supertest(app.app).get(`/c/${id}`).expect(200);
    expect(permalink.text).toContain(`href="/notices/new?comment=${id}"`);
    const { text } = await supertest(app.app).get(`/notices/new?comment=${id}`).expect(200);
    expect(text).toContain(BODIES.publish);
    expect(text).not.toContain("<script");
  });

  test("shows nothing of a comment that nobody sees", async () => {
    const { id } = await postComment(app, { body: BODIES.hold });
    const { text } = await supertest(app.app).get(`/notices/new?comment=${id}`).expect(200);
    expect(text).not.toContain(BODIES.hold);
    expect(text).toContain('name="url"');
    const parent = await postComment(app, { body: "Soon a tombstone." });
    await postComment(app, { article: parent.article, parentId: parent.id });
    await decideComment(app, moderator, { id: parent.id, action: "remove" });
    const tombstone = await supertest(app.app).get(`/notices/new?comment=${parent.id}`).expect(200);
    expect(tombstone.text).not.toContain("Soon a tombstone.");
  });

  test("is taken, in German from a German browser", async () => {
    const { id } = await postComment(app);
    await form({ commentId: id }).set("Accept-Language", "de").expect(303).expect("Location", "/notices/received");
    const notice = await app.deps.db.prisma.notice.findFirstOrThrow({ where: { commentId: id } });
    expect(notice).toMatchObject({ locale: "de", explanation: WHY });
    const { text } = await supertest(app.app).get("/notices/received").set("Accept-Language", "de").expect(200);
    expect(text).toContain("Ihre Meldung ist angekommen");
  });

  test("leads whoever leaves no address straight to the notice's page", async () => {
    const { id } = await postComment(app);
    const { headers } = await form({ commentId: id, name: "", email: "", childAbuse: "yes" }).expect(303);
    await supertest(app.app)
      .get(headers["location"] ?? "")
      .expect(200);
  });

  test("keeps what was typed when it cannot be taken, and says what is missing", async () => {
    const { id } = await postComment(app);
    const answer = await form({ commentId: id, name: "", goodFaith: undefined }).expect(422);
    expect(answer.text).toContain(WHY);
    expect(answer.text).toContain("statement of good faith");
    const noName = await form({ commentId: id, name: "" }).expect(422);
    expect(noName.text).toContain("Write your name");
  });
});

test("an address has few receipts a minute, and a household few notices", async () => {
  const limited = await testApp({
    policy: smallPolicy(),
    env: { RATE_LIMITS: JSON.stringify({ notices_mailbox: 2, notices_address: 4 }) },
  });
  const { id } = await postComment(limited);
  const send = (email: string) => limited.as(null).post("/notices").send(noticeOf(id, { email }));
  const email = newAddress();
  const answers = [await send(email), await send(email), await send(email), await send(newAddress())];
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 429, 201]);
  await send(newAddress()).expect(429);
});
