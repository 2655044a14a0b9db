import { useEffect, useState } from "preact/hooks";

const SAID_MS = 6_000;

/** A sentence about what was just done, for a while. */
export function useSaidForAWhile() {
  const [said, say] = useState("");
  useEffect(() => {
    if (said === "") return undefined;
    const timer = setTimeout(() => say(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say] as const;
}
