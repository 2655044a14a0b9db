import { useEffect, useState } from "preact/hooks";

/** Renders anew as time goes by, so that "a minute ago" does not stay one. The moment, in milliseconds. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
