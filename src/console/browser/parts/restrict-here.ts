import { mainOf } from "./screen.ts";

const cardOf = (): HTMLDetailsElement | null => mainOf().querySelector("details[data-restrict]");

/** The form beside the case: opened and there to be filled in, or folded away again. */
export function toggleRestrict(): void {
  const card = cardOf();
  if (!card) return;
  card.open = !card.open;
  const field = card.querySelector<HTMLElement>("fieldset:not(:disabled) select");
  (card.open && field ? field : card.querySelector<HTMLElement>("summary"))?.focus();
}

/** One step out of its fields. What is typed stays in them. */
export function leaveRestrict(target: EventTarget | null): boolean {
  const card = cardOf();
  if (!card?.open || !(target instanceof Node) || !card.contains(target)) return false;
  toggleRestrict();
  return true;
}
