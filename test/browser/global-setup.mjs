import startDatabases from "../support/global-setup.mjs";
import { serveChromium } from "./chromium.mjs";

/** The databases of every run, and one Chromium, whose files keep apart by contexts. */
export default async function setup() {
  const browser = await serveChromium();
  globalThis.recourseTestBrowser = browser;
  process.env.RECOURSE_TEST_BROWSER = browser.wsEndpoint();
  await startDatabases();
}
