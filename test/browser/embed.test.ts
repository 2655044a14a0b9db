import jwt from "jsonwebtoken";
import type { Locator, Page, Route } from "playwright-core";
import { findViolations } from "./axe.ts";
import { type Visitor, openWorld } from "./browser.ts";
import { openPublisher } from "./publisher.ts";

const publisher = await openPublisher();
const SSO_SECRET = "a secret that only this test and its server share";
const world = await openWorld({ ALLOWED_ORIGINS: publisher.origin, SSO_SECRET });
publisher.embed(world.base);

const token = await world.recourse("token", "create", "--scope", "articles:write");

async function makeArticle(key: string, fields: object = {}): Promise<string> {
  const answer = await fetch(`${world.base}/api/v1/articles/${key}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ url: publisher.article(key), title: `About ${key}`, ...fields }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return key;
}

const named = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name });
/** Playwright looks into shadow roots by itself. */
const comment = (page: Page, text: string) => page.locator("article.comment").filter({ hasText: text });

/** As a person does it: asks in the embed, opens the letter's link in another tab and comes back signed in. */
async function signInHere({ context, page }: Visitor, email: string, displayName: string): Promise<Page> {
  await named(page, "Sign in").first().click();
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel(/^Name that others see/).fill(displayName);
  await named(page, "Send me a link").click();
  await page.getByText("a letter is on its way").waitFor();
  const { text } = await world.letterTo(email, /./);
  const tab = await context.newPage();
  await tab.goto(/https?:\/\/\S+\/sign-in\/[\w-]+/.exec(text)?.[0] ?? "");
  await tab.locator("main form button").first().click();
  await tab.waitForURL((url) => url.origin === publisher.origin);
  await tab.getByText(`Signed in as ${displayName}`).waitFor();
  expect(tab.url()).not.toContain("recourse=");
  return tab;
}

async function writeComment(page: Page, body: string): Promise<void> {
  const door = named(page, "Write a comment");
  if (await door.isVisible()) await door.click();
  await page.getByLabel("Your comment").first().fill(body);
  await page.getByRole("button", { name: "Post", exact: true }).first().click();
}

async function open(key: string, options: Parameters<typeof world.visitor>[0] = {}): Promise<Visitor> {
  const visitor = await world.visitor(options);
  await visitor.page.goto(publisher.article(key));
  await visitor.page.locator("recourse-comments h2").waitFor();
  return visitor;
}

const author = await open(await makeArticle("journey"));
const authorPage = await signInHere(author, "ina@example.org", "Ina");
const reader = await open("journey");
const readerPage = await signInHere(reader, "rolf@example.org", "Rolf");

test("a reader on the publisher's site signs in by mail, posts and is answered; nothing that is read moves", async () => {
  for (let at = 1; at <= 8; at += 1) {
    await writeComment(authorPage, `Remark ${at} about the ferry that leaves at noon.`);
    await comment(authorPage, `Remark ${at} about`).waitFor();
  }
  await readerPage.reload();
  const read = comment(readerPage, "Remark 3 about");
  await read.scrollIntoViewIfNeeded();
  const before = await read.boundingBox();

  await writeComment(authorPage, "A remark that arrives while somebody reads.");
  const arrived = named(readerPage, "1 new comment");
  await arrived.waitFor();
  expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
  expect(await comment(readerPage, "arrives while somebody reads").count()).toBe(0);

  await arrived.click();
  await comment(readerPage, "arrives while somebody reads").waitFor();
  const target = comment(readerPage, "Remark 3 about");
  await named(target, /^Reply/).click();
  await readerPage.getByLabel("Your reply to Ina").fill("An answer to the third.");
  await readerPage.getByRole("button", { name: "Post", exact: true }).click();
  await comment(readerPage, "An answer to the third.").waitFor();
  await named(authorPage, "1 new comment").click();
  await comment(authorPage, "An answer to the third.").waitFor();
});

test("an author edits while the time runs, and deletes after being asked", async () => {
  await writeComment(authorPage, "A remark with a mistkae.");
  const mine = comment(authorPage, "mistkae");
  await named(mine, "Edit").click();
  await authorPage.getByText(/^You can save for [0-4]:\d\d more\.$/).waitFor();
  await authorPage.locator("article textarea").fill("A remark without one.");
  await named(authorPage, "Save").click();
  const changed = comment(authorPage, "A remark without one.");
  await changed.getByText("edited", { exact: true }).waitFor();
  await named(changed, "Delete").click();
  await authorPage.getByText("This cannot be undone").waitFor();
  await named(authorPage.getByRole("group", { name: "Delete" }), "Delete").click();
  await changed.waitFor({ state: "detached" });
});

test("a text that would be removed is answered by its category before it is posted, and by the way to contest after", async () => {
  const insult = "You are all fucking assholes, said the captain.";
  await writeComment(authorPage, insult);
  const note = authorPage.getByText(/^This text would not be published, because of:/);
  await note.waitFor();
  expect(await note.textContent()).not.toContain("fucking");
  expect(await comment(authorPage, insult).count()).toBe(0);
  await named(authorPage, "Post it as it is").click();
  const removed = comment(authorPage, insult);
  await removed.getByText("Your comment was not published.").waitFor();
  await named(removed, "Contest this").click();
  await authorPage.getByLabel("Why was this decision wrong?").fill("I quoted the captain. These are not my words.");
  await named(removed, "Contest this").click();
  await removed.getByText("You have contested this.").waitFor();

  await named(authorPage, "Your comments").click();
  const dialog = authorPage.getByRole("dialog");
  await dialog.getByText("Not published").first().waitFor();
  await dialog.getByText("You have contested this.").waitFor();
  await named(dialog, "Close").click();
  expect(
    await authorPage.evaluate(
      () => document.querySelector("recourse-comments")?.shadowRoot?.activeElement?.textContent,
    ),
  ).toBe("Your comments");
});

test("a reader reports with a category, and mutes an author in this browser", async () => {
  const target = comment(readerPage, "Remark 2 about");
  await named(target, /^Report/).click();
  await readerPage.getByLabel("Advertising, or the same thing again and again").check();
  await named(readerPage.getByRole("dialog"), "Report").click();
  await readerPage.getByText("Thank you. A moderator will look at it.").waitFor();

  await named(target, /^Mute/).click();
  await readerPage.getByText("You have muted Ina, in this browser only.").first().waitFor();
  expect(await comment(readerPage, "Remark 2 about").count()).toBe(0);
  await readerPage.reload();
  await named(readerPage, "1 muted author").click();
  await named(readerPage.getByRole("dialog"), "Mute no more: Ina").click();
  await readerPage.keyboard.press("Escape");
  await comment(readerPage, "Remark 2 about").waitFor();
});

test("what was missed while offline is counted when the network is back", async () => {
  const { context, page } = reader;
  await page.bringToFront();
  await page.reload();
  await page.locator("recourse-comments h2").waitFor();
  await context.setOffline(true);
  await page.getByText("You seem to be offline.").waitFor();
  await writeComment(authorPage, "Posted while the other was away.");
  await comment(authorPage, "Posted while the other was away.").waitFor();
  await context.setOffline(false);
  await named(page, /new comment/).click();
  await comment(page, "Posted while the other was away.").waitFor();
});

test("what comes between the page and its listening is counted too", async () => {
  const { page } = reader;
  const waits = new Promise<Route>((resolve) => {
    void page.route(/\/events\?/, (route) => resolve(route));
  });
  await page.reload();
  await page.locator("recourse-comments h2").waitFor();
  const route = await waits;
  await writeComment(authorPage, "Posted before the other listened.");
  await comment(authorPage, "Posted before the other listened.").waitFor();
  await route.continue();
  await named(page, "1 new comment").click();
  await comment(page, "Posted before the other listened.").waitFor();
  await page.unroute(/\/events\?/);
});

test("a link to a comment opens it in its context, under the keyboard", async () => {
  const link = await comment(readerPage, "An answer to the third.").locator("a.when").getAttribute("href");
  const visitor = await world.visitor();
  await visitor.page.goto(link ?? "");
  await visitor.page.locator("article.chosen").filter({ hasText: "An answer to the third." }).waitFor();
  await visitor.page.waitForFunction(
    () => document.querySelector("recourse-comments")?.shadowRoot?.activeElement?.classList.contains("chosen") === true,
  );
  expect(visitor.complaints).toEqual([]);
});

test("a draft outlives a reload, and everything is reached by the keyboard", async () => {
  const { page, complaints } = await open("journey");
  await page.locator("recourse-comments button.field").focus();
  await page.keyboard.press("Enter");
  const field = page.getByLabel("Your comment");
  await field.waitFor();
  await page.keyboard.type("Written without a mouse.");
  await page.reload();
  expect(await page.getByLabel("Your comment").inputValue()).toBe("Written without a mouse.");

  const fold = page.getByRole("button", { name: "Fold the conversation below Ina" });
  await fold.focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 reply folded").waitFor();
  expect(await comment(page, "An answer to the third.").count()).toBe(0);
  await page.keyboard.press("Enter");
  await comment(page, "An answer to the third.").waitFor();
  expect(complaints).toEqual([]);
});

test("the publisher's own account signs its reader in, until the reader signs out", async () => {
  const claims = { sub: "reader-7", email: "pia@example.org", email_verified: true, name: "Pia" };
  const sso = jwt.sign(claims, SSO_SECRET, { algorithm: "HS256", audience: "recourse", expiresIn: "1h" });
  const { page, complaints } = await world.visitor();
  await page.goto(publisher.article("journey", { sso }));
  await page.getByText("Signed in as Pia").waitFor();
  await named(page, "Sign out").click();
  await named(page, "Sign in").waitFor();
  expect(complaints).toEqual([]);
});

test("it speaks the language of the page, and the browser's where it does not know the page's", async () => {
  const { page } = await world.visitor({ locale: "es-ES" });
  await page.goto(publisher.article("journey", { lang: "de-AT" }));
  await page.getByRole("button", { name: "Kommentar schreiben" }).waitFor();
  await page.goto(publisher.article("journey", { lang: "ar", dir: "rtl" }));
  await page.getByRole("button", { name: "Escribir un comentario" }).waitFor();
});

test("an index page gets all its numbers in one request", async () => {
  await makeArticle("silent");
  const { page, complaints } = await world.visitor();
  const asked: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/")) asked.push(request.url());
  });
  await page.goto(publisher.index(["journey", "silent", "unknown"]));
  await page.getByText(/^\d\d comments$/).waitFor();
  expect(await page.getByText("0 comments", { exact: true }).count()).toBe(2);
  expect(asked).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test("what cannot be the key of an article costs the others no number, and stays as the publisher wrote it", async () => {
  const { page, complaints } = await world.visitor();
  await page.goto(publisher.index(["journey", "a b", "", "silent"]));
  await page.getByText(/^\d\d comments$/).waitFor();
  expect(await page.locator("recourse-count").allTextContents()).toEqual([
    expect.stringMatching(/^\d\d comments$/),
    "Comments",
    "Comments",
    "0 comments",
  ]);
  expect(complaints).toEqual([]);
});

test("numbers on a page of another language say in which they are, and keep their order", async () => {
  const { page } = await world.visitor({ locale: "en-GB" });
  await page.goto(publisher.index(["silent"], { lang: "ar", dir: "rtl" }));
  const words = page.getByText("0 comments", { exact: true });
  await words.waitFor();
  const isolated = await words.evaluate((at) => ({
    lang: at.getAttribute("lang"),
    direction: getComputedStyle(at).direction,
    isolation: getComputedStyle(at).unicodeBidi,
  }));
  expect(isolated).toEqual({ lang: "en", direction: "ltr", isolation: "isolate" });
});

test("without JavaScript the page leads to the thread, which needs none", async () => {
  const { page, complaints } = await world.visitor({ javaScriptEnabled: false });
  await page.goto(publisher.article("journey"));
  await page.getByRole("link", { name: "Read the comments" }).click();
  expect(await page.textContent("main")).toContain("An answer to the third.");
  await page.getByRole("link", { name: "Oldest" }).click();
  expect(await page.textContent("main")).toContain("Remark 1 about");
  expect(complaints).toEqual([]);
});

test("closed, empty, read first and not there at all are said in plain words", async () => {
  const empty = await open(await makeArticle("empty"));
  await empty.page.getByText("Yours could be the first").waitFor();
  const closed = await open(await makeArticle("closed", { commentsOpen: false }));
  await closed.page.getByText("Comments on this article are closed").waitFor();
  const first = await open(await makeArticle("first", { moderation: "pre" }));
  await first.page.getByText("a moderator reads each comment before others see it").waitFor();
  const { page } = await world.visitor();
  await page.goto(publisher.article("not-registered"));
  await page.getByText("There is no article here to comment on.").waitFor();
  expect(await named(page, "Try again").count()).toBe(0);
  for (const { complaints } of [empty, closed, first]) expect(complaints).toEqual([]);
});

test("those who are signed in have no violations either, and nobody's browser complained", async () => {
  await authorPage.bringToFront();
  expect(await findViolations(authorPage)).toEqual([]);
  await named(authorPage, "Your comments").click();
  await authorPage.getByRole("dialog").getByText("Not published").first().waitFor();
  expect(await findViolations(authorPage)).toEqual([]);
  await authorPage.keyboard.press("Escape");
  const complaints = [...author.complaints, ...reader.complaints];
  expect(complaints.filter((text) => !text.includes("ERR_INTERNET_DISCONNECTED"))).toEqual([]);
});
