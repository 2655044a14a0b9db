import type { ComponentChildren } from "preact";
import type { StaffMatch } from "../decisions/present-for-staff.ts";
import type { ExplainedNearMiss } from "../policy-revisions/explain-text.ts";
import type { Why } from "../policy-revisions/read-why.ts";
import { useDesk } from "./desk.tsx";
import { Legend, categoryName, markClass } from "./marked-text.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { POLICY_LANGUAGE } from "./rule-name.tsx";

interface WhyListProps {
  readonly why: readonly Why[];
  /** The same, as the marks in the text are numbered. */
  readonly matches: readonly StaffMatch[];
}

/** Each match by its number: which rule, what it read, which disguise was undone, and what spoke for it. */
export function WhyList({ why, matches }: WhyListProps) {
  const { why: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <>
      <h4>{words.heading}</h4>
      <Legend matches={matches} />
      <ol class="matches">
        {why.map((each, index) => (
          <li id={`match-${index + 1}`}>
            <OneWhy why={each} />
          </li>
        ))}
      </ol>
    </>
  );
}

function OneWhy({ why: { match, title, written, words: ngrams } }: { readonly why: Why }) {
  const { texts } = useDesk();
  const { why: words, modes } = POLICY_TEXTS[texts.lang];
  const { category, mode, severity, ruleId, element, evasions = [], context = [], score, degraded, whole } = match;
  const undone = evasions.map((evasion) => words.evasions[evasion]).join(", ");
  return (
    <>
      <mark class={markClass({ category, mode })}>{categoryName(texts, category)}</mark>{" "}
      <span class="tag">{texts.severities[severity]}</span>{" "}
      {mode === "shadow" ? <span class="tag">{modes.shadow}</span> : null} <span lang={POLICY_LANGUAGE}>{title}</span>
      {degraded ? <p>{words.degraded}</p> : null}
      <dl class="facts">
        <Fact name={words.rule}>
          <code>{ruleId}</code>
        </Fact>
        <Fact name={words.written}>{whole ? words.whole : <q dir="auto">{written}</q>}</Fact>
        <Fact name={words.readAs}>
          <q dir="auto">{element}</q>
        </Fact>
        {undone === "" ? null : <Fact name={words.undone}>{undone}</Fact>}
        {context.length === 0 ? null : (
          <Fact name={words.because}>
            <span lang={POLICY_LANGUAGE}>{context.map(spaced).join(", ")}</span>
          </Fact>
        )}
        {score === undefined ? null : <Fact name={words.score}>{score.toFixed(2)}</Fact>}
        {ngrams.length === 0 ? null : (
          <Fact name={words.words}>
            {ngrams.map(({ text, share }) => (
              <>
                <q dir="auto">{text}</q> {share.toFixed(2)}{" "}
              </>
            ))}
          </Fact>
        )}
      </dl>
    </>
  );
}

const spaced = (code: string): string => code.replaceAll(/[_-]/g, " ");

const Fact = ({ name, children }: { readonly name: string; readonly children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);

/** What rules looked at and let pass, said openly here: it is what a sandbox is asked for. */
export function WhyNot({ misses }: { readonly misses: readonly ExplainedNearMiss[] }) {
  const { texts } = useDesk();
  const { why: words } = POLICY_TEXTS[texts.lang];
  return (
    <>
      <h4>{words.whyNot}</h4>
      {misses.length === 0 ? <p class="dim">{words.nothingNear}</p> : null}
      <ul class="matches">
        {misses.map(({ category, explanation }) => (
          <li>
            <span class="tag">{categoryName(texts, category)}</span> {explanation}
          </li>
        ))}
      </ul>
    </>
  );
}
