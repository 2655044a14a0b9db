import type { AddressInfo } from "node:net";
import type { BrowserContextOptions, Locator, Page } from "playwright-core";
import { createSignInCode } from "../../src/auth/sign-in-code.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestPerson, apiClient, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { STATEMENT, decideAppeal, findLink, postComment, restrict } from "../support/scenes.ts";
import { whenOver } from "../support/test-scope.mjs";
import { type Visitor, openBrowser, openVisitor } from "./browser.ts";
import { findOverlaps } from "./embed-overlaps.ts";
import { openPublisher } from "./publisher.ts";

const publisher = await openPublisher();
const app = await testApp({ env: { ALLOWED_ORIGINS: publisher.origin } });
publisher.embed(`http://localhost:${(app.app.address() as AddressInfo).port}`);
const browser = await openBrowser();
whenOver(() => browser.close());

const INSULT = "You are all fucking assholes, said the captain.";
const ina = await app.person("reader", { displayName: "Ina" });
const rolf = await app.person("reader", { displayName: "Rolf" });

/** A page of the publisher's, with the thread on it, before anything has loaded. */
interface Place {
  readonly article: Article;
  readonly as?: TestPerson;
  readonly dir?: "ltr" | "rtl";
  readonly lang?: string;
}

async function addressOf({ article, as, ...options }: Place): Promise<string> {
  const page = publisher.article(article.key, options);
  if (!as) return page;
  const at = app.clock.now();
  return `${page}#recourse=${await createSignInCode(app.deps.db.prisma, { accountId: as.account.id, at })}`;
}

async function goTo(page: Page, place: Place): Promise<void> {
  // With nothing but another fragment the browser would stay on the page.
  await page.goto("about:blank");
  await page.goto(await addressOf(place));
  await page.locator("recourse-comments h2").waitFor();
  if (place.as) await page.locator(".top .dim").filter({ hasText: place.as.account.displayName }).waitFor();
}

/** At the server's time, which stands still. */
async function open(place: Place, options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await openVisitor(browser, options);
  whenOver(() => visitor.context.close());
  await visitor.page.clock.setFixedTime(app.clock.now());
  await goTo(visitor.page, place);
  return visitor;
}

const named = (page: Page | Locator, name: string | RegExp) => page.getByRole("button", { name });
const comment = (page: Page, text: string) => page.locator("article.comment").filter({ hasText: text });

