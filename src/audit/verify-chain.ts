import { CODE_BYTES, NO_SEAL, codeOfRow, hashOfSeal, markOfKey } from "./audit-codes.ts";
import type { Fault } from "./faults.ts";
import { type OutsideSeal, readOutsideSeal } from "./outside-seal.ts";
import { SEALABLE_COLUMNS, type SealableRow } from "./sealable-row.ts";
import { type ChainEnd, type Queryable, type StoredSeal, readChainEnd, readSeals } from "./stored-seal.ts";

export interface VerifyChain {
  readonly key: string;
  /** Files that keep a seal outside the database, read before: the database may only be further. */
  readonly outside: readonly OutsideFile[];
  readonly now: Date;
  /** Only what stands behind this seal, which is taken for good. Absent: everything. */
  readonly behind?: ChainEnd | null;
  /** Each as soon as it is found: they may be as many as there are rows. */
  readonly onFault: (fault: Fault) => void;
  readonly onProgress?: (rows: number) => void;
}

export interface OutsideFile {
  readonly file: string;
  /** Null: it cannot be read. */
  readonly known: OutsideSeal | null;
}

export interface Verified {
  readonly rows: number;
  readonly seals: number;
  /** Rows that are too young to be missed by the sealer. */
  readonly waiting: number;
  readonly faults: number;
  readonly end: ChainEnd | null;
}

/** Rows older than this without a seal are a fault: the sealer works each second, a transaction runs for 30 s at most. */
export const SEALED_WITHIN_MS = 60_000;

export const readOutsideFiles = (files: readonly string[]): Promise<readonly OutsideFile[]> =>
  Promise.all(files.map(async (file) => ({ file, known: await readOutsideSeal(file).catch(() => null) })));

/**
 * Computes every code again and compares. `db` is one connection in a transaction that sees one state of the database
 * (repeatable read). Memory does not grow with the number of rows, seals or faults.
 */
export async function verifyChain(db: Queryable, options: VerifyChain): Promise<Verified> {
  const tally = new Tally(options);
  const end = await readChainEnd(db);
  if (end && !(await knowsKey(db, options.key))) tally.add({ kind: "wrong_key" });
  else await compare(db, tally, options);
  for (const outside of options.outside) await compareOutside(db, tally, outside);
  return { rows: tally.rows, seals: tally.seals, waiting: tally.waiting, faults: tally.faults, end };
}

/** What was counted so far. */
class Tally {
  rows = 0;
  seals = 0;
  waiting = 0;
  faults = 0;
  readonly #options: VerifyChain;
  constructor(options: VerifyChain) {
    this.#options = options;
  }
  add(fault: Fault): void {
    this.faults += 1;
    this.#options.onFault(fault);
  }
  countRow(): void {
    this.rows += 1;
    if (this.rows % 1_000 === 0) this.#options.onProgress?.(this.rows);
  }
}

async function knowsKey(db: Queryable, key: string): Promise<boolean> {
  const { rowCount } = await db.query("select from audit_seals where key_id = $1 limit 1", [markOfKey(key)]);
  return rowCount === 1;
}

async function compare(db: Queryable, tally: Tally, options: VerifyChain): Promise<void> {
  const { key, behind = null } = options;
  const rows = await openRows(db, { after: behind === null ? LOWEST : String(behind.lastId), tally });
  let before = { seal: behind?.seal ?? 0, hash: behind?.hash ?? NO_SEAL };
  for await (const seal of readSeals(db, before.seal)) {
    tally.seals += 1;
    if (seal.id > before.seal + 1) {
      tally.add({ kind: "seals_missing", seal: before.seal + 1, to: seal.id - 1 });
      await passUnsealed(rows, tally, seal.firstId);
    }
    checkSeal(seal, { key, before, tally });
    await checkRows(rows, { seal, key, tally });
    before = { seal: seal.id, hash: seal.hash };
  }
  await checkTail(rows, tally, options);
}

interface Rows {
  /** The row at hand. */
  current: SealableRow | undefined;
  readonly advance: () => Promise<void>;
}

