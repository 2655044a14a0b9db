import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import { raiseAlert } from "../decisions/raise-alert.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";

/** Somebody of the staff wrote, flagged or gave notice of the comment, and there is nobody else. */
export const watchUndecidableCases = defineSchedule({
  name: "watch-undecidable-cases",
  cron: "27 * * * *",
  run: (deps) => transaction(deps.db, (tx) => alertUndecidableCases(deps, tx, deps.clock())),
});

const found = z.array(z.object({ id: z.string() }));

/** The conflicts are those of `findConflict`. */
async function alertUndecidableCases(deps: Pick<Deps, "config">, tx: Tx, at: Date): Promise<void> {
  const rows = await tx.$queryRaw`
    select k.id
    from cases k
    where k.status = 'open'
      and not exists (
        select 1 from accounts s
        where s.role <> 'reader' and s.id <> k.author_id
          and not exists (select 1 from flags f where f.comment_id = k.comment_id and f.flagger_id = s.id)
          and not exists (
            select 1 from notices n
            where n.comment_id = k.comment_id and n.given_by = s.id and n.status <> 'withdrawn'))
      and not exists (
        select 1 from alerts l
        where l.kind = 'case_without_decider' and l.cause = k.id::text
          and l.day = (${at}::timestamptz at time zone 'UTC')::date)
    order by k.opened_at, k.id
    limit 100`;
  for (const { id } of found.parse(rows)) await raiseAlert(deps, tx, { kind: "case_without_decider", cause: id, at });
}
