import { useEffect, useRef, useState } from "preact/hooks";
import type { Article } from "./types.ts";

interface Heard {
  readonly id?: string;
  /** Of the article, after what happened. */
  readonly version: number;
}

export interface Arrivals {
  readonly ids: readonly string[];
  /** Those among the new ones of which only the number is known: they came while nobody listened. */
  readonly missed: number;
  /** Something changed that cannot be counted. */
  readonly changed: boolean;
  readonly clear: () => void;
}

export interface Following {
  /** Of the thread's events; none while there is no thread to follow. */
  readonly url: string | undefined;
  /** Shown already, or the reader's own. */
  readonly isKnown: (id: string) => boolean;
  /** A comment reads differently now. */
  readonly onChanged: (id: string) => void;
  /** A comment is not to be seen any more. */
  readonly onHidden: (id: string) => void;
  /** What of the article is on the screen, and what it says now. */
  readonly shown: () => Article | undefined;
  readonly ask: () => Promise<Article>;
}

const NOTHING = { ids: new Set<string>(), missed: 0, changed: false };

/** The browser tries again by itself after a lost connection, not after a refusal. */
const FIRST_RETRY_MS = 4_000;
const LAST_RETRY_MS = 60_000;
/** A clock that jumped further than twice this has slept, and its stream may be dead without knowing it. */
const TICK_MS = 30_000;

/**
 * Hears what happens to a thread and only counts: the page moves when its reader says so. A page that nobody looks at
 * does not listen, for browsers have few connections. Whoever begins to listen says what they know, so that nothing is
 * missed between the page and its stream, nor by being offline, asleep or looked away from.
 */
export function useArrivals(following: Following): Arrivals {
  const [news, setNews] = useState(NOTHING);
  const latest = useRef(following);
  latest.current = following;
  const { url } = following;

  useEffect(() => {
    if (url === undefined) return undefined;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waitMs = FIRST_RETRY_MS;
    let heardOf = 0;
    let tickedAt = Date.now();

    const knownVersion = () => Math.max(heardOf, latest.current.shown()?.version ?? 0);
    const catchUp = async () => {
      const now = await latest.current.ask();
      if (now.version <= knownVersion()) return;
      heardOf = now.version;
      const shown = latest.current.shown() ?? now;
      setNews((known) => {
        const missed = Math.max(0, now.commentCount - shown.commentCount - known.ids.size);
        return { ...known, missed, changed: missed === 0 && known.ids.size === 0 };
      });
    };
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const again = () => {
      close();
      timer = setTimeout(open, waitMs * (0.5 + Math.random()));
      waitMs = Math.min(LAST_RETRY_MS, waitMs * 2);
    };
    const open = () => {
      close();
      if (document.visibilityState === "hidden") return;
      const stream = new EventSource(`${url}?since=${knownVersion()}`);
      source = stream;
      const on = (name: string, hear: (heard: Heard) => void) =>
        stream.addEventListener(name, (event: MessageEvent<string>) => {
          const heard = JSON.parse(event.data) as Heard;
          hear(heard);
          // One without an id tells of a gap: what was in it is not heard yet.
          if (heard.id !== undefined) heardOf = Math.max(heardOf, heard.version);
        });
      stream.addEventListener("open", () => {
        waitMs = FIRST_RETRY_MS;
      });
      stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CLOSED) again();
      });
      on("comment-published", ({ id }) => {
        if (id !== undefined) setNews((known) => ({ ...known, ids: new Set([...known.ids, id]) }));
      });
      on("comment-hidden", ({ id }) => {
        if (id === undefined) return;
        setNews((known) => ({ ...known, ids: new Set([...known.ids].filter((each) => each !== id)) }));
        latest.current.onHidden(id);
      });
      // Without an id it says that something was missed.
      on("thread-changed", ({ id }) => {
        if (id !== undefined) latest.current.onChanged(id);
        else catchUp().catch(again);
      });
    };

    open();
    const look = () => (document.visibilityState === "hidden" ? close() : (source ?? open()));
    document.addEventListener("visibilitychange", look);
    addEventListener("online", open);
    const ticking = setInterval(() => {
      if (Date.now() - tickedAt > 2 * TICK_MS) open();
      tickedAt = Date.now();
    }, TICK_MS);
    return () => {
      close();
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", open);
    };
  }, [url]);

  const ids = [...news.ids].filter((id) => !following.isKnown(id));
  return { ids, missed: news.missed, changed: news.changed, clear: () => setNews(NOTHING) };
}
