import type { Tx } from "../db/client.ts";
import { type Unit, commit } from "../db/commit.ts";
import type { Decision } from "../db/generated/client.ts";
import { closeCase } from "../decisions/settle-case.ts";
import { decide } from "../decisions/decide.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import type { Change, Deps } from "../deps.ts";
import { defineJob } from "../jobs/define-job.ts";
import { restoreOpenComments } from "../restrictions/open-comments.ts";
import { BATCH, eachComment } from "./each-comment.ts";
import { joinCase } from "./join-case.ts";
import { lockOpenCase } from "./lock-case.ts";
import { prioritiseCase } from "./prioritise-case.ts";

/**
 * Undoes what restrictions that are lifted did to their author's comments: each is again what it was before. A comment
 * that somebody decided since, or that another restriction hides, stays as it is; one that took the place of others hides
 * since the first of them began. Killed in the middle it goes on with the rest.
 */
export const restoreAfterLift = defineJob({
  ...restoreOpenComments,
  run: async (deps, { restrictionId }) => {
    const { accountId, liftedBy: decidedBy } = await deps.db.prisma.restriction.findUniqueOrThrow({
      where: { id: restrictionId },
    });
    if (decidedBy === null) return;
    await eachComment(deps, {
      find: (beyond) => findHidden(deps, { accountId, beyond }),
      decide: (commentId) => restore(deps, { commentId, decidedBy }),
    });
  },
});

interface FindHidden {
  readonly accountId: string;
  readonly beyond: string;
}

/** So often the end of one restriction is looked back through. */
const MOST_PLACES = 1_000;

const findHidden = ({ db }: Deps, { accountId, beyond }: FindHidden): Promise<unknown> =>
  db.prisma.$queryRaw`
    select c.id
    from comments c
    join decisions d on d.comment_id = c.id and d.revision = c.revision
    join restrictions r on r.id = d.carries_out
    where c.author_id = ${accountId}::uuid and c.id > ${beyond}::uuid
      and c.status in ('held', 'removed') and d.kind in ('hold', 'remove') and r.lifted_at is not null
      and not exists (select from decisions n where n.supersedes = d.id)
      and not exists (
        select from restrictions other
        where other.account_id = c.author_id and other.lifted_at is null and other.open_comments <> 'keep'
          and c.created_at <= (
            with recursive places as (
              select other.created_at, other.replaces, 1 as step
              union all
              select r.created_at, r.replaces, places.step + 1
              from places
              join restrictions r on r.id = places.replaces
              where places.step < ${MOST_PLACES}
            )
            select min(places.created_at) from places))
    order by c.id
    limit ${BATCH}`;

interface Restore {
  readonly commentId: string;
  /** Whoever lifted the restriction: they need not be free to judge the comment, for they do not. */
  readonly decidedBy: string;
}

async function restore(deps: Deps, { commentId, decidedBy }: Restore): Promise<void> {
  await commit(deps, async (unit) => {
    const at = deps.clock();
    const comment = await lockComment(unit.tx, commentId);
    const hidden = comment && (await findEffectiveDecision(unit.tx, comment));
    if (!comment || comment.status === "deleted" || !hidden?.carriesOut || !HIDING.has(hidden.kind)) return;
    const act = await findActBefore(unit.tx, comment);
    // A publication gives the author what they ask for; whether it should be more than held, the appeal says.
    if (act === "hold" && (await hasOpenAppeal(unit.tx, commentId))) return;
    await decide(deps, unit, {
      comment,
      act,
      cause: "restriction",
      carriesOut: hidden.carriesOut,
      decidedBy,
      at,
    });
    await (hidden.kind === "hold" ? endCase : resumeCase)(unit, { comment, hidden, at });
  });
}

const HIDING: ReadonlySet<string> = new Set(["hold", "remove"]);

/** The last word about this revision that is not a lifted restriction's. */
async function findActBefore(tx: Tx, { id, revision }: LockedComment): Promise<"publish" | "hold"> {
  const { kind } = await tx.decision.findFirstOrThrow({
    where: { commentId: id, revision, OR: [{ carriesOut: null }, { carriedOut: { liftedAt: null } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { kind: true },
  });
  return kind === "hold" ? "hold" : "publish";
}

const hasOpenAppeal = async (tx: Tx, commentId: string): Promise<boolean> =>
  (await tx.appeal.count({ where: { commentId, party: "author", status: "open" } })) > 0;

interface Undone {
  readonly comment: LockedComment;
  readonly hidden: Decision;
  readonly at: Date;
}

/** Nobody has to read what was held for the restriction alone; what readers asked waits on. */
async function endCase(unit: Unit<Change>, { comment, hidden, at }: Undone): Promise<void> {
  const open = await lockOpenCase(unit.tx, comment.id);
  if (!open) return;
  await unit.tx.flag.updateMany({
    where: { caseId: open.id, source: "premoderation", createdAt: hidden.createdAt, resolvedAt: null },
    data: { resolution: "moot", resolvedAt: at },
  });
  const flags = await unit.tx.flag.count({ where: { caseId: open.id, resolvedAt: null } });
  const notices = await unit.tx.notice.count({ where: { caseId: open.id, status: "open" } });
  if (flags + notices > 0) return prioritiseCase(unit.tx, { caseId: open.id, at });
  const moot = { outcome: "moot", resolution: "moot", decisionId: null, closedBy: null } as const;
  await closeCase(unit, { ...moot, commentId: comment.id, at });
}

/** The removal answered what waited for a moderator, though nobody read it: it waits again. */
async function resumeCase(unit: Unit<Change>, { comment, hidden, at }: Undone): Promise<void> {
  const closed = { decisionId: hidden.id };
  if ((await unit.tx.flag.count({ where: closed })) === 0) return;
  const caseId = await joinCase(unit, { comment, at });
  const open = { caseId, resolution: null, resolvedAt: null, closedBy: null, decisionId: null };
  await unit.tx.flag.updateMany({ where: closed, data: open });
  await prioritiseCase(unit.tx, { caseId, at });
}
