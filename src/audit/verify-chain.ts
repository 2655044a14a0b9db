import { CODE_BYTES, NO_SEAL, codeOfRow, hashOfSeal, markOfKey } from "./audit-codes.ts";
import { readAuditKeys } from "../config/audit-keys.ts";
import { MINUTE, after } from "../shared/clock.ts";
import type { Fault } from "./faults.ts";
import { type OutsideSeal, readOutsideSeal } from "./outside-seal.ts";
import { BATCH } from "./seal-rows.ts";
import { SEALABLE_COLUMNS, type SealableRow } from "./sealable-row.ts";
import { readHighestId } from "./settled-rows.ts";
import { type ChainEnd, type Queryable, type StoredSeal, readChainEnd, readSeals } from "./stored-seal.ts";

export interface VerifyChain {
  /** As `AUDIT_KEY` is written: earlier keys may follow. */
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

/** Every key by its mark in hex. */
function keysByMark(text: string): ReadonlyMap<string, string> {
  const { current, former } = readAuditKeys(text);
  return new Map([current, ...former].map((key) => [markOfKey(key).toString("hex"), key]));
}

async function knowsKey(db: Queryable, key: string): Promise<boolean> {
  const marks = [...keysByMark(key).keys()].map((mark) => Buffer.from(mark, "hex"));
  const { rowCount } = await db.query("select from audit_seals where key_id = any ($1) limit 1", [marks]);
  return rowCount === 1;
}

/** Between a row's time and its seal lie a transaction, and clocks of machines that differ. */
const CLOCKS_AGREE_WITHIN_MS = 5 * MINUTE;

async function compare(db: Queryable, tally: Tally, options: VerifyChain): Promise<void> {
  const { behind = null } = options;
  const keys = keysByMark(options.key);
  const rows = await openRows(db, { after: behind === null ? LOWEST : String(behind.lastId), tally });
  let before = { seal: behind?.seal ?? 0, hash: behind?.hash ?? NO_SEAL };
  let since = behind && nextSince(behind, null);
  for await (const seal of readSeals(db, before.seal)) {
    tally.seals += 1;
    if (seal.id > before.seal + 1) {
      tally.add({ kind: "seals_missing", seal: before.seal + 1, to: seal.id - 1 });
      await passUnsealed(rows, tally, seal.firstId);
    }
    const key = keys.get(seal.keyId.toString("hex"));
    const isProven = checkSeal(seal, { key, before, tally });
    await checkRows(rows, { seal, key, isDated: isProven ? datedWithin(since, seal.sealedAt) : () => true, tally });
    before = { seal: seal.id, hash: seal.hash };
    if (isProven) since = nextSince(seal, since);
  }
  await checkTail(rows, tally, { ...options, highestId: await readHighestId(db) });
}

/**
 * What every later row was written after. A full seal tells nothing of that: the sealer had more rows before it, which may
 * have waited for long.
 */
const nextSince = ({ sealedAt, count }: Pick<ChainEnd, "sealedAt" | "count">, since: Date | null): Date | null =>
  count < BATCH ? sealedAt : since;

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
  /** Undefined: made with none of ours. */
  readonly key: string | undefined;
  readonly before: { readonly seal: number; readonly hash: Buffer };
  readonly tally: Tally;
}

/** Whether the seal is ours as it stands, so that its time counts. */
function checkSeal(seal: StoredSeal, { key, before, tally }: CheckSeal): boolean {
  const follows = seal.id === before.seal + 1;
  const isWhole = key !== undefined && hashOfSeal(key, seal).equals(seal.hash);
  if (key === undefined) tally.add({ kind: "seal_of_another_key", seal: seal.id });
  else if (!isWhole) tally.add({ kind: "seal_altered", seal: seal.id });
  if (follows && !seal.prev.equals(before.hash)) tally.add({ kind: "seal_out_of_place", seal: seal.id });
  return isWhole;
}

interface CheckRows {
  readonly seal: StoredSeal;
  readonly key: string | undefined;
  readonly isDated: (at: string) => boolean;
  readonly tally: Tally;
}

/** Both in the order of their ids: what only one side has was inserted or removed. */
async function checkRows(rows: Rows, { seal, key, isDated, tally }: CheckRows): Promise<void> {
  for (const [index, id] of seal.ids.entries()) {
    while (rows.current && idOf(rows.current) < id) {
      tally.add({ kind: "row_inserted", id: idOf(rows.current), seal: seal.id });
      await rows.advance();
    }
    if (!rows.current || idOf(rows.current) > id) {
      tally.add({ kind: "row_removed", id, seal: seal.id });
      continue;
    }
    const [, , at] = rows.current;
    const code = seal.macs.subarray(index * CODE_BYTES, (index + 1) * CODE_BYTES);
    if (key !== undefined && !codeOfRow(key, rows.current).equals(code))
      tally.add({ kind: "row_altered", id, seal: seal.id });
    else if (!isDated(at)) tally.add({ kind: "row_misdated", id, seal: seal.id, at });
    await rows.advance();
  }
}

/** Times as a SealableRow has them, which are ordered as texts. `since`: null where it is unknown. */
function datedWithin(since: Date | null, until: Date): (at: string) => boolean {
  const from = since === null ? "" : after(since, -CLOCKS_AGREE_WITHIN_MS).toISOString();
  const to = after(until, CLOCKS_AGREE_WITHIN_MS).toISOString();
  return (at) => at >= from && at <= to;
}

async function passUnsealed(rows: Rows, tally: Tally, before: number): Promise<void> {
  while (rows.current && idOf(rows.current) < before) {
    tally.add({ kind: "row_without_seal", id: idOf(rows.current) });
    await rows.advance();
  }
}

interface CheckTail extends Pick<VerifyChain, "now" | "outside"> {
  readonly highestId: number;
}

async function checkTail(rows: Rows, tally: Tally, { now, outside, highestId }: CheckTail): Promise<void> {
  const sealedTo = Math.max(0, ...outside.map(({ known }) => known?.lastId ?? 0));
  const due = after(now, -SEALED_WITHIN_MS).toISOString();
  const isDated = datedWithin(null, now);
  for (; rows.current; await rows.advance()) {
    const [, , at] = rows.current;
    const id = idOf(rows.current);
    if (id > highestId) tally.add({ kind: "row_beyond", id });
    else if (!isDated(at)) tally.add({ kind: "row_misdated", id, seal: null, at });
    else if (id <= sealedTo || at < due) tally.add({ kind: "row_without_seal", id });
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
