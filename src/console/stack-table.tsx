import type { ComponentChildren } from "preact";

interface StackTableProps {
  readonly caption: string;
  readonly columns: readonly (string | { readonly name: string; readonly number: true })[];
  /** A cell for each column; the first one names its row. */
  readonly rows: readonly StackRow[];
  /** On a narrow screen the values follow each other in lines, for rows of many short ones. */
  readonly brief?: boolean;
}

interface StackRow {
  readonly key: string;
  readonly cells: readonly ComponentChildren[];
  /** What the desk's script goes by, where rows can be gone through by keys. */
  readonly data?: Readonly<Record<`data-${string}`, string | number | undefined>>;
}

/**
 * A table that becomes a list of cards where the screen is narrow, each value with its column's name: what can be done
 * about a row is in sight without scrolling sideways. The roles are said, for that layout would take them away.
 */
export const StackTable = ({ caption, columns, rows, brief = false }: StackTableProps) => (
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
);

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
