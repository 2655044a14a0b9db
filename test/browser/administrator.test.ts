import type { Page } from "playwright-core";
import { findViolations } from "./axe.ts";
import { openWorld, signInByMail } from "./browser.ts";

const world = await openWorld();
const ARTICLE = "harbour-plans";

const token = await world.recourse("token", "create", "--scope", "articles:write");
const put = await fetch(`${world.base}/api/v1/articles/${ARTICLE}`, {
  method: "PUT",
  headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
  body: JSON.stringify({ url: "https://news.example/harbour", title: "Plans for the harbour" }),
});
if (put.status !== 201) throw new Error(await put.text());
await world.recourse("staff", "add", "ada@example.org", "--role", "administrator");
const ada = await world.visitor();
await signInByMail(world, ada.page, "ada@example.org");
/** Signed in once: a link is good for one time. */
const session = await ada.context.storageState();

async function post(page: Page, body: string): Promise<void> {
  const status = await page.evaluate(
    async ([key, text]) => {
      const answer = await fetch(`/api/v1/articles/${key}/comments`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ body: text }),
      });
      return answer.status;
    },
    [ARTICLE, body] as const,
  );
  if (status !== 201) throw new Error(`a comment was answered with ${status}`);
}

/** The rules of WCAG that a state breaks, and whether it is wider than its window. */
async function examine(page: Page, state: string) {
  const tooWide = await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");
  return { state, violations: await findViolations(page), tooWide };
}

const whole = (state: string) => ({ state, violations: [], tooWide: false });

