import { type MadeRecord, type RecordDeps, makeRecords } from "./make-records.ts";
import type { Period } from "./period.ts";
import { eachStatement } from "./read-statements.ts";

/** The records of a period's statements, oldest first, checked one by one. Each has a `puid` of its own: a key of ours. */
export async function* eachRecord(deps: RecordDeps, period: Period): AsyncGenerator<MadeRecord> {
  for await (const page of eachStatement(deps.db, period)) yield* await makeRecords(deps, page);
}
