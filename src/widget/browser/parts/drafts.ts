export interface Draft {
  readonly body: string;
  /** Stands for one request: a new text takes a new one. */
  readonly key: string;
}

/** Long enough for a letter that signs in and opens a tab of its own; short enough for a browser that others use. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1_000;
export const PREFIX = "recourse.draft.";

export function findDraft(place: string): Draft | undefined {
  try {
    const text = localStorage.getItem(PREFIX + place);
    if (text === null) return undefined;
    const kept: unknown = JSON.parse(text);
    const isDraft = typeof kept === "object" && kept !== null && "body" in kept && "key" in kept && "at" in kept;
    if (isDraft && Date.now() - Number(kept.at) < KEPT_MS) return { body: String(kept.body), key: String(kept.key) };
    localStorage.removeItem(PREFIX + place);
  } catch {
    // No storage, or not ours: no draft.
  }
  return undefined;
}

export const hasDraft = (place: string): boolean => (findDraft(place)?.body ?? "") !== "";

/** What one leaves is not for whoever sits there next. */
export function dropDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Without storage there is nothing to drop.
  }
}
