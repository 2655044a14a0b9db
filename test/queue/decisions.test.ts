import { commit } from "../../src/db/commit.ts";
import { decide } from "../../src/decisions/decide.ts";
import { lockComment } from "../../src/decisions/lock-comment.ts";
import { readNextCase } from "../../src/queue/read-next-case.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import { type Desk, openDesk } from "./desk.ts";

let desk: Desk;
let mo: string;
let max: string;
beforeAll(async () => {
  desk = await openDesk();
  mo = await desk.addAccount("Mo", { role: "moderator" });
  max = await desk.addAccount("Max", { role: "moderator" });
});

const claim = async (caseId: string, moderator: string) => {
  const { body } = await desk.as(moderator).post(`/moderation/cases/${caseId}/claim`).expect(200);
  return String(body.claimToken);
};
const decideAs = (moderator: string | null, caseId: string, body: object) =>
  desk.as(moderator).post(`/moderation/cases/${caseId}/decision`, body);
const refusal = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code];
const REMOVE = { action: "remove", reason: { category: "harassment", note: "Please argue." } };

async function openCaseFor(post: Parameters<Desk["post"]>[0] = { body: "oh darn" }) {
  const comment = await desk.post(post);
  return { comment, found: await desk.openCaseOf(comment) };
}

/** As the author of the comment that was decided; returns the link's id. */
async function contest(decisionId: string): Promise<string> {
  const { prisma } = desk.db;
  const { deciderKey, commentId } = await prisma.decision.findUniqueOrThrow({ where: { id: decisionId } });
  const link = await prisma.appealLink.findFirstOrThrow({ where: { decisionId } });
  await prisma.appeal.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      decisionId,
      decisionDeciderKey: deciderKey,
      commentId,
      linkId: link.id,
      party: "author",
      statement: "This was a joke among friends.",
      filedAt: desk.deps.clock(),
    },
  });
  return link.id;
}

/** As an edit is removed by the policy while its case is open. */
async function removeByPolicy(commentId: string): Promise<string> {
  return commit(desk.deps, async (unit) => {
    const comment = await lockComment(unit.tx, commentId);
    if (!comment) throw new Error("there is no such comment");
    const decision = await decide(desk.deps, unit, { comment, act: "remove", cause: "verdict", at: desk.deps.clock() });
    return decision.id;
  });
}

