import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { decideComment, removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let administrator: TestPerson;
let mo: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  administrator = await app.person("administrator");
  mo = await app.person("moderator");
});

/** An author whom two removals brought a restriction. */
async function restricted(kind: "banned" | "warning" = "banned") {
  const author = await app.person();
  const wrong = await removedComment(app, { author, by: mo });
  app.clock.advance(MINUTE);
  const right = await removedComment(app, { author, by: mo });
  const path = `/moderation/users/${author.account.id}`;
  const given = await app.as(mo).post(`${path}/restrictions`).send({ kind, reason: "Twice." }).expect(201);
  app.clock.advance(MINUTE);
  return {
    author,
    wrong,
    right,
    path,
    restriction: given.body as { id: string; decisionId: string; grounds: object[] },
  };
}

const restore = (id: string) => decideComment(app, administrator, { id, action: "publish" });
const alerts = () => app.deps.db.prisma.alert.findMany({ where: { kind: "ground_undone" } });

test("a removal that was overturned is shown as that in the record of the restriction that rested on it", async () => {
  const { wrong, right, path, restriction } = await restricted();
  expect(restriction.grounds).toMatchObject([{ status: "standing" }, { status: "standing" }]);
  await restore(wrong.id);
  await app.as(mo).post(`${path}/strikes/${right.decisionId}/waiver`).expect(200);
  const { body } = await app.as(mo).get(path).expect(200);
  expect(body.restrictions).toMatchObject([
    {
      active: true,
      grounds: [
        { commentId: wrong.id, decisionId: wrong.decisionId, status: "undone" },
        { commentId: right.id, decisionId: right.decisionId, status: "waived" },
      ],
    },
  ]);
  const page = await supertest(app.app)
    .get(`/console/people/${body.id}`)
    .set("cookie", `${SESSION_COOKIE}=${mo.token}`)
    .expect(200);
  expect(page.text).toContain("overturned since, no ground any more");
});

test("removed again, it was overturned all the same; another author's comment changes nothing", async () => {
  const { wrong, path } = await restricted();
  await restore(wrong.id);
  app.clock.advance(MINUTE);
  await decideComment(app, mo, { id: wrong.id, action: "remove" });
  const other = await removedComment(app, { by: mo });
  await restore(other.id);
  const { body } = await app.as(mo).get(path).expect(200);
  const [{ grounds }] = body.restrictions;
  expect(grounds.map(({ status }: { status: string }) => status)).toEqual(["undone", "standing"]);
});

test("the author reads on the appeal's page which removals are no ground any more", async () => {
  const { wrong, restriction } = await restricted();
  const { decisionId } = restriction;
  const link = await app.deps.db.prisma.appealLink.findFirstOrThrow({ where: { decisionId } });
  const token = appealToken(app.deps.config.appealLinkKeys, link) ?? "";
  const page = async () => (await supertest(app.app).get(`/appeals/${token}`).expect(200)).text;
  expect(await page()).toContain("2 removed comments count against this account");
  await restore(wrong.id);
  expect(await page()).toContain("One removed comment counts against this account");
  expect(await page()).toContain("Overturned since, and no ground any more");
  const { body } = await app.as(null).post("/appeals/lookup").send({ token }).expect(200);
  expect(body.decision.statementOfReasons.strikes).toMatchObject([
    { undone: false },
    { decisionId: wrong.decisionId, undone: true },
  ]);
});

test("nothing lifts a restriction by itself, so administrators are told to look at it, while it stands", async () => {
  const { author, wrong, right, path, restriction } = await restricted();
  await restore(wrong.id);
  expect(await alerts()).toMatchObject([{ cause: author.account.id, count: 1 }]);
  await app.as(administrator).delete(`${path}/restrictions/${restriction.id}`).expect(204);
  await restore(right.id);
  expect(await alerts()).toMatchObject([{ count: 1 }]);

  const warned = await restricted("warning");
  await restore(warned.wrong.id);
  expect(await alerts()).toHaveLength(1);
});
