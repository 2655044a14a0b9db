interface Share {
  readonly name: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

interface IntervalChartProps {
  /** What is said to whoever does not see it. */
  readonly label: string;
  readonly rows: readonly Share[];
  readonly format: (share: number) => string;
}

const ROW = 42;
const NAME = 22;
const FOOT = 26;
/** From the left edge, in percent; a mark at either end stays inside. */
const START = 2;
const WIDTH = 94;

const percent = (share: number): string => `${Number((START + share * WIDTH).toFixed(4))}%`;

/** Shares from 0 to 1 below one another, each with the interval in which it lies. */
export const IntervalChart = ({ label, rows, format }: IntervalChartProps) => (
  <svg class="plot" role="img" aria-label={label} width="100%" height={rows.length * ROW + FOOT}>
    {[0, 0.5, 1].map((tick) => (
      <>
        <line class="grid" x1={percent(tick)} x2={percent(tick)} y1="0" y2={rows.length * ROW} />
        <text x={percent(tick)} y={rows.length * ROW + 18} text-anchor={ANCHORS[String(tick)] ?? "middle"}>
          {format(tick)}
        </text>
      </>
    ))}
    {rows.map((row, index) => (
      <Row row={row} top={index * ROW} format={format} />
    ))}
  </svg>
);

const ANCHORS: Readonly<Record<string, "start" | "end">> = { "0": "start", "1": "end" };

interface RowProps extends Pick<IntervalChartProps, "format"> {
  readonly row: Share;
  readonly top: number;
}

const Row = ({ row: { name, share, low, high }, top, format }: RowProps) => (
  <g class="tone-1">
    {/* Words of a page, for text of a drawing does not know where it has to end. The whole stands in the table too. */}
    <foreignObject x={percent(0)} y={top} width={`${WIDTH}%`} height={NAME}>
      <div class="name" title={name}>
        {name}
      </div>
    </foreignObject>
    <line class="interval" x1={percent(low)} x2={percent(high)} y1={top + 29} y2={top + 29} />
    <circle cx={percent(share)} cy={top + 29} r={5}>
      <title>{`${name}: ${format(share)} (${format(low)}–${format(high)})`}</title>
    </circle>
  </g>
);