describe("deciding a case", () => {
  test("answers each refusal in the contract's order, and then decides", async () => {
    const author = await desk.addAccount("Author");
    const { found } = await openCaseFor({ author, body: "oh darn" });
    const good = { ...REMOVE, claimToken: await claim(found.id, mo), version: found.version };
    const stale = { ...good, version: 7 };
    const noReason = { action: "remove", claimToken: "", version: 7 };
    const order: [string | null, string, object, number, string][] = [
      [null, newId(), noReason, 401, "sign_in_required"],
      [await desk.addAccount("Reader"), newId(), noReason, 403, "forbidden"],
      [max, newId(), noReason, 404, "not_found"],
      [author, found.id, noReason, 422, "invalid_request"],
      [author, found.id, stale, 403, "conflict_of_interest"],
      [max, found.id, stale, 409, "claim_lost"],
      [mo, found.id, { ...stale, claimToken: "another" }, 409, "claim_lost"],
      [mo, found.id, stale, 409, "version_conflict"],
    ];
    await desk.db.prisma.account.update({ where: { id: author }, data: { role: "moderator" } });
    for (const [moderator, caseId, body, status, code] of order) {
      expect(refusal(await decideAs(moderator, caseId, body))).toEqual([status, code]);
    }
    const { body } = await decideAs(mo, found.id, good).expect(200);
    expect(body).toMatchObject({
      status: "resolved",
      outcome: "remove",
      comment: { status: "removed" },
      allowedActions: [],
    });
    expect(body.version).toBe(found.version + 1);
    expect(refusal(await decideAs(max, found.id, stale))).toEqual([409, "invalid_state"]);
  });

  test.each([
    ["/reason", {}],
    ["/reason/category", { reason: { category: "rudeness" } }],
    ["/reason/note", { reason: { category: "other" } }],
    ["/reason/note", { reason: { category: "illegal" } }],
  ])("a removal without what its author must be told is wrong at %s", async (pointer, body) => {
    const { found } = await openCaseFor();
    const answer = await decideAs(mo, found.id, { action: "remove", claimToken: "x", version: 1, ...body });
    expect([answer.status, answer.body.errors[0].pointer]).toEqual([422, pointer]);
  });

  test("a reason may be a category that the publisher's policy adds", async () => {
    const { found } = await openCaseFor();
    const claimToken = await claim(found.id, mo);
    const reason = { category: "off-topic" };
    await decideAs(mo, found.id, { action: "remove", reason, claimToken, version: found.version }).expect(200);
  });

  test("whoever flagged a comment decides nothing about it, and is told so before trying", async () => {
    const { comment, found } = await openCaseFor();
    const promoted = await desk.addAccount("Promoted");
    await desk.as(promoted).post(`/comments/${comment.id}/flags`, { category: "other" }).expect(201);
    await desk.db.prisma.account.update({ where: { id: promoted }, data: { role: "moderator" } });
    const { body } = await desk.as(promoted).get(`/moderation/cases/${found.id}`).expect(200);
    expect(body).toMatchObject({ canDecide: false, allowedActions: [], whyNot: expect.stringContaining("flagged") });
    expect(refusal(await desk.as(promoted).post(`/moderation/cases/${found.id}/claim`))).toEqual([
      403,
      "conflict_of_interest",
    ]);
    expect((await readNextCase(desk.deps, { accountId: promoted }))?.id).not.toBe(found.id);
    const decision = { action: "publish", revision: 1 };
    const answer = await desk.as(promoted).post(`/moderation/comments/${comment.id}/decision`, decision);
    expect(refusal(answer)).toEqual([403, "conflict_of_interest"]);
  });

  test("of two moderators who decide at once, one does", async () => {
    const { comment, found } = await openCaseFor();
    const items = [{ caseId: found.id, version: found.version }];
    const answers = await Promise.all([
      desk.as(mo).post("/moderation/decisions/bulk", { items, ...REMOVE }),
      desk.as(max).post("/moderation/decisions/bulk", { items, action: "publish" }),
    ]);
    const codes = answers.map(({ body }) => body.results[0].code ?? "decided");
    expect(codes.toSorted()).toEqual(["decided", "invalid_state"]);
    expect(await desk.db.prisma.decision.count({ where: { commentId: comment.id, basis: "person" } })).toBe(1);
  });

  test("answers the flags with the decision, by a human's hand, and is on record without a word of text", async () => {
    const { comment, found } = await openCaseFor();
    const reader = await desk.addAccount("Reader");
    await desk.as(reader).post(`/comments/${comment.id}/flags`, { category: "harassment" }).expect(201);
    const claimToken = await claim(found.id, mo);
    await decideAs(mo, found.id, { action: "publish", note: "fine", claimToken, version: 2 }).expect(200);
    const flags = await desk.db.prisma.flag.findMany({ where: { commentId: comment.id } });
    expect(flags.map(({ resolution, closedBy }) => [resolution, closedBy])).toEqual([
      ["disagreed", mo],
      ["disagreed", mo],
    ]);
    const audited = await desk.db.prisma.auditEntry.findFirst({ where: { subjectId: comment.id, actorAccountId: mo } });
    expect(audited).toMatchObject({ action: "decision.publish", details: { case: found.id, revision: 1 } });
  });

  test("a removal by the policy, of a text that readers had flagged, can be left as it is", async () => {
    const { comment, found } = await openCaseFor();
    await removeByPolicy(comment.id);
    const item = await desk.as(mo).get(`/moderation/cases/${found.id}`).expect(200);
    expect(item.body.allowedActions).toEqual(["publish", "remove"]);
    const claimToken = await claim(found.id, mo);
    const { body } = await decideAs(mo, found.id, { ...REMOVE, claimToken, version: found.version }).expect(200);
    expect(body).toMatchObject({ status: "resolved", outcome: "remove", comment: { status: "removed" } });
    expect(await desk.db.prisma.statement.count({ where: { decision: { commentId: comment.id } } })).toBe(1);
  });

  test("while its author's appeal is open, a case offers no removal, which would be refused", async () => {
    const { comment, found } = await openCaseFor();
    await contest(await removeByPolicy(comment.id));
    const { body } = await desk.as(mo).get(`/moderation/cases/${found.id}`).expect(200);
    expect(body.allowedActions).toEqual(["publish"]);
    const decision = { ...REMOVE, claimToken: await claim(found.id, mo), version: found.version };
    expect(refusal(await decideAs(mo, found.id, decision))).toEqual([409, "appeal_open"]);
  });
});

