import type { Response } from "supertest";
import { transaction } from "../../src/db/transaction.ts";
import { readNextCase } from "../../src/queue/read-next-case.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
let mo: string;
let max: string;
beforeAll(async () => {
  desk = await openDesk();
  mo = await desk.addAccount("Mo", { role: "moderator" });
  max = await desk.addAccount("Max", { role: "moderator" });
});

interface Item {
  readonly id: string;
  readonly comment: { readonly id: string };
}

async function readAll(query: string): Promise<string[]> {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const { body }: Response = await desk
      .as(mo)
      .get(`/moderation/queue?limit=4&${query}${cursor ? `&cursor=${cursor}` : ""}`)
      .expect(200);
    const items: Item[] = body.items;
    seen.push(...items.map(({ comment }) => comment.id));
    cursor = body.nextCursor;
  } while (cursor !== null);
  return seen;
}

describe("the queue", () => {
  test.each(["sort=priority", "sort=oldest"])("shows each of many equal cases once, by %s", async (query) => {
    const fresh = await openDesk();
    const viewer = await fresh.addAccount("Mo", { role: "moderator" });
    const author = await fresh.addAccount("Author");
    const posted: string[] = [];
    for (let count = 0; count < 11; count += 1) posted.push((await fresh.post({ author, body: "oh darn" })).id);
    const seen: string[] = [];
    let cursor = "";
    for (let page = 0; page < 4; page += 1) {
      const { body } = await fresh.as(viewer).get(`/moderation/queue?limit=3&${query}${cursor}`).expect(200);
      seen.push(...body.items.map(({ comment }: Item) => comment.id));
      cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
      // Time passes, and a case comes in behind: neither moves what was not shown yet.
      fresh.turnClock(MINUTE);
    }
    expect(cursor).toBe("");
    expect(seen.toSorted()).toEqual(posted.toSorted());
  });

  test("is filtered by status, claim, category, source and article", async () => {
    const swearing = await desk.post({ body: "oh darn" });
    const address = await desk.post({ body: "he lives at elm street 12" });
    const flagged = await desk.post();
    const claimed = await desk.post({ asks: true, act: "hold", cause: "article_premoderation" });
    const resolved = await desk.post({ body: "darn again" });
    const reader = await desk.addAccount("Reader");
    await desk.as(reader).post(`/comments/${flagged.id}/flags`, { category: "spam" }).expect(201);
    await desk
      .as(mo)
      .post(`/moderation/cases/${(await desk.openCaseOf(claimed)).id}/claim`)
      .expect(200);
    await desk
      .as(max)
      .post(`/moderation/comments/${resolved.id}/decision`, { action: "publish", revision: 1 })
      .expect(200);

    const expected: [string, string[]][] = [
      ["", [swearing.id, address.id, flagged.id, claimed.id]],
      ["status=open", [swearing.id, address.id, flagged.id]],
      ["status=claimed", [claimed.id]],
      ["claimed=me", [claimed.id]],
      ["status=resolved", [resolved.id]],
      ["category=pii", [address.id]],
      ["source=reader", [flagged.id]],
      ["source=premoderation", [claimed.id]],
      ["source=policy&status=resolved", [resolved.id]],
      ["article=news-1&category=spam", [flagged.id]],
      ["article=elsewhere", []],
    ];
    for (const [query, ids] of expected) {
      expect([query, (await readAll(query)).toSorted()]).toEqual([query, ids.toSorted()]);
    }
    expect((await readAll("sort=oldest"))[0]).toBe(swearing.id);
    await desk.as(mo).get("/moderation/queue?cursor=nonsense").expect(422);
    await desk.as(reader).get("/moderation/queue").expect(403);
  });

  test("says of a case why it is there, what matched, who wrote it and what may be done", async () => {
    const author = await desk.addAccount("Ada");
    await desk.post({ author });
    const root = await desk.post({ body: "the root" });
    const comment = await desk.post({ author, parent: root, body: "well, darn it" });
    const reader = await desk.addAccount("Reader");
    await desk.as(reader).post(`/comments/${comment.id}/flags`, { category: "other", note: "rude" }).expect(201);
    const { id } = await desk.openCaseOf(comment);
    const { body } = await desk.as(mo).get(`/moderation/cases/${id}`).expect(200);
    expect(body).toMatchObject({
      status: "open",
      version: 2,
      reasons: expect.arrayContaining([
        { source: "policy", category: "profanity", ruleId: "profanity.darn", count: 1 },
        { source: "reader", category: "other", count: 1, note: "rude" },
      ]),
      comment: { id: comment.id, body: "well, darn it", bodyMasked: false, depth: 1 },
      article: { key: "news-1", url: "https://news.example/news-1" },
      author: {
        id: author,
        displayName: "Ada",
        record: { published: 2, removed: 0, overturned: 0 },
        restriction: null,
      },
      matches: [
        { ruleId: "profanity.darn", text: "darn", start: 6, end: 10, explanation: expect.stringContaining("darn") },
      ],
      policyRevision: "test-policy",
      allowedActions: ["publish", "remove"],
      canDecide: true,
      thread: [{ id: root.id, body: "the root" }],
      decisions: [{ kind: "publish", basis: "policy", decidedBy: null, verdict: "flag" }],
    });
  });

  test("an author's record counts removals by humans, not those of the policy alone", async () => {
    const author = await desk.addAccount("Ada");
    const byHuman = await desk.post({ author });
    const decision = { action: "remove", reason: { category: "spam" }, revision: 1 };
    await desk.as(mo).post(`/moderation/comments/${byHuman.id}/decision`, decision).expect(200);
    await desk.post({ author, act: "remove" });
    const open = await desk.openCaseOf(await desk.post({ author, body: "darn" }));
    const { body } = await desk.as(mo).get(`/moderation/cases/${open.id}`).expect(200);
    expect(body.author.record).toEqual({ published: 1, removed: 1, overturned: 0 });
  });
});