/** What the keyboard is on, by its first words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.querySelector("recourse-comments")?.shadowRoot?.activeElement;
    return at ? `${at.localName}: ${at.textContent}` : "nothing";
  });

/** As somebody does it who uses no mouse. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}

async function write(page: Page, body: string): Promise<void> {
  const door = named(page, "Write a comment");
  if (await door.isVisible()) await door.click();
  await page.getByLabel("Your comment").first().fill(body);
  await page.getByRole("button", { name: "Post", exact: true }).first().click();
}

const bodiesOn = async ({ key }: Article): Promise<readonly string[]> => {
  const { body } = await app.as(null).get(`/articles/${key}/comments?limit=100`).expect(200);
  return body.items.map((each: { body: string }) => each.body);
};

async function manyComments(count: number): Promise<Article> {
  const article = await app.article();
  for (let at = 1; at <= count; at += 1) {
    await postComment(app, { article, author: ina, body: `Remark number ${at}, about the ferry at noon.` });
    app.clock.advance(1_000);
  }
  return article;
}

describe("the time in which a comment can be changed", () => {
  test("runs out: what was typed stays to be copied, and neither it nor another change can be saved", async () => {
    const article = await app.article();
    const { page } = await openVisitor(browser);
    await page.clock.install({ time: app.clock.now() });
    await goTo(page, { article, as: ina });
    await write(page, "A remark that I shall regret.");
    const mine = comment(page, "that I shall regret");
    await mine
      .getByRole("timer")
      .filter({ hasText: /^[45]:\d\d$/ })
      .waitFor();
    await named(mine, "Edit").click();
    const field = page.locator("article textarea");
    await field.fill("A remark that comes");
    await page.clock.fastForward(4 * MINUTE);
    await page.getByText(/^You can save for 0:\d\d more\.$/).waitFor();
    await page.clock.fastForward(MINUTE);

    await page
      .getByRole("status")
      .filter({ hasText: "The time for changes is over. You can copy your text" })
      .waitFor();
    await field.pressSequentially(" too late.");
    expect(await field.inputValue()).toBe("A remark that comes too late.");
    expect(await named(page, "Save").isDisabled()).toBe(true);
    await named(page, "Cancel").click();
    await named(comment(page, "that I shall regret"), "Delete").waitFor();
    expect(await named(page, "Edit").count()).toBe(0);
    expect(await bodiesOn(article)).toEqual(["A remark that I shall regret."]);
  });

  test("is the server's: who saves too late is told so once, and loses nothing that was typed", async () => {
    const article = await app.article();
    const { page } = await open({ article, as: ina });
    await write(page, "As it was.");
    await named(comment(page, "As it was."), "Edit").click();
    const field = page.locator("article textarea");
    await field.fill("As it should have been.");
    app.clock.advance(6 * MINUTE);
    await named(page, "Save").click();
    await page.getByText("The time for changes is over.").waitFor();
    expect(await page.getByText("The time for changes is over").count()).toBe(1);
    expect(await page.getByText("You can save for").count()).toBe(0);
    expect(await field.inputValue()).toBe("As it should have been.");
    expect(await bodiesOn(article)).toEqual(["As it was."]);
  });
});

describe("a text that cannot reach the server", () => {
  test("is kept and said to be kept, outlives the page, and is posted once when the network is back", async () => {
    const article = await app.article();
    const { context, page } = await open({ article, as: rolf });
    await context.setOffline(true);
    await page.getByText("You seem to be offline.").waitFor();
    await named(page, "Write a comment").click();
    await page.getByRole("alert").filter({ hasText: "That did not work." }).waitFor();
    await context.setOffline(false);
    await named(page, "Try again").click();
    await write(page, "Written before the tunnel.");
    await page.getByText("Your comment is published.").waitFor();
    await context.setOffline(true);
    await write(page, "Written in a tunnel.");
    expect(await page.getByText("Your comment is published.").count()).toBe(0);
    await page
      .getByRole("alert")
      .filter({ hasText: "The server could not be reached. What you typed is kept" })
      .waitFor();
    expect(await page.getByLabel("Your comment").inputValue()).toBe("Written in a tunnel.");
    expect(await bodiesOn(article)).toEqual(["Written before the tunnel."]);

    await context.setOffline(false);
    await page.getByText("You seem to be offline.").waitFor({ state: "detached" });
    await page.reload();
    await page.getByText("Signed in as Rolf").waitFor();
    expect(await page.getByLabel("Your comment").inputValue()).toBe("Written in a tunnel.");
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await comment(page, "Written in a tunnel.").waitFor();
    await eventually(async () => expect(await page.getByLabel("Your comment").inputValue()).toBe(""));
    expect((await bodiesOn(article)).toSorted()).toEqual(["Written before the tunnel.", "Written in a tunnel."]);
  });

  test("whose answer was lost on its way is not posted twice", async () => {
    const article = await app.article();
    const { page } = await open({ article, as: rolf });
    let isLost = false;
    await page.route(
      (url) => url.pathname.endsWith("/comments"),
      async (route) => {
        if (isLost || route.request().method() !== "POST") return route.continue();
        isLost = true;
        await route.fetch();
        return route.abort();
      },
    );
    await write(page, "Sent once, heard of twice.");
    await page.getByRole("alert").filter({ hasText: "The server could not be reached." }).waitFor();
    await page.getByRole("button", { name: "Post", exact: true }).click();
    await comment(page, "Sent once, heard of twice.").waitFor();
    expect(await bodiesOn(article)).toEqual(["Sent once, heard of twice."]);
  });
});

test("a session that has ended meanwhile is noticed by the first thing that needs it, and one can sign in anew or leave", async () => {
  const article = await app.article();
  const { page } = await open({ article, as: rolf });
  const end = async () => {
    const { token } = await page.evaluate(() => JSON.parse(localStorage.getItem("recourse.session") ?? "{}"));
    await apiClient(app.app, { token }).delete("/auth/session").expect(204);
  };
  await end();
  await write(page, "Written long after signing in.");
  await page.getByRole("alert").filter({ hasText: "You are not signed in any more. What you typed is kept" }).waitFor();
  await named(page, "Sign in to post it").waitFor();
  expect(await page.getByLabel("Your comment").inputValue()).toBe("Written long after signing in.");
  await goTo(page, { article, as: rolf });
  await end();
  await named(page, "Sign out").click();
  await named(page, "Sign in").first().waitFor();
});

test("a stream that died while the machine slept is opened anew", async () => {
  const article = await app.article();
  const { page } = await openVisitor(browser);
  await page.clock.install({ time: app.clock.now() });
  const listening = page.waitForResponse(/\/events\?/);
  await goTo(page, { article });
  await listening;
  const again = page.waitForResponse(/\/events\?/);
  await page.clock.fastForward(10 * MINUTE);
  await again;
});

describe("what comes while somebody reads", () => {
  const frame = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
  let posts = 0;
  const post = async (article: Article) => {
    const { id } = await postComment(app, { article, author: rolf, body: `News ${(posts += 1)} of the harbour.` });
    const { version } = await app.deps.db.prisma.article.findUniqueOrThrow({ where: { id: article.id } });
    return { id, version };
  };

  /** A page whose streams say nothing but what they are given, one after the other. */
  async function overheard(article: Article) {
    const { page, context } = await openVisitor(browser);
    whenOver(() => context.close());
    const said: string[] = [];
    let asked = 0;
    await page.route(/\/events\?/, async (route) => {
      asked += 1;
      const body = said.shift();
      const headers = { "Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*" };
      if (body !== undefined) await route.fulfill({ body, headers });
    });
    await goTo(page, { article });
    await eventually(() => expect(asked).toBe(1));
    return { page, said, asked: () => asked };
  }

  /** As a page that was out of sight: its stream is opened anew. */
  const lookAgain = (page: Page) => page.evaluate(() => dispatchEvent(new Event("online")));

  test("is counted whole when more comes before it is known what was missed", async () => {
    const article = await app.article();
    await post(article);
    const { page, said } = await overheard(article);
    await post(article);
    await post(article);
    const third = await post(article);
    said.push(frame("thread-changed", { version: third.version }) + frame("comment-published", third));
    await lookAgain(page);
    await named(page, "3 new comments").waitFor();
  });

  test("is counted once, however late it is heard of", async () => {
    const article = await app.article();
    const { page, said } = await overheard(article);
    const missed = await post(article);
    said.push(frame("thread-changed", { version: missed.version }));
    await lookAgain(page);
    await named(page, "1 new comment").waitFor();
    const next = await post(article);
    said.push(frame("comment-published", missed) + frame("comment-published", next));
    await lookAgain(page);
    await named(page, "2 new comments").waitFor();
  });

  test("is not hidden behind a comment of one's own", async () => {
    const article = await app.article();
    const { page } = await open({ article, as: ina });
    await write(page, "My own word about the harbour.");
    await comment(page, "My own word about").waitFor();
    await page.route(/\/events\?/, (route) => route.abort());
    await lookAgain(page);
    await post(article);
    await page.unroute(/\/events\?/);
    await lookAgain(page);
    await named(page, "1 new comment").waitFor();
  });

  test("is not one's own comment whose answer is still on its way", async () => {
    const article = await app.article();
    const { page } = await open({ article, as: ina });
    await page.route(/\/events\?/, (route) => route.abort());
    await lookAgain(page);
    await page.route(/\/comments$/, async (route) => {
      const response = await route.fetch();
      await page.unroute(/\/events\?/);
      const listening = page.waitForResponse(/\/events\?/);
      await lookAgain(page);
      await listening;
      // Time to ask what was missed.
      await page.waitForTimeout(500);
      await route.fulfill({ response });
    });
    await write(page, "My own slow word.");
    await comment(page, "My own slow word.").waitFor();
    await post(article);
    await named(page, /new comment/).waitFor();
    expect(await named(page, /new comment/).textContent()).toBe("1 new comment");
  });

  test("is asked for less and less often while the answer is refused, and not at all once the thread is gone", async () => {
    const article = await app.article();
    const { page, said, asked } = await overheard(article);
    said.push(...Array.from({ length: 9 }, () => frame("thread-changed", { version: 99 })));
    let gate = Promise.resolve();
    await page.route(new RegExp(`/articles/${article.key}$`), async (route) => {
      await gate;
      await route.fulfill({ status: 429 });
    });
    await page.evaluate(() => {
      Math.random = () => 0.5;
    });
    await page.clock.install();
    const askedAfter = async (seconds: number, times: number) => {
      await page.clock.runFor(1_000 * seconds + 100);
      await eventually(() => expect(asked()).toBe(times));
    };
    await lookAgain(page);
    await askedAfter(0, 2);
    await askedAfter(4, 3);
    await askedAfter(4, 3);
    const asking = page.waitForRequest(new RegExp(`/articles/${article.key}$`));
    let refuse = (): void => undefined;
    gate = new Promise((resolve) => (refuse = resolve));
    await askedAfter(4, 4);
    await asking;
    await page.evaluate(() => document.querySelector("recourse-comments")?.remove());
    const refused = page.waitForResponse(new RegExp(`/articles/${article.key}$`));
    refuse();
    await refused;
    await page.clock.runFor(60_000);
    // A request is on its way a moment later.
    await page.waitForTimeout(300);
    expect(asked()).toBe(4);
  });
});

