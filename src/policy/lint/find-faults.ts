import { lintDsa } from "./lint-dsa.ts";
import { lintOnError, lintReserved } from "./lint-outcomes.ts";
import { lintPatterns } from "./lint-patterns.ts";
import { lintSignals } from "./lint-signals.ts";
import type { Sound } from "./lint-policy.ts";
import { type Advice, isRuleFile, readPolicyFile, readRules } from "./sources.ts";

/**
 * What of `lintPolicy` must not go in force, its errors alone: without the warnings, which take as long as compiling.
 * Pure. A file a step, so that a server may answer requests in between.
 */
export function* findFaults({ files, compiled, signals }: Sound): Generator<void, readonly Advice[], void> {
  const faults: Advice[] = [];
  const advise = (one: Advice) => void (one.level === "error" && faults.push(one));
  const policy = readPolicyFile(files);
  if (policy) lintReserved({ policy }, advise);
  for (const file of files.filter(isRuleFile)) {
    const rules = readRules(file, compiled);
    yield;
    lintDsa({ rules }, advise);
    lintOnError({ rules }, advise);
    lintPatterns({ rules }, advise);
    lintSignals({ rules }, signals, advise);
    yield;
  }
  return faults;
}
