import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { refusalOf } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let administrator: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  administrator = await app.person("administrator");
});

const read = async () => (await app.as(administrator).get("/moderation/settings").expect(200)).body;
const change = (version: number, settings: object) =>
  app.as(administrator).put("/moderation/settings").send({ version, settings });

test("what nobody decided holds as it comes with the program", async () => {
  const { version, settings } = await read();
  expect(version).toBe(0);
  expect(settings.holds).toEqual({ statementAfterHours: 24 });
  expect(settings.redress).toEqual({ outOfCourtBodies: [], courts: null });
});

test("a change is a new version, and the audit names its sections", async () => {
  const body = { name: "A settlement body", url: "https://settlement.example" };
  await change(0, { redress: { outOfCourtBodies: [body] } }).expect(200);
  expect(await read()).toMatchObject({ version: 1, settings: { redress: { outOfCourtBodies: [body] } } });
  const { body: audit } = await app.as(administrator).get("/moderation/audit?action=settings.change").expect(200);
  expect(audit.items).toMatchObject([{ subjectId: "1", details: { sections: ["redress"] } }]);
});

test("of two changes to one version, one is a conflict", async () => {
  const answers = await Promise.all([12, 48].map((caseHours) => change(0, { serviceLevels: { caseHours } })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await read()).version).toBe(1);
});

test("a change that changes nothing leaves no version", async () => {
  const { settings } = await read();
  await change(0, settings).expect(200);
  expect((await read()).version).toBe(0);
});

test.each([
  ["an unknown section", { colours: {} }],
  ["an unknown key", { holds: { days: 2 } }],
  ["no hours at all", { holds: { statementAfterHours: 0 } }],
  ["a share above one", { secondReview: { share: 1.5 } }],
  ["an address that is none", { transparency: { endpoint: "javascript:alert(1)" } }],
])("%s is refused", async (_, settings) => {
  expect(refusalOf(await change(0, settings))).toEqual([422, "invalid_request"]);
});

test("moderators read them, administrators change them", async () => {
  const moderator = await app.person("moderator");
  await app.as(moderator).get("/moderation/settings").expect(200);
  const answer = await app.as(moderator).put("/moderation/settings").send({ version: 0, settings: {} });
  expect(refusalOf(answer)).toEqual([403, "forbidden"]);
  const reader = await app.as(await app.person()).get("/moderation/settings");
  expect(refusalOf(reader)).toEqual([403, "forbidden"]);
});
