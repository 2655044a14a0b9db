import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { type SettingTexts, settingsOf, textsOfSettings } from "../../src/console/settings-form.ts";
import { STANDARD_SETTINGS, type Settings } from "../../src/settings/settings.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let ada: TestPerson;
let ben: TestPerson;
beforeEach(async () => {
  app = await testApp({ policy: smallPolicy() });
  ada = await app.person("administrator", { displayName: "Ada" });
  ben = await app.person("administrator", { displayName: "Ben" });
});

const cookieOf = ({ token }: TestPerson) => `${SESSION_COOKIE}=${token}`;
const open = async (person = ada) =>
  (await supertest(app.app).get("/console/settings").set("Cookie", cookieOf(person)).expect(200)).text;

/** The form as it comes, with what somebody typed over it. */
const fields = (
  version: number,
  changed: Partial<SettingTexts> & Readonly<Record<string, string | string[]>> = {},
) => ({
  version: String(version),
  ...textsOfSettings(STANDARD_SETTINGS, "en"),
  ...changed,
});

const send = (person: TestPerson, form: Readonly<Record<string, string | string[]>>) =>
  supertest(app.app)
    .post("/console/settings")
    .set("Cookie", cookieOf(person))
    .set("Sec-Fetch-Site", "same-origin")
    .type("form")
    .send(form);

const standing = async () => (await app.as(ada).get("/moderation/settings").expect(200)).body;

const valueIn = (html: string, id: string): string | undefined =>
  new RegExp(`id="${id.replaceAll(".", "\\.")}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*id="${id}"`).exec(html)?.[1];

const OTHER: Settings = {
  redress: {
    outOfCourtBodies: [
      { name: "Settlement & Sons", url: "https://settle.example/a?b=1" },
      { name: "The Other Body", url: "http://other.example" },
    ],
    courts: "The courts\nof the harbour.",
  },
  holds: { statementAfterHours: 5 },
  notices: {
    notifierAppeals: true,
    unfoundedLimit: 7,
    unfoundedDays: 20,
    suspensionDays: 9,
    trustedFlaggers: ["hotline.example", "a@b.example"],
  },
  serviceLevels: { caseHours: 1, appealHours: 8760, noticeHours: 3 },
  secondReview: { share: 0.07, goldenShare: 0.125 },
  strikes: { expireDays: 11 },
  retention: { deletedDays: 1, removedDays: 2, noteDays: 3, appealDays: 4, letterDays: 5 },
  transparency: { platformName: "The Gazette", endpoint: "https://eu.example/statements" },
};

test.each(["en", "de"] as const)("settings come out of the form as they went in, in %s", (lang) => {
  for (const settings of [STANDARD_SETTINGS, OTHER])
    expect(settingsOf(textsOfSettings(settings, lang))).toEqual(settings);
});

test("every setting has its field, filled with what holds", async () => {
  const html = await open();
  for (const id of Object.keys(textsOfSettings(STANDARD_SETTINGS, "en")))
    expect([id, html.includes(`id="${id}"`)]).toEqual([id, true]);
  expect(valueIn(html, "serviceLevels.appealHours")).toBe("72");
  expect(html).toContain("1 to 8,760; 72 as it comes.");
  expect(html).toContain("Nobody has changed anything yet");
});

test("what is saved holds, is audited, and says who changed what", async () => {
  const form = fields(0, {
    "serviceLevels.caseHours": "12",
    "secondReview.share": "7,5",
    "notices.notifierAppeals": "yes",
    "notices.trustedFlaggers": "Hotline.example\r\n\r\nalerts@other.example",
    "redress.bodyName": ["Settlement body", "", ""],
    "redress.bodyUrl": ["https://settlement.example", "", ""],
  });
  const { headers } = await send(ada, form).expect(303);
  expect(headers["location"]).toBe("/console/settings?done=saved");
  const { version, settings } = await standing();
  expect(version).toBe(1);
  expect(settings).toMatchObject({
    serviceLevels: { caseHours: 12, appealHours: 72 },
    secondReview: { share: 0.075 },
    notices: { notifierAppeals: true, trustedFlaggers: ["hotline.example", "alerts@other.example"] },
    redress: { outOfCourtBodies: [{ name: "Settlement body", url: "https://settlement.example" }] },
  });
  const { body: audit } = await app.as(ada).get("/moderation/audit?action=settings.change").expect(200);
  expect(audit.items).toMatchObject([{ subjectId: "1" }]);
  const html = await open();
  expect(html).toMatch(/Last changed: <time[^>]*>[^<]*<\/time>, <a href="\/console\/people\/[^"]*">Ada<\/a>/);
  expect(html).toContain("24 hours → 12 hours");
});

