import { useEffect, useState } from "preact/hooks";

const KEY = "recourse.muted";

/** Names by account, for the list in which one takes it back. */
type Muted = ReadonlyMap<string, string>;

export interface Muting {
  readonly muted: Muted;
  readonly mute: (author: { readonly id: string; readonly displayName: string }) => void;
  readonly unmute: (id: string) => void;
}

function read(): Muted {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (typeof kept !== "object" || kept === null) return new Map();
    return new Map(Object.entries(kept).map(([id, name]) => [id, String(name)]));
  } catch {
    return new Map();
  }
}

/** Whom this reader does not want to read: kept in the browser, told to nobody. */
export function useMuted(): Muting {
  const [muted, setMuted] = useState(read);
  useEffect(() => {
    const follow = ({ key }: StorageEvent) => key === KEY && setMuted(read());
    addEventListener("storage", follow);
    return () => removeEventListener("storage", follow);
  }, []);
  const keep = (next: Muted) => {
    setMuted(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(Object.fromEntries(next)));
    } catch {
      // Where storage is forbidden it holds until the page is left.
    }
  };
  return {
    muted,
    mute: ({ id, displayName }) => keep(new Map([...muted, [id, displayName]])),
    unmute: (id) => keep(new Map([...muted].filter(([each]) => each !== id))),
  };
}
