/** How long something may be shown without a word from the database: the bound when a notification is lost. */
const LIFE_MS = 2_000;

/** Groups kept before the oldest goes: pages of this many articles. */
const MOST_GROUPS = 1_000;
const MOST_PER_GROUP = 50;

interface Entry {
  readonly value: Promise<unknown>;
  readonly readAt: number;
}

/** Values read from the database a moment ago, in groups that are dropped whole when something in them changes. */
export interface Recent {
  /** The kept value, or what `read` yields. Reads of one key at the same time share one query. A failure is not kept. */
  readonly get: <T>(group: string, key: string, read: () => Promise<T>) => Promise<T>;
  readonly drop: (group: string) => void;
  readonly clear: () => void;
}

export interface RecentOptions {
  /** False: nothing is kept and nothing kept is used. */
  readonly isTrusted: () => boolean;
  /** Milliseconds from a clock that only goes forward. */
  readonly now: () => number;
}

export function createRecent({ isTrusted, now }: RecentOptions): Recent {
  const groups = new Map<string, Map<string, Entry>>();

  const keep = (group: string, key: string, entry: Entry) => {
    const entries = groups.get(group) ?? new Map<string, Entry>();
    if (entries.size >= MOST_PER_GROUP) entries.clear();
    entries.set(key, entry);
    groups.delete(group);
    groups.set(group, entries);
    const [oldest] = groups.keys();
    if (groups.size > MOST_GROUPS && oldest !== undefined) groups.delete(oldest);
    entry.value.catch(() => entries.delete(key));
  };

  return {
    get: <T>(group: string, key: string, read: () => Promise<T>): Promise<T> => {
      if (!isTrusted()) return read();
      const kept = groups.get(group)?.get(key);
      // A key always holds what its own reader yields: the type is the caller's.
      if (kept && now() - kept.readAt < LIFE_MS) return kept.value as Promise<T>;
      const value = read();
      keep(group, key, { value, readAt: now() });
      return value;
    },
    drop: (group) => groups.delete(group),
    clear: () => groups.clear(),
  };
}
