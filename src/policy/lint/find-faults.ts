import { lintDsa } from "./lint-dsa.ts";
import { lintPatterns } from "./lint-patterns.ts";
import { lintSignals } from "./lint-signals.ts";
import type { Sound } from "./lint-policy.ts";
import { type Advice, isRuleFile, readRules } from "./sources.ts";

/**
 * What of `lintPolicy` must not go in force, its errors alone: without the warnings, which take as long as compiling.
 * Pure. A file a step, so that a server may answer requests in between.
 */
export function* findFaults({ files, compiled, signals }: Sound): Generator<void, readonly Advice[], void> {
  const faults: Advice[] = [];
  const advise = (one: Advice) => void (one.level === "error" && faults.push(one));
  for (const file of files.filter(isRuleFile)) {
    const rules = readRules(file, compiled);
    yield;
    lintDsa({ rules }, advise);
    lintPatterns({ rules }, advise);
    lintSignals({ rules }, signals, advise);
    yield;
  }
  return faults;
}
