import type { Unit } from "../db/commit.ts";
import type { DecisionCause, DecisionKind } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { SITE_ID } from "../shared/site.ts";
import { POLICY_DECIDER } from "./decider.ts";
import { groundsOf } from "./grounds.ts";
import { insertMatches } from "./insert-matches.ts";
import type { Judgement } from "./judgement.ts";
import type { LockedComment } from "./lock-comment.ts";
import { type Act, COMMENT_MACHINE } from "./states.ts";
import { stateReasons } from "./statement-of-reasons.ts";
import { countVisibility } from "./visibility.ts";

export interface NewComment {
  readonly id: string;
  readonly decisionId: string;
  readonly articleId: string;
  readonly articleKey: string;
  readonly authorId: string;
  readonly parentId: string | null;
  /** Root first, parent last. */
  readonly ancestorIds: readonly string[];
  readonly body: string;
  readonly act: Act;
  readonly cause: DecisionCause;
  readonly judgement: Judgement;
  readonly at: Date;
}

/** The hot path: a new comment, its text and its first decision in one statement; what a restriction needs follows. */
export async function insertJudgedComment(deps: Deps, unit: Unit<Change>, input: NewComment): Promise<LockedComment> {
  await insertRows(deps, unit, input);
  await insertMatches(unit.tx, { decisionId: input.decisionId, matches: input.judgement.evaluation.matches });
  const comment = asLocked(input);
  if (input.act === "remove") {
    const decision = await unit.tx.decision.findUniqueOrThrow({ where: { id: input.decisionId } });
    await stateReasons(deps, unit.tx, { decision, comment });
  }
  return comment;
}

/** A row that this transaction inserted needs no lock. */
const asLocked = (input: NewComment): LockedComment => ({
  id: input.id,
  articleId: input.articleId,
  articleKey: input.articleKey,
  authorId: input.authorId,
  parentId: input.parentId,
  ancestorIds: [...input.ancestorIds],
  status: COMMENT_MACHINE.new[input.act],
  revision: 1,
  createdAt: input.at,
});

/** The last statements of the transaction: they hold the busiest rows. */
export async function countNewComment(unit: Unit<Change>, { comment, at }: { comment: LockedComment; at: Date }) {
  if (comment.status === "published") await countVisibility(unit, { comment, by: 1, at });
}

async function insertRows(deps: Deps, { tx }: Unit<Change>, input: NewComment): Promise<void> {
  const { judgement, act, at } = input;
  const { evaluation } = judgement;
  const { categories, notices } = groundsOf(deps.policy().compiled, input);
  const kind: DecisionKind = act;
  await tx.$executeRaw`
    with comment as (
      insert into comments (id, site_id, article_id, author_id, parent_id, depth, ancestor_ids, status, created_at)
      values (${input.id}::uuid, ${SITE_ID}::uuid, ${input.articleId}::uuid, ${input.authorId}::uuid,
        ${input.parentId}::uuid, ${input.ancestorIds.length}::int, ${[...input.ancestorIds]}::uuid[],
        ${COMMENT_MACHINE.new[act]}::comment_status, ${at}::timestamptz)
      returning id, site_id, created_at
    ), revision as (
      insert into revisions (comment_id, number, body, body_length, created_at)
      select id, 1, ${input.body}, ${input.body.length}::int, created_at from comment
      returning comment_id, number, created_at
    )
    insert into decisions (id, site_id, subject, comment_id, revision, kind, basis, cause, decider_key, verdict,
      policy_revision, engine_version, signals, automated_detection, categories, notices, created_at)
    select ${input.decisionId}::uuid, ${SITE_ID}::uuid, 'revision', comment_id, number, ${kind}::decision_kind,
      'policy', ${input.cause}::decision_cause, ${POLICY_DECIDER}::uuid, ${evaluation.outcome}::outcome,
      ${judgement.policyRevision}, ${judgement.engineVersion}, ${JSON.stringify(judgement.signals)}::jsonb,
      ${evaluation.outcome !== "publish"}, ${categories}::text[], ${notices}::text[], created_at
    from revision`;
}
