import { DSA_CATEGORIES, DSA_KEYWORDS } from "../dsa-codes.ts";
import type { Advise, Sources } from "./sources.ts";

/** Codes that the EU's database would refuse, and with them every statement under the rule. */
export function lintDsa({ rules }: Pick<Sources, "rules">, advise: Advise): void {
  for (const { spec, file, lineOf } of rules) {
    const { category, keywords } = spec.dsa;
    const refuse = (path: readonly PropertyKey[], code: string) =>
      advise({
        level: "error",
        file,
        line: lineOf(path),
        message: `${spec.id}: the EU transparency database has no ${code}`,
      });
    if (!DSA_CATEGORIES.has(category)) refuse(["dsa", "category"], category);
    for (const keyword of keywords) if (!DSA_KEYWORDS.has(keyword)) refuse(["dsa", "keywords"], keyword);
  }
}
