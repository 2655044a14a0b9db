export interface Draft {
  readonly body: string;
  /** Stands for one request: a new text takes a new one. */
  readonly key: string;
}

/** Long enough for a letter that signs in and opens a tab of its own; short enough for a browser that others use. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1_000;
const PREFIX = "recourse.draft.";

const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join("");

export function readDraft(place: string): Draft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PREFIX + place) ?? "null");
    const isDraft = typeof kept === "object" && kept !== null && "body" in kept && "key" in kept && "at" in kept;
    if (isDraft && Date.now() - Number(kept.at) < KEPT_MS) return { body: String(kept.body), key: String(kept.key) };
    localStorage.removeItem(PREFIX + place);
  } catch {
    // No storage, or not ours: an empty draft.
  }
  return { body: "", key: newKey() };
}

export const hasDraft = (place: string): boolean => readDraft(place).body !== "";

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
