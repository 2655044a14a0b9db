import { forBrowser } from "./storage.ts";

const DEFAULTS = { singleKeys: true, blur: true, focusMode: false };

/** What a moderator sets for this browser. */
export type Switch = keyof typeof DEFAULTS;

/** What was set on this page: it holds here where the browser keeps nothing. */
const set = new Map<Switch, boolean>();

const nameOf = (name: Switch): string => `recourse.desk.${name}`;

export function isOn(name: Switch): boolean {
  const here = set.get(name);
  if (here !== undefined) return here;
  const kept = forBrowser.read(nameOf(name));
  return kept === null ? DEFAULTS[name] : kept === "on";
}

export function turn(name: Switch, on: boolean): void {
  set.set(name, on);
  forBrowser.write(nameOf(name), on ? "on" : "off");
  applySwitches();
}

/** As classes of the document, so that the stylesheet does the rest. */
export function applySwitches(): void {
  const { classList } = document.documentElement;
  classList.add("scripted");
  classList.toggle("keyed", isOn("singleKeys"));
  classList.toggle("unveiled", !isOn("blur"));
  classList.toggle("focus-mode", isOn("focusMode"));
}
