import { commit } from "../../src/db/commit.ts";
import { moveCase } from "../../src/queue/move-case.ts";
import { openCase } from "../../src/queue/open-case.ts";
import { newId } from "../../src/shared/ids.ts";
import { type Desk, THRESHOLD, openDesk } from "./desk.ts";

let desk: Desk;
let moderator: string;
beforeAll(async () => {
  desk = await openDesk();
  moderator = await desk.addAccount("Mo", { role: "moderator" });
});

const flag = (readerId: string, commentId: string, category = "harassment") =>
  desk.as(readerId).post(`/comments/${commentId}/flags`, { category });

const statusOf = async (id: string) => (await desk.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status;

async function flagByReaders(commentId: string, { readers = THRESHOLD, verified = true } = {}) {
  for (let count = 0; count < readers; count += 1) {
    await flag(await desk.addAccount("Reader", { verified }), commentId).expect(201);
  }
}

describe("a case", () => {
  test("is one for all who ask at once, and its version tells of each", async () => {
    const comment = await desk.post();
    const readers = await Promise.all([desk.addAccount("Ann"), desk.addAccount("Ben")]);
    const answers = await Promise.all(readers.map((reader) => flag(reader, comment.id)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const cases = await desk.db.prisma.case.findMany({ where: { commentId: comment.id }, include: { flags: true } });
    expect(cases).toMatchObject([{ version: 2, flags: [{}, {}] }]);
  });

  test("is joined, and comes sooner, when the policy or a reader asks again", async () => {
    const comment = await desk.post({ body: "oh darn" });
    const before = await desk.openCaseOf(comment);
    const id = await commit(desk.deps, (unit) =>
      openCase(desk.deps, unit, {
        comment,
        reasons: [{ source: "policy", category: "pii", severity: "high" }],
        at: desk.deps.clock(),
      }),
    );
    const joined = await desk.openCaseOf(comment);
    expect([id, joined.id, joined.version]).toEqual([before.id, before.id, before.version + 1]);
    expect(joined.priority).toBeGreaterThan(before.priority);
    expect(desk.changes).toContainEqual({ kind: "case", caseId: id });
  });

  test("moves with an edit to the new text, with a new version", async () => {
    const comment = await desk.post({ body: "oh darn" });
    const before = await desk.openCaseOf(comment);
    await desk.db.prisma.revision.create({
      data: { commentId: comment.id, number: 2, body: "better", bodyLength: 6, createdAt: desk.deps.clock() },
    });
    await commit(desk.deps, (unit) => moveCase(unit, { commentId: comment.id, revision: 2, at: desk.deps.clock() }));
    expect(await desk.openCaseOf(comment)).toMatchObject({ id: before.id, revision: 2, version: before.version + 1 });
  });
});

describe("a reader's flag", () => {
  test("raised again about the same text is the same flag, and changes nothing", async () => {
    const comment = await desk.post();
    const reader = await desk.addAccount("Ann");
    const first = await desk.as(reader).post(`/comments/${comment.id}/flags`, { category: "other", note: "look" });
    const again = await flag(reader, comment.id, "spam");
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toMatchObject({ category: "other", note: "look", status: "open" });
    expect(again.body).toEqual(first.body);
    expect(await desk.openCaseOf(comment)).toMatchObject({ version: 1 });
  });

  test.each([
    ["own_comment", 403, "harassment"],
    ["forbidden", 403, "harassment"],
    ["not_found", 404, "harassment"],
    ["invalid_request", 422, "rudeness"],
  ])("is refused as %s", async (code, status, category) => {
    const author = await desk.addAccount("Author");
    const reader = await desk.addAccount("Reader");
    const comment = await desk.post({ author, ...(code === "not_found" ? { act: "hold", asks: true } : {}) });
    const actor = { own_comment: author, forbidden: moderator }[code] ?? reader;
    const answer = await flag(actor, comment.id, category);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("is one of as many as hold a published comment, for the author to see why", async () => {
    const comment = await desk.post();
    await flagByReaders(comment.id, { readers: THRESHOLD - 1 });
    expect(await statusOf(comment.id)).toBe("published");
    await flagByReaders(comment.id, { readers: 1 });
    expect(await statusOf(comment.id)).toBe("held");
    const decision = await desk.db.prisma.decision.findFirst({ where: { commentId: comment.id, kind: "hold" } });
    expect(decision).toMatchObject({ basis: "policy", cause: "reader_flags", notices: [expect.any(String)] });
  });

  test("whose own flag hid the comment still finds it", async () => {
    const comment = await desk.post();
    await flagByReaders(comment.id, { readers: THRESHOLD - 1 });
    const last = await desk.addAccount("Last");
    await flag(last, comment.id).expect(201);
    await flag(last, comment.id).expect(200);
  });

  test("counts towards a hold from trusted readers only", async () => {
    const comment = await desk.post();
    await flagByReaders(comment.id, { readers: THRESHOLD * 2, verified: false });
    expect(await statusOf(comment.id)).toBe("published");
  });

  test("never hides a text that a human published: it opens a case again", async () => {
    const comment = await desk.post({ asks: true });
    const decision = { action: "publish", revision: 1 };
    await desk.as(moderator).post(`/moderation/comments/${comment.id}/decision`, decision).expect(200);
    await flagByReaders(comment.id, { readers: THRESHOLD + 1 });
    expect(await statusOf(comment.id)).toBe("published");
    expect(await desk.db.prisma.case.count({ where: { commentId: comment.id } })).toBe(2);
    expect(await desk.openCaseOf(comment)).toMatchObject({ version: THRESHOLD + 1 });
  });

  test("about a comment that does not exist is refused as not found", async () => {
    await flag(await desk.addAccount("Ann"), newId()).expect(404);
  });
});
