import type { BrowserContextOptions, Page } from "playwright-core";
import { SESSION_COOKIE } from "../../src/http/access.ts";
import { HOUR, after } from "../../src/shared/clock.ts";
import { eventually } from "../support/eventually.ts";
import { findViolations } from "./axe.ts";
import { type Visitor, openWorld } from "./browser.ts";

const world = await openWorld();
const ARTICLE = "harbour";
const LONG_MS = 240_000;
const CASES = 50;
/** As many strokes as a decision about a case may take. */
const MOST_STROKES = 3;

interface Call {
  readonly token?: string;
  readonly method?: string;
  readonly body?: object;
}

async function call(path: string, { token, method = "POST", body }: Call) {
  const answer = await fetch(`${world.base}/api/v1${path}`, {
    method,
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

async function signIn(email: string, displayName: string): Promise<string> {
  await fetch(`${world.base}/api/v1/auth/email-link`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, displayName }),
  });
  const { text } = await world.letterTo(email, /./);
  const token = /\/sign-in\/([\w-]+)/.exec(text)?.[1];
  return (await call("/auth/session", { body: { token } })).accessToken;
}

for (const name of ["mo", "nel", "ole"]) {
  await world.recourse("staff", "add", `${name}@example.org`, "--role", "moderator", "--name", name);
}
const press = await world.recourse("token", "create", "--scope", "articles:write");
await call(`/articles/${ARTICLE}`, {
  token: press,
  method: "PUT",
  body: { url: "https://news.example/harbour", title: "The harbour at night" },
});
const mo = await signIn("mo@example.org", "mo");
const nel = await signIn("nel@example.org", "nel");
const ole = await signIn("ole@example.org", "ole");
const bea = await signIn("bea@example.org", "Bea");
const cid = await signIn("cid@example.org", "Cid");

let posted = 0;

/** A comment that waits for a moderator; the texts differ, for nobody may say the same twice. */
async function postFlagged(text = "Nobody asked the islanders about the last boat.", author = bea): Promise<string> {
  posted += 1;
  const { comment } = await call(`/articles/${ARTICLE}/comments`, {
    token: author,
    body: { body: `${text} That is letter ${posted} of mine.` },
  });
  if (comment.status === "published") {
    await call(`/comments/${comment.id}/flags`, { token: cid, body: { category: "harassment" } });
  }
  return comment.id;
}

/** The case that such a comment opens. */
async function openCase(text?: string): Promise<string> {
  const commentId = await postFlagged(text);
  const { items } = await call("/moderation/queue?limit=100", { token: mo, method: "GET" });
  const found = items.find((item: { comment: { id: string } }) => item.comment.id === commentId);
  if (!found) throw new Error("a flagged comment without a case");
  return found.id;
}

/** Held by the policy, and blurred. */
const PRIVATE = "My server runs at 84.17.45.22 and is slow.";

const readCase = (id: string) => call(`/moderation/cases/${id}`, { token: nel, method: "GET" });

async function waiting(): Promise<number> {
  const { items } = await call("/moderation/queue?limit=100", { token: mo, method: "GET" });
  return items.length;
}

async function moderator(token: string, options: BrowserContextOptions = {}): Promise<Visitor> {
  const visitor = await world.visitor(options);
  await visitor.context.addCookies([{ name: SESSION_COOKIE, value: token, url: world.base }]);
  return visitor;
}

async function openQueue(page: Page): Promise<void> {
  await page.goto(`${world.base}/console`);
  await page.locator(".is-current").first().waitFor();
}

/** Takes what other tests left in the queue out of it. */
async function clearQueue(): Promise<void> {
  const { items } = await call("/moderation/queue?limit=100", { token: mo, method: "GET" });
  if (items.length === 0) return;
  const chosen = items.map(({ id, version }: { id: string; version: number }) => ({ caseId: id, version }));
  await call("/moderation/decisions/bulk", { token: mo, body: { items: chosen, action: "publish" } });
  await call("/moderation/decisions/bulk", { token: nel, body: { items: chosen, action: "publish" } });
}