describe("the next case", () => {
  test("is the most urgent one that is neither one's own nor at another's desk", async () => {
    const fresh = await openDesk();
    const me = await fresh.addAccount("Me", { role: "moderator" });
    const other = await fresh.addAccount("Other", { role: "moderator" });
    const own = await fresh.post({ author: me, body: "at elm street 1" });
    const taken = await fresh.post({ body: "at elm street 2" });
    const urgent = await fresh.post({ body: "at elm street 3" });
    const mild = await fresh.post({ body: "darn" });
    const caseIds = await Promise.all(
      [own, taken, urgent, mild].map(async (comment) => (await fresh.openCaseOf(comment)).id),
    );
    await fresh.as(other).post(`/moderation/cases/${caseIds[1]}/claim`).expect(200);

    const first = await readNextCase(fresh.deps, { accountId: me });
    const second = await readNextCase(fresh.deps, { accountId: me, after: first?.id });
    const third = await readNextCase(fresh.deps, { accountId: me, after: second?.id });
    expect([first?.id, second?.id, third]).toEqual([caseIds[2], caseIds[3], null]);
    fresh.turnClock(10 * MINUTE);
    expect((await readNextCase(fresh.deps, { accountId: me, after: caseIds[2] }))?.id).toBe(caseIds[1]);
  });
});

describe("personal data", () => {
  test("is masked, length for length, in every answer until somebody reveals it, on record", async () => {
    const body = "She lives at elm street 12, darn";
    const masked = "She lives at •••••••••••••, darn";
    const comment = await desk.post({ body });
    const reply = await desk.post({ parent: comment, body: "darn", act: "hold" });
    const { id } = await desk.openCaseOf(comment);
    const replyCase = await desk.openCaseOf(reply);

    const queue = await desk.as(mo).get("/moderation/queue?category=pii&limit=100").expect(200);
    const found = await desk.as(mo).get(`/moderation/cases/${id}`).expect(200);
    const below = await desk.as(mo).get(`/moderation/cases/${replyCase.id}`).expect(200);
    const history = await desk.as(mo).get(`/moderation/comments/${comment.id}/history`).expect(200);
    const search = await desk.as(mo).get("/moderation/comments?q=STREET").expect(200);
    const decision = { action: "publish", revision: 1 };
    const decided = await desk.as(mo).post(`/moderation/comments/${comment.id}/decision`, decision).expect(200);
    for (const answer of [queue, found, below, history, search, decided]) {
      expect(answer.text).not.toContain("elm street 12");
      expect(answer.text).toContain(masked);
    }
    expect(found.body.matches).toMatchObject([{ ruleId: "pii.street", text: "•••••••••••••" }, { text: "darn" }]);

    const revealed = await desk.as(mo).post(`/moderation/comments/${comment.id}/reveal`).expect(200);
    expect(revealed.body).toEqual({ body, revision: 1 });
    const audited = await desk.db.prisma.auditEntry.findMany({ where: { action: "comment.reveal" } });
    expect(audited).toMatchObject([{ actorAccountId: mo, subjectId: comment.id, details: { revision: 1 } }]);
  });
});

