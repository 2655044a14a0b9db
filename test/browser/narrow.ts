import type { Page } from "playwright-core";

/** The smallest screen, and one of 1280 pixels at 200 %. */
const NARROW = [320, 640] as const;
const WIDE = { width: 1280, height: 900 };

/** Where a page would scroll sideways: on narrow screens, as it is and mirrored. Ends on a wide one. */
export async function findOverflow(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const width of NARROW) {
    await page.setViewportSize({ width, height: 640 });
    for (const dir of ["rtl", "ltr"] as const) {
      const needed = await page.evaluate((to) => {
        document.documentElement.dir = to;
        return document.documentElement.scrollWidth;
      }, dir);
      if (needed > width) found.push(`${width} px, ${dir}: ${needed} px wide`);
    }
  }
  await page.setViewportSize(WIDE);
  return found;
}
