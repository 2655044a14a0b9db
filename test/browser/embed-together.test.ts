import type { AddressInfo } from "node:net";
import type { Locator, Page } from "playwright-core";
import type { Article } from "../../src/db/generated/client.ts";
import { testApp } from "../support/app.ts";
import { postComment } from "../support/scenes.ts";
import { whenOver } from "../support/test-scope.mjs";
import { openBrowser, openVisitor } from "./browser.ts";
import { openPublisher } from "./publisher.ts";

const publisher = await openPublisher();
const app = await testApp({ env: { ALLOWED_ORIGINS: publisher.origin } });
publisher.embed(`http://localhost:${(app.app.address() as AddressInfo).port}`);
const browser = await openBrowser();
whenOver(() => browser.close());

const named = (place: Page | Locator, name: string | RegExp) => place.getByRole("button", { name });
const comment = (place: Page | Locator, text: string) => place.locator("article.comment").filter({ hasText: text });

interface Pair {
  readonly besideLang?: string;
  /** Behind the address. */
  readonly hash?: string;
}

/** A page with the threads of two articles. */
async function openPair([one, other]: readonly [Article, Article], { hash = "", ...options }: Pair = {}) {
  const { page, context } = await openVisitor(browser);
  whenOver(() => context.close());
  await page.goto(publisher.article(one.key, { beside: other.key, ...options }) + hash);
  const [first, second] = [page.locator("recourse-comments").first(), page.locator("recourse-comments").last()];
  for (const thread of [first, second]) await thread.locator("h2").waitFor();
  return { page, first, second };
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
});
