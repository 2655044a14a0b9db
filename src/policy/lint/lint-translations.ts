import { readYaml } from "../read-yaml.ts";
import { isTranslationFile, translate, translationSchema } from "../translations.ts";
import { matchParts } from "./match-parts.ts";
import type { Advise, RuleSource, Sources } from "./sources.ts";

/** A sentence that people read, and where it stands. */
interface Sentence {
  readonly sentence: string;
  readonly file: string;
  readonly line: number;
}

/** Translations of what the policy does not say any more, and sentences that a language which was begun lacks. */
export function lintTranslations(sources: Sources, advise: Advise): void {
  const said = sentencesOf(sources);
  lintStale(sources, { known: new Set([...said.keys(), ...sources.rules.flatMap(patternNames)]), advise });
  const { translations } = sources.compiled;
  for (const { sentence, file, line } of said.values()) {
    const lacking = Object.keys(translations).filter(
      (lang) => translate(translations, { lang, sentence }) === undefined,
    );
    const message = `“${sentence}” is not translated into ${lacking.join(", ")}: people are told it as it stands`;
    if (lacking.length > 0) advise({ level: "warning", file, line, message });
  }
}

interface Lint {
  /** What may be translated: all that readers are told, and the names of patterns, which only moderators read. */
  readonly known: ReadonlySet<string>;
  readonly advise: Advise;
}

function lintStale({ files }: Sources, { known, advise }: Lint): void {
  for (const file of files.filter(isTranslationFile)) {
    const yaml = readYaml(file, translationSchema, () => {});
    for (const sentence of Object.keys(yaml?.value ?? {}).filter((each) => !known.has(each))) {
      const message = `the policy does not say “${sentence}”: bring it up to date, or delete it`;
      advise({ level: "warning", file: file.path, line: yaml?.lineOf([sentence]) ?? 1, message });
    }
  }
}

/** Everything that the policy says to people, each once, where it stands first. */
function sentencesOf({ policy, rules }: Sources): ReadonlyMap<string, Sentence> {
  const { title, categories } = policy.value;
  const inPolicy = (sentence: string, path: readonly PropertyKey[]): Sentence => ({
    sentence,
    file: "policy.yaml",
    line: policy.lineOf(path),
  });
  const all = [
    inPolicy(title, ["title"]),
    ...categories.flatMap((each, at) => [
      inPolicy(each.title, ["categories", at, "title"]),
      inPolicy(each.text, ["categories", at, "text"]),
    ]),
    ...rules.flatMap(({ spec, file, lineOf }) => [
      { sentence: spec.title, file, line: lineOf(["title"]) },
      { sentence: spec.notice, file, line: lineOf(["notice"]) },
    ]),
  ];
  return new Map(all.toReversed().map((each) => [each.sentence, each]));
}

const patternNames = (rule: RuleSource): string[] =>
  matchParts(rule).flatMap(({ spec: { pattern, phrases } }) => [
    ...(pattern ? [pattern.name] : []),
    ...(phrases?.patterns.map(({ name }) => name) ?? []),
  ]);
