import type { z } from "zod";
import type { Prisma } from "../db/generated/client.ts";
import { describeDecider } from "../decisions/describe-statement.ts";
import { readStatement } from "../decisions/read-statement.ts";
import type { Tx } from "../db/client.ts";
import type { statementOfReasons } from "./schema.ts";

interface StoredStatement {
  readonly data: Prisma.JsonValue;
  readonly text: { readonly note: string | null } | null;
}

/** The stored data, and the facts in one sentence of the author's language. */
export async function presentStatement(
  db: Pick<Tx, "$queryRaw">,
  statement: StoredStatement | null,
  locale: string,
): Promise<z.infer<typeof statementOfReasons>> {
  if (!statement) throw new Error("a removal without a statement of reasons");
  const data = await readStatement(db, statement.data);
  return { ...data, facts: describeDecider(data, locale), note: statement.text?.note ?? null };
}
