import type { Page } from "playwright-core";

/** The smallest screen, and one of 1280 pixels at 200 %. */
const NARROW = [320, 640] as const;
/** Tablets and the desk: there the console's tables are tables, some of many columns. */
const DESK = [768, 1024, 1280] as const;
const WIDE = { width: 1280, height: 900 };

/**
 * Where a page would scroll sideways, and what sticks out: on narrow screens, as it is and mirrored; of the console on
 * wider ones too. Ends on a wide one.
 */
export async function findOverflow(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  const look = async (width: number, dir: "rtl" | "ltr") => {
    const widest = await page.evaluate(measure, dir);
    if (widest) found.push(`${width} px, ${dir}: ${widest}`);
  };
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 640 });
    await look(width, "rtl");
    await look(width, "ltr");
  }
  if (new URL(page.url()).pathname.startsWith("/console"))
    for (const width of DESK) {
      await page.setViewportSize({ width, height: 640 });
      await look(width, "ltr");
    }
  await page.setViewportSize(WIDE);
  return found;
}

/** In the page: null when nothing sticks out of it. */
function measure(dir: "rtl" | "ltr"): string | null {
  const root = document.documentElement;
  root.dir = dir;
  const { clientWidth, scrollWidth } = root;
  if (scrollWidth <= clientWidth) return null;
  const names = [...document.body.querySelectorAll("*")]
    .filter((each) => each.getBoundingClientRect().right > clientWidth + 1 || each.scrollWidth > clientWidth)
    .map((each) => `${each.localName}.${each.className}`);
  return `${scrollWidth} px wide: ${names.slice(-4).join(", ")}`;
}
