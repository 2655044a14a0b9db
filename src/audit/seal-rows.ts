import { CODE_BYTES, NO_SEAL, type SealContent, codeOfRow, hashOfSeal, markOfKey } from "./audit-codes.ts";
import { SEALABLE_COLUMNS, type SealableRow } from "./sealable-row.ts";
import type { ChainEnd, Queryable } from "./stored-seal.ts";

/** Rows under one seal: 2,000 codes are 64 kB, one value of one row. Behind a seal with fewer, no older row waits. */
export const BATCH = 2_000;

/**
 * For the session that seals or verifies: always along the primary key. The newest rows are not in the statistics yet,
 * and taking them for few, the planner would read and sort all of them for each batch.
 */
export const READ_BY_ID = "set enable_seqscan = off; set enable_bitmapscan = off";

export interface SealRows {
  readonly key: string;
  readonly end: ChainEnd | null;
  /** No row with an id up to here can appear any more. */
  readonly settledTo: number;
  /** When `settledTo` was read, so that a row above it was written later. */
  readonly at: Date;
}

/** Puts the next rows, at most 2,000, under a seal; null when there are none. The caller is the only one who seals. */
export async function sealRows(db: Queryable, { key, end, settledTo, at }: SealRows): Promise<ChainEnd | null> {
  const { rows } = await db.query<[...SealableRow]>({
    text: `select ${SEALABLE_COLUMNS} from audit_entries where id > $1 and id <= $2 order by audit_entries.id limit ${BATCH}`,
    values: [end?.lastId ?? 0, settledTo],
    rowMode: "array",
  });
  if (rows.length === 0) return null;
  const content: SealContent = {
    id: (end?.seal ?? 0) + 1,
    ids: rows.map(([id]) => Number(id)),
    macs: Buffer.concat(
      rows.map((row) => codeOfRow(key, row)),
      CODE_BYTES * rows.length,
    ),
    keyId: markOfKey(key),
    prev: end?.hash ?? NO_SEAL,
    sealedAt: at,
  };
  const hash = hashOfSeal(key, content);
  await insertSeal(db, content, hash);
  const { id: seal, ids, keyId } = content;
  return { seal, lastId: ids.at(-1) ?? 0, hash, sealedAt: at, keyId, count: ids.length };
}

async function insertSeal(db: Queryable, { id, ids, macs, keyId, prev, sealedAt }: SealContent, hash: Buffer) {
  await db.query(
    `insert into audit_seals (id, first_id, last_id, count, ids, macs, key_id, prev, hash, sealed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, ids[0], ids.at(-1), ids.length, ids, macs, keyId, prev, hash, sealedAt],
  );
}