describe("on a narrow screen and on a mirrored page", () => {
  const SIZES = [
    ["320 pixels", 320, "ltr"],
    ["320 pixels", 320, "rtl"],
    ["1280 pixels at 200 %", 640, "ltr"],
    ["1280 pixels at 200 %", 640, "rtl"],
  ] as const;

  /** Further than replies move inwards. */
  const DEEP = [
    "The ferry is late.",
    "هذا الجدول لا يناسب من يعمل في الليل.",
    "x".repeat(120),
    "Deep.",
    "Deeper.",
    "Deepest.",
  ];

  test.each(SIZES)("of %s nothing lies upon another or leaves the screen (%i, %s)", async (_name, width, dir) => {
    const article = await app.article();
    let parentId: string | undefined;
    for (const [at, body] of DEEP.entries()) {
      const author = at % 2 === 0 ? rolf : ina;
      parentId = (await postComment(app, { article, author, body, ...(parentId && { parentId }) })).id;
    }
    await postComment(app, { article, author: ina, body: INSULT });
    const { page } = await open({ article, as: ina, dir }, { viewport: { width, height: 800 } });
    const look = async (state: string) => {
      const overlaps = await findOverlaps(page);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect({ state, overlaps, needed }).toEqual({ state, overlaps: [], needed: width });
    };
    await page.getByText("Your comment was not published.").waitFor();
    for (const body of DEEP.slice(3)) {
      if ((await comment(page, body).count()) === 0) await named(page, "Show 1 more reply").click();
      await comment(page, body).waitFor();
    }
    await comment(page, "Deepest.").getByText("replies to Rolf").waitFor();
    await look("the thread");
    await comment(page, "Deepest.").locator("a.when").hover();
    await comment(page, "Deepest.").locator("a.when[data-exact]").waitFor();
    await look("an exact time");
    await named(comment(page, "The ferry is late."), /^Reply/)
      .first()
      .click();
    await page.getByLabel("Your reply to Rolf").fill("An answer ".repeat(20));
    await named(comment(page, "Deepest."), "Edit").click();
    await page.getByText("You can save for").waitFor();
    await named(page, "Contest this").click();
    await look("replying, editing and contesting");
    await named(comment(page, "The ferry is late."), /^Report/)
      .first()
      .click();
    await page.getByRole("dialog").getByLabel("Something else").waitFor();
    await look("reporting");
    await page.keyboard.press("Escape");
    await named(page, "Your comments").click();
    await page.getByRole("dialog").getByText("Not published").first().waitFor();
    await look("own activity");
  });
});

