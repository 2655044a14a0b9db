import { type Draft, PREFIX, findDraft } from "./drafts.ts";

const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join("");

export interface Written extends Draft {
  /** There is a text, and it outlives the page: not where storage is refused or full. */
  readonly isKept: boolean;
}

export function readDraft(place: string): Written {
  const found = findDraft(place);
  return found ? { ...found, isKept: true } : { body: "", key: newKey(), isKept: false };
}

export function writeDraft(place: string, body: string): Written {
  const draft = { body, key: newKey() };
  try {
    if (body === "") localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, JSON.stringify({ ...draft, at: Date.now() }));
    return { ...draft, isKept: body !== "" };
  } catch {
    return { ...draft, isKept: false };
  }
}
