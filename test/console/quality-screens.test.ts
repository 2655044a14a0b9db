import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { HOUR } from "../../src/shared/clock.ts";
import { drawnDecision, setShares } from "../quality/quality-desk.ts";
import { type TestPerson, testApp } from "../support/app.ts";
import { decideComment, postComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

const app = await testApp({ policy: smallPolicy() });
// Shortly before midnight: a session of now is good for the whole days that then are over.
app.clock.advance(11 * HOUR);
const mo = await app.person("moderator", { displayName: "Mo" });
const max = await app.person("moderator", { displayName: "Max" });
const admin = await app.person("administrator", { displayName: "Ada" });
await setShares(app, admin, { share: 1 });

const get = (who: TestPerson, path: string) =>
  supertest(app.app).get(`/console${path}`).set("Cookie", `${SESSION_COOKIE}=${who.token}`);
const post = (who: TestPerson, path: string, fields: Readonly<Record<string, string>> = {}) =>
  supertest(app.app)
    .post(`/console${path}`)
    .set("Cookie", `${SESSION_COOKIE}=${who.token}`)
    .set("Sec-Fetch-Site", "same-origin")
    .type("form")
    .send(fields);

test("a moderator judges again by a form that tells nothing of what was decided", async () => {
  const { id, author } = await drawnDecision(app, { by: mo, action: "remove" });
  const { text } = await get(max, "/reviews").expect(200);
  const main = text.slice(text.indexOf("<main"), text.indexOf("</main>"));
  for (const secret of [id, author.account.displayName, "Mo", "Removed", "Restored"])
    expect(main).not.toContain(secret);

  const form = /action="\/console(\/reviews\/[\w-]+)"/.exec(main)?.[1] ?? "";
  const refused = await post(max, form, { outcome: "remove", category: "" }).expect(422);
  expect(refused.text).toContain(form);
  const { headers } = await post(max, form, { outcome: "publish", category: "harassment" }).expect(303);
  expect(headers["location"]).toBe("/console/reviews?said=reviewed");
  expect(await app.deps.db.prisma.secondReviewAnswer.findFirstOrThrow()).toMatchObject({
    reviewerId: max.account.id,
    outcome: "publish",
    category: null,
  });
  expect((await get(max, "/reviews").expect(200)).text).toContain("Nothing waits for you here.");
});

test("an administrator marks a golden item on the page of its comment, and retires it in the list", async () => {
  const { id } = await postComment(app);
  await decideComment(app, mo, { id, action: "remove" });
  expect((await get(mo, `/comments/${id}`).expect(200)).text).not.toContain("golden");
  expect((await get(admin, `/comments/${id}`).expect(200)).text).toContain(`/console/comments/${id}/golden`);

  const fields = { revision: "1", outcome: "remove", category: "harassment", why: "It is <b>aimed</b> at one person." };
  await post(mo, `/comments/${id}/golden`, fields).expect(403);
  await post(admin, `/comments/${id}/golden`, fields).expect(303);
  const marked = (await get(admin, `/comments/${id}`).expect(200)).text;
  expect(marked).toContain("It is &lt;b>aimed&lt;/b> at one person.");
  const item = await app.deps.db.prisma.goldenItem.findFirstOrThrow();
  await post(mo, `/golden-items/${item.id}/retire`).expect(403);
  await post(admin, `/golden-items/${item.id}/retire`).expect(303);
  expect((await get(admin, "/quality").expect(200)).text).toContain("retired");
});

test("moderators see their own figures, administrators everybody's and the way to decide anew", async () => {
  const { id, reviewId } = await drawnDecision(app, { by: mo, action: "remove" });
  await drawNewReviews(app.deps);
  await app.as(max).post(`/moderation/reviews/${reviewId}`).send({ outcome: "publish" }).expect(200);
  app.clock.advance(2 * HOUR);
  const own = (await get(max, "/quality").expect(200)).text;
  expect(own).toContain("Your figures");
  expect(own).toContain("no variance, so no interval; that is no certainty");
  for (const secret of ["Everybody", "Mo –", id, "Agreement between moderators"]) expect(own).not.toContain(secret);
  const all = (await get(admin, "/quality").expect(200)).text;
  for (const words of ["Everybody", "Max – Mo", `/console/comments/${id}`, "no variance, so no interval"])
    expect(all.replace("Mo – Max", "Max – Mo")).toContain(words);
  const bad = await get(admin, "/quality?from=2026-11-22&to=2026-11-01").expect(422);
  expect(bad.text).toContain("The period must begin before it ends.");
});
