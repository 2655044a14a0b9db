import { findContrastViolations, findViolations } from "./axe.ts";
import type { Visitor } from "./browser.ts";
import { findOverflow } from "./narrow.ts";
import { openPopulatedWorld } from "./populated-world.ts";
import { type Screen, showScreen, visitorOf } from "./screens.ts";

/** An answer of 4xx is the state that some screens are for; a letter's frame forbids every script, those of axe too. */
const besideTheirState = (complaints: readonly string[]) =>
  complaints.filter((text) => !/status of 4\d\d|^Blocked script execution in '\S+\/dev\/mailbox\//.test(text));

/** Makes a world, and a test for each of these screens and states in it. */
export async function lookThrough(screens: readonly Screen[]): Promise<void> {
  const world = await openPopulatedWorld();
  const visitors = new Map<string, Visitor>();

  /** A browser for each kind of visitor, who goes from screen to screen. */
  async function visitorFor(screen: Screen): Promise<Visitor> {
    const key = visitorOf(screen);
    const known = visitors.get(key);
    if (known) return known;
    const visitor = await world.visitor(screen.role, {
      locale: screen.locale ?? "en-GB",
      reducedMotion: "reduce",
      viewport: { width: 1280, height: 900 },
    });
    visitors.set(key, visitor);
    return visitor;
  }

  process.stdout.write(`${screens.length} screens and states: ${screens.map(({ name }) => name).join("; ")}\n`);

  test.each(screens.filter(({ isScriptless }) => !isScriptless))(
    "“$name” breaks no rule of WCAG 2.2 AA in light and dark, fits 320 pixels and 200 %, and no browser complains",
    async (screen) => {
      const { page, complaints } = await visitorFor(screen);
      const before = complaints.length;
      await page.emulateMedia({ colorScheme: "light" });
      await showScreen(world, page, screen);
      const light = await findViolations(page);
      const dark = await findContrastViolations(page);
      const overflow = await findOverflow(page);
      const said = besideTheirState(complaints.slice(before));
      expect({ light, dark, overflow, said }).toEqual({ light: [], dark: [], overflow: [], said: [] });
    },
  );
}