/** A comment that mo removed, and whose author contests it. */
async function openAppeal(name: string): Promise<{ readonly id: string }> {
  const email = `${name.toLowerCase()}@example.org`;
  const commentId = await postFlagged(undefined, await signIn(email, name));
  await call(`/moderation/comments/${commentId}/decision`, {
    token: mo,
    body: { action: "remove", reason: { category: "harassment", note: "Argue about the matter." }, revision: 1 },
  });
  const { text } = await world.letterTo(email, /removed/);
  const token = /\/appeals\/([\w.-]+)/.exec(text)?.[1] ?? "";
  const { id } = await call("/appeals", {
    body: { token, statement: "It is what the captain said, I only quoted it." },
  });
  return { id };
}

/** What who cannot see the screen is told from now on. */
const listen = (page: Page) =>
  page.evaluate(`{
    const region = document.querySelector("p[role=status].unseen");
    window.heard = [];
    new MutationObserver(() => window.heard.push(region.textContent)).observe(region, { childList: true });
  }`);
const heard = (page: Page): Promise<readonly string[]> => page.evaluate("window.heard.filter((each) => each !== '')");

/** The screen has asked how things stand, from beginning to end, at least once. */
async function afterALook(page: Page): Promise<void> {
  for (let look = 0; look < 2; look += 1) await page.waitForResponse(/console\/state/, { timeout: 30_000 });
}

beforeEach(clearQueue);

