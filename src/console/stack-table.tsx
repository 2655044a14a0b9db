import type { ComponentChildren } from "preact";

interface StackTableProps {
  readonly caption: string;
  readonly columns: readonly (string | { readonly name: string; readonly number: true })[];
  /** A cell for each column, in one piece, for a card puts each piece in a place of its own; the first one names its row. */
  readonly rows: readonly StackRow[];
  /** As cards the values follow each other in lines, for rows of many short ones. */
  readonly brief?: boolean;
}

interface StackRow {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
  /** What the desk's script goes by, where rows can be gone through by keys. */
  readonly data?: Readonly<Record<`data-${string}`, string | number | undefined>>;
}

/**
 * A table that becomes a list of cards where it has little room, each value with its column's name: what can be done about
 * a row is in sight without scrolling sideways. If it is wider than that all the same, it scrolls within itself, by
 * keyboard too, and never the page. The roles are said, for the cards' layout would take them away.
 */
export const StackTable = ({ caption, columns, rows, brief = false }: StackTableProps) => (
  <div class={`scroll cards ${roomFor(columns.length)}`} role="region" aria-label={caption} tabIndex={0}>
    <table class={brief ? "stack brief" : "stack"} role="table">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th scope="col" role="columnheader" class={isNumber(column) ? "number" : undefined}>
              {nameOf(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(({ key, cells, data }) => (
          <tr key={key} role="row" tabIndex={data && -1} {...data}>
            {columns.map((column, index) => (
              <Cell column={column} isFirst={index === 0}>
                {cells[index]}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** How wide the room has to be for a table of so many columns, as a class of the stylesheet. */
const roomFor = (columns: number): "few" | "some" | "many" => (columns < 4 ? "few" : columns < 6 ? "some" : "many");

type Column = StackTableProps["columns"][number];

const isNumber = (column: Column): boolean => typeof column !== "string";
const nameOf = (column: Column): string => (typeof column === "string" ? column : column.name);

interface CellProps {
  readonly column: Column;
  readonly isFirst: boolean;
  readonly children: ComponentChildren;
}

const Cell = ({ column, isFirst, children }: CellProps) =>
  isFirst ? (
    <th scope="row" role="rowheader">
      {children}
    </th>
  ) : (
    <td role="cell" class={isNumber(column) ? "number" : undefined} data-label={nameOf(column)}>
      {children}
    </td>
  );
