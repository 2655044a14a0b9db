import type { Prisma } from "../db/generated/client.ts";
import { readUndone } from "../authors/read-undone.ts";
import type { Tx } from "../db/client.ts";
import { type StatementData, statementData } from "./statement-of-reasons.ts";

/** A stored statement: what it said then, and which of the removals it counts were undone since. */
export async function readStatement(db: Pick<Tx, "$queryRaw">, stored: Prisma.JsonValue): Promise<StatementData> {
  const data = statementData.parse(stored);
  const undone = await readUndone(
    db,
    data.strikes.map(({ decisionId }) => decisionId),
  );
  return { ...data, strikes: data.strikes.map((each) => ({ ...each, undone: undone.has(each.decisionId) })) };
}
