import { readFile } from "node:fs/promises";
import { join } from "node:path";
import supertest from "supertest";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { POLICIES, type PolicyFiles, policyRevision, readPolicyFiles } from "../../src/config/policy-files.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { lintPolicy } from "../../src/policy/lint/lint-policy.ts";
import { testApp, type TestPerson } from "../support/app.ts";
import { claim, findLink, findOpenCase, postComment, refusalOf } from "../support/scenes.ts";

/** The shipped policy with the worked example: its file copied, and the lines of its header put into policy.yaml. */
async function withBoycott(): Promise<PolicyFiles> {
  const { files, model } = await readPolicyFiles(POLICIES);
  const text = await readFile(join(POLICIES, "examples", "boycott.yaml"), "utf8");
  const category = [...text.matchAll(/^#( {3}.*)$/gm)].map(([, line = ""]) => line.slice(1)).join("\n");
  const all = files.map((file) =>
    file.path === "policy.yaml" ? { ...file, text: `${file.text.trimEnd()}\n${category}\n` } : file,
  );
  all.push({ path: "boycott.yaml", text });
  return { files: all, model, revision: policyRevision(all, model, ENGINE_VERSION) };
}

const policy = await withBoycott();
const app = await testApp({ policy });
const mo = await app.person("moderator");

const HELD = "Please boycott Northwind Foods.";
const REMOVED = "Shop local, not Northwind! Join us at stop-northwind.example";
const TEXT = "Say what you think of a company and of what it sells.";

const page = async (who: TestPerson | null, path: string): Promise<string> => {
  const cookie = who ? `${SESSION_COOKIE}=${who.token}` : "";
  return (await supertest(app.app).get(path).set("Cookie", cookie).expect(200)).text;
};

test("nothing in the example is in vain", () => {
  const { compiled } = app.deps.policy();
  const advice = lintPolicy({ files: policy.files, compiled, signals: [] });
  const own = advice.filter(({ file, message }) => file === "boycott.yaml" || message.includes("boycott"));
  expect(own.filter(({ message }) => !message.includes("is not translated into de, es, fr"))).toEqual([]);
  expect(own.map(({ file }) => file)).toContain("policy.yaml");
});

test("a comment is judged by its rules, and its case is found by its category", async () => {
  const { id } = await postComment(app, { body: HELD });
  const found = await findOpenCase(app, id);
  const { body } = await app.as(mo).get("/moderation/queue?category=boycott").expect(200);
  expect(body.items.map((item: { id: string }) => item.id)).toEqual([found.id]);
  expect(body.items[0].reasons).toEqual([{ source: "policy", category: "boycott", ruleId: "boycott.call", count: 1 }]);
  expect(body.items[0].comment.status).toBe("held");
});

test("the author of a removed comment is told its notice and what the category says, and can appeal", async () => {
  const author = await app.person();
  const { id } = await postComment(app, { body: REMOVED, author });
  const statement = await app.deps.db.prisma.statement.findFirstOrThrow({ where: { decision: { commentId: id } } });
  expect(statement.data).toMatchObject({ categories: ["boycott"], rules: [{ id: "boycott.campaign" }] });
  const { token } = await findLink(app, id);
  const shown = await page(null, `/appeals/${token}`);
  expect(shown).toContain("Calls for a boycott");
  expect(shown).toContain("Texts that a campaign hands out for posting are removed.");
  await app.startWorker();
  const letter = await app.letterTo(author, /removed/i);
  expect(letter.text.replace(/\s+/g, " ")).toContain("Texts that a campaign hands out for posting are removed.");
});

test("a moderator removes for its reason, and the author reads the category's text", async () => {
  const author = await app.person();
  const { id } = await postComment(app, { body: HELD, author });
  const { id: caseId } = await findOpenCase(app, id);
  const claimToken = await claim(app, mo, `/moderation/cases/${caseId}`);
  const { body: shown } = await app.as(mo).get(`/moderation/cases/${caseId}`).expect(200);
  const decision = { action: "remove", reason: { category: "boycott" }, claimToken, version: shown.version };
  await app.as(mo).post(`/moderation/cases/${caseId}/decision`).send(decision).expect(200);
  const statement = await app.deps.db.prisma.statement.findFirstOrThrow({ where: { decision: { commentId: id } } });
  expect(statement.data).toMatchObject({ categories: ["boycott"], notices: [expect.stringContaining(TEXT)] });
});

test("a reader flags under it, and under no category that the policy lacks", async () => {
  const { id } = await postComment(app, { body: "Northwind sells bad bread." });
  const reader = app.as(await app.person());
  const unknown = await reader.post(`/comments/${id}/flags`).send({ category: "treason" });
  expect(refusalOf(unknown)).toEqual([422, "invalid_request"]);
  await reader.post(`/comments/${id}/flags`).send({ category: "boycott" }).expect(201);
  const { body } = await app.as(mo).get("/moderation/queue?category=boycott&source=reader").expect(200);
  expect(body.items[0].reasons).toContainEqual({ source: "reader", category: "boycott", count: 1 });
});

test("statistics count it, and every page calls it by its title", async () => {
  const admin = await app.person("administrator");
  const { body } = await app
    .as(admin)
    .get("/moderation/statistics?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z")
    .expect(200);
  expect(body.byCategory).toContainEqual(expect.objectContaining({ category: "boycott", comments: 3, removals: 2 }));
  expect(await page(null, "/policies")).toContain(TEXT);
  expect(await page(mo, "/console")).toContain('<option value="boycott">Calls for a boycott</option>');
  for (const path of ["/console/statistics", "/console/policy"])
    expect(await page(admin, path)).toContain("Calls for a boycott");
});
