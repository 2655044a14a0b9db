import type { StaffMatch } from "../decisions/present-for-staff.ts";
import type { ExplainedNearMiss } from "../policy-revisions/explain-text.ts";
import { cutText } from "./cut-text.ts";
import { deskTexts } from "./desk-texts.ts";
import { useDesk } from "./desk.tsx";
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
  if (text === null) return <p class="dim">{texts.purged}</p>;
  const grave = sensitiveIn(matches);
  const words = (
    <blockquote class="text" dir="auto">
      {cutText(text, matches).map(({ text: piece, match, ending }) =>
        match ? (
          <mark class={markClass(match)} title={whyOf({ texts, rules }, match)} tabIndex={0}>
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

type Words = Pick<ReturnType<typeof useDesk>, "texts" | "rules">;

/** Category and severity, then the sentence that names the rule, what it found and which evasions were undone. */
const whyOf = ({ texts, rules }: Words, match: StaffMatch): string =>
  `${categoryName(texts, match.category)} · ${texts.severities[match.severity]}\n${sayMatch(rules, match)}`;

/** The rule goes by its title, for its id is for who writes rules; how bad it is stands beside it already. */
function sayMatch(rules: Words["rules"], { ruleId, severity, explanation }: Sayable): string {
  const title = rules[ruleId];
  const said = severity === undefined ? explanation : explanation.replace(`; ${severity} severity`, "");
  return title === undefined ? said : said.replace(`${ruleId} (${title})`, title);
}

type Sayable = Pick<StaffMatch, "ruleId" | "explanation"> & Partial<Pick<StaffMatch, "severity">>;

const Reference = ({ number }: { readonly number: number }) => (
  <sup>
    <a href={`#match-${number}`}>{number}</a>
  </sup>
);

/** Categories that a publisher added share one colour. */
const COLOURED: ReadonlySet<string> = new Set(["profanity", "violence", "harassment", "pii"]);

export const markClass = ({ category, mode }: Pick<StaffMatch, "category" | "mode">): string =>
  [COLOURED.has(category) ? `m-${category}` : "m-other", ...(mode === "shadow" ? ["m-shadow"] : [])].join(" ");

/** Each match with its number, its category in its colour, and the sentence that explains it. */
export function MatchList({ matches }: { readonly matches: readonly StaffMatch[] }) {
  const { texts, rules } = useDesk();
  if (matches.length === 0) return <p class="dim">{texts.case.noMatches}</p>;
  return (
    <>
      <Legend matches={matches} />
      <ol class="matches">
        {matches.map((match, index) => (
          <li id={`match-${index + 1}`}>
            <mark class={markClass(match)}>{categoryName(texts, match.category)}</mark>{" "}
            <span class="tag">{texts.severities[match.severity]}</span>{" "}
            <span lang="en" title={match.ruleId}>
              {sayMatch(rules, match)}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Why not: what rules looked at and let pass. Folded away, for it is asked for seldom. */
export function NearMisses({ misses }: { readonly misses: readonly ExplainedNearMiss[] }) {
  const { texts, rules } = useDesk();
  if (misses.length === 0) return null;
  return (
    <details>
      <summary>{texts.case.nearMisses(misses.length)}</summary>
      <ul class="matches">
        {misses.map((miss) => (
          <li>
            <span class="tag">{categoryName(texts, miss.category)}</span> {sayMatch(rules, miss)}
          </li>
        ))}
      </ul>
    </details>
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
