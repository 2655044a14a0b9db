import type { Span } from "../reports/statistics-over-time.ts";

interface Series {
  readonly name: string;
  /** One value a stretch; null where there is nothing to say. */
  readonly values: readonly (number | null)[];
}

interface TimeChartProps {
  /** `columns` stand on one another, `lines` do not. */
  readonly kind: "columns" | "lines";
  /** What is said to whoever does not see it. */
  readonly label: string;
  readonly spans: readonly Span[];
  readonly series: readonly Series[];
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
  readonly formatDay: (day: string) => string;
  readonly formatSpan: (span: Span) => string;
}

const TOP = 14;
const HEIGHT = 160;
const BOTTOM = TOP + HEIGHT;
/** Of the width, in percent; the rest is for the names of the lines. */
const PLOT = 86;

/** Widths in percent and heights in pixels: it fits every screen without a script, and its letters keep their size. */
export function TimeChart(props: TimeChartProps) {
  const { label, ticks, kind, format } = props;
  const highest = ticks.at(-1) ?? 1;
  const yOf = (value: number): number => BOTTOM - (value / highest) * HEIGHT;
  return (
    <svg class="plot" role="img" aria-label={label} width="100%" height={BOTTOM + 30}>
      {ticks.map((tick) => (
        <>
          <line class="grid" x1="0" x2={percent(PLOT)} y1={yOf(tick)} y2={yOf(tick)} />
          <text x={percent(PLOT)} dx="8" y={yOf(tick) + 4}>
            {format(tick)}
          </text>
        </>
      ))}
      {kind === "columns" ? <Columns {...props} yOf={yOf} /> : <Lines {...props} yOf={yOf} />}
      <DayNames {...props} />
    </svg>
  );
}

interface DrawnProps extends TimeChartProps {
  readonly yOf: (value: number) => number;
}

/** Four digits are a hundredth of a pixel. */
const percent = (share: number): string => `${Number(share.toFixed(4))}%`;

function Columns({ spans, series, format, formatSpan, yOf }: DrawnProps) {
  const slot = PLOT / spans.length;
  return (
    <>
      {spans.map((span, index) => {
        let below = 0;
        return series.map(({ name, values }, nth) => {
          const value = values[index] ?? 0;
          if (value === 0) return null;
          const [from, to] = [below, (below += value)];
          return (
            <rect
              class={`tone-${nth + 1}`}
              x={percent((index + 0.1) * slot)}
              width={percent(0.8 * slot)}
              y={yOf(to)}
              height={yOf(from) - yOf(to)}
            >
              <title>{`${formatSpan(span)}: ${name} ${format(value)}`}</title>
            </rect>
          );
        });
      })}
    </>
  );
}

function Lines({ spans, series, format, formatSpan, yOf }: DrawnProps) {
  const slot = PLOT / spans.length;
  const xOf = (index: number): string => percent((index + 0.5) * slot);
  return (
    <>
      {series.map(({ name, values }, nth) =>
        values.map((value, index) => {
          const next = values[index + 1];
          const span = spans[index];
          if (value === null || !span) return null;
          return (
            <g class={`tone-${nth + 1}`}>
              {next === null || next === undefined ? null : (
                <line x1={xOf(index)} x2={xOf(index + 1)} y1={yOf(value)} y2={yOf(next)} />
              )}
              <circle cx={xOf(index)} cy={yOf(value)} r={3}>
                <title>{`${formatSpan(span)}: ${name} ${format(value)}`}</title>
              </circle>
            </g>
          );
        }),
      )}
    </>
  );
}

/** From the first day of the period to its last. */
function DayNames({ spans, formatDay }: Pick<TimeChartProps, "spans" | "formatDay">) {
  const [first, last] = [spans[0]?.day, spans.at(-1)?.lastDay];
  return (
    <>
      <text x="0" y={BOTTOM + 22}>
        {first === undefined ? null : formatDay(first)}
      </text>
      {last === undefined || last === first ? null : (
        <text x={percent(PLOT)} y={BOTTOM + 22} text-anchor="end">
          {formatDay(last)}
        </text>
      )}
    </>
  );
}
