import type { ComponentChildren } from "preact";

interface TableProps {
  /** Of the category, where each has such a table: regions of one page have different names. */
  readonly of?: string;
  readonly caption: string;
  /** One that the page repeats further down is left out on a narrow screen. */
  readonly columns: readonly (string | { readonly wide: string })[];
  readonly children: ComponentChildren;
}

/** Its first column names the row; the others are numbers. */
export function EvalTable({ of, caption, columns, children }: TableProps) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={of ? `${of}: ${caption}` : caption}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th scope="col" class={columnClass(column, at)}>
                {typeof column === "string" ? column : column.wide}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function columnClass(column: TableProps["columns"][number], at: number): string | undefined {
  if (at === 0) return undefined;
  return typeof column === "string" ? "number" : "number wide";
}
