import type { Config } from "../config/config.ts";
import type { Db } from "../db/client.ts";
import { buildRecord } from "./build-record.ts";
import { type Fault, findFaults, findRepeated } from "./find-faults.ts";
import type { StatementRow } from "./read-statements.ts";
import type { DsaRecord } from "./record.ts";
import { readRuleCodes } from "./rule-codes.ts";

export interface MadeRecord {
  readonly statementId: string;
  /** Null: the statement restricts nothing, so there is nothing to report. */
  readonly record: DsaRecord | null;
  /** With any, the record goes nowhere. */
  readonly faults: readonly Fault[];
}

export interface RecordDeps {
  readonly db: Pick<Db, "prisma" | "pool">;
  readonly config: Pick<Config, "publicUrl" | "secure">;
}

/** The records of statements, checked, in their order. */
export async function makeRecords(
  { db, config }: RecordDeps,
  rows: readonly StatementRow[],
): Promise<readonly MadeRecord[]> {
  const termsUrl = config.secure ? `${config.publicUrl}/policies` : null;
  const built: { readonly statementId: string; readonly record: DsaRecord | null }[] = [];
  for (const row of rows) {
    const codes = await readRuleCodes(db, row.policyRevision);
    built.push({ statementId: row.id, record: buildRecord(row, { codes, termsUrl }) });
  }
  const repeated = findRepeated(built.flatMap(({ record }) => record ?? []));
  return built.map(({ statementId, record }) => ({
    statementId,
    record,
    faults: record ? [...findFaults(record), ...(repeated.has(record) ? (["puid.not_unique"] as const) : [])] : [],
  }));
}
