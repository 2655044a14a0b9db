import { useState } from "preact/hooks";
import { Problem } from "./api.ts";

export interface Action {
  readonly busy: boolean;
  /** Why it did not work. */
  readonly problem: Problem | undefined;
  /** Runs one thing at a time; true when it worked. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  /** What was wrong is being mended. */
  readonly forget: () => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const run = async (work: () => Promise<void>) => {
    if (busy) return false;
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem("", ""));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(undefined) };
}