describe("a claim", () => {
  test("has one holder, keeps its token when renewed, and raises no version", async () => {
    const { found } = await openCaseFor();
    const first = await desk.as(mo).post(`/moderation/cases/${found.id}/claim`).expect(200);
    desk.turnClock(MINUTE);
    const renewed = await desk.as(mo).post(`/moderation/cases/${found.id}/claim`).expect(200);
    expect(renewed.body.claimToken).toBe(first.body.claimToken);
    expect(renewed.body.claimExpiresAt > first.body.claimExpiresAt).toBe(true);
    expect(refusal(await desk.as(max).post(`/moderation/cases/${found.id}/claim`))).toEqual([409, "case_claimed"]);
    const { body } = await desk.as(max).get(`/moderation/cases/${found.id}`);
    expect(body).toMatchObject({ status: "claimed", claimedBy: { displayName: "Mo" }, version: found.version });
  });

  test("that ran out is another's to take, and its old token decides nothing", async () => {
    const { found } = await openCaseFor();
    const old = await claim(found.id, mo);
    desk.turnClock(10 * MINUTE);
    const body = { ...REMOVE, version: found.version };
    expect(refusal(await decideAs(mo, found.id, { ...body, claimToken: old }))).toEqual([409, "claim_lost"]);
    const claimToken = await claim(found.id, max);
    expect(refusal(await decideAs(mo, found.id, { ...body, claimToken: old }))).toEqual([409, "claim_lost"]);
    await decideAs(max, found.id, { ...body, claimToken }).expect(200);
  });

  test("given back is free, and nobody gives back another's", async () => {
    const { found } = await openCaseFor();
    await claim(found.id, mo);
    await desk.as(max).delete(`/moderation/cases/${found.id}/claim`).expect(204);
    expect(refusal(await desk.as(max).post(`/moderation/cases/${found.id}/claim`))).toEqual([409, "case_claimed"]);
    await desk.as(mo).delete(`/moderation/cases/${found.id}/claim`).expect(204);
    await claim(found.id, max);
  });

  test("on a resolved case is refused", async () => {
    const { comment, found } = await openCaseFor();
    await desk
      .as(mo)
      .post(`/moderation/comments/${comment.id}/decision`, { action: "publish", revision: 1 })
      .expect(200);
    expect(refusal(await desk.as(mo).post(`/moderation/cases/${found.id}/claim`))).toEqual([409, "invalid_state"]);
  });
});

describe("deciding in bulk", () => {
  test("decides what it can and says for each other one why not", async () => {
    const [free, mine, theirs, stale, own] = await Promise.all([
      openCaseFor(),
      openCaseFor(),
      openCaseFor(),
      openCaseFor(),
      openCaseFor({ author: mo, body: "oh darn" }),
    ]);
    await claim(mine.found.id, mo);
    await claim(theirs.found.id, max);
    const unknown = newId();
    const items = [
      ...[free, mine, theirs, own, free].map(({ found }) => ({ caseId: found.id, version: found.version })),
      { caseId: stale.found.id, version: stale.found.version + 1 },
      { caseId: unknown, version: 1 },
    ];
    const { body } = await desk
      .as(mo)
      .post("/moderation/decisions/bulk", { items, ...REMOVE })
      .expect(200);
    const results: { ok: boolean; code?: string; case?: { status: string } }[] = body.results;
    expect(results.map((result) => result.code ?? result.case?.status)).toEqual([
      "resolved",
      "resolved",
      "case_claimed",
      "conflict_of_interest",
      "invalid_state",
      "version_conflict",
      "not_found",
    ]);
  });
});

describe("deciding about any comment", () => {
  test("one that nobody queued is removed and restored, and an edited one is not", async () => {
    const comment = await desk.post();
    const path = `/moderation/comments/${comment.id}/decision`;
    expect(refusal(await desk.as(mo).post(path, { ...REMOVE, revision: 2 }))).toEqual([409, "revision_conflict"]);
    const removed = await desk
      .as(mo)
      .post(path, { ...REMOVE, revision: 1 })
      .expect(200);
    expect(removed.body.comment.status).toBe("removed");
    expect(refusal(await desk.as(mo).post(path, { ...REMOVE, revision: 1 }))).toEqual([409, "invalid_state"]);
    const restored = await desk.as(mo).post(path, { action: "publish", revision: 1 }).expect(200);
    expect(restored.body.comment.status).toBe("published");
  });

  test("one that another moderator has claimed is refused", async () => {
    const { comment, found } = await openCaseFor();
    await claim(found.id, max);
    const answer = await desk.as(mo).post(`/moderation/comments/${comment.id}/decision`, { ...REMOVE, revision: 1 });
    expect(refusal(answer)).toEqual([409, "case_claimed"]);
  });

  test("while its author's appeal is open, a removal is refused and a publication concedes the appeal", async () => {
    const comment = await desk.post();
    const path = `/moderation/comments/${comment.id}/decision`;
    const { body } = await desk
      .as(mo)
      .post(path, { ...REMOVE, revision: 1 })
      .expect(200);
    const linkId = await contest(body.decisionId);
    expect(refusal(await desk.as(max).post(path, { ...REMOVE, revision: 1 }))).toEqual([409, "appeal_open"]);
    await desk.as(mo).post(path, { action: "publish", revision: 1 }).expect(200);
    expect(await desk.db.prisma.appeal.findFirst({ where: { linkId } })).toMatchObject({
      status: "overturned",
    });
  });
});
