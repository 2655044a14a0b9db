import { z } from "zod";
import { deriveSigningKey } from "../auth/derive-key.ts";
import type { Tx } from "../db/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";
import { readSettings } from "../settings/read-settings.ts";
import { HOUR, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { drawOf } from "./draw.ts";
import { insertGoldenReview } from "./insert-golden-review.ts";

/**
 * A share of persons' decisions is put down to be judged again. Not in the deciding transaction: no decision waits for
 * it, and which decision was drawn is the same whenever it is asked.
 */
export const drawReviews = defineSchedule({
  name: "draw-second-reviews",
  cron: "*/5 * * * *",
  run: (deps) => drawNewReviews(deps),
});

const BATCH = 500;

/** A decision bears the time at which its transaction began, by the clock of its own machine. */
const OVERLAP_MS = HOUR;

/**
 * Looks through the decisions since the last run, and an hour before it: what was put down already is not put down
 * twice. At first, what was decided before counts for nothing.
 */
export async function drawNewReviews(deps: Deps): Promise<void> {
  const at = deps.clock();
  const until = after(at, -OVERLAP_MS);
  const drawn = await deps.db.prisma.reviewDraw.findUnique({ where: { siteId: SITE_ID } });
  let position: Position | undefined = { createdAt: drawn?.drawnUntil ?? until, id: FIRST_ID };
  while (position) position = await drawBatch(deps, { position, at });
  await deps.db.prisma.reviewDraw.upsert({
    where: { siteId: SITE_ID },
    create: { siteId: SITE_ID, drawnUntil: until },
    update: { drawnUntil: until },
  });
}

const FIRST_ID = "00000000-0000-0000-0000-000000000000";

type Position = Pick<PersonalDecision, "createdAt" | "id">;

interface Stretch {
  readonly position: Position;
  readonly at: Date;
}

/** Behind which decision the next batch begins; undefined at the end. */
async function drawBatch(deps: Deps, stretch: Stretch): Promise<Position | undefined> {
  return transaction(deps.db, async (tx) => {
    const { share, goldenShare } = (await readSettings(tx)).secondReview;
    if (share === 0) return undefined;
    const key = deriveSigningKey(deps.config, "second review");
    const decisions = await readDecisions(tx, stretch);
    // So many golden items beside the drawn decisions that they are that share of all reviews.
    const odds = goldenShare / (1 - goldenShare);
    for (const decision of decisions) {
      const { at } = stretch;
      if (drawOf(key, "sample", decision.id) >= share || !(await insertReview(tx, { decision, at }))) continue;
      if (drawOf(key, "golden", decision.id) < odds) await insertGoldenReview(tx, at);
    }
    return decisions.length < BATCH ? undefined : decisions.at(-1);
  });
}

const personalDecision = z.object({
  id: z.string(),
  decidedBy: z.string(),
  commentId: z.string(),
  revision: z.number(),
  createdAt: z.date(),
});
type PersonalDecision = Readonly<z.infer<typeof personalDecision>>;

/** Of the staff, about one comment at a time: what a restriction did to all comments of an author was one decision. */
async function readDecisions(tx: Tx, { position }: Stretch): Promise<readonly PersonalDecision[]> {
  const rows = await tx.$queryRaw`
    select d.id, d.decided_by as "decidedBy", d.comment_id as "commentId", d.revision, d.created_at as "createdAt"
    from decisions d
    join accounts p on p.id = d.decided_by and not p.is_reviewer
    where (d.created_at, d.id) > (${position.createdAt}::timestamptz, ${position.id}::uuid)
      and d.basis = 'person' and d.subject = 'revision' and d.kind in ('publish', 'restore', 'remove')
      and d.cause in ('moderator', 'appeal')
      and not exists (select 1 from second_reviews r where r.decision_id = d.id)
    order by d.created_at, d.id
    limit ${BATCH}`;
  return personalDecision.array().parse(rows);
}

interface Drawn {
  readonly decision: PersonalDecision;
  readonly at: Date;
}

async function insertReview(tx: Tx, { decision, at }: Drawn): Promise<boolean> {
  const { id, decidedBy, commentId, revision } = decision;
  const review = { id: newId(), siteId: SITE_ID, decisionId: id, counterpartId: decidedBy, commentId, revision };
  const { count } = await tx.secondReview.createMany({ data: [{ ...review, createdAt: at }], skipDuplicates: true });
  return count === 1;
}
