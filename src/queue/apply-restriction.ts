import type { Tx } from "../db/client.ts";
import { commit } from "../db/commit.ts";
import type { Restriction } from "../db/generated/client.ts";
import { assertFreeOrMine } from "../decisions/claims.ts";
import { assertNoConflict } from "../decisions/conflict-of-interest.ts";
import { type Reason, decide } from "../decisions/decide.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import type { Deps } from "../deps.ts";
import { defineJob } from "../jobs/define-job.ts";
import { applyToOpenComments } from "../restrictions/open-comments.ts";
import { BATCH, eachComment } from "./each-comment.ts";
import { lockOpenCase } from "./lock-case.ts";
import { openCase } from "./open-case.ts";

/**
 * Holds or removes the comments that were open when a restriction began, as its moderator asked, while it stands. Killed
 * in the middle it goes on with those that are open still. What a person published, what the moderator may not decide,
 * somebody else's claim or an open appeal keeps, is left as it is.
 */
export const applyRestriction = defineJob({
  ...applyToOpenComments,
  run: async (deps, { restrictionId }) => {
    const restriction = await deps.db.prisma.restriction.findFirst({
      where: { id: restrictionId, liftedAt: null, appliedAt: null, openComments: { not: "keep" } },
    });
    if (!restriction) return;
    await eachComment(deps, {
      find: (beyond) => findOpen(deps, { restriction, beyond }),
      decide: (commentId) => decideOne(deps, { restriction, commentId }),
    });
    await deps.db.prisma.restriction.updateMany({
      where: { id: restrictionId, appliedAt: null, liftedAt: null },
      data: { appliedAt: deps.clock() },
    });
  },
});

interface FindOpen {
  readonly restriction: Restriction;
  readonly beyond: string;
}

const findOpen = ({ db }: Deps, { restriction, beyond }: FindOpen): Promise<unknown> =>
  db.prisma.$queryRaw`
    select c.id
    from comments c
    where c.author_id = ${restriction.accountId}::uuid and c.created_at <= ${restriction.createdAt}::timestamptz
      and c.id > ${beyond}::uuid
      and (c.status = 'published' or (c.status = 'held' and ${restriction.openComments} = 'remove'))
    order by c.id
    limit ${BATCH}`;

interface One {
  readonly restriction: Restriction;
  readonly commentId: string;
}

async function decideOne(deps: Deps, { restriction, commentId }: One): Promise<void> {
  const { openComments, createdBy: decidedBy, id: carriesOut } = restriction;
  if (openComments === "keep") return;
  await commit(deps, async (unit) => {
    const { tx } = unit;
    const at = deps.clock();
    const comment = await lockComment(tx, commentId);
    const isOpen = comment?.status === "published" || (comment?.status === "held" && openComments === "remove");
    if (!comment || !isOpen || (await isPublishedByPerson(tx, comment)) || !(await stands(tx, restriction))) return;
    await assertNoConflict(tx, { commentId, accountId: decidedBy });
    const waiting = await lockOpenCase(tx, commentId);
    if (waiting) await assertFreeOrMine(tx, { subjectId: waiting.id, holderId: decidedBy, at });
    const reason = await readReason(tx, restriction);
    const act = (await waitsWithNotice(tx, commentId)) ? "hold" : openComments;
    if (act === "hold" && comment.status === "held") return;
    await decide(deps, unit, { comment, act, cause: "restriction", carriesOut, decidedBy, reason, at });
    if (act === "hold")
      await openCase(deps, unit, { comment, reasons: [{ source: "premoderation", category: "other" }], at });
  });
}

/** Invariant 5: somebody read it and let it stand. Nobody reads what a restriction takes along. */
async function isPublishedByPerson(tx: Tx, comment: LockedComment): Promise<boolean> {
  const effective = await findEffectiveDecision(tx, comment);
  return effective?.basis === "person" && effective.kind !== "hold";
}

/** A notice is answered by somebody who read what it is about: until then the comment is out of sight. */
const waitsWithNotice = async (tx: Tx, commentId: string): Promise<boolean> =>
  (await tx.notice.count({ where: { commentId, status: "open" } })) > 0;

/** Whoever lifts it meanwhile waits for this transaction, and undoes what it did. */
async function stands(tx: Tx, { id }: Restriction): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select from restrictions where id = ${id}::uuid and lifted_at is null for share`;
  return rows.length > 0;
}

/** The ground of the restriction, all of it, is that of the removals, and its reason their note. */
async function readReason(tx: Tx, { id, reason }: Restriction): Promise<Reason> {
  const { reasonCategory, categories } = await tx.decision.findFirstOrThrow({
    where: { restrictionId: id, kind: "restrict" },
    select: { reasonCategory: true, categories: true },
  });
  return { category: reasonCategory ?? categories[0] ?? "other", categories, note: reason ?? undefined };
}
