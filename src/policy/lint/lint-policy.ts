import type { CompiledPolicy, PolicyFile } from "../compile.ts";
import { lintClasses } from "./lint-classes.ts";
import { lintDsa } from "./lint-dsa.ts";
import { lintExemptions } from "./lint-exemptions.ts";
import { lintFiles } from "./lint-files.ts";
import { lintOnError, lintOutcomes, lintReserved } from "./lint-outcomes.ts";
import { lintPatterns } from "./lint-patterns.ts";
import { lintPhrases } from "./lint-phrases.ts";
import { lintRules } from "./lint-rules.ts";
import { lintSignals } from "./lint-signals.ts";
import { lintTerms } from "./lint-terms.ts";
import { lintTranslations } from "./lint-translations.ts";
import { type Advice, readSources } from "./sources.ts";

export interface Sound {
  readonly files: readonly PolicyFile[];
  /** What `compilePolicy` made of these files. */
  readonly compiled: CompiledPolicy;
  /** Names of the signals that posts are judged with. */
  readonly signals: readonly string[];
}

/**
 * Looks for what a sound policy has in vain: what is unused, what shadows what, patterns whose literals fail them. Pure.
 * In order of file and line; an `error` must not go in force.
 */
export function lintPolicy({ files, compiled, signals }: Sound): readonly Advice[] {
  const advice: Advice[] = [];
  const advise = (one: Advice) => void advice.push(one);
  const sources = readSources(files, compiled);
  if (!sources) return advice;
  for (const lint of [lintFiles, lintTerms, lintExemptions, lintClasses, lintPhrases, lintRules, lintDsa, lintPatterns])
    lint(sources, advise);
  lintSignals(sources, signals, advise);
  for (const lint of [lintOnError, lintReserved, lintOutcomes, lintTranslations]) lint(sources, advise);
  return advice.toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}
