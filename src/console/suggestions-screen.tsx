import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { type PolicySuggestion, pageOf, readSuggestions } from "../reports/policy-suggestions.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { askedText, queryOf } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { Pager, Refused } from "./pieces.tsx";
import { type AskedPeriod, readPeriod } from "./read-period.ts";
import { RuleName } from "./rule-name.tsx";

const suggestionsQuery = z.object({ ...periodFields, cursor: askedText });

const PAGE = 20;

export function suggestionsScreen(desk: Desk): void {
  desk.get("/suggestions", async (visit) => {
    assertAdministrator(visit);
    const { deps, req, res } = visit;
    const { cursor, ...query } = parseInput(suggestionsQuery, req.query);
    const { asked, period, refusal } = readPeriod(query, deps.clock());
    const found = period ? await readSuggestions(deps, { policy: deps.policy(), ...period }) : [];
    const page = pageOf(found, { limit: PAGE, cursor });
    await show(visit, <SuggestionsPage {...{ asked, cursor, refusal, page }} />, statusOf(res, refusal));
  });
}

interface SuggestionsPageProps {
  readonly asked: AskedPeriod;
  readonly cursor: string | undefined;
  readonly refusal: Refusal | null;
  readonly page: ReturnType<typeof pageOf>;
}

function SuggestionsPage({ asked, cursor, refusal, page: { items, nextCursor } }: SuggestionsPageProps) {
  const { suggestions: words } = useDesk().texts;
  const href = (at?: string) => `/console/suggestions${queryOf({ ...asked, cursor: at })}`;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <p class="dim">{words.intro}</p>
      <Refused refusal={refusal} />
      <PeriodForm action="/console/suggestions" {...asked} />
      {items.length === 0 ? <p class="empty">{words.nothing}</p> : null}
      <Kind kind="exemption" heading={words.exemptions} intro={words.exemptionsIntro} items={items} />
      <Kind kind="term" heading={words.terms} intro={words.termsIntro} items={items} />
      <Pager
        nextHref={nextCursor === null ? null : href(nextCursor)}
        firstHref={cursor === undefined ? null : href()}
      />
    </ConsoleLayout>
  );
}

interface KindProps {
  readonly kind: PolicySuggestion["kind"];
  readonly heading: string;
  readonly intro: string;
  readonly items: readonly PolicySuggestion[];
}

function Kind({ kind, heading, intro, items }: KindProps) {
  const own = items.filter((each) => each.kind === kind);
  if (own.length === 0) return null;
  return (
    <section>
      <h2>{heading}</h2>
      <p class="dim">{intro}</p>
      {own.map((each) => (
        <Suggestion key={each.id} suggestion={each} />
      ))}
    </section>
  );
}

function Suggestion({ suggestion }: { readonly suggestion: PolicySuggestion }) {
  const { texts } = useDesk();
  const { suggestions: words } = texts;
  return (
    <article class="card" id={suggestion.id}>
      <h3>
        <Proposal suggestion={suggestion} />
      </h3>
      <p class="meta">
        <span class="tag">{categoryName(texts, suggestion.category)}</span>
        <span>
          <RuleName id={suggestion.ruleId} />
        </span>
        <span>
          <Grounds suggestion={suggestion} />
        </span>
      </p>
      <blockquote class="text" aria-label={words.example}>
        {suggestion.example}
      </blockquote>
      {suggestion.kind === "exemption" ? <Conflicts examples={suggestion.conflicts} /> : null}
      {suggestion.yaml === null ? <p>{words.noChange}</p> : <Change id={suggestion.id} yaml={suggestion.yaml} />}
      <p class="meta">
        {suggestion.commentIds.map((id, at) => (
          <a key={id} href={`/console/comments/${id}`}>
            {words.comment(at + 1)}
          </a>
        ))}
      </p>
    </article>
  );
}

function Proposal({ suggestion }: { readonly suggestion: PolicySuggestion }) {
  const { suggestions: words } = useDesk().texts;
  const isTerm = suggestion.kind === "term";
  const says = suggestion.yaml === null ? words.look : isTerm ? words.include : words.exempt[suggestion.where];
  return (
    <>
      {says} <q>{isTerm ? suggestion.term : suggestion.words}</q>
    </>
  );
}

function Grounds({ suggestion }: { readonly suggestion: PolicySuggestion }) {
  const { suggestions: words } = useDesk().texts;
  const { authors } = suggestion;
  if (suggestion.kind === "term") return <>{words.removals(suggestion.removed, authors, suggestion.published)}</>;
  const { agreed, disagreed } = suggestion;
  return <>{words.verdicts(disagreed, agreed + disagreed, authors)}</>;
}

function Conflicts({ examples }: { readonly examples: readonly string[] }) {
  const { suggestions: words } = useDesk().texts;
  if (examples.length === 0) return null;
  return (
    <>
      <p>{words.conflicts}</p>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <q>{example}</q>
          </li>
        ))}
      </ul>
    </>
  );
}

function Change({ id, yaml }: { readonly id: string; readonly yaml: string }) {
  const { suggestions: words } = useDesk().texts;
  return (
    <figure class="change">
      <figcaption id={`${id}-change`}>{words.change}</figcaption>
      <pre class="copy" role="region" tabIndex={0} aria-labelledby={`${id}-change`}>
        {yaml}
      </pre>
    </figure>
  );
}
