import type { StaffMatch } from "../decisions/present-for-staff.ts";
import type { ExplainedNearMiss } from "../policy-revisions/explain-text.ts";
import { cutText } from "./cut-text.ts";
import { deskTexts } from "./desk-texts.ts";
import { tellWhy } from "../policy/explain.ts";
import { useDesk } from "./desk.tsx";
import { RuleName, RuleTitle } from "./rule-name.tsx";
import type { ConsoleTexts } from "./texts.ts";

interface MarkedProps {
  readonly text: string | null;
  readonly matches: readonly StaffMatch[];
  /** Absent where many texts stand on one page: marks then bear no numbers. */
  readonly numbered?: boolean;
}

/** What somebody wrote, as text, with what rules found in it marked by category. */
export function MarkedText({ text, matches, numbered = false }: MarkedProps) {
  const { texts, rules } = useDesk();
  const sayWhy = useSayWhy();
  const titleOf = ({ ruleId }: StaffMatch) => rules[ruleId]?.text ?? ruleId;
  if (text === null) return <p class="dim">{texts.purged}</p>;
  const grave = sensitiveIn(matches);
  const words = (
    <blockquote class="text" dir="auto">
      {cutText(text, matches).map(({ text: piece, match, ending }) =>
        match ? (
          <mark
            class={markClass(match)}
            title={`${headOf(texts, match)}\n${titleOf(match)}\n${sayWhy(match)}`}
            tabIndex={0}
          >
            {piece}
            {numbered ? ending.map((number) => <Reference number={number} />) : null}
          </mark>
        ) : (
          piece
        ),
      )}
    </blockquote>
  );
  if (grave.length === 0) return words;
  return (
    <div
      class="veil"
      role="group"
      tabIndex={0}
      aria-label={veilWords(texts, grave)}
      data-veil={veilWords(texts, grave)}
    >
      {words}
    </div>
  );
}

/** What nobody should have to read a hundred times a day without having been asked. */
const SENSITIVE: ReadonlySet<string> = new Set(["violence", "sexual", "pii"]);

const sensitiveIn = (matches: readonly StaffMatch[]): readonly string[] => [
  ...new Set(matches.map(({ category }) => category).filter((category) => SENSITIVE.has(category))),
];

const veilWords = (texts: ConsoleTexts, categories: readonly string[]): string =>
  deskTexts[texts.lang].blurred(categories.map((each) => categoryName(texts, each)).join(", "));

const headOf = (texts: ConsoleTexts, { category, severity }: StaffMatch): string =>
  `${categoryName(texts, category)} · ${texts.severities[severity]}`;

/** What was found, how it was disguised, and what spoke for it: the rule and its severity stand beside it. */
function useSayWhy() {
  const { texts, say } = useDesk();
  return ({ why, text, mode }: StaffMatch): string =>
    tellWhy({ why: { ...why, element: say(why.element).text }, written: text, mode }, texts.lang);
}

const Reference = ({ number }: { readonly number: number }) => (
  <sup>
    <a href={`#match-${number}`}>{number}</a>
  </sup>
);

/** Categories that a publisher added share one colour. */
const COLOURED: ReadonlySet<string> = new Set(["profanity", "violence", "harassment", "pii"]);

export const markClass = ({ category, mode }: Pick<StaffMatch, "category" | "mode">): string =>
  [COLOURED.has(category) ? `m-${category}` : "m-other", ...(mode === "shadow" ? ["m-shadow"] : [])].join(" ");

interface MatchListProps {
  readonly matches: readonly StaffMatch[];
  /** Shows the ids by which files and the API name rules, for whoever tries them out. */
  readonly withIds?: boolean;
}

/** Each match with its number, its category in its colour, its rule, and what speaks for it. */
export function MatchList({ matches, withIds = false }: MatchListProps) {
  const { texts } = useDesk();
  const sayWhy = useSayWhy();
  if (matches.length === 0) return <p class="dim">{texts.case.noMatches}</p>;
  return (
    <>
      <Legend matches={matches} />
      <ol class="matches">
        {matches.map((match, index) => (
          <li id={`match-${index + 1}`}>
            <mark class={markClass(match)}>{categoryName(texts, match.category)}</mark>{" "}
            <span class="tag">{texts.severities[match.severity]}</span>{" "}
            {withIds ? <RuleName id={match.ruleId} /> : <RuleTitle id={match.ruleId} />}: {sayWhy(match)}.
          </li>
        ))}
      </ol>
    </>
  );
}

/** Why not: what rules looked at and let pass. Folded away, for it is asked for seldom. */
export function NearMisses({ misses }: { readonly misses: readonly ExplainedNearMiss[] }) {
  const { texts } = useDesk();
  if (misses.length === 0) return null;
  return (
    <details>
      <summary>{texts.case.nearMisses(misses.length)}</summary>
      <NearMissList misses={misses} />
    </details>
  );
}

export function NearMissList({ misses }: { readonly misses: readonly ExplainedNearMiss[] }) {
  const { texts } = useDesk();
  return (
    <ul class="matches">
      {misses.map(({ category, ruleId, explanation }) => (
        <li>
          <span class="tag">{categoryName(texts, category)}</span> <RuleTitle id={ruleId} />: {explanation}.
        </li>
      ))}
    </ul>
  );
}

export function Legend({ matches }: { readonly matches: readonly StaffMatch[] }) {
  const { texts } = useDesk();
  if (matches.length === 0) return null;
  const categories = [...new Set(matches.map(({ category }) => category))].toSorted();
  return (
    <p class="legend">
      {texts.case.legend}:{" "}
      {categories.map((category) => (
        <>
          <mark class={markClass({ category, mode: "live" })}>{categoryName(texts, category)}</mark>{" "}
        </>
      ))}
      {matches.some(({ mode }) => mode === "shadow") ? (
        <>
          <mark class="m-other m-shadow">…</mark> {texts.case.shadow}
        </>
      ) : null}
    </p>
  );
}

/** A category's name; one that the policy in force no longer has goes by its id. */
export const categoryName = ({ categories }: ConsoleTexts, category: string): string =>
  categories[category] ?? category;
