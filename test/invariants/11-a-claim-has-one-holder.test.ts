import { MINUTE, SECOND } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { claim, findOpenCase, openAppeal, postComment, refusalOf } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let mo: TestPerson;
let max: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [mo, max] = [await app.person("moderator"), await app.person("moderator")];
});

type Path = `/moderation/${string}`;

const SUBJECTS: readonly (readonly [string, () => Promise<Path>, object])[] = [
  [
    "a case",
    async () => `/moderation/cases/${(await findOpenCase(app, (await postComment(app, { body: BODIES.flag })).id)).id}`,
    { action: "publish", version: 1 },
  ],
  [
    "an appeal",
    async () => `/moderation/appeals/${(await openAppeal(app)).appealId}`,
    { outcome: "upheld", reason: "It was no quotation." },
  ],
];

describe.each(SUBJECTS)("the claim on %s", (_what, make, decision) => {
  const decide = (who: TestPerson, path: Path, claimToken: string) =>
    app
      .as(who)
      .post(`${path}/decision`)
      .send({ ...decision, claimToken });

  test("is one, though ten ask for it at once", async () => {
    const path = await make();
    const people = await Promise.all(Array.from({ length: 10 }, () => app.person("moderator")));
    const answers = await Promise.all(people.map((who) => app.as(who).post(`${path}/claim`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
    const id = path.split("/").at(-1) ?? "";
    expect(await app.deps.db.prisma.claim.count({ where: { subjectId: id } })).toBe(1);
  });

  test("lasts ten minutes from its last renewal", async () => {
    const path = await make();
    const claimToken = await claim(app, mo, path);
    app.clock.advance(9 * MINUTE);
    expect(await claim(app, mo, path)).toBe(claimToken);
    app.clock.advance(10 * MINUTE - SECOND);
    expect(refusalOf(await app.as(max).post(`${path}/claim`))).toEqual([409, "case_claimed"]);
    await decide(mo, path, claimToken).expect(200);
  });

  test("ends with its time: another takes it, and the first holder's token decides nothing", async () => {
    const path = await make();
    const first = await claim(app, mo, path);
    app.clock.advance(10 * MINUTE);
    expect(refusalOf(await decide(mo, path, first))).toEqual([409, "claim_lost"]);
    const second = await claim(app, max, path);
    expect(second).not.toBe(first);
    expect(refusalOf(await decide(mo, path, first))).toEqual([409, "claim_lost"]);
    expect(refusalOf(await decide(mo, path, second))).toEqual([409, "claim_lost"]);
    await decide(max, path, second).expect(200);
  });

  test("is given up by its holder only", async () => {
    const path = await make();
    await claim(app, mo, path);
    await app.as(max).delete(`${path}/claim`).expect(204);
    expect(refusalOf(await app.as(max).post(`${path}/claim`))).toEqual([409, "case_claimed"]);
    await app.as(mo).delete(`${path}/claim`).expect(204);
    await claim(app, max, path);
  });

  test("taken and lost over and over leaves it to be claimed: nothing starves", async () => {
    const path = await make();
    for (let turn = 0; turn < 5; turn += 1) {
      await claim(app, turn % 2 === 0 ? mo : max, path);
      app.clock.advance(10 * MINUTE);
    }
    await claim(app, mo, path);
  });
});
