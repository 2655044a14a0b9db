import type { ActivePolicy } from "../deps.ts";

interface Replacing {
  readonly before: ActivePolicy;
  readonly after: ActivePolicy;
}

/**
 * What an editor may not have meant, a sentence each: live rules that are gone, or stand in another category. Decisions
 * and figures carry a rule's id, and would speak of two different things under one name.
 */
export function compareRules({ before, after }: Replacing): readonly string[] {
  const rules = new Map(after.compiled.rules.map((rule) => [rule.id, rule]));
  const named = `revision ${before.revision.slice(0, 12)}`;
  return before.compiled.rules
    .filter(({ mode }) => mode === "live")
    .flatMap(({ id, category }) => {
      const now = rules.get(id);
      if (!now)
        return [
          `The rule ${id} of ${named} is gone. If it has a new name, give it the old one again; its id stays spent.`,
        ];
      if (now.category === category) return [];
      return [`The rule ${id} was of ${category} in ${named} and is of ${now.category} now: give it an id of its own.`];
    });
}