test.each([
  ["reduce", "at once"],
  ["no-preference", "by and by"],
] as const)("whoever wants motion “%s” is brought to what is new %s", async (reducedMotion, how) => {
  const article = await manyComments(20);
  const { page } = await openVisitor(browser, { reducedMotion, viewport: { width: 800, height: 600 } });
  await page.clock.setFixedTime(app.clock.now());
  await goTo(page, { article });
  await comment(page, "Remark number 1,").scrollIntoViewIfNeeded();
  await postComment(app, { article, author: rolf, body: `News for whoever likes it ${how}.` });
  await named(page, "1 new comment").waitFor();
  await page.evaluate(() => {
    const seen = new Set<number>();
    Object.assign(globalThis, { seen });
    setInterval(() => seen.add(Math.round(scrollY)), 4);
  });
  await named(page, "1 new comment").click();
  await eventually(async () => {
    const box = await comment(page, "News for whoever likes it").boundingBox();
    if (!box || box.y < 0 || box.y > 600) throw new Error("it is not in sight yet");
  });
  const places = await page.evaluate(() => (globalThis as unknown as { seen: Set<number> }).seen.size);
  expect(places > 3 ? "by and by" : "at once").toBe(how);
});

describe("the keyboard", () => {
  test("stays with a comment when what it was on goes away", async () => {
    const article = await app.article();
    const { id } = await postComment(app, { article, author: rolf, body: "Said by Rolf." });
    await postComment(app, { article, author: ina, parentId: id, body: "Said by Ina." });
    await postComment(app, { article, author: ina, body: INSULT });
    const { page } = await open({ article, as: ina });
    const [his, hers, gone] = ["Said by Rolf.", "Said by Ina", INSULT].map((body) => comment(page, body)) as [
      Locator,
      Locator,
      Locator,
    ];
    const isOn = async (after: string, words: string) =>
      eventually(async () =>
        expect(`${after}: ${await focused(page)}`).toMatch(new RegExp(`^${after}: article: .*${words}`)),
      );

    await press(named(his, /^Reply/));
    await press(named(page, "Cancel"));
    await isOn("a reply taken back", "Said by Rolf");
    await press(named(his, /^Reply/));
    await page.getByLabel("Your reply to Rolf").fill("An answer to Rolf.");
    await press(page.getByRole("button", { name: "Post", exact: true }));
    await comment(page, "An answer to Rolf.").waitFor();
    await isOn("a reply posted", "Said by Rolf");

    await press(named(hers, "Edit"));
    await press(named(page, "Cancel"));
    await isOn("an edit taken back", "Said by Ina");
    await press(named(hers, "Edit"));
    await page.locator("article textarea").fill("Said by Ina, and mended.");
    await press(named(page, "Save"));
    await hers.getByText("edited", { exact: true }).waitFor();
    await isOn("an edit saved", "Said by Ina");
    await press(named(hers, "Delete"));
    await press(named(page, "Cancel"));
    await isOn("a deletion taken back", "Said by Ina");

    await press(named(gone, "Contest this"));
    await press(named(page, "Cancel"));
    await isOn("an appeal taken back", "You are all");
    await press(named(gone, "Contest this"));
    await page.getByLabel("Why was this decision wrong?").fill("I quoted the captain. These are not my words.");
    await press(named(gone, "Contest this"));
    await gone.getByText("You have contested this.").waitFor();
    await isOn("an appeal filed", "You are all");

    await press(named(his, /^Recommend/));
    await named(his, /^Recommend · 1/).waitFor();
    expect(await focused(page)).toMatch(/^button: Recommend · 1/);
    await press(named(his, /^Mute/));
    await isOn("an author muted", "Rolf.*You have muted Rolf");
    await press(named(page, "Show"));
    await isOn("a muted author shown", "Said by Rolf");
  });

  test("goes to the first of what was asked for, and nothing moves", async () => {
    const article = await manyComments(21);
    const [newest] = (await app.as(null).get(`/articles/${article.key}/comments?sort=newest&limit=1`)).body.items;
    for (let at = 1; at <= 5; at += 1)
      await postComment(app, { article, author: rolf, parentId: newest.id, body: `Answer number ${at}.` });
    const { page } = await open({ article });
    const more = named(page, "Show 2 more replies");
    await more.scrollIntoViewIfNeeded();
    const read = async (text: string) => (await comment(page, text).boundingBox())?.y ?? Number.NaN;
    const before = await read("Answer number 3.");
    await press(more);
    await comment(page, "Answer number 5.").waitFor();
    await eventually(async () => expect(await focused(page)).toContain("Answer number 4."));
    expect(await read("Answer number 3.")).toBeCloseTo(before, 0);

    const all = named(page, "Show more comments");
    await all.scrollIntoViewIfNeeded();
    const last = await read("Remark number 2,");
    await press(all);
    await eventually(async () => expect(await focused(page)).toContain("Remark number 1,"));
    expect(await read("Remark number 2,")).toBeCloseTo(last, 0);
  });

  test("is on the address when one is asked to sign in, and on the word about the letter after", async () => {
    const { page } = await open({ article: await app.article() });
    await named(page, "Sign in").click();
    await page.getByRole("dialog").getByLabel("E-mail address").waitFor();
    await eventually(async () => expect(await focused(page)).toMatch(/^input/));
    await page.keyboard.type("new@example.org");
    await page.keyboard.press("Enter");
    await page.getByText("a letter is on its way").waitFor();
    await eventually(async () => expect(await focused(page)).toContain("a letter is on its way"));
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("button: Sign in");
    await named(page, "Write a comment").click();
    await page.getByLabel("Your comment").fill("Before I am known.");
    await press(named(page, "Sign in to post it"));
    await page.getByLabel("E-mail address").waitFor();
    await eventually(async () => expect(await focused(page)).toMatch(/^input/));
  });
});

