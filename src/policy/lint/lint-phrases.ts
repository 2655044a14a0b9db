import { matchParts } from "./match-parts.ts";
import { type Advise, placeOf, type RuleSource, type Sources } from "./sources.ts";

interface Said {
  readonly source: RuleSource;
  readonly line: number;
}

/** The same phrase, or the same regex, looked for twice in one category. */
export function lintPhrases({ rules }: Sources, advise: Advise): void {
  const said = new Map<string, Said>();
  for (const source of rules)
    for (const { key, text, path } of soughtBy(source)) {
      const line = source.lineOf(path);
      const id = `${source.spec.category} ${key}`;
      const first = said.get(id);
      if (!first) said.set(id, { source, line });
      else advise({ level: "warning", file: source.file, line, message: repeated({ text, first, source }) });
    }
}

function repeated({ text, first, source }: { text: string; first: Said; source: RuleSource }): string {
  const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
  const where = first.source === source ? "" : ` of ${placeOf(first.source)}`;
  return `“${shown}” stands already on line ${first.line}${where}: keep one of the two`;
}

function soughtBy(source: RuleSource) {
  return matchParts(source)
    .filter(({ role }) => role === "match")
    .flatMap(({ spec, path }) => [
      ...(spec.pattern
        ? [{ key: `regex ${spec.pattern.regex}`, text: spec.pattern.regex, path: [...path, "pattern", "regex"] }]
        : []),
      ...(spec.phrases?.patterns ?? []).flatMap(({ phrases, when, unless, severity }, at) =>
        phrases.map((phrase, place) => ({
          // Under other circumstances the same words may mean something else.
          key: JSON.stringify([phrase.replace(/\s+/g, " "), when, unless, severity, spec.phrases?.when]),
          text: phrase,
          path: [...path, "phrases", "patterns", at, "phrases", place],
        })),
      ),
    ]);
}
