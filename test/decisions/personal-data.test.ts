import { PERSONAL_DATA, assertNoPersonalData } from "../../src/decisions/personal-data.ts";
import { Refusal } from "../../src/shared/refusal.ts";
import { testApp } from "../support/app.ts";
import { claim, findOpenCase, openAppeal, postComment } from "../support/scenes.ts";
import { shippedPolicy } from "../support/shipped-policy.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { countStored, notifiersAppeal, sendForm } from "./words-desk.ts";

/** The small policy knows one street, and holds comments that name a house in it. */
const TELLING = "She lives in elm street 12, leave her alone.";
const REFUSED = { code: "invalid_request" };
const wrongAt = (pointer: string) => ({ ...REFUSED, errors: [{ pointer, detail: PERSONAL_DATA }] });

const app = await testApp({ policy: smallPolicy() });
const { prisma } = app.deps.db;
const mo = await app.person("moderator");

const stored = () => countStored(app);
const form = (path: string, fields: object) => sendForm(app, mo, { path, fields });

describe("the shipped rules for comments judge what letters carry", () => {
  const isRefused = async (text: string) => {
    const policy = await shippedPolicy();
    try {
      assertNoPersonalData(policy, { text, pointer: "/reason/note" });
      return false;
    } catch (error) {
      if (error instanceof Refusal) return true;
      throw error;
    }
  };

  test.each([
    "You gave her number: 020 7946 0912.",
    "You wrote marge.ellis@example.com for all to see.",
    "You gave her address, marge dot ellis at post dot example.",
    "You wrote that her name is Marge Ellis, born 3 May 1980.",
    "The account DE89 3704 0044 0532 0130 00 is nobody's business.",
    "You linked to https://www.facebook.com/marge.ellis.9 again.",
    "You linked to m.facebook.com/profile.php?id=100012345678 again.",
    "That is her: instagram.com/marge_ellis",
    "You quoted https://x.com/margeellis/status/1234567890123 there.",
    "Twitter.com/MargeEllis is not a place to send people to.",
    "You named linkedin.com/in/marge-ellis-8a1b as the one who did it.",
    "You sent everybody to tiktok.com/@marge.ellis for that.",
    "You sent everybody to https://mastodon.example/@marge for that.",
    "See reddit.com/user/marge_e, where you wrote the same.",
    "You gave t.me/margeellis as a contact.",
  ])("%s", async (text) => expect(await isRefused(text)).toBe(true));

  test.each([
    "You told everybody where she lives.",
    "Calling somebody an idiot or a bastard is an insult.",
    "See section 5.2 of our rules, as of 12.04.2026.",
    "You linked to somebody's profile on Facebook and called for visits.",
    "The rules are at https://news.example/rules, and at https://comments.example/c/01980000-0000-7000-8000-000000000001.",
    "Facebook explains it too: facebook.com/help/1020633957973118.",
    "The group facebook.com/groups/harbour-news has another tone.",
    "Anybody can see instagram.com/explore and linkedin.com/company/harbour-news.",
    "Write to netflix.com/marge or foo.com/x.com about it.",
  ])("%s passes", async (text) => expect(await isRefused(text)).toBe(false));
});

test("a removal whose note has personal data is refused, by every door, and nothing is stored", async () => {
  const { id } = await postComment(app, { body: BODIES.flag });
  const { id: caseId, version } = await findOpenCase(app, id);
  const claimToken = await claim(app, mo, `/moderation/cases/${caseId}`);
  const { version: claimed } = await findOpenCase(app, id);
  expect(claimed).toBe(version);
  const before = await stored();
  const remove = { action: "remove", reason: { category: "harassment", note: TELLING } };
  const doors = [
    [`/moderation/cases/${caseId}/decision`, { claimToken, version }],
    [`/moderation/comments/${id}/decision`, { revision: 1 }],
    ["/moderation/decisions/bulk", { items: [{ caseId, version }] }],
  ] as const;
  for (const [path, fields] of doors) {
    const { body } = await app
      .as(mo)
      .post(path)
      .send({ ...remove, ...fields })
      .expect(422);
    expect(body).toMatchObject(wrongAt("/reason/note"));
    expect(JSON.stringify(body)).not.toContain("elm street");
  }
  expect(await stored()).toEqual(before);

  const typed = { action: "remove", category: "harassment", note: TELLING, internal: "Ask Max.", claimToken, version };
  const { text } = await form(`/console/cases/${caseId}/decision`, typed).expect(422);
  for (const kept of ["Take out what looks like personal data", `${TELLING}</textarea>`, "Ask Max.</textarea>"])
    expect(text).toContain(kept);

  // What only colleagues read may say it.
  const plain = { action: "remove", reason: { category: "harassment" }, note: TELLING, claimToken, version };
  await app.as(mo).post(`/moderation/cases/${caseId}/decision`).send(plain).expect(200);
});

test("a restriction whose reason has personal data is refused, and nothing is stored or lost", async () => {
  const { account } = await app.person();
  const before = await stored();
  const fields = { kind: "premoderated", reason: TELLING };
  const { body } = await app.as(mo).post(`/moderation/users/${account.id}/restrictions`).send(fields).expect(422);
  expect(body).toMatchObject(wrongAt("/reason"));
  const { text } = await form(`/console/people/${account.id}/restrictions`, { ...fields, until: "" }).expect(422);
  for (const kept of ["Take out what looks like personal data", `${TELLING}</textarea>`]) expect(text).toContain(kept);
  expect(await stored()).toEqual(before);
});

test.each(["author", "notifier"])("an answer to an appeal of the %s is refused alike", async (party) => {
  const appealId = party === "author" ? (await openAppeal(app)).appealId : await notifiersAppeal(app);
  const claimToken = await claim(app, mo, `/moderation/appeals/${appealId}`);
  const before = await stored();
  for (const outcome of ["upheld", "overturned"]) {
    const fields = { outcome, reason: TELLING, claimToken };
    const { body } = await app.as(mo).post(`/moderation/appeals/${appealId}/decision`).send(fields).expect(422);
    expect(body).toMatchObject(wrongAt("/reason"));
    const { text } = await form(`/console/appeals/${appealId}/decision`, fields).expect(422);
    for (const kept of ["Take out what looks like personal data", `${TELLING}</textarea>`])
      expect(text).toContain(kept);
  }
  expect(await stored()).toEqual(before);
  expect(await prisma.appeal.findUniqueOrThrow({ where: { id: appealId } })).toMatchObject({ status: "open" });
});
