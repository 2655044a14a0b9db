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

interface News {
  /** Those that were heard of, with the article's version after each. */
  readonly heard: ReadonlyMap<string, number>;
  readonly missed: number;
  readonly changed: boolean;
}

const NOTHING: News = { heard: new Map(), missed: 0, changed: false };

const without = (heard: News["heard"], gone: (id: string, version: number) => boolean): News["heard"] =>
  new Map([...heard].filter(([id, version]) => !gone(id, version)));

/** What was heard of by then is in the count, and so are the reader's own, on both sides. */
function afterGap({ heard }: News, now: Article, shown: Article): News {
  const later = without(heard, (_id, version) => version <= now.version);
  const missed = Math.max(0, now.commentCount - shown.commentCount);
  return { heard: later, missed, changed: missed === 0 && later.size === 0 };
}

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
    // Of the article: everything until this version was heard or asked for, and everything until that one is counted.
    let complete = 0;
    let counted = 0;
    let isBehind = false;
    let tickedAt = Date.now();

    const shownVersion = () => latest.current.shown()?.version ?? 0;
    const catchUp = async () => {
      isBehind = true;
      const now = await latest.current.ask();
      isBehind = false;
      waitMs = FIRST_RETRY_MS;
      const shown = latest.current.shown() ?? now;
      if (now.version <= Math.max(complete, shown.version)) return;
      complete = now.version;
      counted = now.version;
      setNews((news) => afterGap(news, now, shown));
    };
    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = undefined;
    };
    const again = (stream: EventSource) => {
      if (stream !== source) return;
      close();
      timer = setTimeout(open, waitMs * (0.5 + Math.random()));
      waitMs = Math.min(LAST_RETRY_MS, waitMs * 2);
    };
    const open = () => {
      close();
      if (document.visibilityState === "hidden") return;
      const stream = new EventSource(`${url}?since=${Math.max(complete, shownVersion())}`);
      source = stream;
      const on = (name: string, hear: (id: string, version: number) => void) =>
        stream.addEventListener(name, (event: MessageEvent<string>) => {
          const { id, version } = JSON.parse(event.data) as Heard;
          // One without an id says that something was missed.
          if (id === undefined) return void catchUp().catch(() => again(stream));
          hear(id, version);
          if (!isBehind) complete = Math.max(complete, version);
        });
      stream.addEventListener("error", () => {
        if (stream.readyState === EventSource.CLOSED) again(stream);
      });
      on("comment-published", (id, version) => {
        if (version <= Math.max(counted, shownVersion())) return;
        setNews((news) => ({ ...news, heard: new Map([...news.heard, [id, version]]) }));
      });
      on("comment-hidden", (id) => {
        setNews((news) => ({ ...news, heard: without(news.heard, (each) => each === id) }));
        latest.current.onHidden(id);
      });
      on("thread-changed", (id) => latest.current.onChanged(id));
    };

    open();
    const look = () => (document.visibilityState === "hidden" ? close() : (source ?? open()));
    document.addEventListener("visibilitychange", look);
    addEventListener("online", open);
    const ticking = setInterval(() => {
      if (Date.now() - tickedAt > 2 * TICK_MS) open();
      if (source?.readyState === EventSource.OPEN && !isBehind) waitMs = FIRST_RETRY_MS;
      tickedAt = Date.now();
    }, TICK_MS);
    return () => {
      close();
      clearInterval(ticking);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("online", open);
    };
  }, [url]);

  const ids = [...news.heard.keys()].filter((id) => !following.isKnown(id));
  return { ids, missed: news.missed, changed: news.changed, clear: () => setNews(NOTHING) };
}
