const LOST = /^lost:([0-9a-f]{16})$/;

/** What `AUDIT_KEY` says: `<key>`, and behind commas the keys before it, newest first, or `lost:<mark>` for one that is lost. */
export interface AuditKeys {
  /** Makes the seals from now on. */
  readonly current: string;
  /** Made earlier seals, which are still compared. */
  readonly former: readonly string[];
  /** Of keys that nobody has any more, in hex: their seals are gone on from, and cannot be compared. */
  readonly lostMarks: readonly string[];
}

/** Throws for a text without a key at its beginning. */
export function readAuditKeys(text: string): AuditKeys {
  const [current = "", ...rest] = text.split(",").map((part) => part.trim());
  if (current === "" || current.startsWith("lost:")) throw new Error("AUDIT_KEY has no key at its beginning.");
  return {
    current,
    former: rest.filter((part) => part !== "" && !LOST.test(part)),
    lostMarks: rest.flatMap((part) => LOST.exec(part)?.[1] ?? []),
  };
}

/** False for an empty part, and for a mark that was copied badly: it would be taken for a key. */
export function isAuditKeys(text: string): boolean {
  const [current = "", ...rest] = text.split(",").map((part) => part.trim());
  const isKey = (part: string) => part !== "" && !part.startsWith("lost:");
  return isKey(current) && rest.every((part) => isKey(part) || LOST.test(part));
}
