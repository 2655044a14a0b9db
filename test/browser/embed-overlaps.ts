import type { Page } from "playwright-core";

/**
 * Pairs of things to press or to read in the embed that lie upon each other by more than a pixel, as their words. With
 * a dialog open those of the dialog; what floats by design is left out.
 */
export const findOverlaps = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const root = document.querySelector("recourse-comments")?.shadowRoot;
    const scope = root?.querySelector("dialog[open]") ?? root;
    const parts = [
      ...(scope?.querySelectorAll("button, a, input, textarea, strong, h2, h3, label, .body, .dim") ?? []),
    ];
    const seen = parts.filter((part) => part.checkVisibility() && !part.closest(".arrivals, .said"));
    const found: string[] = [];
    for (const [at, one] of seen.entries())
      for (const other of seen.slice(at + 1)) {
        if (one.contains(other) || other.contains(one)) continue;
        // Named functions would bring a name of the loader's into the page.
        const lies = [...one.getClientRects()].some((a) =>
          [...other.getClientRects()].some(
            (b) =>
              Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
          ),
        );
        if (lies) found.push(`${one.localName} ${one.textContent} / ${other.localName} ${other.textContent}`);
      }
    return found;
  });