test("there are three orders, and the one that was asked for last is shown, whichever comes first", async () => {
  const article = await manyComments(3);
  const { body } = await app.as(null).get(`/articles/${article.key}/comments?sort=oldest`).expect(200);
  await app.as(rolf).put(`/comments/${body.items[1].id}/reaction`).send({ kind: "recommend" }).expect(204);
  const { page } = await open({ article });
  const order = async () => (await page.locator("article .body").allTextContents()).map((text) => /\d/.exec(text)?.[0]);
  const becomes = (wanted: readonly string[]) => eventually(async () => expect(await order()).toEqual(wanted));
  await becomes(["3", "2", "1"]);
  await named(page, "Most recommended").click();
  await becomes(["2", "3", "1"]);

  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/sort=oldest/, async (route) => {
    await gate;
    await route.continue();
  });
  const late = page.waitForResponse(/sort=oldest/);
  await named(page, "Oldest").click();
  await named(page, "Newest").click();
  await becomes(["3", "2", "1"]);
  letGo();
  await (await late).finished();
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await order()).toEqual(["3", "2", "1"]);
  await named(page, "Oldest").click();
  await becomes(["1", "2", "3"]);
});

test("an article that is closed and has no comments says so once", async () => {
  const { page } = await open({ article: await app.article({ commentsOpen: false }) });
  await page.getByText("Comments on this article are closed, and there are none to read.").waitFor();
  expect(await page.getByText(/closed/).count()).toBe(1);
});

test("a comment that waits though it breaks no rule says why, in the language of the page: all are read first here, or all of this author's", async () => {
  const article = await app.article({ moderation: "pre" });
  const { page } = await open({ article, as: rolf });
  await write(page, "A harmless remark.");
  const held = comment(page, "A harmless remark.");
  await held.getByText("waiting for a moderator").waitFor();
  await held.getByText("Comments on this article are read by a moderator before they appear.").waitFor();
  const german = await openVisitor(browser);
  whenOver(() => german.context.close());
  await german.page.goto(await addressOf({ article, as: rolf, lang: "de" }));
  await german.page.getByText("Kommentare zu diesem Artikel liest die Moderation, bevor sie erscheinen.").waitFor();

  const watched = await app.person("reader", { displayName: "Wanda" });
  const moderator = await app.person("moderator");
  const restriction = { kind: "premoderated", reason: "Insults after a warning.", category: "harassment" };
  await app.as(moderator).post(`/moderation/users/${watched.account.id}/restrictions`).send(restriction).expect(201);
  const other = await open({ article: await app.article(), as: watched });
  await write(other.page, "Another harmless remark.");
  await comment(other.page, "Another harmless remark.")
    .getByText("Your comments are read by a moderator before they appear.")
    .waitFor();
});

test("own activity says what can be done with one's data, and deletes a comment wherever it was written", async () => {
  const elsewhere = await postComment(app, { author: rolf, body: "Written under another article." });
  const { page } = await open({ article: await app.article(), as: rolf });
  await named(page, "Your comments").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("For a copy of your data, or to have your account deleted, write to the publisher").waitFor();
  const item = dialog.locator("article").filter({ hasText: "Written under another article." });
  await named(item, "Delete").click();
  await dialog.getByText("This cannot be undone").waitFor();
  await press(named(dialog.getByRole("group", { name: "Delete" }), "Delete"));
  await dialog.getByText("Deleted by you").first().waitFor();
  await eventually(async () => expect(await focused(page)).toMatch(/^article: Deleted by you/));
  expect(await bodiesOn(elsewhere.article)).toEqual([]);
});

