import { say } from "./say.ts";
import { words } from "./words.ts";

/** Buttons that copy a field; without a script, or where a browser forbids it, the field can be chosen whole. */
export function openCopying(): void {
  if (!("clipboard" in navigator)) return;
  for (const button of document.querySelectorAll<HTMLElement>("[data-copies]")) button.hidden = false;
}

export async function copyFrom(button: HTMLElement): Promise<void> {
  const field = document.getElementById(button.dataset["copies"] ?? "");
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.select();
  await navigator.clipboard.writeText(field.value).then(
    () => {
      button.textContent = words.copied;
      say(words.copied);
    },
    // Chosen, it is copied by hand.
    () => undefined,
  );
}
