import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import { raiseAlert } from "../decisions/raise-alert.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";

const found = z.object({ id: z.string() });

/** An appeal that nobody of the staff may decide waits for an outside reviewer; administrators are told so. */
export async function alertUndecidable(
  deps: Pick<Deps, "config">,
  tx: Tx,
  { appealId, at }: { readonly appealId: string | null; readonly at: Date },
): Promise<void> {
  const rows = await tx.$queryRaw`
    select a.id from appeals a
    where a.status = 'open' and (${appealId}::uuid is null or a.id = ${appealId}::uuid)
      and not exists (
        select 1 from accounts s
        where s.role <> 'reader' and appeal_conflict(a.comment_id, a.restriction_id, a.link_id, s.id, null) is null)
      and not exists (
        select 1 from review_invitations i
        where i.appeal_id = a.id and i.revoked_at is null and i.expires_at > ${at}::timestamptz
          and not exists (select 1 from letters f where f.subject_id = i.id and f.state = 'failed'))
      and not exists (select 1 from alerts l where l.kind = 'appeal_without_decider' and l.cause = a.id::text
        and l.day = (${at}::timestamptz at time zone 'UTC')::date)
    order by a.filed_at, a.id
    limit 100`;
  for (const { id } of found.array().parse(rows)) {
    await raiseAlert(deps, tx, { kind: "appeal_without_decider", cause: id, at });
  }
}

/** Roles change, invitations expire: what could be decided when it was filed may not be any more. */
export const watchUndecidable = defineSchedule({
  name: "watch-undecidable-appeals",
  cron: "23 * * * *",
  run: (deps) => transaction(deps.db, (tx) => alertUndecidable(deps, tx, { appealId: null, at: deps.clock() })),
});