test("what is wrong is said beside its field, and nothing that was typed is lost", async () => {
  const form = fields(0, {
    "serviceLevels.caseHours": "0",
    "holds.statementAfterHours": "a day",
    "secondReview.goldenShare": "51",
    "notices.trustedFlaggers": "hotline.example\nnot an address",
    "redress.bodyName": ["", "Named"],
    "redress.bodyUrl": ["https://nameless.example", "javascript:alert(1)"],
    "redress.courts": "Kept as it is typed",
    "transparency.endpoint": "eu.example",
  });
  const { text } = await send(ada, form).expect(422);
  for (const [id, sentence] of [
    ["serviceLevels.caseHours", "Cases in the queue: give a whole number from 1 to 8,760."],
    ["holds.statementAfterHours", "Tell the author of a hold after: give a whole number from 1 to 720."],
    ["secondReview.goldenShare", "Of these, items with a known answer: give a number from 0 to 50."],
    ["notices.trustedFlaggers", "Trusted flaggers: “not an address” is no e-mail address and no domain."],
    ["redress.outOfCourtBodies.1.name", "Body 1 needs a name of at most 200 characters."],
    ["redress.outOfCourtBodies.2.url", "Body 2 needs a whole address that begins with http:// or https://."],
    [
      "transparency.endpoint",
      "Address that takes the records: give a whole address that begins with http:// or https://.",
    ],
  ] as const) {
    expect(text).toContain(`<a href="#${id}">${sentence}</a>`);
    expect(text).toContain(`id="${id}-problem" class="problem">${sentence}</p>`);
  }
  expect(valueIn(text, "holds.statementAfterHours")).toBe("a day");
  expect(text).toContain("Kept as it is typed");
  expect(text).toContain("not an address</textarea>");
  expect((await standing()).version).toBe(0);
});

test("a colleague's change meanwhile is taken over, shown, and not written over", async () => {
  await send(ben, fields(0, { "serviceLevels.caseHours": "48", "strikes.expireDays": "30" })).expect(303);
  const mine = fields(0, { "serviceLevels.caseHours": "12", "holds.statementAfterHours": "6" });
  const { text } = await send(ada, mine).expect(409);
  expect(text).toContain("Ben has changed the settings since you opened this page");
  expect((await standing()).settings.serviceLevels.caseHours).toBe(48);
  expect(text.match(/Changed meanwhile to:/g)).toHaveLength(2);
  expect([
    valueIn(text, "serviceLevels.caseHours"),
    valueIn(text, "holds.statementAfterHours"),
    valueIn(text, "strikes.expireDays"),
  ]).toEqual(["12", "6", "30"]);
  const again = fields(1, {
    "serviceLevels.caseHours": "12",
    "holds.statementAfterHours": "6",
    "strikes.expireDays": "30",
  });
  await send(ada, again).expect(303);
  expect((await standing()).settings).toMatchObject({
    serviceLevels: { caseHours: 12 },
    holds: { statementAfterHours: 6 },
    strikes: { expireDays: 30 },
  });
});

test("what changes nothing leaves no version, and says so", async () => {
  const { headers } = await send(ada, fields(0)).expect(303);
  expect(headers["location"]).toBe("/console/settings?done=unchanged");
  expect((await standing()).version).toBe(0);
});
