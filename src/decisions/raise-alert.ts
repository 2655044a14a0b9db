import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { AlertKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { queueAuthorLetter } from "./author-letter.ts";

export interface RaiseAlert {
  readonly kind: AlertKind;
  /** A code, or the id of what it is about: never words or an address. */
  readonly cause: string;
  /** How many things it is about; 1 unless given. */
  readonly count?: number;
  readonly at: Date;
}

const raised = z.object({ id: z.string(), isNew: z.boolean() });

/** Tells administrators what they have to do something about: one row, and one letter to each, per cause and day. */
export async function raiseAlert(deps: Pick<Deps, "config">, tx: Tx, alert: RaiseAlert): Promise<void> {
  const { kind, cause, count = 1, at } = alert;
  const rows = await tx.$queryRaw`
    insert into alerts (id, site_id, kind, cause, day, count, raised_at, last_at)
    values (${newId()}::uuid, ${SITE_ID}::uuid, ${kind}::alert_kind, ${cause},
      (${at}::timestamptz at time zone 'UTC')::date, ${count}::int, ${at}::timestamptz, ${at}::timestamptz)
    on conflict (kind, cause, day) do update
      set count = alerts.count + excluded.count, last_at = excluded.last_at, acknowledged_at = null,
        acknowledged_by = null
    returning id, xmax = 0 as "isNew"`;
  for (const { id, isNew } of raised.array().parse(rows)) if (isNew) await tellAdministrators(deps, tx, { id, at });
}

async function tellAdministrators(deps: Pick<Deps, "config">, tx: Tx, { id, at }: { id: string; at: Date }) {
  const administrators = await tx.account.findMany({ where: { role: "administrator" }, select: { id: true } });
  for (const administrator of administrators) {
    await queueAuthorLetter(deps, tx, { kind: "staff_alert", subjectId: id, accountId: administrator.id, at });
  }
}
