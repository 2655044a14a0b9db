import { type Draft, PREFIX, findDraft } from "./drafts.ts";

const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join("");

export const readDraft = (place: string): Draft => findDraft(place) ?? { body: "", key: newKey() };

export function writeDraft(place: string, body: string): Draft {
  const draft = { body, key: newKey() };
  try {
    if (body === "") localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, JSON.stringify({ ...draft, at: Date.now() }));
  } catch {
    // Without storage the draft lives as long as the page.
  }
  return draft;
}
