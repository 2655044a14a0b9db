import type { CompiledPolicy } from "../compile.ts";
import { evaluate } from "../evaluate.ts";
import { stage } from "../scene.ts";
import type { Term } from "../parse-terms.ts";
import type { MatchSpec } from "../schema.ts";
import { buildTermIndex } from "../term-index.ts";
import { byLine, sameTerms } from "./lint-terms.ts";
import { matchParts } from "./match-parts.ts";
import type { Advise, RuleSource, Sources } from "./sources.ts";

/** Exemptions that no example needs, and terms that spare nothing: without them, too, nothing would be found there. */
export function lintExemptions(sources: Sources, advise: Advise): void {
  lintNeeded(sources, advise);
  const sparing = [...sources.terms.keys()].filter((file) => isSparing(sources, file));
  const bare = withoutFiles(sources.compiled, sparing);
  for (const file of sparing) {
    const users = sources.rules.filter(({ spec }) =>
      [spec.match, ...(spec.exempt ?? [])].some((part) => names(part, file)),
    );
    const shortened = new Set(
      users.flatMap(matchParts).flatMap(({ spec }) => (spec.terms?.without?.includes(file) ? spec.terms.files : [])),
    );
    const isUseful = (term: Term) =>
      sameTerms(sources.compiled.terms, term).some((other) => shortened.has(other.file)) ||
      spellingsOf(term).some((text) => isFound(bare, users, text));
    for (const [line, group] of byLine(sources.terms.get(file) ?? [])) {
      if (group.some(isUseful)) continue;
      const message = `“${group[0]?.text ?? ""}” spares nothing: no rule finds anything there without it. Delete the line`;
      advise({ level: "warning", file, line, message });
    }
  }
}

/** Named by an exemption or a `without`, and by no rule as what it looks for. */
function isSparing({ rules }: Sources, file: string): boolean {
  const parts = rules.flatMap(matchParts);
  const isSought = parts.some(({ role, spec }) => role === "match" && spec.terms?.files.includes(file));
  return !isSought && parts.some(({ spec }) => names(spec, file));
}

function names({ terms, any = [], all = [] }: MatchSpec, file: string): boolean {
  const named = [...(terms?.files ?? []), ...(terms?.without ?? [])];
  return named.includes(file) || [...any, ...all].some((part) => names(part, file));
}

/** A word of a list is no disguise of another, so the question is what would be found if the lists were not there. */
function withoutFiles(compiled: CompiledPolicy, files: readonly string[]): CompiledPolicy {
  const { words, phrases, common } = compiled.terms;
  const terms = [...words.values(), ...[...phrases.values()].flatMap((bySecond) => [...bySecond.values()])].flat();
  const kept = terms.filter(({ file }) => !files.includes(file));
  return { ...compiled, terms: buildTermIndex([...kept, ...[...common].map(toCommonTerm)]) };
}

const toCommonTerm = (text: string): Term => ({
  text,
  words: [text],
  file: "",
  severity: "low",
  sense: "everyday",
  options: new Set(["common"]),
});

/** What a term is written as: `stem` covers longer words too, whose endings may be what is found. */
function spellingsOf({ text, options }: Term): readonly string[] {
  return options.has("stem") ? [text, `${text}s`, `${text}y`, `${text}ing`] : [text];
}

function isFound(policy: CompiledPolicy, users: readonly RuleSource[], text: string): boolean {
  const scene = stage(policy, text, {});
  return users.some(({ rule }) => rule.find(scene).length > 0);
}

/** An exemption is there for a sentence: without one, nobody can tell whether it works. */
function lintNeeded({ rules, compiled }: Sources, advise: Advise): void {
  const idle = new Map<string, { readonly source: RuleSource; readonly at: number }>();
  const needed = new Set<string>();
  for (const source of rules)
    source.spec.exempt?.forEach((part, at) => {
      const key = JSON.stringify(part);
      const exempt = source.rule.exempt.filter((_, other) => other !== at);
      const bare = { ...compiled, rules: [{ ...source.rule, mode: "live", exempt } as const] };
      const isNeeded = source.spec.examples.passes.some(
        ({ text, signals }) => evaluate(bare, text, signals).matches.length > 0,
      );
      if (isNeeded) needed.add(key);
      else if (!idle.has(key)) idle.set(key, { source, at });
    });
  for (const [key, { source, at }] of idle)
    if (!needed.has(key))
      advise({
        level: "warning",
        file: source.file,
        line: source.lineOf(["exempt", at]),
        message: `no example of ${source.spec.id} needs this exemption: add under passes a sentence that only it lets through`,
      });
}
