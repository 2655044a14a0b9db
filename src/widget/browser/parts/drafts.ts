export interface Draft {
  readonly body: string;
  /** Stands for one request: a new text takes a new one. */
  readonly key: string;
}

const nameOf = (place: string): string => `recourse.draft.${place}`;

const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(36)).join("");

export function readDraft(place: string): Draft {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(place)) ?? "null");
    if (typeof kept === "object" && kept !== null && "body" in kept && "key" in kept) {
      return { body: String(kept.body), key: String(kept.key) };
    }
  } catch {
    // No storage, or not ours: an empty draft.
  }
  return { body: "", key: newKey() };
}

export function writeDraft(place: string, body: string): Draft {
  const draft = { body, key: newKey() };
  try {
    if (body === "") sessionStorage.removeItem(nameOf(place));
    else sessionStorage.setItem(nameOf(place), JSON.stringify(draft));
  } catch {
    // Without storage the draft lives as long as the page.
  }
  return draft;
}