test("an administrator walks through every screen, and does what is to be done there", async () => {
  const author = await world.visitor();
  await signInByMail(world, author.page, "bea@example.org");
  for (const body of [
    "The new pier is late again.",
    "You are all fucking assholes.",
    "Call the captain at +49 30 901820.",
  ])
    await post(author.page, body);

  const { page, complaints } = await world.visitor({ storageState: session });
  const at = (path: string) => page.goto(`${world.base}/console/${path}`);

  await at("policy");
  await page.getByLabel("Text", { exact: true }).fill("You b l o c k h e a d, you fuuucking 1di0t.");
  await page.getByRole("button", { name: "Judge it" }).click();
  await page
    .getByText(/stretched letters/)
    .first()
    .waitFor();
  expect(await page.getByText("Why not").count()).toBe(1);
  expect(await examine(page, "sandbox")).toEqual(whole("sandbox"));

  await page.getByRole("link", { name: "Revisions" }).click();
  await page.getByRole("link", { name: /what differs/i }).click();
  expect(await page.getByText("This revision is in force.").count()).toBe(1);
  expect(await examine(page, "revision")).toEqual(whole("revision"));

  await at("statistics");
  expect(await page.getByRole("img", { name: /What the policy concluded/ }).count()).toBe(1);
  for (const summary of await page.getByText("The figures as a table").all()) await summary.click();
  expect(await page.getByRole("table", { name: /What the policy concluded/ }).isVisible()).toBe(true);
  expect(await examine(page, "statistics with tables")).toEqual(whole("statistics with tables"));
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: /CSV: What the policy concluded/ }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^volume-.*\.csv$/);

  await at("people");
  await page.getByRole("searchbox").fill("bea@example.org");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/q=/);
  await page.locator("tbody a").first().click();
  await page.getByLabel("New note").fill("Wrote to us about the pier.");
  await page.getByRole("button", { name: "Keep the note" }).click();
  await page.getByText("Wrote to us about the pier.").waitFor();
  await page.getByRole("combobox", { name: "Kind" }).selectOption("suspended");
  await page.getByRole("combobox", { name: "What was broken" }).selectOption("harassment");
  await page.getByLabel("Reason").fill("Insults, in spite of a warning.");
  await page.getByRole("button", { name: "Restrict" }).click();
  expect(await page.getByRole("alert").textContent()).toContain("Give the day on which it ends");
  expect(await page.getByLabel("Reason").inputValue()).toBe("Insults, in spite of a warning.");
  expect(await examine(page, "person, refused")).toEqual(whole("person, refused"));
  await page.getByLabel("It ends on").fill("2099-01-01");
  await page.getByRole("button", { name: "Restrict" }).click();
  await page.getByRole("button", { name: "Lift" }).waitFor();

  await at("people");
  await page.getByRole("searchbox").fill("ada@example.org");
  await page.getByRole("button", { name: "Search" }).click();
  await page.waitForURL(/q=/);
  await page.locator("tbody a").first().click();
  expect(await page.getByText("nobody restricts their own account").count()).toBe(1);
  expect(await page.getByRole("button", { name: "Restrict" }).isDisabled()).toBe(true);
  expect(await examine(page, "oneself")).toEqual(whole("oneself"));

  await at("audit");
  await page.getByRole("button", { name: "Check the whole chain now" }).click();
  expect(await page.locator("p.notice[role=status]").textContent()).toContain("all as they were sealed");
  await page.getByRole("combobox", { name: "What was done" }).selectOption("author.restrict");
  await page.getByRole("button", { name: "Show" }).click();
  await page.waitForURL(/action=author\.restrict/);
  expect(await page.locator("tbody tr").count()).toBe(1);
  expect(await page.locator("tbody tr").textContent()).toContain("restricted an author");
  expect(await examine(page, "audit, searched")).toEqual(whole("audit, searched"));

  await at("articles");
  await page.getByRole("link", { name: "Plans for the harbour" }).click();
  await page.getByRole("button", { name: "Close comments now" }).click();
  await page.getByText("Comments are closed. What is there").waitFor();
  expect(await page.getByRole("button", { name: "Open comments" }).count()).toBe(1);
  expect(await examine(page, "article, closed")).toEqual(whole("article, closed"));
  await page.getByRole("button", { name: "Open comments" }).click();
  // The field is in UTC, and so is what stands beside it, wherever the administrator is.
  await page.getByLabel("On (UTC)").fill("2099-12-31T14:00");
  await page.getByRole("button", { name: "Set the time" }).click();
  await page.getByText("Readers can comment until 31 Dec 2099, 14:00 UTC.").waitFor();
  await page.getByRole("link", { name: "Thread as readers see it" }).click();
  await page.getByText("The new pier is late again.").waitFor();

  await at("settings");
  await page.getByLabel("Cases in the queue").fill("0");
  await page.getByLabel("Your sentence about courts").fill("The district court of the harbour.");
  await page.getByRole("button", { name: "Save the settings" }).click();
  await page.getByRole("link", { name: "Cases in the queue: give a whole number from 1 to 8,760." }).click();
  await page.waitForURL(/#serviceLevels\.caseHours$/);
  expect(await page.getByLabel("Your sentence about courts").inputValue()).toBe("The district court of the harbour.");
  await page.getByLabel("Cases in the queue").fill("8");
  await page.keyboard.press("Enter");
  await page.getByText("Saved. It holds from now on.").waitFor();
  await page.getByText("24 hours → 8 hours").waitFor();

  await page.getByRole("link", { name: "Staff" }).click();
  await page.getByLabel("E-mail address", { exact: true }).fill("mo@example.org");
  await page.getByLabel("Name", { exact: true }).fill("Mo the Moderator");
  await page.getByRole("button", { name: "Add to the staff" }).click();
  await page.getByText("They sign in at /console").waitFor();
  const mo = await world.visitor();
  await signInByMail(world, mo.page, "mo@example.org");
  await mo.page.goto(`${world.base}/console`);
  await mo.page.getByRole("heading", { name: "Queue" }).waitFor();
  expect(await mo.page.getByRole("link", { name: "Settings" }).count()).toBe(0);
  await page.getByRole("link", { name: /role of Mo the Moderator/ }).click();
  await page.getByRole("button", { name: "Take the role away" }).click();
  await page.getByText("every session of theirs has ended").waitFor();
  await mo.page.reload();
  await mo.page.getByText("Sign in with the address").waitFor();

  await page.getByRole("link", { name: "API tokens" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Archive");
  await page.getByLabel(/register and change articles/).check();
  await page.getByRole("button", { name: "Make the token" }).click();
  const secret = await page.getByLabel("Secret").inputValue();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  expect(await page.evaluate("navigator.clipboard.readText()")).toBe(secret);
  const call = () => fetch(`${world.base}/api/v1/articles`, { headers: { authorization: `Bearer ${secret}` } });
  expect((await call()).status).toBe(403);
  await page.getByRole("link", { name: "Back to the list" }).click();
  await page.getByRole("link", { name: "Revoke the token Archive" }).click();
  await page.getByRole("button", { name: "Revoke it" }).click();
  await page.getByText("is refused from now on").waitFor();
  expect((await call()).status).toBe(401);

  // The refused restriction is a page of status 422, and browsers say so on their console.
  expect(complaints.filter((text) => !text.includes("422"))).toEqual([]);
}, 280_000);
