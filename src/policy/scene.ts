import type { CompiledPolicy } from "./compile.ts";
import { findTerms, type TermHit } from "./find-terms.ts";
import { type Language, readLanguage } from "./language.ts";
import type { Model } from "./model.ts";
import { type NormalizedText, normalizeWith } from "./normalize.ts";
import type { TermIndex } from "./term-index.ts";
import type { Signals, Trace } from "./types.ts";

/** One comment as all rules see it. */
export interface Scene {
  readonly text: NormalizedText;
  readonly signals: Signals;
  readonly terms: TermIndex;
  readonly model: Model | undefined;
  readonly known: Known;
  /** Only while somebody asks why a rule did not match. */
  readonly trace?: Trace;
}

/** What several rules need is found out once, when the first of them asks. */
interface Known {
  hits: readonly TermHit[] | undefined;
  scores: ReturnType<Model> | undefined;
  language: Language | undefined;
}

/** One text, ready for every rule of a policy. */
export function stage({ terms, model }: CompiledPolicy, original: string, signals: Signals): Scene {
  const text = normalizeWith(terms.table, original);
  return { text, signals, terms, model, known: { hits: undefined, scores: undefined, language: undefined } };
}

export function termHitsIn({ text, terms, known }: Scene): readonly TermHit[] {
  return (known.hits ??= findTerms(terms, text));
}

/** Throws when the policy has no model. */
export function scoresOf({ text, model, known }: Scene): ReturnType<Model> {
  if (!model) throw new Error("the policy has no model");
  return (known.scores ??= model(text));
}

export function languageOf({ text, known }: Scene): Language {
  return (known.language ??= readLanguage(text));
}
