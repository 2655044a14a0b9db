import { useState } from "preact/hooks";

const NONE: ReadonlySet<string> = new Set();

/** Which comments are folded together with what stands below them. */
export function useFolded() {
  const [folded, setFolded] = useState(NONE);
  const fold = (id: string) =>
    setFolded((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  return { folded, fold, unfoldAll: () => setFolded(NONE) };
}
