import supertest from "supertest";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { DAY } from "../../src/shared/clock.ts";
import { giveNotice, setNotices } from "../notices/notice-desk.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { STATEMENT, decideAppeal, decideComment, fileAppeal, postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let second: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, second] = [await app.person("moderator"), await app.person("moderator")];
});

const open = (token: string) => supertest(app.app).get(`/appeals/${token}`);
const page = async (token: string): Promise<string> => (await open(token).expect(200)).text;

const CONTEST = "You can contest this decision with us";
const COURT = "You can also go to court.";
const AS_TOLD = "The decision, as you were told of it";

async function tokenOf(where: { readonly accountId: string } | { readonly noticeId: string }): Promise<string> {
  const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where });
  return appealToken(app.deps.config.appealLinkKeys, link) ?? "";
}

test("as long as a decision can be contested its page says so, and has a box", async () => {
  const { token } = await removedComment(app);
  const text = await page(token);
  for (const said of [CONTEST, COURT, "<textarea"]) expect(text).toContain(said);
  expect(text).not.toContain(AS_TOLD);
});

test("an appeal that stands rejected shows what was said and answered, and only the ways that are left", async () => {
  const { token } = await removedComment(app, { by: moderator });
  const appealId = await fileAppeal(app, { token });
  await decideAppeal(app, second, { appealId, outcome: "upheld" });
  const text = await page(token);
  for (const said of [STATEMENT, "The words are a quotation.", AS_TOLD, COURT]) expect(text).toContain(said);
  for (const past of [CONTEST, "<textarea"]) expect(text).not.toContain(past);
});

test("an appeal that was right leaves nothing to do", async () => {
  const { token } = await removedComment(app, { by: moderator });
  const appealId = await fileAppeal(app, { token });
  await decideAppeal(app, second, { appealId, outcome: "overturned" });
  const text = await page(token);
  for (const said of ["Your comment is shown", "You were right.", AS_TOLD]) expect(text).toContain(said);
  for (const past of [CONTEST, COURT]) expect(text).not.toContain(past);
});

test("a restriction that was lifted says that there is nothing left to contest", async () => {
  const { account } = await app.person();
  const path = `/moderation/users/${account.id}/restrictions` as const;
  const body = { kind: "premoderated", reason: "Please argue about what was said." };
  const { body: made } = await app.as(moderator).post(path).send(body).expect(201);
  const token = await tokenOf({ accountId: account.id });
  expect(await page(token)).toContain("Why should the restriction be lifted?");
  await app.as(moderator).delete(`${path}/${made.id}`).expect(204);
  const text = await page(token);
  for (const said of ["The restriction of your account is lifted", "nothing left to contest"])
    expect(text).toContain(said);
  for (const past of [CONTEST, COURT, "<textarea"]) expect(text).not.toContain(past);
});

test("a notifier is told that a comment is hidden, not that its text is lost", async () => {
  await setNotices(app, { notifierAppeals: true });
  const { id } = await postComment(app);
  const notice = await giveNotice(app, id);
  await decideComment(app, moderator, { id, action: "publish" });
  const token = await tokenOf({ noticeId: notice.id });
  expect(await page(token)).toContain("Why should the comment go?");
  const appealId = await fileAppeal(app, { token });
  expect(await page(token)).toContain(BODIES.publish);
  await decideAppeal(app, second, { appealId, outcome: "overturned" });
  const text = await page(token);
  for (const said of ["nobody sees the comment any more", "not shown here either"]) expect(text).toContain(said);
  for (const wrong of [BODIES.publish, "not kept", "count against you"]) expect(text).not.toContain(wrong);
});

test("a comment that its author deletes ends its link, whatever was said by it", async () => {
  const { author, id, token } = await removedComment(app);
  await fileAppeal(app, { token });
  await app.as(author).delete(`/comments/${id}?waiveAppeal=true`).expect(204);
  const { text } = await open(token).expect(404);
  expect(text).toContain("stops working when its comment is deleted by its author");
});

test("half a year after its author was told the time is over, which stands above everything else", async () => {
  const { token, decisionId } = await removedComment(app, { by: moderator });
  await app.deps.db.prisma.appealLink.updateMany({ where: { decisionId }, data: { toldAt: app.deps.clock() } });
  app.clock.advance(185 * DAY);
  const text = await page(token);
  expect(text.indexOf("The time to contest this decision is over.")).toBeGreaterThan(0);
  expect(text.indexOf("The time to contest this decision is over.")).toBeLessThan(text.indexOf("What you wrote"));
  expect(text).toContain(COURT);
  for (const past of [CONTEST, "<textarea"]) expect(text).not.toContain(past);
});