describe("a change that others would not see", () => {
  const EDITED = [
    {
      name: "the policy removes it",
      moderation: "post",
      body: INSULT,
      note: "This text would not be published, because of:",
      state: "Since your change your comment is not shown any more.",
      shown: "Contest this",
    },
    {
      name: "a moderator reads first here",
      moderation: "pre",
      body: "The ferry was late again.",
      note: "On this article a moderator reads each comment before others see it.",
      state: "Your comment, with your change, is waiting for a moderator.",
      shown: "Delete",
    },
  ] as const;

  test.each(EDITED)("is said so before it is saved and after, under the keyboard: $name", async (edit) => {
    const article = await app.article();
    await postComment(app, { article, author: ina, body: "The ferry was late." });
    await app.deps.db.prisma.article.update({ where: { id: article.id }, data: { moderation: edit.moderation } });
    const { page } = await open({ article, as: ina });
    const mine = page.locator("article.comment");
    await press(named(mine, "Edit"));
    await mine.locator("textarea").fill(edit.body);
    await press(named(mine, "Save"));
    await mine.getByText(edit.note).waitFor();
    await mine.getByText("If you save it as it is, others stop seeing your comment.").waitFor();
    expect(await bodiesOn(article)).toEqual(["The ferry was late."]);

    await press(named(mine, "Save it as it is"));
    await page.getByRole("status").filter({ hasText: edit.state }).waitFor();
    await mine.getByText(edit.state).waitFor();
    await named(mine, edit.shown).waitFor();
    await mine.getByText(edit.body).waitFor();
    expect(await page.getByText("was not published").count()).toBe(0);
    await eventually(async () => expect(await focused(page)).toMatch(/^article: /));
    await page.getByRole("heading", { name: "Comments", exact: true }).waitFor();
    expect(await bodiesOn(article)).toEqual([]);
  });

  test("can be taken back and written anew, and what others may see is saved at once", async () => {
    const article = await app.article();
    await postComment(app, { article, author: ina, body: "The ferry was late." });
    const { page } = await open({ article, as: ina });
    await named(page, "Edit").click();
    await page.locator("article textarea").fill(INSULT);
    await named(page, "Save").click();
    await press(named(page, "Change it"));
    await eventually(async () => expect(await focused(page)).toMatch(/^textarea/));
    await page.locator("article textarea").fill("The ferry was late, said the captain.");
    await named(page, "Save").click();
    await page.getByText("Your change is saved.").waitFor();
    expect(await bodiesOn(article)).toEqual(["The ferry was late, said the captain."]);
  });
});

test("who was right finds it said with the comment that is shown again", async () => {
  const removed = await postComment(app, { author: ina, body: INSULT });
  const { decisionId } = await findLink(app, removed.id);
  const filed = await app.as(ina).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
  const moderator = await app.person("moderator");
  await decideAppeal(app, moderator, { appealId: filed.body.id, outcome: "overturned" });
  const { page } = await open({ article: removed.article, as: ina });
  await named(page, "Your comments").click();
  const item = page.getByRole("dialog").locator("article").filter({ hasText: INSULT }).first();
  await item.getByText("You contested this, and you were right: it is undone.").waitFor();
  await item.getByText("The words are a quotation.").waitFor();
});

describe("a draft", () => {
  test("is not for whoever sits at the browser next: signing out drops it, on the screen and kept", async () => {
    const article = await app.article();
    await postComment(app, { article, author: ina, body: "Said by Ina." });
    const { page } = await open({ article, as: rolf });
    await named(page, "Write a comment").click();
    await page.getByLabel("Your comment").fill("Not for other eyes.");
    await named(page, /^Reply/).click();
    await page.getByLabel("Your reply to Ina").fill("Nor this.");
    await named(page, "Sign out").click();
    await named(page, "Write a comment").waitFor();
    expect(await page.locator("textarea").count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/Not for|Nor this/);
    await goTo(page, { article, as: ina });
    await named(page, "Write a comment").waitFor();
    expect(await comment(page, "Said by Ina.").locator("textarea").count()).toBe(0);
  });

  test("that was written before signing in stays", async () => {
    const article = await app.article();
    const { page } = await open({ article });
    await named(page, "Write a comment").click();
    await page.getByLabel("Your comment").fill("Written by nobody yet.");
    await goTo(page, { article, as: rolf });
    expect(await page.getByLabel("Your comment").inputValue()).toBe("Written by nobody yet.");
  });

  test("is said to be kept only where it is", async () => {
    const article = await app.article();
    await postComment(app, { article, author: ina, body: "As it was." });
    await postComment(app, { article, author: ina, body: INSULT });
    const { page } = await open({ article, as: ina });
    const fill = async (again: string) => {
      await page.getByLabel("Your comment").first().fill(`A word${again}`);
      await page.getByLabel("Your comment").last().fill(`As it shall be${again}`);
      await page.getByLabel("Why was this decision wrong?").fill(`Not my words${again}`);
    };
    await named(page, "Write a comment").click();
    await named(comment(page, "As it was."), "Edit").click();
    await page.getByText("You can save for").waitFor();
    await named(comment(page, INSULT), "Contest this").click();
    await fill("");
    await eventually(async () => expect(await page.getByText("Your draft is kept").count()).toBe(3));
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await fill(", and more");
    await eventually(async () => expect(await page.getByText("Your draft is kept").count()).toBe(0));
  });

  test("of a change and of an appeal outlives the page, until it is saved, filed or taken back", async () => {
    const article = await app.article();
    await postComment(app, { article, author: ina, body: "As it was." });
    await postComment(app, { article, author: ina, body: INSULT });
    const { page } = await open({ article, as: ina });
    const [kept, gone] = [comment(page, "As it was."), comment(page, INSULT)];
    await named(kept, "Edit").click();
    await page.getByText("You can save for").waitFor();
    await page.locator("article textarea").fill("As it shall be.");
    await named(gone, "Contest this").click();
    await page.getByLabel("Why was this decision wrong?").fill("I quoted the captain. These are not my words.");
    const again = async () => {
      await page.reload();
      await page.getByText("Signed in as Ina").waitFor();
    };
    await again();
    await page.getByText("You can save for").waitFor();
    expect(await page.getByLabel("Your comment", { exact: true }).inputValue()).toBe("As it shall be.");
    const statement = page.getByLabel("Why was this decision wrong?");
    expect(await statement.inputValue()).toBe("I quoted the captain. These are not my words.");

    await named(gone, "Contest this").click();
    await gone.getByText("You have contested this.").waitFor();
    await named(page, "Cancel").click();
    await again();
    await named(kept, "Edit").waitFor();
    await named(gone, "Delete").waitFor();
    expect(await page.locator("textarea").count()).toBe(0);
  });
});

