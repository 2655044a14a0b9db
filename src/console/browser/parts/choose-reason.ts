import { make, makeButton } from "./make.ts";
import { say } from "./say.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

export interface Reason {
  readonly category: string;
  readonly note: string;
}

interface Offered {
  readonly category: string;
  readonly name: string;
  readonly needsNote: boolean;
}

/** What the form at the foot of the list offers. */
const offered = (): readonly Offered[] =>
  [...mainOf().querySelectorAll<HTMLInputElement>("[data-reasons] input[name=category]")].map((radio) => ({
    category: radio.value,
    name: radio.closest("label")?.querySelector("span")?.textContent ?? radio.value,
    needsNote: radio.dataset["needsNote"] !== undefined,
  }));

interface Ask {
  readonly what: string;
  readonly chosen: (reason: Reason) => void;
  readonly left: () => void;
}

/** Keys with a digit. */
const MOST_NUMBERED = 9;

let open: { readonly element: HTMLElement; readonly ask: Ask } | null = null;

export const isChoosing = (): boolean => open?.element.isConnected === true;

/** Asks for the reason of a removal inside the row that it is about, or in the bar for all that are chosen. */
export function askReason(place: HTMLElement, ask: Ask): void {
  closeChoice();
  const heading = words.reasons.heading(ask.what);
  const element = make("div", { class: "chooser", role: "group", "aria-label": heading });
  element.append(make("p", { class: "chooser-title" }, heading));
  const buttons = make("p", { class: "actions" });
  for (const [index, each] of offered().entries()) {
    const look = index < MOST_NUMBERED ? { key: String(index + 1) } : {};
    buttons.append(makeButton(each.name, look, () => choose(each)));
  }
  buttons.append(makeButton(words.reasons.cancel, { look: "link" }, leaveChoice));
  element.append(buttons);
  (place.querySelector("article") ?? place).append(element);
  open = { element, ask };
  element.querySelector("button")?.focus();
  element.scrollIntoView({ block: "nearest" });
  say(words.reasons.choose);
}

export function chooseNumber(number: number): void {
  const reason = offered()[number - 1];
  if (reason) choose(reason);
}

function choose({ category, name, needsNote }: Offered): void {
  if (!open) return;
  if (needsNote) return askNote(open, { category, name });
  const { ask } = open;
  closeChoice();
  ask.chosen({ category, note: "" });
}

function askNote({ element, ask }: { element: HTMLElement; ask: Ask }, { category, name }: Omit<Offered, "needsNote">) {
  const field = make("textarea", { id: "chooser-note", rows: "2" });
  const send = () => {
    if (field.value.trim() === "") return say(words.reasons.needsNote);
    closeChoice();
    ask.chosen({ category, note: field.value });
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  element.replaceChildren(
    make("p", { class: "chooser-title" }, `${words.reasons.heading(ask.what)} ${name}.`),
    make("label", { for: "chooser-note" }, words.reasons.note),
    field,
    make(
      "p",
      { class: "actions" },
      makeButton(words.reasons.remove, { look: "bad" }, send),
      makeButton(words.reasons.cancel, { look: "link" }, leaveChoice),
    ),
  );
  field.focus();
}

export function leaveChoice(): void {
  const left = open?.ask.left;
  closeChoice();
  left?.();
}

function closeChoice(): void {
  open?.element.remove();
  open = null;
}
