import type { Db } from "../db/client.ts";
import type { SealContent } from "./audit-codes.ts";

export type Queryable = Pick<Db["pool"], "query">;

export interface StoredSeal extends SealContent {
  readonly firstId: number;
  readonly lastId: number;
  readonly count: number;
  readonly hash: Buffer;
}

/** A row of audit_seals as the driver gives it: its whole numbers of 64 bits are strings. */
interface SealRow {
  readonly id: string;
  readonly first_id: string;
  readonly last_id: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly macs: Buffer;
  readonly key_id: Buffer;
  readonly prev: Buffer;
  readonly hash: Buffer;
  readonly sealed_at: Date;
}

/** A seal holds at most 2,000 rows of 40 bytes: a page is 1.6 MB at most. */
const PAGE = 20;

/** Every seal behind the one numbered `after`, in order; memory does not grow with their number. */
export async function* readSeals(db: Queryable, after = 0): AsyncGenerator<StoredSeal> {
  for (let from = after; ;) {
    const { rows } = await db.query<SealRow>("select * from audit_seals where id > $1 order by id limit $2", [
      from,
      PAGE,
    ]);
    const seals = rows.map(sealOf);
    yield* seals;
    const last = seals.at(-1);
    if (!last || seals.length < PAGE) return;
    from = last.id;
  }
}

const sealOf = (row: SealRow): StoredSeal => ({
  id: Number(row.id),
  firstId: Number(row.first_id),
  lastId: Number(row.last_id),
  count: row.count,
  ids: row.ids.map(Number),
  macs: row.macs,
  keyId: row.key_id,
  prev: row.prev,
  hash: row.hash,
  sealedAt: row.sealed_at,
});

/** Where the chain ends. */
export interface ChainEnd {
  readonly seal: number;
  readonly lastId: number;
  readonly hash: Buffer;
  readonly sealedAt: Date;
  /** The mark of the key that made it. */
  readonly keyId: Buffer;
  /** Of the rows under it. */
  readonly count: number;
}

/** Null while nothing is sealed. With `at`, the chain up to that seal. */
export async function readChainEnd(db: Queryable, at?: number): Promise<ChainEnd | null> {
  const { rows } = await db.query<Pick<SealRow, "id" | "last_id" | "hash" | "sealed_at" | "key_id" | "count">>(
    `select id, last_id, hash, sealed_at, key_id, count
     from audit_seals
     where $1::bigint is null or id = $1
     order by id desc
     limit 1`,
    [at ?? null],
  );
  const [row] = rows;
  if (!row) return null;
  const { hash, count, sealed_at: sealedAt, key_id: keyId } = row;
  return { seal: Number(row.id), lastId: Number(row.last_id), hash, sealedAt, keyId, count };
}
