import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { commit } from "../db/commit.ts";
import type { Restriction } from "../db/generated/client.ts";
import { assertFreeOrMine } from "../decisions/claims.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { decide } from "../decisions/decide.ts";
import { lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { defineJob } from "../jobs/define-job.ts";
import { applyToOpenComments } from "../restrictions/open-comments.ts";
import { Refusal } from "../shared/refusal.ts";
import { lockOpenCase } from "./lock-case.ts";
import { openCase } from "./open-case.ts";

/** Comments of an author are as many as they wrote: so many are named at a time, each decided in a transaction of its own. */
const BATCH = 100;

/**
 * Holds or removes the comments that were open when a restriction began, as its moderator asked. Killed in the middle it
 * goes on with those that nobody has decided since. What the moderator may not decide, somebody else's claim or an open
 * appeal keeps, is left as it is.
 */
export const applyRestriction = defineJob({
  ...applyToOpenComments,
  run: async (deps, { restrictionId }) => {
    for (let beyond: string | null = FIRST; beyond !== null;) {
      const restriction = await findStanding(deps, restrictionId);
      if (!restriction) return;
      beyond = await applyBatch(deps, { restriction, beyond });
    }
    await deps.db.prisma.restriction.updateMany({
      where: { id: restrictionId, appliedAt: null },
      data: { appliedAt: deps.clock() },
    });
  },
});

const FIRST = "00000000-0000-0000-0000-000000000000";

const findStanding = ({ db }: Deps, id: string): Promise<Restriction | null> =>
  db.prisma.restriction.findFirst({ where: { id, liftedAt: null, appliedAt: null, openComments: { not: "keep" } } });

interface Batch {
  readonly restriction: Restriction;
  readonly beyond: string;
}

/** Returns where the next batch begins, or null after the last. */
async function applyBatch(deps: Deps, { restriction, beyond }: Batch): Promise<string | null> {
  const rows = await deps.db.prisma.$queryRaw`
    select c.id
    from comments c
    where c.author_id = ${restriction.accountId}::uuid and c.created_at <= ${restriction.createdAt}::timestamptz
      and c.id > ${beyond}::uuid
      and (c.status = 'published' or (c.status = 'held' and ${restriction.openComments} = 'remove'))
    order by c.id
    limit ${BATCH}`;
  const ids = z.object({ id: z.string() }).array().parse(rows);
  for (const { id } of ids) await applyTo(deps, { restriction, commentId: id });
  return ids.length === BATCH ? (ids.at(-1)?.id ?? null) : null;
}

interface One {
  readonly restriction: Restriction;
  readonly commentId: string;
}

/** The refusals that say why this comment stays as it is. */
const LEFT_ALONE: ReadonlySet<string> = new Set([
  "conflict_of_interest",
  "case_claimed",
  "appeal_open",
  "invalid_state",
]);

async function applyTo(deps: Deps, one: One): Promise<void> {
  try {
    await decideOne(deps, one);
  } catch (error) {
    if (!(error instanceof Refusal && LEFT_ALONE.has(error.code))) throw error;
    deps.log.info({ commentId: one.commentId, code: error.code }, "a restriction leaves a comment as it is");
  }
}

async function decideOne(deps: Deps, { restriction, commentId }: One): Promise<void> {
  const { openComments, createdBy: decidedBy } = restriction;
  if (openComments === "keep") return;
  await commit(deps, async (unit) => {
    const { tx } = unit;
    const at = deps.clock();
    const comment = await lockComment(tx, commentId);
    const isOpen = comment?.status === "published" || (comment?.status === "held" && openComments === "remove");
    if (!comment || !isOpen || (await isDecidedSince(unit.tx, { commentId, restriction }))) return;
    await assertNoConflict(tx, { commentId, accountId: decidedBy });
    const waiting = await lockOpenCase(tx, commentId);
    if (waiting) await assertFreeOrMine(tx, { subjectId: waiting.id, holderId: decidedBy, at });
    const reason = await readReason(tx, restriction);
    await decide(deps, unit, { comment, act: openComments, cause: "restriction", decidedBy, reason, at });
    if (openComments === "hold")
      await openCase(deps, unit, { comment, reasons: [{ source: "premoderation", category: "other" }], at });
  });
}

/** A person's word after the restriction outweighs it, and is how a second run knows what the first one did. */
const isDecidedSince = async (tx: Tx, { commentId, restriction }: One): Promise<boolean> =>
  (await tx.decision.count({
    where: { commentId, basis: "person", createdAt: { gte: restriction.createdAt } },
  })) > 0;

/** The ground of the restriction is that of the removals, and its reason their note. */
async function readReason(tx: Tx, { id, reason }: Restriction) {
  const given = await tx.decision.findFirstOrThrow({
    where: { restrictionId: id, kind: "restrict" },
    select: { reasonCategory: true, categories: true },
  });
  return { category: given.reasonCategory ?? given.categories[0] ?? "other", note: reason ?? undefined };
}