const PAGE = 2_000;

/** Of a bigint: no row is too low to be seen. */
const LOWEST = "-9223372036854775808";

async function openRows(db: Queryable, { after, tally }: { after: string; tally: Tally }): Promise<Rows> {
  let page: readonly SealableRow[] = [];
  let next = 0;
  let from = after;
  const rows: Rows = {
    current: undefined,
    advance: async () => {
      if (rows.current) tally.countRow();
      if (next === page.length && (next === PAGE || !rows.current)) {
        page = await readPage(db, from);
        next = 0;
        from = page.at(-1)?.[0] ?? from;
      }
      rows.current = page[next];
      next += 1;
    },
  };
  await rows.advance();
  return rows;
}

async function readPage(db: Queryable, after: string): Promise<readonly SealableRow[]> {
  const { rows } = await db.query<[...SealableRow]>({
    text: `select ${SEALABLE_COLUMNS} from audit_entries where id > $1 order by audit_entries.id limit ${PAGE}`,
    values: [after],
    rowMode: "array",
  });
  return rows;
}

const idOf = (row: SealableRow): number => Number(row[0]);

interface CheckSeal {
  readonly key: string;
  readonly before: { readonly seal: number; readonly hash: Buffer };
  readonly tally: Tally;
}

function checkSeal(seal: StoredSeal, { key, before, tally }: CheckSeal): void {
  const follows = seal.id === before.seal + 1;
  if (!seal.keyId.equals(markOfKey(key))) tally.add({ kind: "seal_of_another_key", seal: seal.id });
  else if (!hashOfSeal(key, seal).equals(seal.hash)) tally.add({ kind: "seal_altered", seal: seal.id });
  if (follows && !seal.prev.equals(before.hash)) tally.add({ kind: "seal_out_of_place", seal: seal.id });
}

interface CheckRows {
  readonly seal: StoredSeal;
  readonly key: string;
  readonly tally: Tally;
}

/** Both in the order of their ids: what only one side has was inserted or removed. */
async function checkRows(rows: Rows, { seal, key, tally }: CheckRows): Promise<void> {
  for (const [index, id] of seal.ids.entries()) {
    while (rows.current && idOf(rows.current) < id) {
      tally.add({ kind: "row_inserted", id: idOf(rows.current), seal: seal.id });
      await rows.advance();
    }
    if (!rows.current || idOf(rows.current) > id) {
      tally.add({ kind: "row_removed", id, seal: seal.id });
      continue;
    }
    const code = seal.macs.subarray(index * CODE_BYTES, (index + 1) * CODE_BYTES);
    if (!codeOfRow(key, rows.current).equals(code)) tally.add({ kind: "row_altered", id, seal: seal.id });
    await rows.advance();
  }
}

async function passUnsealed(rows: Rows, tally: Tally, before: number): Promise<void> {
  while (rows.current && idOf(rows.current) < before) {
    tally.add({ kind: "row_without_seal", id: idOf(rows.current) });
    await rows.advance();
  }
}

async function checkTail(rows: Rows, tally: Tally, { now, outside }: VerifyChain): Promise<void> {
  const sealedTo = Math.max(0, ...outside.map(({ known }) => known?.lastId ?? 0));
  const due = new Date(now.getTime() - SEALED_WITHIN_MS).toISOString();
  for (; rows.current; await rows.advance()) {
    const [, , at] = rows.current;
    if (idOf(rows.current) <= sealedTo || at < due) tally.add({ kind: "row_without_seal", id: idOf(rows.current) });
    else tally.waiting += 1;
  }
}

async function compareOutside(db: Queryable, tally: Tally, { file, known }: OutsideFile): Promise<void> {
  if (!known) return tally.add({ kind: "file_unreadable", file });
  const { seal, lastId } = known;
  const same = await readChainEnd(db, seal);
  if (!same) tally.add({ kind: "tail_cut", seal, lastId, file });
  else if (same.hash.toString("hex") !== known.hash) tally.add({ kind: "seal_replaced", seal, lastId, file });
}