test(
  `a moderator decides ${CASES} cases by keyboard alone, with at most ${MOST_STROKES} strokes a case`,
  async () => {
    for (let count = 0; count < CASES; count += 1) {
      await postFlagged(count % 5 === 0 ? PRIVATE : undefined);
    }
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    const strokes: number[] = [];
    for (let decided = 0; decided < CASES; decided += 1) {
      const row = page.locator("li.is-current:not([hidden])");
      await row.waitFor();
      const id = await row.getAttribute("data-case");
      const isVeiled = (await row.locator(".veil").count()) > 0;
      const keys = [...(isVeiled ? ["v"] : []), ...(decided % 3 === 0 ? ["d", "2"] : ["f"])];
      for (const key of keys) await page.keyboard.press(key);
      strokes.push(keys.length);
      await page.locator(`li[data-case="${id}"]:not([hidden])`).waitFor({ state: "detached" });
    }
    await eventually(async () => expect(await waiting()).toBe(0), 30_000);
    const sum = strokes.reduce((all, each) => all + each, 0);
    process.stdout.write(`keystrokes: ${sum} for ${CASES} cases, at most ${Math.max(...strokes)} a case\n`);
    expect(Math.max(...strokes)).toBeLessThanOrEqual(MOST_STROKES);
    expect(strokes).toHaveLength(CASES);
    await page.locator(".empty").waitFor();
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "on the case's own screen the next case comes by itself, claimed, and a decision is taken back by u",
  async () => {
    const first = await openCase();
    await openCase();
    const { page, complaints } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${first}`);
    await page.keyboard.press("n");
    expect(await page.locator(":focus").count()).toBeLessThanOrEqual(1);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("fdu: ask Nel about this");
    expect(await page.locator("#internal").inputValue()).toBe("fdu: ask Nel about this");
    await page.keyboard.press("Escape");
    await page.keyboard.press("f");
    await page.locator(`[data-case]:not([data-case="${first}"]) form[data-decides=case]`).waitFor();
    await page.locator(".toast").waitFor();
    expect((await readCase(first)).status).toBe("claimed");
    await page.keyboard.press("u");
    await page.locator(`[data-case="${first}"]`).waitFor();
    expect(await page.locator("#internal").inputValue()).toBe("fdu: ask Nel about this");
    expect(await page.locator(".toast button").count()).toBe(0);
    expect(await page.locator("p[role=status].unseen").textContent()).toContain("Nothing was decided");

    await page.keyboard.press("d");
    await page.keyboard.press("3");
    await page.locator(`[data-case]:not([data-case="${first}"])`).waitFor();
    await eventually(async () => expect((await readCase(first)).outcome).toBe("remove"), 20_000);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "one's own decisions are told as such, alone and many together, and never as a colleague's",
  async () => {
    for (let count = 0; count < 4; count += 1) await openCase();
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    await listen(page);
    for (const key of ["f", "x", "j", "x", "f"]) await page.keyboard.press(key);
    await eventually(async () => {
      expect(await heard(page)).toContain("Decided: the comment by Bea.");
      expect(await heard(page)).toContain("Decided: 2 comments.");
    }, 20_000);
    await afterALook(page);
    expect((await heard(page)).filter((sentence) => /colleague|changed/.test(sentence))).toEqual([]);
    expect(await page.locator("[data-list] > li:not([hidden])").count()).toBe(1);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "who cannot decide because of a colleague is told so: by c on the case, and when it is chosen no more",
  async () => {
    const held = await openCase();
    const chosen = [await openCase(), await openCase()];
    await call(`/moderation/cases/${held}/claim`, { token: nel });
    const { page, complaints } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${held}`);
    await page.locator(".card .claim").waitFor();
    await listen(page);
    for (const key of ["c", "f"]) {
      const before = (await heard(page)).length;
      await page.keyboard.press(key);
      await eventually(async () => expect((await heard(page)).slice(before).join(" ")).toContain("nel is at it until"));
    }

    await openQueue(page);
    await listen(page);
    for (const id of chosen) await page.locator(`li[data-case="${id}"] input[name=case]`).check();
    await call(`/moderation/cases/${chosen[0]}/claim`, { token: nel });
    await eventually(
      async () =>
        expect(await heard(page)).toContainEqual(
          expect.stringMatching(
            /^Not chosen any more: the comment by Bea\. nel is at it until .*\. 1 comment chosen\.$/,
          ),
        ),
      20_000,
    );
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

/** As a hand does that was faster than the screen: at the very moment at which another case stands there. */
const pressAsSoonAsAnotherCaseStands = (page: Page, key: string) =>
  page.evaluate(`{
    const subject = () => document.querySelector("[data-subject]")?.dataset.subject;
    const before = subject();
    new MutationObserver((_, observer) => {
      if (subject() === before) return;
      observer.disconnect();
      setTimeout(() => document.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", bubbles: true })), 50);
    }).observe(document.body, { childList: true });
  }`);

test(
  "after an undo d waits for a number again, and a number never falls on the case that comes next",
  async () => {
    const first = await openCase();
    await openCase();
    await openCase();
    const { page, complaints } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${first}`);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    for (const key of ["d", "3"]) await page.keyboard.press(key);
    await page.locator(`[data-case]:not([data-case="${first}"]) form[data-decides=case]`).waitFor();
    await page.keyboard.press("u");
    const form = page.locator(`[data-case="${first}"] form[data-decides=case]`);
    await form.waitFor();
    expect(await form.locator("[name=category]:checked").count()).toBe(0);
    await page.keyboard.press("d");
    expect(await page.locator(`[data-case="${first}"] form.armed`).count()).toBe(1);
    expect(await page.locator(".toast button").count()).toBe(0);

    await pressAsSoonAsAnotherCaseStands(page, "5");
    await listen(page);
    await page.keyboard.press("2");
    await page.locator(`[data-case]:not([data-case="${first}"]) form[data-decides=case]`).waitFor();
    await page.locator(".toast", { hasText: "Too soon: the number chose nothing. Press it again." }).waitFor();
    await eventually(async () =>
      expect(await heard(page)).toContain("Too soon: the number chose nothing. Press it again."),
    );
    await eventually(async () => {
      const { outcome, decisions } = await readCase(first);
      expect(outcome).toBe("remove");
      expect(JSON.stringify(decisions)).toContain(`"category":"violence"`);
    }, 20_000);
    expect(await page.locator("[name=category]:checked").count()).toBe(0);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "a decision that is taken back is told for six seconds, whatever was taken back before",
  async () => {
    const first = await openCase();
    const { page, complaints } = await moderator(mo);
    await page.clock.install();
    await page.goto(`${world.base}/console/cases/${first}`);
    await page.keyboard.press("c");
    const form = page.locator(`[data-case="${first}"] form[data-decides=case]`);
    await form.waitFor();
    await page.clock.pauseAt(after(new Date(), HOUR));
    const toast = page.locator(".toast");
    const takeBack = async () => {
      await page.keyboard.press("f");
      await form.waitFor({ state: "detached" });
      await page.keyboard.press("u");
      await form.waitFor();
      expect(await toast.textContent()).toContain("Nothing was decided.");
    };
    await takeBack();
    await page.clock.runFor(4_000);
    await takeBack();
    await page.clock.runFor(4_000);
    expect(await toast.count()).toBe(1);
    await page.clock.runFor(3_000);
    expect(await toast.count()).toBe(0);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

/** The controls of the decision that lie under what can be taken back, wherever the screen is scrolled to. */
const findCovered = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const covered = new Set();
    const steps = Math.ceil(document.documentElement.scrollHeight / 50);
    for (let step = 0; step <= steps; step += 1) {
      scrollTo({ top: step * 50, behavior: "instant" });
      const toast = document.querySelector(".toast").getBoundingClientRect();
      for (const each of document.querySelectorAll("form[data-decides] :is(button, .choice, textarea)")) {
        const box = each.getBoundingClientRect();
        const apart =
          box.right <= toast.left || box.left >= toast.right || box.bottom <= toast.top || box.top >= toast.bottom;
        if (box.width > 0 && !apart) covered.add(each.textContent || each.name);
      }
    }
    scrollTo({ top: 0, behavior: "instant" });
    return [...covered];
  })()`);

test.each([
  [1280, 720],
  [1600, 900],
  [1000, 720],
  [390, 844],
])(
  "at %d × %d what can be taken back covers no control of the next decision, and none moves when it goes",
  async (width, height) => {
    const name = `Annemarie Theodora von und zu ${width} ${"Hohenlohe ".repeat(4)}`;
    const long = await signIn(`long${width}@example.org`, name.trim());
    await postFlagged(undefined, long);
    await openCase();
    const { page, complaints } = await moderator(mo, { viewport: { width, height }, reducedMotion: "reduce" });
    await page.goto(`${world.base}/console`);
    await page.getByRole("button", { name: "Take the most urgent case" }).click();
    const bench = page.locator("[data-case][data-subject]");
    const first = await bench.getAttribute("data-case");
    await page.keyboard.press("f");
    await page.locator(`[data-subject]:not([data-subject="${first}"]) form[data-decides=case]`).waitFor();
    const toast = page.locator(".toast");
    await toast.waitFor();
    expect(await toast.locator("button").isVisible()).toBe(true);
    expect(await findCovered(page)).toEqual([]);
    const publish = page.locator("form[data-decides=case] button[value=publish]");
    const before = await publish.boundingBox();
    await toast.waitFor({ state: "detached", timeout: 20_000 });
    expect(await publish.boundingBox()).toEqual(before);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "many are chosen, decided alike and taken back together",
  async () => {
    const ids = [await openCase(), await openCase(), await openCase()];
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    for (const key of ["x", "j", "x", "f"]) await page.keyboard.press(key);
    expect(await page.locator("[data-list] > li:not([hidden])").count()).toBe(1);
    await page.locator(".toast button").click();
    expect(await page.locator("[data-list] > li:not([hidden])").count()).toBe(3);
    for (const id of ids) expect((await readCase(id)).status).toBe("open");
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "what is chosen can be decided wherever the list is scrolled to, and the bar covers nothing that has the focus",
  async () => {
    for (let count = 0; count < 8; count += 1) await openCase();
    const { page, complaints } = await moderator(mo, {
      viewport: { width: 390, height: 844 },
      reducedMotion: "reduce",
    });
    await openQueue(page);
    await page.keyboard.press("x");
    const bar = page.locator("[data-bulk]");
    const boxOf = async (selector: string) => {
      const box = await page.locator(selector).first().boundingBox();
      if (!box) throw new Error(`${selector} is not to be seen`);
      return box;
    };
    expect(await bar.locator("[data-chosen]").textContent()).toBe("1 comment chosen");
    for (let count = 0; count < 8; count += 1) {
      const [bulk, row] = [await boxOf("[data-bulk]"), await boxOf("li.is-current")];
      expect(bulk.y + bulk.height).toBeLessThanOrEqual(844);
      expect(row.y + Math.min(row.height, bulk.y - 20)).toBeLessThanOrEqual(bulk.y + 1);
      await page.keyboard.press("j");
    }
    await page.locator("li input[name=case]").nth(3).focus();
    const [bulk, box] = [await boxOf("[data-bulk]"), await boxOf("li input[name=case]:focus")];
    expect(box.y + box.height).toBeLessThanOrEqual(bulk.y);
    await page.keyboard.press("x");
    expect(await bar.locator("[data-chosen]").textContent()).toBe("2 comments chosen");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("d");
    await bar.getByText("Remove 2 comments, for which reason?").waitFor();
    expect((await boxOf("[data-bulk]")).y).toBeGreaterThan(0);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("2");
    await page.locator(".toast").waitFor();
    expect(await bar.isVisible()).toBe(false);
    await page.keyboard.press("u");
    await page.keyboard.press("x");
    await bar.getByRole("button", { name: "Choose none" }).click();
    expect(await bar.isVisible()).toBe(false);
    expect(await page.locator("li.is-current:focus").count()).toBe(1);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "the end of a claim is told in the viewer's own time, in a list, in a case and while one reads",
  async () => {
    const id = await openCase();
    const { page, complaints } = await moderator(mo, { timezoneId: "Asia/Tokyo" });
    await openQueue(page);
    const { claimedBy, claimExpiresAt } = await call(`/moderation/cases/${id}/claim`, { token: nel }).then(() =>
      readCase(id),
    );
    expect(claimedBy.displayName).toBe("nel");
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "Asia/Tokyo" });
    const sentence = `nel is at it until ${time.format(new Date(claimExpiresAt))}`;
    await page.locator(`li[data-case="${id}"]`).getByText(sentence).waitFor({ timeout: 20_000 });
    for (const path of ["?status=claimed", `/cases/${id}`]) {
      await page.goto(`${world.base}/console${path}`);
      await page.getByText(sentence).waitFor();
    }
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "of two moderators who decide the same case, the second gets it back with a sentence",
  async () => {
    const id = await openCase();
    const [one, two] = [await moderator(mo), await moderator(nel)];
    await openQueue(one.page);
    await openQueue(two.page);
    await Promise.all([one.page.keyboard.press("f"), two.page.keyboard.press("f")]);
    await eventually(async () => expect((await readCase(id)).outcome).toBe("publish"), 20_000);
    const alerts = async () =>
      (
        await Promise.all([one, two].map(({ page }) => page.locator(".row-alert, .came-back li").allTextContents()))
      ).flat();
    await eventually(async () => expect(await alerts()).toHaveLength(1), 20_000);
    expect((await alerts())[0]).toMatch(/resolved|changed|colleague/i);
    expect([...one.complaints, ...two.complaints]).toEqual([]);
  },
  LONG_MS,
);

test(
  "a colleague's claim shows in the list while one reads it, and no decision can be taken there",
  async () => {
    const id = await openCase();
    await openCase();
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    await call(`/moderation/cases/${id}/claim`, { token: nel });
    const row = page.locator(`li[data-case="${id}"]`);
    await row.locator("[data-held]:not([hidden])").waitFor({ timeout: 20_000 });
    expect(await row.locator("[data-held]").textContent()).toContain("nel");
    await call(`/moderation/cases/${id}/claim`, { token: nel, method: "DELETE" }).catch(() => null);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "a decision that the network swallows comes back with a sentence, and is not taken",
  async () => {
    const id = await openCase();
    await openCase();
    const { page, context } = await moderator(mo);
    await openQueue(page);
    const current = await page.locator("li.is-current").getAttribute("data-case");
    await page.keyboard.press("f");
    await context.setOffline(true);
    await page.locator(`li[data-case="${current}"] .row-alert`).waitFor({ timeout: 20_000 });
    expect(await page.locator(".row-alert").textContent()).toContain("nothing was decided");
    expect((await readCase(id)).status).toBe("open");
    await context.setOffline(false);
    await page.locator(`li[data-case="${current}"]`).focus();
    await page.keyboard.press("f");
    await eventually(async () => expect((await readCase(current ?? "")).outcome).toBe("publish"), 20_000);
  },
  LONG_MS,
);

test(
  "what waits is sent at once when the page is left",
  async () => {
    const id = await openCase();
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    await page.keyboard.press("f");
    await page.goto(`${world.base}/console/appeals`);
    await eventually(async () => expect((await readCase(id)).outcome).toBe("publish"), 5_000);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "single-key shortcuts can be switched off in the help, and never act in a field",
  async () => {
    const id = await openCase();
    const { page, complaints } = await moderator(mo);
    await openQueue(page);
    await page.keyboard.press("?");
    await page.locator("dialog[open]").waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("f");
    await page.getByLabel("Single-key shortcuts").uncheck();
    await page.keyboard.press("Escape");
    await page.locator(`li[data-case="${id}"]`).focus();
    await page.keyboard.press("f");
    await page.keyboard.press("?");
    expect(await page.locator(".toast, dialog[open]").count()).toBe(0);
    await page.locator("[data-help]").click();
    await page.getByLabel("Single-key shortcuts").check();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.locator("#q:focus").waitFor();
    expect(new URL(page.url()).pathname).toBe("/console/comments");
    await page.keyboard.type("fdu");
    expect(await page.locator("#q").inputValue()).toBe("fdu");
    expect(await page.locator(".toast").count()).toBe(0);
    await openQueue(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/console/cases/${id}`);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "an appeal is answered by keyboard; who removed the comment sees why they cannot",
  async () => {
    const filed = await openAppeal("Dora");

    const remover = await moderator(mo);
    await remover.page.goto(`${world.base}/console/appeals/${filed.id}`);
    expect(await remover.page.locator(".notice").allTextContents()).toContainEqual(
      expect.stringMatching(/someone else has to decide/),
    );
    expect(await findViolations(remover.page)).toEqual([]);

    const { page, complaints } = await moderator(nel);
    await page.goto(`${world.base}/console/appeals`);
    await page.locator("tr.is-current").waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL(/appeals\/[\w-]+$/);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=appeal]").waitFor();
    await page.keyboard.press("o");
    await page.keyboard.type("It is a quotation.");
    await listen(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("o");
    await page.locator(".toast").waitFor();
    await eventually(async () => {
      const { items } = await call("/moderation/appeals?status=overturned", { token: nel, method: "GET" });
      expect(items.map((item: { id: string }) => item.id)).toContain(filed.id);
    }, 20_000);
    await eventually(async () => expect(await heard(page)).toContain("Decided: the appeal by Dora."));
    await afterALook(page);
    expect(await heard(page)).not.toContain("This appeal is not open any more.");
    expect([...complaints, ...remover.complaints]).toEqual([]);
  },
  LONG_MS,
);

test(
  "a colleague at an appeal shows in the list while one reads it, and so does its end",
  async () => {
    const { id } = await openAppeal("Eve");
    const { page, complaints } = await moderator(nel);
    await page.goto(`${world.base}/console/appeals`);
    const row = page.locator(`tr[data-appeal="${id}"]`);
    expect(await row.textContent()).toContain("You can decide it.");
    const { claimToken } = await call(`/moderation/appeals/${id}/claim`, { token: ole });
    await row.getByText(/ole is at it until/).waitFor({ timeout: 20_000 });
    const own = await moderator(nel);
    await own.page.goto(`${world.base}/console/appeals/${id}`);
    expect(await own.page.locator(".live-alert").count()).toBe(0);
    await call(`/moderation/appeals/${id}/decision`, {
      token: ole,
      body: { outcome: "upheld", reason: "It is an insult.", claimToken },
    });
    await row.getByText("This appeal is not open any more.").waitFor({ timeout: 20_000 });
    await own.page.locator(".live-alert").waitFor({ timeout: 20_000 });
    expect([...complaints, ...own.complaints]).toEqual([]);
  },
  LONG_MS,
);

test(
  "a decision on a comment's own screen can be taken back, and is read there once it is taken",
  async () => {
    const commentId = await postFlagged();
    const { page, complaints } = await moderator(mo);
    const status = async () =>
      (await call(`/moderation/comments/${commentId}/history`, { token: mo, method: "GET" })).comment.status;
    await page.goto(`${world.base}/console/comments/${commentId}`);
    await page.locator("#internal").fill("seen before");
    await page.locator("h1").click();
    for (const key of ["d", "3"]) await page.keyboard.press(key);
    await page.locator(".toast").waitFor();
    expect(await page.locator("form[data-decides=comment][inert]").count()).toBe(1);
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("u");
    await page.locator(".toast").waitFor({ state: "detached" });
    expect(await status()).toBe("published");
    expect(await page.locator("#internal").inputValue()).toBe("seen before");
    expect(await page.locator("[name=category]:checked").count()).toBe(0);

    for (const key of ["d", "3"]) await page.keyboard.press(key);
    await page.locator(".notice[role=status]", { hasText: "Decided." }).waitFor({ timeout: 20_000 });
    expect(page.url()).not.toContain("said");
    expect(await status()).toBe("removed");
    expect(await page.locator(".trail").textContent()).toContain("seen before");
    expect(await page.locator("#internal").inputValue()).toBe("");
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "a comment that its author has edited meanwhile is not decided about, and what was typed stays",
  async () => {
    const commentId = await postFlagged();
    const { page } = await moderator(mo);
    await page.goto(`${world.base}/console/comments/${commentId}`);
    await page.locator("#internal").fill("seen before");
    await call(`/comments/${commentId}`, {
      token: bea,
      method: "PATCH",
      body: { body: "I have thought again.", revision: 1 },
    });
    await page.locator("h1").click();
    await page.keyboard.press("f");
    await page.locator("main .alert").waitFor({ timeout: 20_000 });
    expect(await page.locator("main .alert").textContent()).toContain("edited");
    expect(await page.locator("form[data-decides=comment][inert]").count()).toBe(0);
    expect(await page.locator("#internal").inputValue()).toBe("seen before");
  },
  LONG_MS,
);

test(
  "what a form did is told once: the address does not say it again when the page is loaded again",
  async () => {
    const { page, complaints } = await moderator(mo);
    const told = page.locator(".notice[role=status]");
    await page.goto(`${world.base}/console/people?q=bea`);
    await page.getByRole("link", { name: "Bea" }).first().click();
    await page.locator("#body").fill("Writes in the mornings.");
    await page.getByRole("button", { name: "Keep the note" }).click();
    await told.waitFor();
    expect(await told.textContent()).toBe("The note is kept.");
    await page.waitForURL((url) => !url.searchParams.has("said"));
    await page.reload();
    await page.locator("h1").waitFor();
    expect(await told.count()).toBe(0);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "b restricts the author beside the case: what is missing is said there, and what was typed about the case stays",
  async () => {
    const fay = await signIn("fay@example.org", "Fay");
    const commentId = await postFlagged("Fay was here.", fay);
    const { items } = await call("/moderation/queue?limit=100", { token: mo, method: "GET" });
    const id = items.find((item: { comment: { id: string } }) => item.comment.id === commentId).id;
    const { page, complaints } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${id}`);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("third time");
    await page.keyboard.press("Escape");
    await page.keyboard.press("b");
    await page.locator("details[data-restrict][open]").waitFor();
    expect(await page.evaluate("document.activeElement.id")).toBe("kind");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    expect(await page.locator("details[data-restrict][open]").count()).toBe(0);

    await page.keyboard.press("b");
    await page.locator("#kind").selectOption("suspended");
    await page.locator("#reason").fill("Three times in a week.");
    await page.locator("details[data-restrict] button").click();
    await page.locator("main [role=alert]").waitFor();
    expect(await page.locator("#reason").inputValue()).toBe("Three times in a week.");
    await page.locator("#kind").selectOption("premoderated");
    await page.locator("details[data-restrict] button").click();
    await page.locator(".notice[role=status]", { hasText: "The restriction holds from now on." }).waitFor();
    expect(page.url()).not.toContain("said");
    expect(await page.locator(".beside .tag.bad").first().textContent()).toContain("read before they appear");
    expect(await page.locator("#internal").inputValue()).toBe("third time");
    expect(complaints.filter((each) => !each.includes("422"))).toEqual([]);
  },
  LONG_MS,
);

test(
  "without a network the desk says so, and nothing that was typed or decided is lost",
  async () => {
    const id = await openCase();
    const { page, context } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${id}`);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("ask Nel");
    await page.keyboard.press("Escape");
    await context.setOffline(true);
    await page.locator(".toast.lost").waitFor({ timeout: 60_000 });
    expect(await page.locator(".toast.lost").textContent()).toContain("No connection");
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press("f");
    await page.locator(`[data-case="${id}"] form[data-decides=case]`).waitFor();
    await eventually(async () =>
      expect(await page.locator("p[role=status].unseen").textContent()).toContain("Nothing was decided"),
    );
    expect(await page.locator("#internal").inputValue()).toBe("ask Nel");
    await context.setOffline(false);
    await page.locator(".toast.lost").waitFor({ state: "detached", timeout: 60_000 });
    expect((await readCase(id)).outcome).toBeNull();
    await page.keyboard.press("f");
    await eventually(async () => expect((await readCase(id)).outcome).toBe("publish"), 60_000);
  },
  LONG_MS,
);

/** As a proxy answers once while the server restarts. */
const answerOnceWithNoPageOfOurs = (page: Page, path: string) =>
  page.route(
    `**${path}`,
    (route) =>
      route.fulfill({
        status: 502,
        contentType: "text/html",
        body: "<html><title>502</title><h1>502 Bad Gateway</h1></html>",
      }),
    { times: 1 },
  );

test(
  "an answer that is no page of ours is said to be none, nothing is decided, and the keys work again",
  async () => {
    const first = await openCase();
    const second = await openCase();
    const { page, complaints } = await moderator(mo);
    await page.goto(`${world.base}/console/cases/${first}`);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    await answerOnceWithNoPageOfOurs(page, "/console/next");
    await page.keyboard.press("f");
    const alert = page.locator("main .alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("could not be fetched");
    expect(await page.locator(`[data-case="${first}"] form[data-decides=case]`).count()).toBe(1);
    expect(await page.locator(".toast button").count()).toBe(0);

    await answerOnceWithNoPageOfOurs(page, `/console/cases/${first}/skip`);
    await page.keyboard.press("s");
    await alert.getByText("Try again in a moment.").waitFor();
    expect(await alert.count()).toBe(1);
    await page.keyboard.press("f");
    await page.locator(`[data-case="${second}"] form[data-decides=case]`).waitFor();
    await page.keyboard.press("u");
    await page.locator(`[data-case="${first}"] form[data-decides=case]`).waitFor();
    expect(await alert.count()).toBe(0);
    expect(complaints.filter((each) => !each.includes("502"))).toEqual([]);
  },
  LONG_MS,
);

const REFUSE = (area: string) =>
  `Object.defineProperty(window, "${area}", { get: () => { throw new DOMException("denied", "SecurityError"); } })`;

test.each([
  ["refuses what is for the browser", REFUSE("localStorage")],
  ["refuses what is for the tab", REFUSE("sessionStorage")],
  ["is full", `Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }`],
])(
  "where the storage %s the keys work, and nothing is missing but what would be kept",
  async (_, breakStorage) => {
    const first = await openCase();
    const second = await openCase();
    const { page, context, complaints } = await moderator(mo);
    await context.addInitScript(breakStorage);
    await page.goto(`${world.base}/console/cases/${first}`);
    await page.keyboard.press("c");
    await page.locator("form[data-decides=case]").waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("ask Nel");
    await page.keyboard.press("Escape");
    await page.keyboard.press("z");
    expect(await page.locator("html.focus-mode").count()).toBe(1);
    await page.keyboard.press("s");
    await page.locator(`[data-case="${second}"] form[data-decides=case]`).waitFor();
    await page.keyboard.press("f");
    await page.locator(`[data-case]:not([data-case="${second}"]), .empty`).first().waitFor();
    await page.locator(".toast button").waitFor();
    await page.goto(`${world.base}/console`);
    await eventually(async () => expect((await readCase(second)).outcome).toBe("publish"), 20_000);
    expect(complaints).toEqual([]);
  },
  LONG_MS,
);

test(
  "on a narrow screen the areas are behind a button that needs no script, and nothing is wider than the screen",
  async () => {
    const viewport = { width: 390, height: 844 };
    const { page, complaints } = await moderator(mo, { viewport });
    await page.goto(`${world.base}/console`);
    const top = await page.locator(".top").boundingBox();
    expect(top?.height).toBeLessThan(80);
    expect(await page.getByRole("link", { name: "Appeals" }).isVisible()).toBe(false);
    await page.getByRole("button", { name: "Menu" }).click();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await page.keyboard.press("Escape");
    expect(await page.getByRole("link", { name: "Appeals" }).isVisible()).toBe(false);

    const plain = await moderator(mo, { viewport, javaScriptEnabled: false });
    await plain.page.goto(`${world.base}/console`);
    await plain.page.getByRole("button", { name: "Menu" }).click();
    await plain.page.getByRole("link", { name: "Appeals" }).click();
    await plain.page.waitForURL(/appeals/);
    expect([...complaints, ...plain.complaints]).toEqual([]);
  },
  LONG_MS,
);
