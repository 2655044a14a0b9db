import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { openPopulatedWorld } from "./populated-world.ts";
import { SCREENS, type Screen, showScreen, visitorOf } from "./screens.ts";

const FOLDER = fileURLToPath(new URL("../../screens/", import.meta.url));
const WIDTHS = [1280, 390] as const;
const SCHEMES = ["light", "dark"] as const;
/** As many pixels as a picture of a page may be high: the rest of a longer one is like what is seen. */
const HIGHEST = 3_000;

const wanted = process.env["SCREENS"];
const screens = wanted === undefined ? SCREENS : SCREENS.filter(({ name }) => new RegExp(wanted).test(name));
const world = await openPopulatedWorld();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const pages = new Map<string, Page>();

async function pageFor(screen: Screen): Promise<Page> {
  const key = visitorOf(screen);
  const known = pages.get(key);
  if (known) return known;
  const { page } = await world.visitor(screen.role, { locale: screen.locale ?? "en-GB", reducedMotion: "reduce" });
  pages.set(key, page);
  return page;
}

const fileName = ({ name }: Screen, width: number, scheme: string): string =>
  `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.${width}.${scheme}.jpg`;

async function draw(page: Page, screen: Screen): Promise<void> {
  for (const width of WIDTHS)
    for (const colorScheme of SCHEMES) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      const path = join(FOLDER, fileName(screen, width, colorScheme));
      const height = Math.min(HIGHEST, await page.evaluate(() => document.documentElement.scrollHeight));
      const clip = { x: 0, y: 0, width, height };
      await page.screenshot({ path, type: "jpeg", quality: 75, fullPage: true, clip });
    }
}

test.each(screens)("“$name” is drawn", async (screen) => {
  const page = await pageFor(screen);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
  await showScreen(world, page, screen);
  await draw(page, screen);
});

afterAll(async () => {
  await writeFile(join(FOLDER, "index.html"), contactSheet());
  process.stdout.write(`${screens.length} screens and states: ${join(FOLDER, "index.html")}\n`);
});

const contactSheet = (): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title>
<style>:root { color-scheme: light dark; font-family: sans-serif } .row { display: flex; gap: 1rem; align-items: start }
img { max-height: 40rem; max-width: 45vw; border: 1px solid gray }</style><h1>Screens</h1>
${screens.map(sheetOf).join("\n")}</html>`;

function sheetOf(screen: Screen): string {
  const pictures = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
  const shown = pictures.map(({ width, scheme }) => {
    const file = fileName(screen, width, scheme);
    return `<a href="${file}"><img loading="lazy" src="${file}" alt="${screen.name}, ${width} pixels, ${scheme}"></a>`;
  });
  return `<h2>${screen.name}</h2><div class="row">${shown.join("")}</div>`;
}
