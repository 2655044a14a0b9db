import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { errorCode } from "../shared/error-code.ts";
import { findEffectiveDecision } from "./effective-decision.ts";
import { lockComment } from "./lock-comment.ts";
import { stateReasons } from "./statement-of-reasons.ts";

/** So many are named at a time; each is told in a transaction of its own. */
const BATCH = 200;

/**
 * A hold that lasts is a restriction, and its author is told of it, once: with the statement of reasons, the link to
 * contest it and the letter. Killed in the middle, the next run goes on; two at once meet at the comment's row.
 */
export const stateHolds = defineSchedule({
  name: "state-holds",
  cron: "*/5 * * * *",
  run: async (deps) => {
    for (let beyond: Position | null = START; beyond !== null;) beyond = await stateBatch(deps, beyond);
  },
});

interface Position {
  readonly createdAt: Date;
  readonly id: string;
}

const START: Position = { createdAt: new Date(0), id: "00000000-0000-0000-0000-000000000000" };

/** Returns where the next batch begins, or null after the last. */
async function stateBatch(deps: Deps, beyond: Position): Promise<Position | null> {
  const { prisma } = deps.db;
  const heldBefore = await lastedSince(deps, prisma);
  const rows = await prisma.$queryRaw`
    select c.id, c.created_at as "createdAt"
    from comments c
    where c.status = 'held' and c.created_at <= ${heldBefore}::timestamptz
      and (c.created_at, c.id) > (${beyond.createdAt}::timestamptz, ${beyond.id}::uuid)
      and not exists (
        select 1 from decisions d
        join statements s on s.decision_id = d.id
        where d.comment_id = c.id and d.revision = c.revision
          and not exists (select 1 from decisions n where n.supersedes = d.id))
    order by c.created_at, c.id
    limit ${BATCH}`;
  const found = z.object({ id: z.string(), createdAt: z.date() }).array().parse(rows);
  for (const { id } of found) await tryToState(deps, id);
  return found.length === BATCH ? (found.at(-1) ?? null) : null;
}

async function lastedSince({ clock }: Pick<Deps, "clock">, tx: Pick<Tx, "siteSettings">): Promise<Date> {
  const { holds } = await readSettings(tx);
  return after(clock(), -holds.statementAfterHours * HOUR);
}

/** One that cannot be told must not keep the others from being told; the next run tries it again. */
async function tryToState(deps: Deps, commentId: string): Promise<void> {
  try {
    await stateHold(deps, commentId);
  } catch (error) {
    deps.log.error({ commentId, code: errorCode(error) }, "a hold could not be stated");
  }
}

async function stateHold(deps: Deps, commentId: string): Promise<void> {
  await transaction(deps.db, async (tx) => {
    const comment = await lockComment(tx, commentId);
    if (comment?.status !== "held") return;
    const decision = await findEffectiveDecision(tx, comment);
    if (!decision || (await heldSince(tx, commentId)) > (await lastedSince(deps, tx))) return;
    if ((await tx.statement.count({ where: { decisionId: decision.id } })) > 0) return;
    await stateReasons(deps, tx, { decision, comment, at: deps.clock() });
  });
}

/** An edit does not begin the hold anew: it counts from the first decision to hold that no other one came after. */
async function heldSince(tx: Tx, commentId: string): Promise<Date> {
  const freed = await tx.decision.findFirst({
    where: { commentId, kind: { not: "hold" } },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  const first = await tx.decision.findFirstOrThrow({
    where: { commentId, kind: "hold", ...(freed && { createdAt: { gte: freed.createdAt } }) },
    orderBy: { createdAt: "asc" },
    select: { createdAt: true },
  });
  return first.createdAt;
}
