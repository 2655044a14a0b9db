import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { findOpenCase, openAppeal, postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
const mo = await app.person("moderator", { displayName: "Mo" });
const max = await app.person("moderator", { displayName: "Max" });
const admin = await app.person("administrator", { displayName: "Ada" });

/** A browser with the session's cookie, and with what browsers say about the page that a form is on. */
function browser(person: TestPerson | null, { site = "same-origin" } = {}) {
  const cookie = person ? `${SESSION_COOKIE}=${person.token}` : "";
  return {
    get: (path: string) => supertest(app.app).get(path).set("Cookie", cookie),
    post: (path: string, fields: Readonly<Record<string, string | readonly string[]>> = {}) =>
      supertest(app.app).post(path).set("Cookie", cookie).set("Sec-Fetch-Site", site).type("form").send(fields),
  };
}

async function openCase(body: string = BODIES.flag) {
  const posted = await postComment(app, { body });
  return { posted, id: (await findOpenCase(app, posted.id)).id };
}

const fieldOf = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? "";

/** A moderator claims a case; what its form then holds. */
async function claimed(who: TestPerson, id: string) {
  await browser(who).post(`/console/cases/${id}/claim`).expect(303);
  const { text } = await browser(who).get(`/console/cases/${id}`).expect(200);
  return { claimToken: fieldOf(text, "claimToken"), version: fieldOf(text, "version") };
}

const commentStatus = async (id: string) =>
  (await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status;

describe("who may enter", () => {
  test("whoever is not signed in is shown how to, and nothing else", async () => {
    const { text, headers } = await browser(null).get("/console").expect(401);
    expect(text).toContain('action="/sign-in"');
    expect(text).not.toContain("/console/bulk");
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("a reader is refused, on every screen and form", async () => {
    const reader = browser(await app.person());
    const { text } = await reader.get("/console/people").expect(403);
    expect(text).toContain("does not moderate");
    await reader.post("/console/next").expect(403);
  });

  test("a form that another site posts changes nothing", async () => {
    const { id } = await openCase();
    await browser(mo, { site: "cross-site" }).post(`/console/cases/${id}/claim`).expect(403);
    expect(await app.deps.db.prisma.claim.findUnique({ where: { subjectId: id } })).toBeNull();
  });

  test("letters and audit are for administrators", async () => {
    for (const path of ["/console/letters", "/console/alerts", "/console/audit"]) {
      await browser(mo).get(path).expect(403);
      await browser(admin).get(path).expect(200);
    }
  });

  test("signing out ends the session itself", async () => {
    const leaving = await app.person("moderator");
    const { headers } = await browser(leaving).post("/console/sign-out").expect(303);
    expect(String(headers["set-cookie"])).toContain(`${SESSION_COOKIE}=;`);
    await browser(leaving).get("/console").expect(401);
  });
});

test("every screen answers, and none is kept by a cache", async () => {
  const paths = ["", "/appeals", "/comments", "/people", "/policy", "/statistics", "/letters", "/alerts", "/audit"];
  for (const path of paths) {
    const { text, headers } = await browser(admin).get(`/console${path}`).expect(200);
    expect([path, headers["cache-control"]]).toEqual([path, "no-store"]);
    expect(text).toMatch(/<h1>[^<]/);
  }
  await browser(admin).get("/console/cases/none").expect(404);
});

describe("deciding a case", () => {
  test("claim, decide, and the next case comes claimed by itself", async () => {
    const first = await openCase();
    const second = await openCase(BODIES.hold);
    const typed = { action: "remove", category: "other", note: "Not here, please.", internal: "known by now" };
    const form = await claimed(mo, first.id);
    const { headers } = await browser(mo)
      .post(`/console/cases/${first.id}/decision`, { ...form, ...typed })
      .expect(303);

    expect(await commentStatus(first.posted.id)).toBe("removed");
    const next = /\/console\/cases\/([\w-]+)\?/.exec(headers["location"] ?? "")?.[1] ?? "";
    const claim = await app.deps.db.prisma.claim.findUniqueOrThrow({ where: { subjectId: next } });
    expect(claim.holderId).toBe(mo.account.id);
    expect(next).not.toBe(first.id);
    const { text } = await browser(mo).get(`/console/cases/${first.id}`).expect(200);
    for (const words of ["Not here, please.", "known by now", "This case is resolved"]) expect(text).toContain(words);
    await browser(mo).post(`/console/cases/${next}/release`).expect(303);
    expect(await commentStatus(second.posted.id)).toBe("held");
  });

  test("a removal without a reason is refused, and what was typed is still there", async () => {
    const { id, posted } = await openCase();
    const form = await claimed(mo, id);
    const typed = { action: "remove", category: "", note: "because <b>of</b> this", internal: "ask Max" };
    const { text } = await browser(mo)
      .post(`/console/cases/${id}/decision`, { ...form, ...typed })
      .expect(422);
    expect(text).toContain("A removal needs a reason");
    expect(text).toContain("because &lt;b>of&lt;/b> this</textarea>");
    expect(text).toContain("ask Max</textarea>");
    expect(await commentStatus(posted.id)).toBe("published");
    await browser(mo).post(`/console/cases/${id}/release`).expect(303);
  });

  test("a claim that was lost decides nothing; the words come along to the next claim", async () => {
    const { id, posted } = await openCase();
    const form = await claimed(mo, id);
    app.clock.advance(11 * MINUTE);
    const typed = { action: "remove", category: "spam", note: "An advert.", internal: "" };
    const lost = await browser(mo)
      .post(`/console/cases/${id}/decision`, { ...form, ...typed })
      .expect(409);
    expect(lost.text).toContain("Your claim had ended");
    expect(lost.text).toContain('name="note" value="An advert."');
    const again = await browser(mo).post(`/console/cases/${id}/claim`, typed).expect(200);
    expect(again.text).toContain("An advert.</textarea>");
    expect(await commentStatus(posted.id)).toBe("published");

    const taken = await browser(max).post(`/console/cases/${id}/claim`).expect(409);
    expect(taken.text).toContain("A colleague is working on this");
    expect(taken.text).toContain("Mo is at it <time");
    await browser(mo).post(`/console/cases/${id}/release`).expect(303);
  });

  test("a case that changed meanwhile has to be read again", async () => {
    const { id, posted } = await openCase();
    const form = await claimed(mo, id);
    const reader = await app.person();
    await app
      .as(reader)
      .post(`/comments/${posted.id}/flags`)
      .send({ category: "spam", note: "seen twice" })
      .expect(201);
    const { text } = await browser(mo)
      .post(`/console/cases/${id}/decision`, { ...form, action: "publish" })
      .expect(409);
    expect(text).toContain("This case has changed since you opened it");
    expect(text).toContain("seen twice");
    await browser(mo).post(`/console/cases/${id}/release`).expect(303);
  });

  test("a moderator who wrote the comment sees why they cannot decide, and no button to", async () => {
    const own = await postComment(app, { author: mo, body: BODIES.flag });
    const { id } = await findOpenCase(app, own.id);
    const { text } = await browser(mo).get(`/console/cases/${id}`).expect(200);
    expect(text).toContain("You wrote this comment");
    expect(text).not.toContain('value="publish"');
    expect(text).not.toContain(`/console/cases/${id}/claim`);
    await browser(mo).post(`/console/cases/${id}/claim`).expect(403);
  });
});

test("many cases are decided at once, each with its own result", async () => {
  const [free, taken] = [await openCase(), await openCase()];
  await claimed(max, taken.id);
  const { text: queue } = await browser(mo).get("/console?category=profanity").expect(200);
  const chosen = [free, taken].map(({ id }) => `${id}:1`);
  expect(queue).toContain(`value="${chosen[0]}"`);
  const nothing = await browser(mo).post("/console/bulk", { action: "publish" }).expect(422);
  expect(nothing.text).toContain("Choose at least one case first.");

  const { text } = await browser(mo)
    .post("/console/bulk", { case: chosen, action: "publish", filters: "" })
    .expect(200);
  expect(text).toContain("What became of the chosen cases");
  expect(text).toContain("A colleague is working on this");
  const cases = await app.deps.db.prisma.case.findMany({ where: { id: { in: [free.id, taken.id] } } });
  expect(cases.map(({ id, status }) => [id === free.id, status]).toSorted()).toEqual([
    [false, "open"],
    [true, "resolved"],
  ]);
});

test("private information is masked until somebody asks, which is recorded and keeps what was typed", async () => {
  const { id, posted } = await openCase(BODIES.hold);
  const form = await claimed(mo, id);
  const page = await browser(mo).get(`/console/cases/${id}`).expect(200);
  expect(page.text).not.toContain("elm street");
  const typed = { ...form, note: "half a thought" };
  const revealed = await browser(mo).post(`/console/cases/${id}/reveal`, typed).expect(200);
  expect(revealed.text).toContain("elm street 12<sup>");
  expect(revealed.text).toContain("half a thought</textarea>");
  const audited = await app.deps.db.prisma.auditEntry.findMany({ where: { action: "comment.reveal" } });
  expect(audited).toMatchObject([{ actorAccountId: mo.account.id, subjectId: posted.id }]);
  expect((await browser(mo).get(`/console/cases/${id}`)).text).not.toContain("elm street");
  await browser(mo).post(`/console/cases/${id}/release`).expect(303);
});

test("somebody's address is masked until an administrator asks, which is recorded", async () => {
  const { account } = await app.person();
  const administrator = await app.person("administrator");
  const path = `/console/people/${account.id}`;
  expect((await browser(administrator).get(path).expect(200)).text).not.toContain(account.email);
  expect((await browser(mo).get(path).expect(200)).text).not.toContain("/reveal");
  await browser(mo).post(`${path}/reveal`).expect(403);
  const { text } = await browser(administrator).post(`${path}/reveal`).expect(200);
  expect(text).toContain(account.email);
  const where = { action: "account.reveal", subjectId: account.id };
  expect(await app.deps.db.prisma.auditEntry.findMany({ where })).toMatchObject([
    { actorAccountId: administrator.account.id },
  ]);
});

test("from a person one comes to all of their comments, and back", async () => {
  const { author } = await postComment(app);
  const path = `/console/comments?author=${author.account.id}`;
  expect((await browser(mo).get(`/console/people/${author.account.id}`).expect(200)).text).toContain(`href="${path}"`);
  const { text } = await browser(mo).get(path).expect(200);
  expect(text).toContain(`<h1>Comments by ${author.account.displayName}</h1>`);
  expect(text).toContain(`href="/console/people/${author.account.id}"`);
  expect(text).toContain(BODIES.publish);
});

test("comments of somebody who is not known are said to be that, and one comes back to everybody's", async () => {
  await postComment(app);
  const unknown = "01980000-0000-7000-8000-00000000dead";
  const { text } = await browser(mo).get(`/console/comments?author=${unknown}&status=published`).expect(200);
  expect(text).toContain("<h1>Comments by somebody who is not known here</h1>");
  expect(text).toContain("No comment fits.");
  expect(text).not.toContain(`/console/people/${unknown}`);
  expect(text).toContain('href="/console/comments?status=published"');
});

test("what people wrote is text, never markup", async () => {
  const { id, posted } = await openCase("darn <script>alert(1)</script> <img src=x onerror=alert(2)>");
  const paths = ["/console", `/console/cases/${id}`, `/console/comments/${posted.id}`, "/console/comments?q=alert"];
  for (const path of paths) {
    const { text } = await browser(mo).get(path).expect(200);
    expect([path, /<script(?! type="module" src="\/console\/assets\/)|<img/.test(text)]).toEqual([path, false]);
    expect(text).toContain("&lt;script>alert(1)&lt;/script>");
  }
});

describe("appeals", () => {
  test("who removed the comment sees why they cannot decide; a colleague overturns", async () => {
    const { id, appealId } = await openAppeal(app, { by: mo });
    const conflicted = await browser(mo).get(`/console/appeals/${appealId}`).expect(200);
    expect(conflicted.text).toContain("You decided about this comment before");
    expect(conflicted.text).not.toContain("<textarea");
    expect((await browser(mo).get("/console/appeals")).text).toContain("You decided about this comment before");

    await browser(max).post(`/console/appeals/${appealId}/claim`).expect(303);
    const { text } = await browser(max).get(`/console/appeals/${appealId}`).expect(200);
    const form = { claimToken: fieldOf(text, "claimToken"), outcome: "overturned" };
    const empty = await browser(max)
      .post(`/console/appeals/${appealId}/decision`, { ...form, reason: " " })
      .expect(422);
    expect(empty.text).toContain("Give the author a reason.");
    await browser(max)
      .post(`/console/appeals/${appealId}/decision`, { ...form, reason: "A quotation." })
      .expect(303);
    expect(await commentStatus(id)).toBe("published");
  });
});

test("an author is restricted with a reason and an end, and the restriction lifted", async () => {
  const { account } = await app.person();
  const path = `/console/people/${account.id}`;
  const form = { kind: "suspended", until: "", reason: "Again and again." };
  const refused = await browser(mo).post(`${path}/restrictions`, form).expect(422);
  expect(refused.text).toContain("Again and again.</textarea>");
  await browser(mo)
    .post(`${path}/restrictions`, { ...form, until: "2027-01-01" })
    .expect(303);
  const { text } = await browser(mo).get(path).expect(200);
  const lift = /restrictions\/([\w-]+)\/lift/.exec(text)?.[1];
  await browser(mo).post(`${path}/restrictions/${lift}/lift`).expect(303);
  expect((await browser(mo).get(path)).text).toContain(`<span class="tag">lifted</span>`);
  await browser(mo).post(`${path}/notes`, { body: "was polite by mail" }).expect(303);
  expect((await browser(mo).get(path)).text).toContain("was polite by mail");
});

test("a limit that holds is not offered again: its end is changed where it stands, and a refusal keeps what was typed", async () => {
  const { account } = await app.person();
  const path = `/console/people/${account.id}`;
  const form = { kind: "suspended", until: "2027-01-01", reason: "Again and again." };
  await browser(mo).post(`${path}/restrictions`, form).expect(303);
  const { text } = await browser(mo).get(path).expect(200);
  expect(text).not.toContain(`<option value="suspended"`);
  expect(text).toContain("Holds already, and is not offered again: suspended.");
  const replaces = /name="replaces" value="([\w-]+)"/.exec(text)?.[1] ?? "";
  const change = { kind: "suspended", until: "2020-01-01", reason: "Not so long.", replaces };
  const refused = await browser(mo).post(`${path}/restrictions`, change).expect(422);
  expect(refused.text).toMatch(/<details class="change-end" open/);
  expect(refused.text).toContain("Not so long.</textarea>");
  const answer = await browser(mo).post(`${path}/restrictions`, { ...change, until: "2026-12-24" });
  expect(answer.headers["location"]).toBe(`${path}?said=end_changed`);
  expect((await browser(mo).get(path)).text).toContain(`<span class="tag">changed since</span>`);
  const where = { accountId: account.id, liftedAt: null };
  expect(await app.deps.db.prisma.restriction.findMany({ where })).toMatchObject([
    { until: new Date("2026-12-24T00:00:00Z"), replaces },
  ]);
});

test("an author is restricted beside the case; a refusal keeps what was typed, and the case stays", async () => {
  const { id, posted } = await openCase();
  const form = { kind: "suspended", until: "", category: "", reason: "Again and again.", openComments: "keep" };
  const refused = await browser(mo).post(`/console/cases/${id}/restriction`, form).expect(422);
  expect(refused.text).toContain("Again and again.</textarea>");
  expect(refused.text).toMatch(/<details[^>]* open/);
  const answer = await browser(mo).post(`/console/cases/${id}/restriction`, { ...form, kind: "premoderated" });
  expect(answer.headers["location"]).toBe(`/console/cases/${id}?said=restricted`);
  const where = { accountId: posted.author.account.id };
  expect(await app.deps.db.prisma.restriction.findFirst({ where })).toMatchObject({ kind: "premoderated" });
});

test("a screen that stands open hears who is at its cases and appeals, and which are decided", async () => {
  const { id } = await openCase();
  const { appealId } = await openAppeal(app, { by: mo });
  const state = async () => (await browser(mo).get(`/console/state?case=${id}&appeal=${appealId}`).expect(200)).body;
  expect(await state()).toMatchObject({ cases: [{ id, heldBy: null }], appeals: [{ id: appealId, heldBy: null }] });
  await browser(max).post(`/console/appeals/${appealId}/claim`).expect(303);
  await browser(max).post(`/console/cases/${id}/claim`).expect(303);
  expect(await state()).toMatchObject({
    cases: [{ heldBy: "Max", resolved: false }],
    appeals: [{ heldBy: "Max", resolved: false }],
  });
  const { text } = await browser(max).get(`/console/appeals/${appealId}`);
  const form = { claimToken: fieldOf(text, "claimToken"), outcome: "upheld", reason: "It is one." };
  await browser(max).post(`/console/appeals/${appealId}/decision`, form).expect(303);
  expect(await state()).toMatchObject({ appeals: [{ heldBy: null, resolved: true }] });
});

test("a decided case says once what became of it", async () => {
  const { posted } = await openCase();
  const { claimToken, version } = await claimed(mo, (await findOpenCase(app, posted.id)).id);
  const { id } = await findOpenCase(app, posted.id);
  const form = { action: "publish", category: "", note: "", internal: "", claimToken, version };
  await browser(mo).post(`/console/cases/${id}/decision`, form).expect(303);
  const { text } = await browser(mo).get("/console?status=resolved").expect(200);
  const row = text.slice(text.indexOf(`data-case="${id}"`)).split("</li>")[0];
  expect(row?.match(/class="tag[^"]*">[^<]*published/g)).toHaveLength(1);
});

test("a person's strikes are shown with their end, and one is waived", async () => {
  const { author, decisionId } = await removedComment(app, { by: max });
  const path = `/console/people/${author.account.id}`;
  const { text } = await browser(mo).get(path).expect(200);
  expect(text).toContain("1 counts now");
  expect(text).toContain("20 February 2027");
  const form = { kind: "banned", until: "", category: "", reason: "Enough.", openComments: "hold" };
  await browser(mo).post(`${path}/restrictions`, form).expect(303);
  await browser(mo).post(`${path}/strikes/${decisionId}/waiver`).expect(303);
  const after = await browser(mo).get(path).expect(200);
  expect(after.text).toContain("0 count now");
  expect(after.text).toContain("waived");
  expect(after.text).toContain("at work");
});

test("a comment is decided about where it is read; a stale text is refused", async () => {
  const { id } = await postComment(app);
  const form = { action: "remove", category: "spam", note: "", internal: "", revision: "7" };
  const stale = await browser(mo).post(`/console/comments/${id}/decision`, form).expect(409);
  expect(stale.text).toContain("The author has edited the comment");
  const asked = browser(mo).post(`/console/comments/${id}/decision`, form).set("Accept", "application/json");
  const { body } = await asked.expect(200);
  expect(body.outcomes).toEqual([{ id, refused: expect.stringContaining("edited the comment") }]);
  await browser(mo)
    .post(`/console/comments/${id}/decision`, { ...form, revision: "1" })
    .expect(303);
  expect(await commentStatus(id)).toBe("removed");
});

test("the list of revisions says who activated what, and what is in force", async () => {
  const { text } = await browser(mo).get("/console/policy/revisions").expect(200);
  expect(text).toContain(smallPolicy().revision.slice(0, 12));
  expect(text).toMatch(/Revision 1 of \d+ \w+ \d{4} <span[^>]*>in force<\/span>[^]*when the server started/);
});

test("the sandbox judges a typed text and stores nothing", async () => {
  const before = await app.deps.db.prisma.decision.count();
  const { text } = await browser(mo).post("/console/policy", { body: BODIES.remove }).expect(200);
  expect(text).toContain('<mark class="m-harassment"');
  expect(text).toContain("The notice of harassment.name.");
  expect(await app.deps.db.prisma.decision.count()).toBe(before);
});

test("a comment leads to its page only while it has one", async () => {
  const shown = await postComment(app);
  const hidden = [await removedComment(app), await postComment(app, { body: BODIES.hold })];
  const leads = async ({ id }: { readonly id: string }) => {
    const { text } = await browser(mo).get(`/console/comments/${id}`).expect(200);
    return text.includes(`href="/c/${id}"`);
  };
  expect(await leads(shown)).toBe(true);
  for (const each of hidden) {
    await supertest(app.app).get(`/c/${each.id}`).expect(404);
    expect(await leads(each)).toBe(false);
  }
});
