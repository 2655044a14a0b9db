import { lookAgain } from "./came-back.ts";
import { chooseNumber, isChoosing, leaveChoice } from "./choose-reason.ts";
import { disarm, press, pressNumber, sayWhyNot } from "./form-desk.ts";
import { isHelpOpen, openHelp } from "./help.ts";
import { chooseRow, claimRow, isList, publishRows, removeRows, restrictAuthor } from "./list-desk.ts";
import { undo } from "./outbox.ts";
import { leaveRestrict, toggleRestrict } from "./restrict-here.ts";
import { currentRow, select, step } from "./rows.ts";
import { say } from "./say.ts";
import { focusHeading, mainOf, visit } from "./screen.ts";
import { isOn, turn } from "./switches.ts";
import { closeWhy } from "./why.ts";
import { words } from "./words.ts";

/** Held down, these go on; no decision is taken by a key that stays pressed. */
const REPEATABLE: ReadonlySet<string> = new Set(["j", "k"]);

const COMMANDS: Readonly<Record<string, () => void>> = {
  j: () => step(1),
  k: () => step(-1),
  x: chooseRow,
  f: () => (isList() ? publishRows() : void press("publish")),
  d: () => (isList() ? removeRows() : void press("remove")),
  s: () => (isList() ? step(1) : pressMarked("s")),
  c: () => (isList() ? void claimRow() : claimHere()),
  n: writeNote,
  e: () => focusField("[name=reason]"),
  v: unveil,
  b: () => (isList() ? restrictAuthor() : toggleRestrict()),
  o: () => pressMarked("o"),
  h: () => pressMarked("h"),
  u: undo,
  r: lookAgain,
  z: toggleFocusMode,
  "/": () => void search(),
  "?": openHelp,
};

let isSearching = false;

export function listenToKeys(): void {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isHelpOpen()) return;
    if (event.key === "Escape") return leave(event);
    if (event.key === "Enter") return openFocused(event);
    if (isTyping(event.target) || !isOn("singleKeys")) return;
    // What is typed before its field has come is no command.
    if (isSearching) return event.preventDefault();
    if (event.repeat && !REPEATABLE.has(event.key)) return;
    const command = commandOf(event.key);
    if (!command) return;
    event.preventDefault();
    command();
  });
}

function commandOf(key: string): (() => void) | undefined {
  if (!/^[1-9]$/.test(key)) return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
  return () => (isChoosing() ? chooseNumber(Number(key)) : pressNumber(Number(key)));
}

/** Letters belong to whatever takes text, and to lists that jump to a letter. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]") !== null;

/** One step out: of the hint, of a choice, of a field. */
function leave(event: KeyboardEvent): void {
  if (closeWhy()) return event.preventDefault();
  if (isChoosing()) return leaveChoice();
  if (leaveRestrict(event.target)) return;
  if (disarm() || !isTyping(event.target)) return;
  const row = mainOf().querySelector<HTMLElement>(".is-current:not([hidden])");
  if (row) select(row);
  else focusHeading();
}

function openFocused(event: KeyboardEvent): void {
  if (event.target instanceof HTMLElement && event.target === currentRow()) openRow();
}

const openRow = (): void => currentRow()?.querySelector<HTMLElement>("[data-opens]")?.click();

function pressMarked(key: string): void {
  mainOf().querySelector<HTMLElement>(`[data-key="${key}"]`)?.click();
}

function claimHere(): void {
  if (mainOf().querySelector('[data-key="c"]')) pressMarked("c");
  else sayWhyNot();
}

function focusField(selector: string): void {
  mainOf().querySelector<HTMLElement>(selector)?.focus();
}

function writeNote(): void {
  if (isList()) openRow();
  else focusField("[name=internal], [name=reason]");
}

/** To the search over comments from everywhere, without leaving the page: what waits can still be taken back. */
async function search(): Promise<void> {
  const field = () => mainOf().querySelector<HTMLElement>('[data-key="/"]');
  if (!field()) {
    isSearching = true;
    const came = await visit("/console/comments");
    isSearching = false;
    if (!came) return say(words.notFetched);
  }
  field()?.focus();
}

function unveil(): void {
  const place = currentRow() ?? mainOf();
  for (const veil of place.querySelectorAll<HTMLElement>(".veil")) veil.classList.toggle("lifted");
}

function toggleFocusMode(): void {
  const on = !isOn("focusMode");
  turn("focusMode", on);
  say(on ? words.focusOn : words.focusOff);
}
