import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { type Statistics, readStatistics } from "../reports/statistics.ts";
import { DAY, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import { DataTable, Field, Refused, formatDuration } from "./pieces.tsx";

const statisticsQuery = z.object({ from: asked(z.iso.date()), to: asked(z.iso.date()) });

const DEFAULT_DAYS = 30;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export function statisticsScreen(desk: Desk): void {
  desk.get("/statistics", async (visit) => {
    const { deps, req, res } = visit;
    const query = parseInput(statisticsQuery, req.query);
    const to = query.to ?? dayOf(deps.clock());
    const from = query.from ?? dayOf(after(new Date(to), -DEFAULT_DAYS * DAY));
    const refusal = from <= to ? null : BAD_PERIOD;
    const period = { from: new Date(from), to: after(new Date(to), DAY) };
    const statistics = refusal ? null : await readStatistics(deps.db, period);
    await show(visit, <StatisticsPage {...{ from, to, refusal, statistics }} />, statusOf(res, refusal));
  });
}

const BAD_PERIOD = new Refusal("invalid_request", "The period must begin before it ends.");

interface StatisticsPageProps {
  readonly from: string;
  readonly to: string;
  readonly refusal: Refusal | null;
  readonly statistics: Statistics | null;
}

function StatisticsPage({ from, to, refusal, statistics }: StatisticsPageProps) {
  const { statistics: words } = useDesk().texts;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <Refused refusal={refusal} />
      <form class="row filters" method="get" action="/console/statistics">
        <Field id="from" label={words.from}>
          <input id="from" name="from" type="date" value={from} />
        </Field>
        <Field id="to" label={words.to}>
          <input id="to" name="to" type="date" value={to} />
        </Field>
        <div class="actions">
          <button class="quiet" type="submit">
            {words.show}
          </button>
        </div>
      </form>
      {statistics ? <Tables statistics={statistics} /> : null}
    </ConsoleLayout>
  );
}

function Tables({ statistics }: { readonly statistics: Statistics }) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const { queue, appeals } = statistics;
  return (
    <>
      <div class="pair">
        <Measures
          heading={words.queue}
          counts={[
            [words.opened, queue.opened],
            [words.resolved, queue.resolved],
            [words.openNow, queue.openNow],
          ]}
          times={queue}
        />
        <Measures
          heading={words.appeals}
          counts={[
            [words.filed, appeals.filed],
            [words.upheld, appeals.upheld],
            [words.overturned, appeals.overturned],
            [words.openNow, appeals.openNow],
          ]}
          times={appeals}
        />
      </div>
      <Groups
        heading={words.byCategory}
        name={words.category}
        groups={statistics.byCategory.map((group) => ({ ...group, name: categoryName(texts, group.category) }))}
      />
      <Groups
        heading={words.byRule}
        name={words.rule}
        groups={statistics.byRule.map((group) => ({ ...group, name: group.ruleId }))}
      />
      <Groups
        heading={words.byRevision}
        name={words.revisionShort}
        groups={statistics.byPolicyRevision.map((group) => ({ ...group, name: group.policyRevision.slice(0, 12) }))}
      />
      <p class="dim">{words.precisionHint}</p>
    </>
  );
}

interface MeasuresProps {
  readonly heading: string;
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly times: { readonly secondsP50: number | null; readonly secondsP95: number | null };
}

function Measures({ heading, counts, times: { secondsP50, secondsP95 } }: MeasuresProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const rows = [
    ...counts.map(([name, count]) => [name, count.toLocaleString(texts.lang)] as const),
    [words.p50, formatSeconds(secondsP50)] as const,
    [words.p95, formatSeconds(secondsP95)] as const,
  ];
  return (
    <DataTable caption={heading} columns={[words.measure, { name: words.value, number: true }]}>
      {rows.map(([name, value]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="number">{value}</td>
        </tr>
      ))}
    </DataTable>
  );
}

const formatSeconds = (seconds: number | null): string => (seconds === null ? "–" : formatDuration(seconds * 1_000));

interface GroupsProps {
  readonly heading: string;
  readonly name: string;
  readonly groups: readonly (Omit<Statistics["byCategory"][number], "category"> & { readonly name: string })[];
}

function Groups({ heading, name, groups }: GroupsProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const numbers = [words.matches, words.removals, words.overturns, words.precision];
  return (
    <DataTable caption={heading} columns={[name, ...numbers.map((each) => ({ name: each, number: true }) as const)]}>
      {groups.length === 0 ? (
        <tr>
          <td colSpan={5} class="dim">
            {words.nothing}
          </td>
        </tr>
      ) : null}
      {groups.map((group) => (
        <tr key={group.name}>
          <th scope="row">{group.name}</th>
          <td class="number">{group.matches.toLocaleString(texts.lang)}</td>
          <td class="number">{group.removals.toLocaleString(texts.lang)}</td>
          <td class="number">{group.overturns.toLocaleString(texts.lang)}</td>
          <td class="number">{group.precision === null ? words.none : formatShare(group.precision, texts.lang)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

const formatShare = (share: number, lang: string): string =>
  new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(share);
