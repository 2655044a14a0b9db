import { z } from "zod";
import { appendAudit } from "../audit/append-audit.ts";
import type { Alert } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import { instant } from "../http/instant.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import type { AlertItem } from "./schema.ts";

const position = z.strictObject({ t: instant, id: z.uuid() });

export const ALERT_STATES = ["open", "acknowledged"] as const;

export interface ReadAlerts {
  readonly state: (typeof ALERT_STATES)[number];
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const parts = { acknowledger: { select: { id: true, displayName: true } } } as const;

/** Newest first. */
export async function readAlerts({ db }: Pick<Deps, "db">, { state, limit, cursor }: ReadAlerts) {
  const start = cursor === undefined ? null : decodeCursor(position, cursor);
  const rows = await db.prisma.alert.findMany({
    where: {
      acknowledgedAt: state === "open" ? null : { not: null },
      ...(start && { OR: [{ raisedAt: { lt: start.t } }, { raisedAt: start.t, id: { lt: start.id } }] }),
    },
    orderBy: [{ raisedAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: parts,
  });
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return {
    items: kept.map(presentAlert),
    nextCursor: last ? encodeCursor({ t: last.raisedAt.toISOString(), id: last.id }) : null,
  };
}

export interface AcknowledgeAlert {
  readonly id: string;
  readonly actor: Person;
}

/** An administrator takes note; whoever did so first stays named. Throws Refusal `not_found`. */
export async function acknowledgeAlert(deps: Deps, { id, actor }: AcknowledgeAlert): Promise<AlertItem> {
  return transaction(deps.db, async (tx) => {
    const at = deps.clock();
    const { count } = await tx.alert.updateMany({
      where: { id, acknowledgedAt: null },
      data: { acknowledgedAt: at, acknowledgedBy: actor.accountId },
    });
    const alert = await tx.alert.findUnique({ where: { id }, include: parts });
    if (!alert) throw new Refusal("not_found", "There is no such alert.");
    if (count === 1)
      await appendAudit(tx, { actor, action: "alert.acknowledge", subjectKind: "alert", subjectId: id, at });
    return presentAlert(alert);
  });
}

type AlertRow = Alert & { readonly acknowledger: { readonly id: string; readonly displayName: string } | null };

const presentAlert = (alert: AlertRow): AlertItem => ({
  id: alert.id,
  kind: alert.kind,
  cause: alert.cause,
  count: alert.count,
  raisedAt: alert.raisedAt.toISOString(),
  lastAt: alert.lastAt.toISOString(),
  acknowledgedAt: alert.acknowledgedAt?.toISOString() ?? null,
  acknowledgedBy: alert.acknowledger,
});
