import { rowsOf } from "./rows.ts";
import { say } from "./say.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

export const checkboxOf = (row: HTMLElement) => row.querySelector<HTMLInputElement>("input[name=case]");

export const chosenRows = (): HTMLElement[] => rowsOf().filter((row) => checkboxOf(row)?.checked === true);

/** The bar for all that are chosen: at the foot of the window while anything is. */
export const bulkBar = (): HTMLElement | null => mainOf().querySelector("[data-bulk]");

/** Says in the bar how many are chosen. */
export function countChosen(): void {
  const heading = bulkBar()?.querySelector("[data-chosen]");
  if (heading) heading.textContent = words.chosen(chosenRows().length);
}

export function chooseNone(): void {
  for (const row of chosenRows()) {
    const box = checkboxOf(row);
    if (box) box.checked = false;
  }
  countChosen();
  say(words.chosen(0));
}

export function listenToChoices(): void {
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.name !== "case") return;
    countChosen();
    // The bar may have come over the row that was just chosen.
    target.closest("li")?.scrollIntoView({ block: "nearest" });
    say(words.chosen(chosenRows().length));
  });
}
