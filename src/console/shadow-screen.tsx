import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { readShadowExamples } from "../reports/shadow-examples.ts";
import { type Statistics, readStatistics } from "../reports/statistics.ts";
import type { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { formatCount, formatShare } from "./format.ts";
import { IntervalChart } from "./interval-chart.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { DataTable, Refused } from "./pieces.tsx";
import { PolicyTabs, shortHash } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { type AskedPeriod, BAD_PERIOD, readPeriod } from "./read-period.ts";

const shadowQuery = z.object(periodFields);

/** What rules that have no effect yet would have done. */
export function shadowScreen(desk: Desk): void {
  desk.get("/policy/shadow", async (visit) => {
    const { deps, req, res } = visit;
    const { asked, period } = readPeriod(parseInput(shadowQuery, req.query), deps.clock());
    const { compiled, revision } = deps.policy();
    const rules = compiled.rules
      .filter(({ mode }) => mode === "shadow")
      .map(({ id, title, category, severity }) => ({ id, title, would: compiled.outcomes[category]?.[severity] }));
    const results = period ? shadowRows(await readStatistics(deps.db, period)) : [];
    const ruleIds = [...new Set([...rules.map(({ id }) => id), ...results.map(({ ruleId }) => ruleId)])];
    const examples = period ? await readShadowExamples(deps.db, { ...period, ruleIds }) : NO_EXAMPLES;
    const refusal = period ? null : BAD_PERIOD;
    const page = <ShadowPage {...{ asked, rules, results, examples, refusal }} inForce={revision} />;
    await show(visit, page, statusOf(res, refusal));
  });
}

const NO_EXAMPLES: ReadonlyMap<string, readonly string[]> = new Map();

type ShadowRow = Statistics["byRuleAndRevision"][number];

const shadowRows = ({ byRuleAndRevision }: Statistics): readonly ShadowRow[] =>
  byRuleAndRevision.filter(({ mode }) => mode === "shadow");

interface ShadowRule {
  readonly id: string;
  readonly title: string;
  readonly would: "publish" | "flag" | "hold" | "remove" | undefined;
}

interface ShadowPageProps {
  readonly asked: AskedPeriod;
  readonly inForce: string;
  readonly rules: readonly ShadowRule[];
  readonly results: readonly ShadowRow[];
  readonly examples: ReadonlyMap<string, readonly string[]>;
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

function ShadowTable({ inForce, rules, results, examples }: ShadowPageProps) {
  const { texts } = useDesk();
  const { shadow: words } = POLICY_TEXTS[texts.lang];
  const numbers = [words.comments, words.reviewed, words.agreed, words.share];
  const silent = rules.filter(({ id }) => !results.some((row) => row.ruleId === id && row.policyRevision === inForce));
  const titles = new Map(rules.map((rule) => [rule.id, rule]));
  return (
    <DataTable
      caption={words.caption}
      columns={[
        words.rule,
        words.revision,
        words.would,
        ...numbers.map((name) => ({ name, number: true }) as const),
        words.latest,
      ]}
    >
      {results.map((row) => (
        <tr key={`${row.ruleId} ${row.policyRevision}`}>
          <RuleHead id={row.ruleId} title={titles.get(row.ruleId)?.title} />
          <td>
            <code>{shortHash(row.policyRevision)}</code> {row.policyRevision === inForce ? null : words.earlier}
          </td>
          <td>
            <Would rule={titles.get(row.ruleId)} />
          </td>
          <td class="number">{formatCount(row.comments, texts.lang)}</td>
          <td class="number">{formatCount(row.reviewed, texts.lang)}</td>
          <td class="number">{formatCount(row.agreed, texts.lang)}</td>
          <td class="number">
            <ShareWords row={row} />
          </td>
          <td>
            <Examples commentIds={examples.get(row.ruleId) ?? []} />
          </td>
        </tr>
      ))}
      {silent.map(({ id, title, would }) => (
        <tr key={id}>
          <RuleHead id={id} title={title} />
          <td>
            <code>{shortHash(inForce)}</code>
          </td>
          <td>
            <Would rule={{ would }} />
          </td>
          <td class="dim" colSpan={numbers.length + 1}>
            {words.noMatches}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

const RuleHead = ({ id, title }: { readonly id: string; readonly title: string | undefined }) => (
  <th scope="row">
    {title} <code>{id}</code>
  </th>
);

/** Nothing for a rule that the policy in force does not have in shadow. */
function Would({ rule }: { readonly rule: Pick<ShadowRule, "would"> | undefined }) {
  const { outcomes } = useDesk().texts;
  return <>{rule?.would === undefined ? "–" : outcomes[rule.would]}</>;
}

function ShareWords({ row: { precision, precisionLow, precisionHigh } }: { readonly row: ShadowRow }) {
  const { texts } = useDesk();
  if (precision === null || precisionLow === null || precisionHigh === null) return <>–</>;
  const [share, low, high] = [precision, precisionLow, precisionHigh].map((each) => formatShare(each, texts.lang));
  return <>{texts.statistics.interval(share ?? "", low ?? "", high ?? "")}</>;
}

function Examples({ commentIds }: { readonly commentIds: readonly string[] }) {
  const { shadow: words } = POLICY_TEXTS[useDesk().texts.lang];
  return (
    <>
      {commentIds.map((id, at) => (
        <>
          <a href={`/console/comments/${id}`}>{words.comment(at + 1)}</a>{" "}
        </>
      ))}
    </>
  );
}

function ShadowChart({ results, inForce }: ShadowPageProps) {
  const { lang } = useDesk().texts;
  const { shadow: words } = POLICY_TEXTS[lang];
  const rows = results.flatMap(({ ruleId: name, policyRevision, precision, precisionLow, precisionHigh }) =>
    policyRevision !== inForce || precision === null || precisionLow === null || precisionHigh === null
      ? []
      : [{ name, share: precision, low: precisionLow, high: precisionHigh }],
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