test("all comments of one author are found, whatever became of them, and nobody else's", async () => {
  const author = await desk.addAccount("Writer");
  const [shown, removed] = [await desk.post({ author }), await desk.post({ author, act: "remove" })];
  await desk.post();
  const found = await desk.as(mo).get(`/moderation/comments?author=${author}&limit=1`).expect(200);
  expect(found.body.items).toMatchObject([{ id: removed.id, status: "removed" }]);
  const older = await desk
    .as(mo)
    .get(`/moderation/comments?author=${author}&cursor=${found.body.nextCursor}`)
    .expect(200);
  expect(older.body).toMatchObject({ items: [{ id: shown.id }], nextCursor: null });
  await desk.as(mo).get("/moderation/comments?author=them").expect(422);
});

test("a comment's history names flags, decisions with their deciders, and letters without an address", async () => {
  const comment = await desk.post({ body: "oh darn" });
  const reader = await desk.addAccount("Rita");
  await desk.as(reader).post(`/comments/${comment.id}/flags`, { category: "other", note: "rude" }).expect(201);
  const decision = {
    action: "remove",
    reason: { category: "spam", note: "An advert." },
    note: "third time",
    revision: 1,
  };
  await desk.as(mo).post(`/moderation/comments/${comment.id}/decision`, decision).expect(200);
  const { body, text } = await desk.as(max).get(`/moderation/comments/${comment.id}/history`).expect(200);
  expect(body).toMatchObject({
    comment: { status: "removed" },
    revisions: [{ number: 1, body: "oh darn" }],
    flags: [
      { source: "policy", resolution: "agreed" },
      { flaggedBy: { displayName: "Rita" }, closedBy: { displayName: "Mo" } },
    ],
    decisions: [
      { kind: "publish", matches: [{ text: "darn" }] },
      {
        kind: "remove",
        decidedBy: { displayName: "Mo" },
        reason: { category: "spam", note: "An advert." },
        note: "third time",
      },
    ],
    appeals: [],
    letters: [{ kind: "comment_removed", state: "queued" }],
  });
  expect(text).not.toContain("@mail.example");
});

test("a search of one author's comments finds the oldest of however many, one of everybody's stops on the way", async () => {
  const author = await desk.addAccount("Prolific");
  const { id } = await desk.post({ author, body: "I saw a phalarope." });
  await transaction(
    desk.db,
    async (tx) => {
      await tx.$executeRaw`set local session_replication_role = replica`;
      await tx.$executeRaw`
      insert into comments
      select (jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'created_at', c.created_at + n * interval '1 second'))).*
      from comments c, generate_series(1, 20000) n
      where c.id = ${id}::uuid`;
    },
    { timeoutMs: 60_000 },
  );
  const search = async (query: string) => {
    const { body } = await desk.as(mo).get(`/moderation/comments?q=phalarope${query}`).expect(200);
    return { found: body.items.map((item: { id: string }) => item.id), isAll: body.nextCursor === null };
  };
  expect(await search(`&author=${author}`)).toEqual({ found: [id], isAll: true });
  expect(await search("")).toEqual({ found: [], isAll: false });
});

test("a search takes its words as they are, newest first, by pages", async () => {
  const posted = [];
  for (const body of ["50% off", "500 off", "50% off again"]) {
    desk.turnClock(MINUTE);
    posted.push(await desk.post({ body }));
  }
  const first = await desk.as(mo).get("/moderation/comments?q=50%25%20off&limit=1").expect(200);
  const second = await desk
    .as(mo)
    .get(`/moderation/comments?q=50%25%20off&limit=1&cursor=${first.body.nextCursor}`)
    .expect(200);
  const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
  expect(ids).toEqual([posted[2]?.id, posted[0]?.id]);
  expect(second.body.nextCursor).toBeNull();
});
