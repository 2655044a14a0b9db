import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { parse } from "yaml";
import { COMMANDS } from "../../src/cli/commands.ts";
import { dispatch } from "../../src/cli/dispatch.ts";
import { POLICIES, type PolicyFiles, readPolicyFiles } from "../../src/config/policy-files.ts";
import { compilePolicy } from "../../src/policy/compile.ts";
import { evaluate } from "../../src/policy/evaluate.ts";
import { applyEdits } from "../../src/reports/policy-edits.ts";
import type { PolicySuggestion } from "../../src/reports/policy-suggestions.ts";
import { DAY, after } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { claim, decideAppeal, findLink, fileAppeal, findOpenCase, postComment } from "../support/scenes.ts";

/** The shipped policy, reduced to its rules on profanity: suggestions are tried on it again and again. */
const folder = await mkdtemp(join(tmpdir(), "recourse-policy-"));
afterAll(() => rm(folder, { recursive: true }));

let shipped: PolicyFiles;
let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
let administrator: TestPerson;
beforeAll(async () => {
  for (const path of ["policy.yaml", "profanity.yaml", "terms"])
    await cp(join(POLICIES, path), join(folder, path), { recursive: true });
  shipped = await readPolicyFiles(folder);
  app = await testApp({ policy: shipped });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
  administrator = await app.person("administrator");
});

async function ask(on: TestApp, who: TestPerson, query = ""): Promise<readonly PolicySuggestion[]> {
  on.clock.advance(1);
  const { body } = await on.as(who).get(`/moderation/policy-suggestions?limit=100${query}`).expect(200);
  return body.items;
}

/** The policy removes it, its author appeals, and another person restores it. */
async function overturned(body: string): Promise<string> {
  const { id } = await postComment(app, { body });
  const link = await findLink(app, id);
  await decideAppeal(app, moderator, { appealId: await fileAppeal(app, link), outcome: "overturned" });
  return link.decisionId;
}

/** The policy lets it pass, a reader flags it, and a moderator removes it. */
async function flaggedAndRemoved(body: string, category: string, author?: TestPerson): Promise<void> {
  const { id } = await postComment(app, author ? { body, author } : { body });
  await app
    .as(await app.person())
    .post(`/comments/${id}/flags`)
    .send({ category })
    .expect(201);
  const { id: caseId, version } = await findOpenCase(app, id);
  const claimToken = await claim(app, other, `/moderation/cases/${caseId}`);
  const decision = { action: "remove", reason: { category }, claimToken, version };
  await app.as(other).post(`/moderation/cases/${caseId}/decision`).send(decision).expect(200);
}

/** The policy with a suggestion in it: compiles, so its own examples and the suggested one hold. */
const policyWith = ({ edits }: Pick<PolicySuggestion, "edits">) => compilePolicy(applyEdits(shipped.files, edits));

async function recourse(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const { databaseUrl } = app.deps.config;
  const env = { DATABASE_URL: databaseUrl, SESSION_SECRET: "x", APPEAL_LINK_KEYS: "a:YWFh", AUDIT_KEY: "x" };
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    input: Readable.from([]),
    env,
  };
  const code = await dispatch(COMMANDS, args, io);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

test("of what people restore again and again, an exemption is made that passes the check and changes the verdict", async () => {
  const decisions = [
    await overturned("I won the Shithead tournament at the pub."),
    await overturned("The Shithead tournament is on Friday. It has forty places."),
  ];
  const found = await ask(app, administrator);
  const [suggestion] = found;
  if (!suggestion) throw new Error("nothing is suggested");
  expect(found).toHaveLength(1);
  expect(suggestion).toMatchObject({
    kind: "exemption",
    ruleId: "profanity.obscene",
    words: "shithead tournament",
    disagreed: 2,
    agreed: 0,
    authors: 2,
    example: "It was shithead tournament again.",
  });
  expect(suggestion.decisionIds.toSorted()).toEqual(decisions.toSorted());
  const judged = [app.deps.policy().compiled, policyWith(suggestion)].map(
    (policy) => evaluate(policy, suggestion.example, {}).outcome,
  );
  expect(judged).toEqual(["remove", "publish"]);
});

test("of what readers flag and moderators remove, a term is made that passes the check and changes the verdict", async () => {
  for (const body of ["A fine day by the lake.", "The council meets on Monday.", "Trains were late again today."])
    await postComment(app, { body });
  await flaggedAndRemoved("You are a gnorblat and nobody likes the way you write.", "profanity");
  await flaggedAndRemoved("Only a gnorblat would vote for that budget. Sad.", "profanity");
  const before = await ask(app, administrator);
  expect(before.filter(({ kind }) => kind === "term")).toEqual([]);
  await flaggedAndRemoved("What a gnorblat.", "profanity");
  const [suggestion, ...others] = (await ask(app, administrator)).filter(({ kind }) => kind === "term");
  if (!suggestion) throw new Error("nothing is suggested");
  expect(others).toEqual([]);
  expect(suggestion).toMatchObject({
    category: "profanity",
    term: "gnorblat",
    severity: "low",
    authors: 3,
    removed: 3,
    published: 0,
    example: "It was gnorblat again.",
  });
  const policy = policyWith(suggestion);
  expect(app.deps.policy().compiled.rules).toHaveLength(policy.rules.length);
  const judged = [app.deps.policy().compiled, policy].map((each) => evaluate(each, suggestion.example, {}).outcome);
  expect(judged).toEqual(["publish", "flag"]);
});

test("the command line prints the same, tried, and writes it into a folder that then passes the check", async () => {
  const asked = await ask(app, administrator);
  const period = [
    "--from",
    after(app.clock.now(), -DAY).toISOString(),
    "--to",
    after(app.clock.now(), DAY).toISOString(),
  ];
  const yaml = await recourse("policy", "suggest", ...period, "--apply", folder);
  expect(yaml).toMatchObject({ code: 0, err: expect.stringContaining("2 suggestions, of which 2 pass the check") });
  expect(parse(yaml.out)).toEqual(asked.map((each) => ({ ...each, problems: [] })));
  const checked = await recourse("policy", "check", folder);
  expect(checked).toMatchObject({ code: 0, out: expect.stringContaining("revision") });
});

test.each([
  ["a form that is none", ["--format", "xml"]],
  ["a day that is none", ["--from", "yesterday"]],
  ["a period that ends before it begins", ["--from", "2026-02-01", "--to", "2026-01-01"]],
])("the command line explains itself for %s", async (_what, args) => {
  const { code, out, err } = await recourse("policy", "suggest", ...args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("Usage: recourse ");
});
