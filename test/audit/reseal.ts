import { CODE_BYTES, type SealContent, codeOfRow, hashOfSeal, markOfKey } from "../../src/audit/audit-codes.ts";
import { SEALABLE_COLUMNS, type SealableRow } from "../../src/audit/sealable-row.ts";
import { type Queryable, readChainEnd, readSeals } from "../../src/audit/stored-seal.ts";

/** The seals from this one on, made again over the rows as they are now, as somebody would who has this key. */
export async function reseal(db: Queryable, number: number, { key, mark = key }: { key: string; mark?: string }) {
  for await (const seal of readSeals(db, number - 1)) {
    const { rows } = await db.query<[...SealableRow]>({
      text: `select ${SEALABLE_COLUMNS} from audit_entries where id = any ($1) order by audit_entries.id`,
      values: [seal.ids],
      rowMode: "array",
    });
    const macs = Buffer.concat(
      rows.map((row) => codeOfRow(key, row)),
      CODE_BYTES * rows.length,
    );
    const prev = (await readChainEnd(db, seal.id - 1))?.hash ?? seal.prev;
    const content: SealContent = { ...seal, macs, keyId: markOfKey(mark), prev };
    await db.query("update audit_seals set macs = $2, key_id = $3, prev = $4, hash = $5 where id = $1", [
      seal.id,
      macs,
      content.keyId,
      prev,
      hashOfSeal(key, content),
    ]);
  }
}