describe("what cannot be posted", () => {
  test.each([
    ["de-DE", "höchstens 10.000 Zeichen haben. Ihrer hat 15.000.", "mindestens ein sichtbares Zeichen"],
    ["fr-FR", "au plus 10 000 caractères. Le vôtre en a 15 000.", "au moins un caractère visible"],
    ["es-ES", "como máximo 10.000 caracteres. El suyo tiene 15.000.", "al menos un carácter visible"],
    ["en", "10,000 characters at most. Yours has 15,000.", "at least one visible character"],
  ])("is said with its limit, until the text is changed: %s", async (lang, tooLong, blank) => {
    const { page } = await open({ article: await app.article(), as: rolf, lang });
    await page.locator("recourse-comments button.field").click();
    const field = page.locator("textarea");
    const alert = page.getByRole("alert");
    await field.fill("x".repeat(15_000));
    await page.locator("form button[type=submit]").click();
    await alert.waitFor();
    expect((await alert.textContent())?.replaceAll(/\s/g, " ")).toContain(tooLong);
    await field.fill(" \u200b ");
    await alert.waitFor({ state: "detached" });
    await page.locator("form button[type=submit]").click();
    await alert.filter({ hasText: blank }).waitFor();
  });

  test.each(["suspended", "banned"] as const)("by whoever is %s is not asked for", async (kind) => {
    const reader = await app.person("reader", { displayName: "Susan" });
    const article = await app.article();
    await postComment(app, { article, author: reader, body: "Said before." });
    await postComment(app, { article, author: ina, body: "Said by Ina." });
    const until = new Date(app.clock.now().getTime() + 60 * MINUTE);
    await restrict(app, await app.person("moderator"), { ...reader, kind, ...(kind === "suspended" && { until }) });
    const { page } = await open({ article, as: reader });
    await page.getByText(kind === "suspended" ? "You cannot comment for a while." : "any more").waitFor();
    await named(comment(page, "Said before."), "Delete").waitFor();
    expect(await named(page, /^(Write a comment|Reply|Edit)/).count()).toBe(0);
  });

  test("while one writes already says until when, in the reader's language and zone", async () => {
    const reader = await app.person("reader", { displayName: "Susan" });
    const article = await app.article();
    const { page } = await open({ article, as: reader, lang: "de" }, { timezoneId: "Europe/Vienna" });
    await page.locator("recourse-comments button.field").click();
    await page.locator("textarea").fill("Ein Wort zu viel.");
    const until = new Date("2099-12-24T23:30:00.000Z");
    await restrict(app, await app.person("moderator"), { ...reader, kind: "suspended", until });
    await page.locator("form button[type=submit]").click();
    await page.getByRole("alert").filter({ hasText: "bis 25. Dezember 2099 um 00:30 nicht kommentieren" }).waitFor();
  });
});

test("why a comment is hidden is said in the language of the page, the policy's own words too, and marked so", async () => {
  const article = await app.article({ moderation: "pre" });
  await postComment(app, { article, author: rolf, body: "A harmless remark." });
  await postComment(app, { article, author: rolf, body: INSULT });
  const { page } = await open({ article, as: rolf, lang: "de" });
  const reasons = (text: string) =>
    comment(page, text)
      .locator("ul.why li")
      .evaluateAll((items) => items.map((item) => [item.getAttribute("lang"), item.textContent]));
  await comment(page, "A harmless remark.").locator("ul.why").waitFor();
  await comment(page, INSULT).locator("ul.why").waitFor();
  expect(await reasons(INSULT)).toContainEqual(["de", expect.stringContaining("Der Kommentar enthält")]);
  expect(await reasons("A harmless remark.")).toEqual([["de", expect.stringContaining("liest die Moderation")]]);
});

