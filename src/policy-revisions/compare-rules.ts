import type { ActivePolicy } from "../deps.ts";

interface Replacing {
  readonly before: ActivePolicy;
  readonly after: ActivePolicy;
}

/** A live rule that is gone, or stands in another category. */
export interface MovedRule {
  readonly id: string;
  readonly category: string;
  /** Its category now; null for one that is gone. */
  readonly now: string | null;
}

/**
 * What an editor may not have meant: decisions and figures carry a rule's id, and would speak of two different things
 * under one name.
 */
export function compareRules({ before, after }: Replacing): readonly MovedRule[] {
  const rules = new Map(after.compiled.rules.map((rule) => [rule.id, rule]));
  return before.compiled.rules
    .filter(({ mode }) => mode === "live")
    .map(({ id, category }) => ({ id, category, now: rules.get(id)?.category ?? null }))
    .filter(({ category, now }) => category !== now);
}

type Say = (moved: MovedRule, revision: string) => string;

const english: Say = ({ id, category, now }, revision) =>
  now === null
    ? `The rule ${id} of ${revision} is gone. If it has a new name, give it the old one again; its id stays spent.`
    : `The rule ${id} was of ${category} in ${revision} and is of ${now} now: give it an id of its own.`;

const german: Say = ({ id, category, now }, revision) =>
  now === null
    ? `Die Regel ${id} aus ${revision} ist entfallen. Falls sie neu benannt wurde, geben Sie ihr den alten Namen wieder; er bleibt vergeben.`
    : `Die Regel ${id} gehörte in ${revision} zu ${category} und gehört jetzt zu ${now}: Geben Sie ihr einen eigenen Namen.`;

/** In a sentence; the revision before goes by what its reader knows it by. */
export const sayMovedRule: Readonly<Record<"en" | "de", Say>> = { en: english, de: german };
