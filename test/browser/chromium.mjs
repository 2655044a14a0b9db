import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  // Containers give shared memory too little room for many pages in one browser.
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

export const hasChromium = () => existsSync(CHROMIUM);

function options() {
  if (!hasChromium()) throw new Error(`Chromium is not at ${CHROMIUM}: install Debian's package, or set CHROMIUM.`);
  return { executablePath: CHROMIUM, args: FLAGS };
}

/** A browser for one process. */
export const launchChromium = () => chromium.launch(options());

/** A browser that every file of a run connects to: to start one per file would take longer than many a file. */
export const serveChromium = () => chromium.launchServer(options());
