import { useState } from "preact/hooks";
import { findComment } from "./tree.ts";
import { useArrivals } from "./use-arrivals.ts";
import { type Go, placeOf } from "./use-going.ts";
import type { ThreadSource, ThreadState } from "./use-thread.ts";

/** More than this one does not want one by one, and the server not either. */
const MOST_TAKEN = 20;

interface NewsProps {
  readonly source: ThreadSource;
  readonly state: ThreadState;
  readonly go: Go;
}

/** What came while one was reading, how to be shown it, and what of it was shown. */
export function useNews({ source: { api, articleKey }, state, go }: NewsProps) {
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const comments = state.thread?.comments ?? [];
  const arrivals = useArrivals({
    url: state.thread ? `${api.origin}/api/v1/articles/${encodeURIComponent(articleKey)}/events` : undefined,
    isKnown: (id) => state.own.has(id) || findComment(comments, id) !== undefined,
    onChanged: (id) => void state.refresh(id).catch(() => undefined),
    onHidden: (id) => state.hide(id),
    shown: () => state.thread?.article,
    ask: state.ask,
  });
  const showArrivals = async () => {
    const { ids, missed, changed, clear } = arrivals;
    const placed = missed > 0 || changed || ids.length > MOST_TAKEN ? [] : await state.take(ids);
    const isShown = placed.length > 0 || (await state.reload());
    if (!isShown) return;
    clear();
    setFresh(new Set(placed.length > 0 ? placed : ids));
    const last = placed.at(-1);
    if (last === undefined) go("heading", "start");
    else go(placeOf(last), "center");
  };
  return { arrivals, fresh, showArrivals };
}
