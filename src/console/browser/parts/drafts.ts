import { forTab } from "./storage.ts";

const FIELDS = ["category", "note", "internal", "reason"] as const;

const keyOf = (subject: string): string => `recourse.draft.${subject}`;

interface Open {
  readonly subject: string;
  readonly form: HTMLFormElement;
}

function findOpen(): Open | null {
  const subject = document.querySelector<HTMLElement>("main [data-subject]")?.dataset["subject"];
  const form = document.querySelector<HTMLFormElement>("main form[data-decides]");
  return subject !== undefined && form ? { subject, form } : null;
}

/** What is typed about a case or an appeal stays with it, whatever becomes of the screen, until it is decided. */
export function keepDraft(): void {
  const open = findOpen();
  if (!open) return;
  const fields = new FormData(open.form);
  const typed = FIELDS.flatMap((name) => {
    const value = fields.get(name);
    return typeof value === "string" && value.trim() !== "" ? [[name, value] as const] : [];
  });
  if (typed.length === 0) dropDraft(open.subject);
  else forTab.write(keyOf(open.subject), JSON.stringify(Object.fromEntries(typed)));
}

export const dropDraft = (subject: string): void => forTab.drop(keyOf(subject));

/** Fields that the server has filled keep what it says. */
export function applyDraft(): void {
  const open = findOpen();
  const kept = open && forTab.read(keyOf(open.subject));
  if (!open || kept === null) return;
  const typed: unknown = JSON.parse(kept);
  if (typeof typed !== "object" || typed === null) return;
  for (const [name, value] of Object.entries(typed)) fill(open.form, { name, value: String(value) });
}

function fill(form: HTMLFormElement, { name, value }: { readonly name: string; readonly value: string }): void {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList || field instanceof HTMLTextAreaElement) {
    if (field.value === "") field.value = value;
  }
}
