import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import type { LockedComment } from "./lock-comment.ts";
import { raiseAlert } from "./raise-alert.ts";

const restricted = z.array(z.object({ accountId: z.string() }));

interface Undone {
  readonly comment: Pick<LockedComment, "id" | "authorId">;
  readonly at: Date;
}

/** A removal was undone, and a limit that still stands rested on it: nothing lifts it by itself, so somebody has to look. */
export async function alertGroundUndone(deps: Pick<Deps, "config">, tx: Tx, { comment, at }: Undone): Promise<void> {
  const rows = await tx.$queryRaw`
    select distinct r.account_id as "accountId"
    from restrictions r
    join decisions d on d.restriction_id = r.id and d.kind = 'restrict'
    join statements s on s.decision_id = d.id
    cross join lateral jsonb_array_elements(coalesce(s.data -> 'strikes', '[]')) strike
    join decisions k on k.id = (strike ->> 'decisionId')::uuid and k.comment_id = ${comment.id}::uuid
    where r.account_id = ${comment.authorId}::uuid and r.kind <> 'warning' and r.lifted_at is null
      and (r.until is null or r.until > ${at}::timestamptz)`;
  for (const { accountId: cause } of restricted.parse(rows))
    await raiseAlert(deps, tx, { kind: "ground_undone", cause, at });
}
