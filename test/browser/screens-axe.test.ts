import type { Page } from "playwright-core";
import { findContrastViolations, findViolations } from "./axe.ts";
import { openPopulatedWorld } from "./populated-world.ts";
import { SCREENS, type Screen, showScreen } from "./screens.ts";

const world = await openPopulatedWorld();
const pages = new Map<string, Page>();

/** A browser for each kind of visitor, who goes from screen to screen. */
async function pageFor({ role, locale = "en-GB" }: Screen): Promise<Page> {
  const key = `${role} ${locale}`;
  const known = pages.get(key);
  if (known) return known;
  const { page } = await world.visitor(role, {
    locale,
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 900 },
  });
  pages.set(key, page);
  return page;
}

process.stdout.write(`${SCREENS.length} screens and states: ${SCREENS.map(({ name }) => name).join("; ")}\n`);

test.each(SCREENS.filter(({ isScriptless }) => !isScriptless))(
  "“$name” breaks no rule of WCAG 2.2 AA, light and dark",
  async (screen) => {
    const page = await pageFor(screen);
    await page.emulateMedia({ colorScheme: "light" });
    await showScreen(world, page, screen);
    const light = await findViolations(page);
    await page.emulateMedia({ colorScheme: "dark" });
    expect({ light, dark: await findContrastViolations(page) }).toEqual({ light: [], dark: [] });
  },
);
