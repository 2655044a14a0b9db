import { say } from "./say.ts";
import { mainOf } from "./screen.ts";

const ROWS = "[data-list] > li:not([hidden]), tr[data-row]:not([hidden])";

/** What can be gone through with j and k. */
export const rowsOf = (): HTMLElement[] => [...mainOf().querySelectorAll<HTMLElement>(ROWS)];

export const currentRow = (): HTMLElement | null => {
  const focused = document.activeElement?.closest<HTMLElement>(ROWS);
  return focused ?? mainOf().querySelector<HTMLElement>(".is-current:not([hidden])");
};

export function select(row: HTMLElement): void {
  for (const other of mainOf().querySelectorAll(".is-current")) {
    other.classList.remove("is-current");
    other.removeAttribute("aria-current");
  }
  row.classList.add("is-current");
  row.setAttribute("aria-current", "true");
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

export function step(by: 1 | -1): void {
  const rows = rowsOf();
  const current = currentRow();
  const at = current ? rows.indexOf(current) : -1;
  const next = at < 0 ? rows[by === 1 ? 0 : rows.length - 1] : rows[at + by];
  if (next) select(next);
}

/** The row to go on with once these are gone. */
export function rowAfter(gone: readonly HTMLElement[]): HTMLElement | undefined {
  const rows = rowsOf();
  const last = Math.max(...gone.map((row) => rows.indexOf(row)));
  const left = (row: HTMLElement) => !gone.includes(row);
  return rows.slice(last + 1).find(left) ?? rows.slice(0, Math.max(last, 0)).findLast(left);
}

export function complainIn(row: HTMLElement, sentence: string): void {
  row.querySelector(".row-alert")?.remove();
  const alert = document.createElement("p");
  alert.className = "alert row-alert";
  alert.textContent = sentence;
  (row.querySelector("article") ?? row.lastElementChild)?.append(alert);
  say(sentence);
}
