import { make } from "./make.ts";

const tip = make("div", { id: "why", class: "why", role: "tooltip", popover: "manual" });
let shownFor: HTMLElement | null = null;

/** What a rule found, beside the words that it found it in: when they are pointed at, and when they have the focus. */
export function openWhy(): void {
  document.body.append(tip);
  document.addEventListener("focusin", ({ target }) => follow(target));
  document.addEventListener("pointerover", ({ target }) => {
    if (target instanceof Element && (target.closest("mark") || !shownFor?.matches(":focus-within"))) follow(target);
  });
  addEventListener("scroll", closeWhy, { passive: true, capture: true });
}

function follow(target: EventTarget | null): void {
  if (!(target instanceof Element) || tip.contains(target)) return;
  const mark = target.closest<HTMLElement>("mark[title], mark[data-why]");
  if (mark) show(mark);
  else closeWhy();
}

function show(mark: HTMLElement): void {
  if (mark === shownFor) return;
  closeWhy();
  // The browser's own hint would cover it.
  mark.dataset["why"] ??= mark.title;
  mark.removeAttribute("title");
  const [head = "", rule = "", ...sentence] = mark.dataset["why"].split("\n");
  // Rules go by what the policy calls them, in the policy's language.
  tip.replaceChildren(make("strong", {}, head), make("em", { lang: "en" }, rule), make("span", {}, sentence.join(" ")));
  mark.setAttribute("aria-describedby", tip.id);
  tip.showPopover();
  place(mark);
  shownFor = mark;
}

/** Below the words, above where there is no room, never beyond the window. */
function place(mark: HTMLElement): void {
  const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = tip;
  const fitsBelow = box.bottom + height + 8 < innerHeight;
  tip.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
  tip.style.top = `${fitsBelow ? box.bottom + 4 : Math.max(8, box.top - height - 4)}px`;
}

export function closeWhy(): boolean {
  if (!shownFor) return false;
  shownFor.removeAttribute("aria-describedby");
  shownFor = null;
  tip.hidePopover();
  return true;
}
