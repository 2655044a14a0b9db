import type { Response } from "express";

export type Cell = string | number | null;

/** RFC 4180, in UTF-8. What a spreadsheet would take for a formula is a text. */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(toField).join(",")}\r\n`).join("");
}

function toField(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface CsvFile {
  /** Without ending; letters, digits and hyphens. */
  readonly name: string;
  readonly text: string;
}

export function sendCsv(res: Response, { name, text }: CsvFile): void {
  res.setHeader("Cache-Control", "no-store");
  res.setHeader("Content-Type", "text/csv; charset=utf-8");
  res.setHeader("Content-Disposition", `attachment; filename="${name}.csv"`);
  res.end(text);
}
