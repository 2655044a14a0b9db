import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from "playwright-core";
import { listMailbox } from "../../src/mail/mailbox.ts";
import { eventually } from "../support/eventually.ts";
import { cli, freePort, makeDataDir, startServer } from "../support/outside.mjs";
import { launchChromium } from "./chromium.mjs";

export interface World {
  readonly base: string;
  readonly env: Readonly<Record<string, string>>;
  /** A browser with nothing in it; complaints of its pages (console errors, CSP) are collected. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** The newest letter to an address whose subject fits. */
  readonly letterTo: (email: string, subject: RegExp) => Promise<{ readonly text: string }>;
  readonly recourse: (...args: string[]) => Promise<string>;
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained about: errors on the console, exceptions, violations of the content policy. */
  readonly complaints: readonly string[];
}

/**
 * A seeded server of its own with what a test adds to its settings, over plain http on loopback, and a real browser. Both
 * end with the test file.
 */
export async function openWorld(extra: Readonly<Record<string, string>> = {}): Promise<World> {
  const dataDir = await makeDataDir("recourse-browser-");
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: base,
    DATA_DIR: dataDir,
    LOG_LEVEL: "error",
    RATE_LIMITS: "off",
    ...extra,
  };
  const server = await startServer(env);
  const browser = await openBrowser();
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  const mailbox = join(dataDir, "mailbox");
  return {
    base,
    env,
    visitor: (options) => openVisitor(browser, options),
    letterTo: (email, subject) =>
      eventually(async () => {
        const found = (await listMailbox(mailbox)).find(
          (letter) => letter.to === email && subject.test(letter.subject),
        );
        if (!found) throw new Error(`no letter ${subject} to ${email}`);
        return found;
      }),
    recourse: (...args) => cli(env, ...args),
  };
}

/** The run's browser, or one of its own outside of a run; closing it leaves those of other files alone. */
export async function openBrowser(): Promise<Browser> {
  const { RECOURSE_TEST_BROWSER: endpoint } = process.env;
  return endpoint === undefined ? launchChromium() : chromium.connect(endpoint);
}

export async function openVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  return { context, page, complaints };
}

/** Asks for a link on the sign-in page, opens it from the letter and presses its button, as a person does. */
export async function signInByMail(world: World, page: Page, email: string): Promise<void> {
  await page.goto(`${world.base}/sign-in`);
  await page.locator("input[type=email]").fill(email);
  await page.locator("main button[type=submit], main button:not([type])").first().click();
  const letter = await world.letterTo(email, /./);
  const link = /https?:\/\/\S+\/sign-in\/[\w-]+/.exec(letter.text)?.[0];
  if (!link) throw new Error("a sign-in letter without a link");
  await page.goto(link);
  await page.locator("main form button").first().click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
