import { z } from "zod";
import type { Tx } from "../db/client.ts";

const undone = z.array(z.object({ id: z.string() }));

/** Which of these removals were undone since: a comment that is restored was wrongly removed each time before. */
export async function readUndone(
  db: Pick<Tx, "$queryRaw">,
  decisionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (decisionIds.length === 0) return new Set();
  const rows = await db.$queryRaw`
    select d.id
    from decisions d
    where d.id = any(${[...decisionIds]}::uuid[]) and exists (
      select 1 from decisions n
      where n.comment_id = d.comment_id and n.revision = d.revision and n.kind = 'restore'
        and (n.created_at, n.id) > (d.created_at, d.id))`;
  return new Set(undone.parse(rows).map(({ id }) => id));
}
