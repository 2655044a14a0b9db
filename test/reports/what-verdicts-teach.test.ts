import { policyRevision } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { applyEdits } from "../../src/reports/policy-edits.ts";
import type { PolicySuggestion } from "../../src/reports/policy-suggestions.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { decideComment, findOpenCase, postComment, refusalOf } from "../support/scenes.ts";

const outcomes = "outcomes: { low: flag, medium: hold, high: remove }";
const rest = "severity: medium, title: T, notice: N., dsa: { category: C, keywords: [K] }";

const FILES = [
  {
    path: "policy.yaml",
    text: `
id: small
title: A policy
languages: [en]
flag_threshold: 9
categories:
  - { id: violence, title: Violence, text: None., ${outcomes} }
  - { id: profanity, title: Profanity, text: None., ${outcomes} }
  - { id: pii, title: Privacy, text: None., ${outcomes} }
`,
  },
  {
    path: "rules.yaml",
    text: `
rules:
  - id: violence.order
    category: violence
    severity: medium
    title: T
    notice: N.
    match:
      phrases:
        patterns:
          - name: order to kill
            phrases: [kill the (bill | mayor | motion)]
          - name: wish
            phrases: [may you kill them]
          - name: another order
            phrases: [kill them]
    dsa: { category: C, keywords: [K] }
    examples:
      matches: [Kill the mayor.]
      passes: [A fine day.]
  - { id: profanity.words, category: profanity, ${rest}, match: { terms: { files: [terms/words.txt] } },
      examples: { matches: [A blatherskite.], passes: [A fine day.] } }
  - { id: pii.code, category: pii, ${rest}, match: { pattern: { name: code, regex: 'code [0-9]+', literals: [code] } },
      examples: { matches: [code 12], passes: [A fine day.] } }
`,
  },
  { path: "terms/words.txt", text: "[medium mild]\nblatherskite\nbloat\n" },
];

const smallApp = () =>
  testApp({ policy: { files: FILES, model: undefined, revision: policyRevision(FILES, undefined, ENGINE_VERSION) } });

interface Said {
  readonly body: string;
  readonly action: "publish" | "remove";
  readonly author?: TestPerson;
}

/** The policy holds a comment, and a moderator decides. */
async function decided(app: TestApp, staff: TestPerson, { body, action, author }: Said): Promise<void> {
  const { id } = await postComment(app, author ? { body, author } : { body });
  await decideComment(app, staff, { id, action });
}

async function ask(app: TestApp, who: TestPerson, query = "limit=100") {
  app.clock.advance(1);
  const { body } = await app.as(who).get(`/moderation/policy-suggestions?${query}`).expect(200);
  return body as { items: PolicySuggestion[]; nextCursor: string | null };
}

function outcomesOf({ edits, example }: PolicySuggestion) {
  const policies = [compilePolicy(FILES), compilePolicy(applyEdits(FILES, edits))];
  return policies.map((policy) => evaluate(policy, example, {}).outcome);
}

describe("exemptions", () => {
  test("need two authors, and few enough agreements", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    const author = await app.person();
    await decided(app, staff, { body: "Kill the bill, senators.", action: "publish", author });
    await decided(app, staff, { body: "I say kill the bill.", action: "publish", author });
    expect((await ask(app, administrator)).items).toEqual([]);
    await decided(app, staff, { body: "Vote no and kill the bill today.", action: "publish" });
    expect((await ask(app, administrator)).items).toHaveLength(1);
    for (const body of ["Kill the bill!", "Let us kill the bill.", "Kill the bill now, or else."])
      await decided(app, staff, { body, action: "remove" });
    expect((await ask(app, administrator)).items).toEqual([]);
  });

  test("of phrases are circumstances: the words themselves, or a word beside them", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    await decided(app, staff, { body: "Congress will kill the motion tomorrow.", action: "publish" });
    await decided(app, staff, { body: "It takes a Congress majority to kill the bill.", action: "publish" });
    for (const body of ["Kill the mayor.", "We kill the mayor.", "Kill the bill and its author."])
      await decided(app, staff, { body, action: "remove" });
    const { items } = await ask(app, administrator);
    expect(items).toMatchObject([
      { ruleId: "violence.order", where: "before", words: "congress", agreed: 0, disagreed: 2, authors: 2 },
    ]);
    expect(items.map(outcomesOf)).toEqual([["hold", "publish"]]);
  });

  test("of several phrases of a rule stand where all of them see it", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    await decided(app, staff, { body: "May you kill them with kindness.", action: "publish" });
    await decided(app, staff, { body: "Just kill them with kindness, I say.", action: "publish" });
    const { items } = await ask(app, administrator);
    expect(items).toMatchObject([{ where: "after", words: "kindness", elements: ["another order", "wish"] }]);
    expect(items[0]?.edits[0]?.under).toEqual(["rules", "violence.order", "match", "phrases", "unless"]);
    expect(items.map(outcomesOf)).toEqual([["hold", "publish"]]);
  });

  test("of terms keep the word where a longer phrase says it: bloat stays, rumen bloat passes", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    await decided(app, staff, { body: "My cow had rumen bloat last week.", action: "publish" });
    await decided(app, staff, { body: "Cows die of rumen bloat. It is sad.", action: "publish" });
    for (const body of ["You bloat.", "What bloat you are.", "Shut up, bloat."])
      await decided(app, staff, { body, action: "remove" });
    const { items } = await ask(app, administrator);
    expect(items).toMatchObject([
      { ruleId: "profanity.words", words: "rumen bloat", example: "It was rumen bloat again." },
    ]);
    expect(items.map(outcomesOf)).toEqual([["hold", "publish"]]);
  });

  test("of personal data say where to look, and show none of it; in other sentences it is masked", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    await decided(app, staff, { body: "The hotline is code 4711.", action: "publish" });
    await decided(app, staff, { body: "The city hotline has code 4711 for you.", action: "publish" });
    await decided(app, staff, { body: "That old bloat has code 4712 on it.", action: "publish" });
    await decided(app, staff, { body: "Old bloat with code 4713 on the bus.", action: "publish" });
    const { items } = await ask(app, administrator);
    // In an id the digits may stand by chance.
    const ids = new Set(["id", "decisionIds", "commentIds", "policyRevision"]);
    const said = JSON.stringify(items, (key, value: unknown) => (ids.has(key) ? undefined : value));
    expect(said).not.toContain("471");
    const personal = items.filter(({ ruleId }) => ruleId === "pii.code");
    expect(personal).toContainEqual(
      expect.objectContaining({
        words: "hotline",
        where: "before",
        example: "hotline •••",
        edits: [],
        yaml: null,
      }),
    );
    const others = items.filter(({ ruleId }) => ruleId !== "pii.code");
    expect(others).toMatchObject([{ words: "old bloat", example: "It was old bloat again." }]);
    expect(others.map(outcomesOf)).toEqual([["hold", "publish"]]);
  });
});

