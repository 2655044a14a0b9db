import { parseArgs } from "node:util";
import { appendAudit } from "../audit/append-audit.ts";
import { instantOrDay } from "../http/instant.ts";
import { systemClock } from "../shared/clock.ts";
import { eachRecord } from "../transparency/each-record.ts";
import type { Period } from "../transparency/period.ts";
import { presentCsv } from "../transparency/present-csv.ts";
import { readReport } from "../transparency/read-report.ts";
import { type Command, type Io, UsageError } from "./command.ts";
import { type OpenedDatabase, withDatabase } from "./open-deps.ts";
import { operator } from "./operator.ts";
import { grouped } from "./progress.ts";

export const transparencyCommands: readonly Command[] = [
  {
    name: "transparency",
    usage: "--from DATE --to DATE --format json|csv|dsa",
    summary: "The report of a period, or its statements as records for the EU's database; the end is not part of it",
    run: reportTransparency,
  },
];

const FORMATS = ["json", "csv", "dsa"] as const;

interface Asked {
  readonly period: Period;
  readonly format: (typeof FORMATS)[number];
}

async function reportTransparency(args: readonly string[], io: Io): Promise<number> {
  const { period, format } = readAsked(args);
  return withDatabase(
    io,
    async (opened) => {
      if (format === "dsa") return printRecords(opened, { period, io });
      const report = await readReport(opened.db, period);
      io.out(format === "json" ? JSON.stringify(report, null, 2) : presentCsv(report).trimEnd());
      return 0;
    },
    { readOnly: true },
  );
}

function readAsked(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: { from: { type: "string" }, to: { type: "string" }, format: { type: "string" } },
  });
  const format = FORMATS.find((each) => each === values.format);
  if (!format) throw new UsageError("--format is json, csv or dsa.");
  const period = { from: readDate("--from", values.from), to: readDate("--to", values.to) };
  if (period.from >= period.to) throw new UsageError("The period must begin before it ends.");
  return { period, format };
}

function readDate(option: string, text: string | undefined): Date {
  if (text === undefined || !instantOrDay.safeParse(text).success)
    throw new UsageError(`${option} must be a date, as 2026-01-31, or a time with its offset.`);
  return new Date(text);
}

/** One record a line; a statement that no record can be made of is named on standard error, and the answer is 1. */
async function printRecords(
  { db, config }: OpenedDatabase,
  { period, io }: { readonly period: Period; readonly io: Io },
): Promise<number> {
  const details = { from: period.from.toISOString(), to: period.to.toISOString() };
  const exported = { action: "transparency.export", subjectKind: "site", subjectId: null, details };
  await appendAudit(db.prisma, { actor: operator(), ...exported, at: systemClock() });
  let [printed, refused, exempt] = [0, 0, 0];
  for await (const { statementId, record, faults } of eachRecord({ db, config }, period)) {
    if (record === null) exempt += 1;
    else if (faults.length > 0) {
      refused += 1;
      io.err(`${statementId}: ${faults.join(", ")}`);
    } else {
      printed += 1;
      io.out(JSON.stringify(record));
    }
  }
  io.err(
    `${grouped(printed)} records; ${grouped(refused)} not fit to be sent; ${grouped(exempt)} without a restriction.`,
  );
  return refused === 0 ? 0 : 1;
}
