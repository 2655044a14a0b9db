import type { AddressInfo } from "node:net";
import jwt from "jsonwebtoken";
import type { Locator, Page } from "playwright-core";
import { createSignInCode } from "../../src/auth/sign-in-code.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { postComment } from "../support/scenes.ts";
import { whenOver } from "../support/test-scope.mjs";
import { openBrowser, openVisitor } from "./browser.ts";
import { openPublisher } from "./publisher.ts";

const publisher = await openPublisher();
const SSO_SECRET = "a secret that only this test and its server share";
const app = await testApp({ env: { ALLOWED_ORIGINS: publisher.origin, SSO_SECRET } });
publisher.embed(`http://localhost:${(app.app.address() as AddressInfo).port}`);
const browser = await openBrowser();
whenOver(() => browser.close());

const named = (place: Page | Locator, name: string | RegExp) => place.getByRole("button", { name });
const comment = (place: Page | Locator, text: string) => place.locator("article.comment").filter({ hasText: text });

interface Pair {
  readonly besideLang?: string;
  readonly sso?: string;
  /** Behind the address. */
  readonly hash?: string;
  /** Before the page is opened. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** A page with the threads of two articles. */
async function openPair([one, other]: readonly [Article, Article], { hash = "", prepare, ...options }: Pair = {}) {
  const { page, context } = await openVisitor(browser);
  whenOver(() => context.close());
  await prepare?.(page);
  await page.goto(publisher.article(one.key, { beside: other.key, ...options }) + hash);
  const [first, second] = [page.locator("recourse-comments").first(), page.locator("recourse-comments").last()];
  for (const thread of [first, second]) await thread.locator("h2").waitFor();
  return { page, first, second };
}

/** What a publisher's page says of its own reader. */
function signedByPublisher(): string {
  const iat = Math.floor(app.clock.now().getTime() / 1_000);
  const claims = { sub: "reader-7", email: "pia@example.org", email_verified: true, name: "Pia", iat };
  return jwt.sign(claims, SSO_SECRET, { algorithm: "HS256", audience: "recourse", expiresIn: "1h" });
}

describe("two threads on a page", () => {
  test("show what the address names where it belongs, and nowhere else", async () => {
    const posted = await postComment(app, { body: "Said under the second article." });
    const { page, first, second } = await openPair([await app.article(), posted.article], {
      hash: `#comment-${posted.id}`,
    });
    await second.locator("article.chosen").filter({ hasText: "Said under the second" }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await comment(first, "Said under").count()).toBe(0);

    await second.evaluate((element) => element.remove());
    const asked = page.waitForResponse(/\/context$/);
    await first.evaluate((element, key) => element.setAttribute("article", key), (await app.article()).key);
    await asked;
    await first.getByText("Yours could be the first").waitFor();
    await page.waitForLoadState("networkidle");
    expect(await comment(page, "Said under").count()).toBe(0);
  });

  test("speak each the language of its place, to whoever writes too", async () => {
    const { first, second } = await openPair([await app.article(), await app.article()], { besideLang: "de" });
    await named(first, "Write a comment").click();
    await first.getByLabel("Your comment").fill("One word.");
    await named(second, "Kommentar schreiben").click();
    await second.getByLabel("Ihr Kommentar").fill("Ein Wort.");
    await named(second, "Anmelden und veröffentlichen").waitFor();
    await named(first, "Sign in to post it").waitFor();
  });

  test("know the same reader, who comes by a link and leaves by either", async () => {
    const { account } = await app.person("reader", { displayName: "Ina" });
    const code = await createSignInCode(app.deps.db.prisma, { accountId: account.id, at: app.clock.now() });
    const { page, first, second } = await openPair([await app.article(), await app.article()], {
      hash: `#recourse=${code}`,
    });
    for (const thread of [first, second]) await thread.getByText("Signed in as Ina").waitFor();
    await named(first, "Write a comment").click();
    await first.getByLabel("Your comment").fill("Not for other eyes.");
    await named(second, "Sign out").click();
    for (const thread of [first, second]) await named(thread, "Sign in").waitFor();
    await named(first, "Write a comment").waitFor();
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("Not for other eyes");
  });

  test("are both left, though one of them is still being signed in", async () => {
    let [answers, letGo] = [0, () => {}];
    const hasLeft = new Promise<void>((resolve) => (letGo = resolve));
    const prepare = (page: Page) =>
      page.route("**/api/v1/auth/sso", async (route) => {
        const response = await route.fetch();
        answers += 1;
        if (answers > 1) await hasLeft;
        await route.fulfill({ response });
      });
    const articles = [await app.article(), await app.article()] as const;
    const { page, first, second } = await openPair(articles, { sso: signedByPublisher(), prepare });
    for (const thread of [first, second]) await thread.getByText("Signed in as Pia").waitFor();
    await eventually(() => expect(answers).toBe(2));
    await named(first, "Sign out").click();
    await named(first, "Sign in").waitFor();
    const late = page.waitForResponse("**/api/v1/auth/sso");
    letGo();
    await late;
    await page.waitForLoadState("networkidle");
    for (const thread of [first, second]) await named(thread, "Sign in").waitFor();
    expect(await page.evaluate(() => localStorage.getItem("recourse.session"))).toBeNull();
  });

  test("are both left by whom the publisher signed in", async () => {
    const sso = signedByPublisher();
    const { first, second } = await openPair([await app.article(), await app.article()], { sso });
    for (const thread of [first, second]) await thread.getByText("Signed in as Pia").waitFor();
    await named(first, "Sign out").click();
    for (const thread of [first, second]) await named(thread, "Sign in").waitFor();
    await second.evaluate(() => dispatchEvent(new Event("focus")));
    await named(second, "Sign in").waitFor();
  });
});
