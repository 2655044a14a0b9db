import { openWorld, signInByMail } from "./browser.ts";

const world = await openWorld();
const ARTICLE = "ferry-timetable";

async function api(path: string, init: RequestInit = {}) {
  const answer = await fetch(`${world.base}/api/v1${path}`, init);
  return { status: answer.status, text: await answer.text() };
}

const token = await world.recourse("token", "create", "--scope", "articles:write");
const put = await api(`/articles/${ARTICLE}`, {
  method: "PUT",
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify({ url: "https://news.example/ferries", title: "New timetable for the ferries" }),
});
if (put.status !== 201) throw new Error(put.text);
for (const name of ["mo", "nel"]) await world.recourse("staff", "add", `${name}@example.org`, "--role", "moderator");

test("the sign-in button posts without an origin and signs in by cookie over plain http", async () => {
  const { page, complaints } = await world.visitor();
  const posts: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && request.url().includes("/sign-in/")) posts.push(request.headers()["origin"]);
  });
  await signInByMail(world, page, "ada@example.org");
  expect(posts).toEqual(["null"]);
  const me = await page.evaluate(async () => (await fetch("/api/v1/me")).json());
  expect(me).toMatchObject({ email: "ada@example.org", role: "reader" });
  expect(complaints).toEqual([]);
});

test("an author appeals from the mail without account or JavaScript, and another moderator restores the comment", async () => {
  const author = await world.visitor();
  await signInByMail(world, author.page, "bea@example.org");
  const posted = await author.page.evaluate(async (key) => {
    const answer = await fetch(`/api/v1/articles/${key}/comments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ body: "You are all fucking assholes, said the captain." }),
    });
    return answer.json();
  }, ARTICLE);
  expect(posted.verdict.outcome).toBe("remove");

  const letter = await world.letterTo("bea@example.org", /removed/);
  const link = /https?:\/\/\S+\/appeals\/[\w-]+/.exec(letter.text)?.[0] ?? "";
  const reader = await world.visitor({ javaScriptEnabled: false });
  const origins: (string | undefined)[] = [];
  reader.page.on("request", (request) => {
    if (request.method() === "POST") origins.push(request.headers()["origin"]);
  });
  await reader.page.goto(link);
  expect(await reader.page.textContent("main")).toContain("said the captain");
  await reader.page.locator("textarea").fill("too short");
  await reader.page.locator("main form button").click();
  expect(await reader.page.locator("textarea").inputValue()).toBe("too short");
  await reader.page.locator("textarea").fill("I quoted the captain of the ferry. These are not my words.");
  await reader.page.locator("main form button").click();
  expect(await reader.page.locator("textarea").count()).toBe(0);
  expect(origins).toEqual(["null", "null"]);
  expect(reader.complaints.filter((text) => !text.includes("422"))).toEqual([]);

  const moderator = await world.visitor();
  await signInByMail(world, moderator.page, "mo@example.org");
  await moderator.page.goto(`${world.base}/console/appeals`);
  await moderator.page.locator("main a[href*='/console/appeals/']").first().click();
  await moderator.page.getByRole("button", { name: /claim/i }).first().click();
  await moderator.page.locator("textarea[name=reason]").first().fill("It is a quotation.");
  await moderator.page
    .getByRole("button", { name: /overturn|decide/i })
    .first()
    .click();
  await world.letterTo("bea@example.org", /back/);
  const thread = await api(`/articles/${ARTICLE}/comments`);
  expect(thread.text).toContain("said the captain");
  expect(moderator.complaints).toEqual([]);
});

test("a page of a thread is the same bytes for its author and for a stranger", async () => {
  const { page } = await world.visitor();
  await signInByMail(world, page, "cid@example.org");
  await page.evaluate(async (key) => {
    await fetch(`/api/v1/articles/${key}/comments`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ body: "The late boat is gone from the timetable." }),
    });
  }, ARTICLE);
  for (const path of [`/api/v1/articles/${ARTICLE}/comments`, `/embed/${ARTICLE}`]) {
    const own = await page.evaluate(async (url) => (await fetch(url)).text(), path);
    const stranger = await (await fetch(`${world.base}${path}`)).text();
    expect(own).toBe(stranger);
    expect(own).toContain("The late boat");
  }
});
