import type { Span } from "../reports/statistics-over-time.ts";
import { wilsonInterval } from "../shared/wilson.ts";
import { ChartFigure } from "./chart-figure.tsx";
import { SHARE_TICKS, countTicks, secondTicks } from "./chart-scale.ts";
import { useDesk } from "./desk.tsx";
import { queryOf } from "./fields.ts";
import { formatCount, formatDay, formatSeconds, formatShare, formatSpan, sayDuration } from "./format.ts";
import { IntervalChart } from "./interval-chart.tsx";
import type { AskedPeriod } from "./read-period.ts";
import { type FigureName, type Figures, figureTables } from "./statistics-figures.ts";
import { STATISTICS_TEXTS } from "./statistics-texts.ts";
import { TimeChart } from "./time-chart.tsx";

interface ChartsProps extends Figures {
  readonly asked: AskedPeriod;
}

export const StatisticsCharts = (props: ChartsProps) => (
  <div class="pair charts">
    <Volume {...props} />
    <Precision {...props} />
    <Overturns {...props} />
    <Queue {...props} />
    <Appeals {...props} />
  </div>
);

function useFigure(name: FigureName, { asked, ...figures }: ChartsProps) {
  const { lang } = useDesk().texts;
  const words = STATISTICS_TEXTS[lang];
  const { stretches, step } = figures.overTime;
  return {
    words,
    lang,
    frame: {
      heading: name === "precision" ? words.charts.precision : `${words.charts[name]}, ${words.per(step)}`,
      table: figureTables(figures, lang)[name],
      csvHref: `/console/statistics/${name}.csv${queryOf({ ...asked })}`,
    },
    count: (value: number) => formatCount(value, lang),
    share: (value: number) => formatShare(value, lang),
    /** What a chart of time says of its days. */
    time: {
      spans: stretches,
      formatDay: (day: string) => formatDay(day, lang),
      formatSpan: (span: Span) => formatSpan(span, lang),
    },
    seconds: (value: number | null) => formatSeconds(value, lang),
    /** In a sentence. */
    lasting: (seconds: number | null) => sayDuration(seconds, lang),
  };
}

function Volume(props: ChartsProps) {
  const { words, frame, count, time } = useFigure("volume", props);
  const { stretches } = props.overTime;
  const series = (["published", "flagged", "held", "removed"] as const).map((name) => ({
    name: words[name],
    values: stretches.map((each) => each[name]),
  }));
  const totals = stretches.map(({ published, flagged, held, removed }) => published + flagged + held + removed);
  const highest = Math.max(0, ...totals);
  const all = totals.reduce((sum, each) => sum + each, 0);
  const fullest = stretches[totals.indexOf(highest)];
  if (all === 0 || !fullest) return <ChartFigure {...frame} said={words.nothingJudged} wide />;
  const said = `${words.comments(count(all))} ${words.most(count(highest), time.formatSpan(fullest))}`;
  return (
    <ChartFigure {...frame} said={said} legend={series.map(({ name }) => name)} wide>
      <TimeChart
        kind="columns"
        label={`${frame.heading}. ${said}`}
        {...time}
        series={series}
        ticks={countTicks(highest)}
        format={count}
      />
    </ChartFigure>
  );
}

const MOST_RULES = 15;

function Precision(props: ChartsProps) {
  const { words, frame, share } = useFigure("precision", props);
  const { rules } = useDesk();
  const known = props.statistics.byRule.flatMap(({ ruleId, reviewed, precision, precisionLow, precisionHigh }) =>
    precision === null || precisionLow === null || precisionHigh === null
      ? []
      : [
          {
            name: rules[ruleId]?.text ?? ruleId,
            reviewed,
            share: precision,
            low: precisionLow,
            high: precisionHigh,
          },
        ],
  );
  const rows = known.toSorted((one, other) => other.reviewed - one.reviewed).slice(0, MOST_RULES);
  const said =
    rows.length === 0
      ? words.nobodyLooked
      : [
          ...(rows.length < known.length ? [words.firstRules(rows.length, known.length)] : []),
          words.precisionHint,
        ].join(" ");
  return (
    <ChartFigure {...frame} said={said}>
      {rows.length === 0 ? null : <IntervalChart label={`${frame.heading}. ${said}`} rows={rows} format={share} />}
    </ChartFigure>
  );
}

function Overturns(props: ChartsProps) {
  const { words, frame, count, share, time } = useFigure("overturns", props);
  const { stretches } = props.overTime;
  const decided = stretches.reduce((sum, each) => sum + each.decided, 0);
  const overturned = stretches.reduce((sum, each) => sum + each.overturned, 0);
  const lies = wilsonInterval(overturned, decided);
  if (!lies) return <ChartFigure {...frame} said={words.noAppeals} />;
  const said = words.rate(
    count(overturned),
    count(decided),
    `${share(overturned / decided)}; ${share(lies.low)}–${share(lies.high)}`,
  );
  const values = stretches.map((each) => (each.decided === 0 ? null : each.overturned / each.decided));
  return (
    <ChartFigure {...frame} said={said}>
      <TimeChart
        kind="lines"
        label={`${frame.heading}. ${said}`}
        {...time}
        series={[{ name: words.overturned, values }]}
        ticks={SHARE_TICKS}
        format={share}
      />
    </ChartFigure>
  );
}

function Queue(props: ChartsProps) {
  const { words, count, lasting } = useFigure("queue", props);
  const { waiting } = props.overTime;
  const { openNow, secondsP50, secondsP95 } = props.statistics.queue;
  const now =
    openNow === 0
      ? words.queueEmpty
      : words.queueNow(count(openNow), lasting(waiting.secondsP50), lasting(waiting.secondsP95));
  const done = secondsP50 === null ? words.nothingResolved : words.within(lasting(secondsP50), lasting(secondsP95));
  const series = props.overTime.stretches.map(({ queueP50, queueP95 }) => [queueP50, queueP95] as const);
  return <Times {...props} name="queue" said={`${done} ${now}`} times={series} />;
}

function Appeals(props: ChartsProps) {
  const { words, lasting } = useFigure("appeals", props);
  const { secondsP50, secondsP95 } = props.statistics.appeals;
  const said = secondsP50 === null ? words.noAppeals : words.within(lasting(secondsP50), lasting(secondsP95));
  const series = props.overTime.stretches.map(({ appealP50, appealP95 }) => [appealP50, appealP95] as const);
  return <Times {...props} name="appeals" said={said} times={series} />;
}

interface TimesProps extends ChartsProps {
  readonly name: "queue" | "appeals";
  readonly said: string;
  readonly times: readonly (readonly [p50: number | null, p95: number | null])[];
}

function Times({ name, said, times, ...props }: TimesProps) {
  const { words, frame, seconds, time } = useFigure(name, props);
  const series = [
    { name: words.p50, values: times.map(([p50]) => p50) },
    { name: words.p95, values: times.map(([, p95]) => p95) },
  ];
  const known = times.flat().filter((each) => each !== null);
  if (known.length === 0) return <ChartFigure {...frame} said={said} />;
  return (
    <ChartFigure {...frame} said={said} legend={series.map((each) => each.name)}>
      <TimeChart
        kind="lines"
        label={`${frame.heading}. ${said}`}
        {...time}
        series={series}
        ticks={secondTicks(Math.max(1, ...known))}
        format={seconds}
      />
    </ChartFigure>
  );
}
