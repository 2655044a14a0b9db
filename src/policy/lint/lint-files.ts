import { matchParts } from "./match-parts.ts";
import type { Advise, Sources } from "./sources.ts";

const READ = /^(?:[^/]+\.yaml|classes\/[^/]+\.yaml|translations\/[a-z]{2}\.yaml|terms\/[^/]+\.txt)$/;

/** The engine itself brings this list along. */
const BROUGHT = "terms/bad-words.txt";

/** Files that no one reads, and categories in which nothing can be found. */
export function lintFiles({ files, rules, policy, terms }: Sources, advise: Advise): void {
  const named = new Set(
    rules.flatMap(matchParts).flatMap(({ spec }) => [...(spec.terms?.files ?? []), ...(spec.terms?.without ?? [])]),
  );
  for (const { path } of files) {
    const warn = (message: string) => advise({ level: "warning", file: path, line: 1, message });
    if (!READ.test(path))
      warn(
        "nobody reads this file: rules stand in the folder itself, classes in classes/, terms in terms/, " +
          "German in translations/de.yaml",
      );
    else if (path.startsWith("terms/") && path !== BROUGHT && !named.has(path) && !isVocabulary(terms.get(path)))
      warn(`no rule names this term file: name it under “terms: { files: [${path}] }”, or delete it`);
  }
  policy.value.categories.forEach(({ id }, at) => {
    if (rules.some(({ spec }) => spec.category === id)) return;
    const line = policy.lineOf(["categories", at, "id"]);
    const message = `the category “${id}” has no rule: only a person can find it. Write a rule for it, or delete it`;
    advise({ level: "warning", file: "policy.yaml", line, message });
  });
}

/** Everyday words are read whether a rule names their file or not. */
const isVocabulary = (terms: ReturnType<Sources["terms"]["get"]>): boolean =>
  terms?.some(({ term }) => term.options.has("common")) ?? false;