describe("terms", () => {
  async function flagged(app: TestApp, staff: TestPerson, { body, category }: { body: string; category: string }) {
    const { id } = await postComment(app, { body });
    await app
      .as(await app.person())
      .post(`/comments/${id}/flags`)
      .send({ category })
      .expect(201);
    await findOpenCase(app, id);
    await decideComment(app, staff, { id, action: "remove" });
  }

  test("of a category that the policy has not bring it, its rule and its list", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    for (const body of ["The train was late.", "Rain again.", "Good article."]) await postComment(app, { body });
    for (const body of ["Buy zorkcoin today.", "My zorkcoin doubled!", "Ask me for zorkcoin."])
      await flagged(app, staff, { body, category: "spam" });
    const { items } = await ask(app, administrator);
    expect(items).toMatchObject([{ kind: "term", term: "zorkcoin", category: "spam", ruleId: "spam.suggested-words" }]);
    expect(items.map(outcomesOf)).toEqual([["publish", "flag"]]);
  });

  test("are not names of people, nor words that published comments have too", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    for (const body of ["The gizmotron opened.", "A gizmotron near me.", "My gizmotron broke.", "Gizmotron ahoy."])
      await postComment(app, { body });
    for (const body of ["The gizmotron of Zubrowka.", "No gizmotron for Zubrowka.", "A gizmotron like Zubrowka."])
      await flagged(app, staff, { body, category: "profanity" });
    expect((await ask(app, administrator)).items.filter(({ kind }) => kind === "term")).toEqual([]);
  });

  test("are not drawn from what a live rule of the category had matched: the policy knew", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    for (let day = 1; day <= 9; day += 1) await postComment(app, { body: `Day ${day} of rain.` });
    const publishedFirst = async (body: string, category: string) => {
      const { id } = await postComment(app, { body });
      await decideComment(app, staff, { id, action: "publish" });
      await app
        .as(await app.person())
        .post(`/comments/${id}/flags`)
        .send({ category })
        .expect(201);
      await decideComment(app, staff, { id, action: "remove" });
    };
    for (const body of ["You vexling. A bloat.", "A vexling! And bloat.", "Two vexling. Old bloat."]) {
      await publishedFirst(body, "profanity");
      await publishedFirst(body.replace("vexling", "dromlet"), "violence");
    }
    const { items } = await ask(app, administrator);
    expect(items.flatMap((each) => (each.kind === "term" ? each.term : []))).toEqual(["dromlet"]);
  });
});

describe("the list", () => {
  test("is an administrator's, comes page by page, and takes no cursor of others", async () => {
    const app = await smallApp();
    const [staff, administrator] = [await app.person("moderator"), await app.person("administrator")];
    for (const body of ["Kill the bill.", "I kill the bill.", "A blatherskite.", "Oh blatherskite!"])
      await decided(app, staff, { body, action: "publish" });
    const whole = await ask(app, administrator);
    const first = await ask(app, administrator, "limit=1");
    const second = await ask(app, administrator, `limit=1&cursor=${first.nextCursor ?? ""}`);
    expect(whole.items).toHaveLength(2);
    expect([...first.items, ...second.items]).toEqual(whole.items);
    expect(second.nextCursor).toBeNull();
    expect((await ask(app, administrator, "from=2020-01-01&to=2020-02-01")).items).toEqual([]);
    expect(refusalOf(await app.as(staff).get("/moderation/policy-suggestions"))).toEqual([403, "forbidden"]);
    await app.as(administrator).get("/moderation/policy-suggestions?cursor=x").expect(422);
    await app.as(administrator).get("/moderation/policy-suggestions?from=2026-02-01&to=2026-01-01").expect(422);
  });
});
