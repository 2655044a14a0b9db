import { make, makeButton } from "./make.ts";
import { say } from "./say.ts";
import { type Switch, isOn, turn } from "./switches.ts";
import { words } from "./words.ts";

type Key = keyof typeof words.help.keys;

const GROUPS: readonly (readonly [string, readonly Key[]])[] = [
  [words.help.lists, ["j", "k", "Enter", "x"]],
  [words.help.deciding, ["f", "d", "1–9", "s", "c", "n", "v", "b"]],
  [words.help.appeals, ["o", "h", "e"]],
  [words.help.anywhere, ["u", "r", "z", "/", "?", "Escape"]],
];

let dialog: HTMLDialogElement | null = null;

export const isHelpOpen = (): boolean => dialog?.open === true;

export function openHelp(): void {
  dialog ??= build();
  dialog.showModal();
}

function build(): HTMLDialogElement {
  const made = make("dialog", { class: "help", "aria-labelledby": "help-title" });
  made.append(
    make("h2", { id: "help-title" }, words.help.title),
    make("div", { class: "help-groups" }, ...GROUPS.map(([name, keys]) => group(name, keys))),
    checkbox("singleKeys", words.help.singleKeys),
    make("p", { class: "dim" }, words.help.singleKeysHint),
    checkbox("blur", words.help.blur),
    make(
      "p",
      { class: "actions" },
      makeButton(words.help.close, {}, () => made.close()),
    ),
  );
  document.body.append(made);
  return made;
}

function group(name: string, keys: readonly Key[]): HTMLElement {
  const list = make("dl", { class: "keys" });
  for (const key of keys) {
    list.append(make("div", {}, make("dt", {}, make("kbd", {}, key)), make("dd", {}, words.help.keys[key])));
  }
  return make("section", {}, make("h3", {}, name), list);
}

function checkbox(name: Switch, label: string): HTMLElement {
  const box = make("input", { type: "checkbox" });
  box.checked = isOn(name);
  box.addEventListener("change", () => {
    turn(name, box.checked);
    if (name === "singleKeys") say(box.checked ? words.singleKeysOn : words.singleKeysOff);
  });
  return make("label", { class: "choice" }, box, label);
}
