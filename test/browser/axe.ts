import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const WCAG_AA = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
const CONTRAST = { type: "rule", values: ["color-contrast"] };

/** Ids of the rules of WCAG 2.2 A and AA that a page breaks, with the elements that break them. */
export const findViolations = (page: Page): Promise<readonly string[]> => run(page, WCAG_AA);

/** The one rule whose answer is another in the dark; the page is dark from then on. */
export async function findContrastViolations(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  // Until the next frame some elements have the colours of the day.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return run(page, CONTRAST);
}

interface Found {
  readonly target: unknown[];
  readonly any: readonly { readonly message: string }[];
}

interface Axe {
  readonly run: (options: object) => Promise<{
    readonly violations: readonly { readonly id: string; readonly nodes: readonly Found[] }[];
  }>;
}

async function run(page: Page, runOnly: object): Promise<readonly string[]> {
  // Evaluated by the debugger: the page's content policy stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (chosen) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run({ runOnly: chosen, resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => {
      const named = nodes.slice(0, 5).map(({ target }) => target.flat().join(" "));
      const where = [...named, ...(nodes.length > 5 ? [`and ${nodes.length - 5} more`] : [])].join(", ");
      return `${id}: ${where}: ${nodes[0]?.any[0]?.message ?? ""}`;
    });
  }, runOnly);
}