test("of many hidden comments of one's own the newest two stand above the thread, and the others when asked for", async () => {
  const article = await app.article();
  const author = await app.person("reader", { displayName: "Mona" });
  const ids: string[] = [];
  for (const captain of ["Ahab", "Bligh", "Hook", "Nemo"]) {
    app.clock.advance(MINUTE);
    ids.push((await postComment(app, { article, author, body: `You fucking assholes, said ${captain}.` })).id);
  }
  const { page } = await open({ article, as: author });
  const hidden = page.locator("section", { has: page.locator("#own") }).locator("article.comment.own");
  const all = named(page, "Show all 4");
  await all.waitFor();
  expect(await hidden.locator(".body").allTextContents()).toEqual([
    expect.stringContaining("Nemo"),
    expect.stringContaining("Hook"),
  ]);
  await press(all);
  await eventually(async () => expect(await hidden.count()).toBe(4));
  expect(await focused(page)).toBe("button: Show less");

  const linked = await open({ article, as: author });
  await linked.page.goto(`${publisher.article(article.key)}#comment-${ids[0]}`);
  await comment(linked.page, "Ahab").waitFor();
});

test("a link to one's own hidden comment leads to it, from the page and from elsewhere", async () => {
  const article = await app.article();
  const author = await app.person("reader", { displayName: "Nora" });
  const { id } = await postComment(app, { article, author, body: INSULT });
  const { page } = await open({ article, as: author });
  const isSaid = async () => (await page.locator(".said").allTextContents()).join("");
  const look = async () => {
    const answer = page.waitForResponse(/\/context$/);
    return { settle: async () => void (await (await answer).finished()) };
  };
  const clicked = await look();
  await comment(page, INSULT).locator("a.when").click();
  await clicked.settle();
  await eventually(async () => expect(await focused(page)).toMatch(/^article: Nora/));
  expect(await isSaid()).toBe("");

  await page.goto("about:blank");
  const opened = await look();
  await page.goto(`${publisher.article(article.key)}#comment-${id}`);
  await opened.settle();
  await eventually(async () => expect(await focused(page)).toMatch(/^article: Nora/));
  expect(await isSaid()).toBe("");
});

describe("a link that was used or is too old", () => {
  const SPENT = "#recourse=a-code-that-was-used-already-or-never-was-one";

  test("leaves whoever is signed in as they are", async () => {
    const article = await app.article();
    const { page } = await open({ article, as: rolf });
    await page.goto("about:blank");
    await page.goto((await addressOf({ article })) + SPENT);
    await page.getByText("Signed in as Rolf").waitFor();
    expect(await page.getByText("does not sign you in any more").count()).toBe(0);
    await page.reload();
    await page.getByText("Signed in as Rolf").waitFor();
  });

  test("is said to be one to whoever is not signed in", async () => {
    const { page } = await openVisitor(browser);
    await page.goto((await addressOf({ article: await app.article(), lang: "de" })) + SPENT);
    await page.getByRole("alert").filter({ hasText: "meldet Sie nicht mehr an" }).waitFor();
  });
});

test("deleting a comment that was contested elsewhere meanwhile asks anew, and then ends the appeal", async () => {
  const removed = await postComment(app, { author: ina, body: INSULT });
  const { page } = await open({ article: removed.article, as: ina });
  const mine = comment(page, INSULT);
  await named(mine, "Delete").click();
  await mine.getByText("This cannot be undone").waitFor();
  const { decisionId } = await findLink(app, removed.id);
  await app.as(ina).post("/appeals").send({ decisionId, statement: STATEMENT }).expect(201);
  const confirm = named(mine.getByRole("group", { name: "Delete" }), "Delete");
  await confirm.click();
  await mine.getByRole("alert").filter({ hasText: "You have contested this meanwhile" }).waitFor();
  await mine.getByText("Deleting it ends your appeal, for good.").waitFor();
  await confirm.click();
  await page.getByRole("status").filter({ hasText: "Your comment is deleted." }).waitFor();
});

test("contesting far down in one's own activity leaves the list, the place and the keyboard, and is said there", async () => {
  const author = await app.person("reader", { displayName: "Otto" });
  const article = await app.article();
  await postComment(app, { article, author, body: INSULT });
  for (let at = 1; at <= 10; at += 1) {
    app.clock.advance(MINUTE);
    await postComment(app, { article, author, body: `Remark number ${at}, about the ferry at noon.` });
  }
  const { page } = await open({ article, as: author });
  await named(page, "Your comments").click();
  const dialog = page.getByRole("dialog");
  await named(dialog, "Show older ones").click();
  const item = dialog.locator("article").filter({ hasText: INSULT });
  await named(item, "Contest this").click();
  await item.getByLabel("Why was this decision wrong?").fill(STATEMENT);
  await press(named(item, "Contest this"));
  await item.getByText("You have contested this.").waitFor();
  await dialog.getByRole("status").filter({ hasText: "It is filed." }).waitFor();
  expect(await dialog.locator("article").count()).toBe(11);
  await eventually(async () => expect(await focused(page)).toMatch(/^article: Not published/));
});
