import type { ComponentChildren } from "preact";
import type { Cell } from "./csv.ts";
import { useDesk } from "./desk.tsx";
import { formatCount, formatDay, formatSeconds, formatShare } from "./format.ts";
import { DataTable } from "./pieces.tsx";
import { RuleName } from "./rule-name.tsx";
import { STATISTICS_TEXTS } from "./statistics-texts.ts";

export interface FigureColumn {
  /** In the file. */
  readonly id: string;
  /** On the screen. */
  readonly name: string;
  readonly as: "rule" | "day" | "count" | "share" | "seconds";
}

/** What a chart shows, whole: the same for the table below it and the file. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

interface ChartFigureProps {
  readonly heading: string;
  /** What it says, in a sentence. */
  readonly said: string;
  /** Names of the series in the order of their colours; none where there is one. */
  readonly legend?: readonly string[];
  readonly table: FigureTable;
  readonly csvHref: string;
  /** As wide as two others. */
  readonly wide?: true;
  /** Absent where there is nothing to draw: the sentence says so. */
  readonly children?: ComponentChildren;
}

/** A chart with its sentence, its legend, its table and its file. */
export function ChartFigure(props: ChartFigureProps) {
  const { heading, said, legend = [], table, csvHref, wide, children } = props;
  const { lang } = useDesk().texts;
  const words = STATISTICS_TEXTS[lang];
  return (
    <figure class={wide ? "card chart wide-chart" : "card chart"}>
      <figcaption>
        <h2>{heading}</h2>
        <p class="dim">{said}</p>
      </figcaption>
      {legend.length < 2 ? null : (
        <ul class="chart-legend">
          {legend.map((name, index) => (
            <li>
              <svg class={`plot key tone-${index + 1}`} width="14" height="14" aria-hidden="true">
                <rect x="1" y="1" width="12" height="12" />
              </svg>{" "}
              {name}
            </li>
          ))}
        </ul>
      )}
      {children}
      <details>
        <summary>{words.table}</summary>
        <FigureRows caption={heading} table={table} />
      </details>
      <p>
        <a href={csvHref} aria-label={words.csvOf(heading)} download>
          {words.csv}
        </a>
      </p>
    </figure>
  );
}

function FigureRows({ caption, table: { columns, rows } }: { readonly caption: string; readonly table: FigureTable }) {
  const { lang } = useDesk().texts;
  const heads = columns.map(({ name, as }) => (isWord(as) ? name : ({ name, number: true } as const)));
  return (
    <DataTable caption={caption} columns={heads}>
      {rows.map((row) => (
        <tr>
          {columns.map(({ as }, index) => {
            const text =
              as === "rule" ? <RuleName id={String(row[index])} /> : formatCell(row[index] ?? null, as, lang);
            if (index === 0)
              return (
                <th scope="row" class={as === "day" ? "day" : undefined}>
                  {text}
                </th>
              );
            return <td class={isWord(as) ? undefined : "number"}>{text}</td>;
          })}
        </tr>
      ))}
    </DataTable>
  );
}

const isWord = (as: FigureColumn["as"]): boolean => as === "rule" || as === "day";

function formatCell(cell: Cell, as: FigureColumn["as"], lang: "en" | "de"): string {
  if (cell === null) return "–";
  if (typeof cell === "string") return as === "day" ? formatDay(cell, lang) : cell;
  if (as === "share") return formatShare(cell, lang);
  return as === "seconds" ? formatSeconds(cell, lang) : formatCount(cell, lang);
}
