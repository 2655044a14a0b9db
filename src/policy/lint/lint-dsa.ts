import { DSA_CATEGORIES, DSA_KEYWORDS } from "../dsa-codes.ts";
import { sayFault } from "./fault-words.ts";
import type { Advise, Sources } from "./sources.ts";

/** Codes that the EU's database would refuse, and with them every statement under the rule. */
export function lintDsa({ rules }: Pick<Sources, "rules">, advise: Advise): void {
  for (const { spec, file, lineOf } of rules) {
    const { category, keywords } = spec.dsa;
    const refuse = (path: readonly PropertyKey[], code: string) => {
      const fault = { kind: "dsa_code", rule: spec.id, code } as const;
      advise({ level: "error", file, line: lineOf(path), message: sayFault.en(fault), fault });
    };
    if (!DSA_CATEGORIES.has(category)) refuse(["dsa", "category"], category);
    for (const keyword of keywords) if (!DSA_KEYWORDS.has(keyword)) refuse(["dsa", "keywords"], keyword);
  }
}
