import { createHmac } from "node:crypto";
import type { SealableRow } from "./sealable-row.ts";

export const CODE_BYTES = 32;

/** What the first seal names as the one before it. */
export const NO_SEAL = Buffer.alloc(CODE_BYTES);

/** The labels keep the codes of rows, seals and keys apart: none can be passed off as another. */
const ROW = "recourse audit row 1";
const SEAL = "recourse audit seal 1";
const KEY = "recourse audit key 1";

/** HMAC-SHA256 over the UTF-8 of the JSON array of a label and the row's nine columns, without spaces. */
export const codeOfRow = (key: string, row: SealableRow): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify([ROW, ...row]))
    .digest();

export interface SealContent {
  readonly id: number;
  /** Ascending. */
  readonly ids: readonly number[];
  /** The rows' codes one behind the other, in the order of `ids`. */
  readonly macs: Buffer;
  readonly keyId: Buffer;
  /** The hash of the seal before. */
  readonly prev: Buffer;
  readonly sealedAt: Date;
}

/**
 * HMAC-SHA256 over the JSON array of a label, the seal's number, its row's ids, the key's mark and the hash before, both
 * in hex, and the time; then a line feed; then the rows' codes as bytes.
 */
export const hashOfSeal = (key: string, { id, ids, macs, keyId, prev, sealedAt }: SealContent): Buffer =>
  createHmac("sha256", key)
    .update(JSON.stringify([SEAL, id, ids, keyId.toString("hex"), prev.toString("hex"), sealedAt.toISOString()]))
    .update("\n")
    .update(macs)
    .digest();

/** Tells whether a seal was made by this key, without telling anything of the key. */
export const markOfKey = (key: string): Buffer => createHmac("sha256", key).update(KEY).digest().subarray(0, 8);
