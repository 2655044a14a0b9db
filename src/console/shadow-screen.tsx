import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { type ShadowResult, type ShadowRule, readShadow, shadowRules } from "../reports/read-shadow.ts";
import type { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { formatCount, formatShare } from "./format.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { Refused } from "./pieces.tsx";
import { PolicyTabs } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { type AskedPeriod, readPeriod } from "./read-period.ts";
import { RevisionName } from "./revision-name.tsx";
import { RuleName } from "./rule-name.tsx";
import { StackTable } from "./stack-table.tsx";
import type { ConsoleTexts } from "./texts.ts";

const shadowQuery = z.object(periodFields);

/** What rules that have no effect yet would have done. */
export function shadowScreen(desk: Desk): void {
  desk.get("/policy/shadow", async (visit) => {
    const { deps, req, res } = visit;
    const { asked, period, refusal } = readPeriod(parseInput(shadowQuery, req.query), deps.clock());
    const { rules, results } = period ? await readShadow(deps, period) : { rules: shadowRules(deps), results: [] };
    const page = <ShadowPage {...{ asked, rules, results, refusal }} inForce={deps.policy().revision} />;
    await show(visit, page, statusOf(res, refusal));
  });
}

interface ShadowPageProps {
  readonly asked: AskedPeriod;
  readonly inForce: string;
  readonly rules: readonly ShadowRule[];
  readonly results: readonly ShadowResult[];
  readonly refusal: Refusal | null;
}

function ShadowPage(props: ShadowPageProps) {
  const { texts } = useDesk();
  const { shadow: words } = POLICY_TEXTS[texts.lang];
  const { asked, rules, results, refusal } = props;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <PolicyTabs chosen="shadow" />
      <Refused refusal={refusal} />
      <p class="dim">{words.intro}</p>
      <PeriodForm action="/console/policy/shadow" {...asked} />
      {rules.length === 0 ? <p class="empty">{words.none}</p> : null}
      {rules.length === 0 && results.length === 0 ? null : <ShadowTable {...props} />}
      <ShadowChart {...props} />
    </ConsoleLayout>
  );
}

function ShadowTable({ inForce, rules, results }: ShadowPageProps) {
  const { texts } = useDesk();
  const { shadow: words } = POLICY_TEXTS[texts.lang];
  const counts = (row: ShadowResult | null) => countsOf(texts, row);
  const numbers = [words.comments, words.reviewed, words.agreed, words.share];
  const silent = rules.filter(
    (rule) => !results.some((row) => row.ruleId === rule.ruleId && row.policyRevision === inForce),
  );
  return (
    <StackTable
      caption={words.caption}
      columns={[
        words.rule,
        words.revision,
        words.would,
        ...numbers.map((name) => ({ name, number: true }) as const),
        words.latest,
      ]}
      rows={[
        ...results.map((row) => ({
          key: `${row.ruleId} ${row.policyRevision}`,
          cells: [
            <RuleName id={row.ruleId} />,
            <span>
              <RevisionName hash={row.policyRevision} brief />{" "}
              {row.policyRevision === inForce ? null : <span class="dim">{words.earlier}</span>}
            </span>,
            <Would rule={rules.find(({ ruleId }) => ruleId === row.ruleId)} />,
            ...counts(row),
            <Examples commentIds={row.commentIds} />,
          ],
        })),
        ...silent.map((rule) => ({
          key: rule.ruleId,
          cells: [
            <RuleName id={rule.ruleId} />,
            <RevisionName hash={inForce} brief />,
            <Would rule={rule} />,
            ...counts(null),
            <span class="dim">{words.noMatches}</span>,
          ],
        })),
      ]}
    />
  );
}

/** Texts, looked at, removed by people, and their share. */
function countsOf(texts: ConsoleTexts, row: ShadowResult | null): readonly string[] {
  const count = (value: number) => formatCount(value, texts.lang);
  if (row === null) return [count(0), "–", "–", "–"];
  const { comments, reviewed, agreed, precision, precisionLow, precisionHigh } = row;
  const share = (value: number) => formatShare(value, texts.lang);
  const interval =
    precision === null || precisionLow === null || precisionHigh === null
      ? "–"
      : texts.statistics.interval(share(precision), share(precisionLow), share(precisionHigh));
  return [count(comments), count(reviewed), count(agreed), interval];
}

/** Nothing for a rule that the policy in force does not have in shadow. */
function Would({ rule }: { readonly rule: Pick<ShadowRule, "would"> | undefined }) {
  const { outcomes } = useDesk().texts;
  return <>{rule === undefined ? "–" : outcomes[rule.would]}</>;
}

function Examples({ commentIds }: { readonly commentIds: readonly string[] }) {
  const { shadow: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <span class="meta">
      {commentIds.map((id, at) => (
        <a href={`/console/comments/${id}`}>{words.comment(at + 1)}</a>
      ))}
    </span>
  );
}

function ShadowChart({ results, inForce }: ShadowPageProps) {
  const { texts, rules: titles } = useDesk();
  const { lang } = texts;
  const { shadow: words } = POLICY_TEXTS[lang];
  const rows = results.flatMap(({ ruleId, policyRevision, precision, precisionLow, precisionHigh }) =>
    policyRevision !== inForce || precision === null || precisionLow === null || precisionHigh === null
      ? []
      : [{ name: titles[ruleId]?.text ?? ruleId, share: precision, low: precisionLow, high: precisionHigh }],
  );
  if (rows.length === 0) return null;
  return (
    <figure class="card chart">
      <figcaption>
        <h2>{words.chart}</h2>
      </figcaption>
      <IntervalChart label={words.chart} rows={rows} format={(share) => formatShare(share, lang)} />
    </figure>
  );
}
