import { useEffect, useState } from "preact/hooks";
import type { Comment } from "./types.ts";

/** As many as fill a screen. */
const FIRST_DRAWN = 5;

/** At once what fills a screen, the rest when that is seen. Until then the place of the rest is kept. */
export function useDrawn(comments: readonly Comment[], nextCursor: string | null | undefined) {
  const [most, setMost] = useState(FIRST_DRAWN);
  useEffect(() => setMost(Infinity), []);
  const isWhole = comments.length <= most;
  return { drawn: comments.slice(0, most), place: isWhole ? "" : "waiting", hasMore: isWhole && Boolean(nextCursor) };
}
