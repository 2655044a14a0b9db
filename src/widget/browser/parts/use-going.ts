import { useEffect, useState } from "preact/hooks";

interface Way {
  /** Of an element of the thread. */
  readonly id: string;
  /** Where on the screen; absent when it is in sight already, and nothing is to move. */
  readonly block: ScrollLogicalPosition | undefined;
}

export type Go = (id: string, block?: ScrollLogicalPosition) => void;

export const placeOf = (commentId: string): string => `comment-${commentId}`;

/** Into sight and under the keyboard, when it is drawn; a reader who wants no motion gets none. */
export function useGoing(host: HTMLElement): Go {
  const [way, setWay] = useState<Way>();
  useEffect(() => {
    if (!way) return;
    const target = host.shadowRoot?.getElementById(way.id);
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    target?.focus({ preventScroll: true });
    if (way.block) target?.scrollIntoView({ block: way.block, behavior: isCalm ? "instant" : "smooth" });
  }, [way]);
  return (id, block) => setWay({ id, block });
}
