import type { Unit } from "../db/commit.ts";
import type { CommentStatus, Decision, DecisionCause } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { assertNoAppealOpen, concedeAppeal } from "./concede-appeal.ts";
import { findEffectiveDecision } from "./effective-decision.ts";
import { groundsOf } from "./grounds.ts";
import { insertMatches } from "./insert-matches.ts";
import { POLICY_DECIDER } from "./decider.ts";
import type { Judgement } from "./judgement.ts";
import type { LockedComment } from "./lock-comment.ts";
import { settleCase } from "./settle-case.ts";
import { type Act, findTransition } from "./states.ts";
import { stateReasons } from "./statement-of-reasons.ts";
import { countVisibility } from "./visibility.ts";

export interface Reason {
  readonly category: string;
  /** Told to the author. */
  readonly note?: string | undefined;
}

export interface Decide {
  /** Locked by the caller in this transaction. */
  readonly comment: LockedComment;
  readonly act: Act;
  readonly cause: DecisionCause;
  /** The account of a person; absent: the policy decides. */
  readonly decidedBy?: string;
  /** What the engine said of this revision, for a decision by the policy. */
  readonly judgement?: Judgement;
  readonly reason?: Reason | undefined;
  /** For colleagues only. */
  readonly note?: string | undefined;
  readonly caseId?: string;
  readonly appealId?: string;
  readonly at: Date;
}

/**
 * The only writer of a comment's status after its first decision. In the caller's transaction: the decision that
 * supersedes the one before, the status, the counts; for a removal the statement of reasons, the appeal link and the
 * letter; and when a person decided, the end of the open case and its flags.
 * Throws Refusal: `invalid_state`, `appeal_open`.
 */
export async function decide(deps: Deps, unit: Unit<Change>, input: Decide): Promise<Decision> {
  const { comment, act, at } = input;
  const transition = findTransition(comment.status, act);
  if (!transition)
    throw new Refusal("invalid_state", `A comment that is ${comment.status} cannot be changed by “${act}”.`);
  if (act === "remove") await assertNoAppealOpen(unit.tx, comment.id);

  const decision = await insertDecision(deps, unit, { ...input, kind: transition.kind });
  await unit.tx.comment.update({ where: { id: comment.id }, data: { status: transition.status } });
  if (act === "remove") await stateReasons(deps, unit.tx, { decision, comment, reason: input.reason });
  if (input.decidedBy !== undefined) await settle(deps, unit, { input, decision });
  await countChange(unit, { comment, to: transition.status, at });
  return decision;
}

interface InsertDecision extends Decide {
  readonly kind: Decision["kind"];
}

/** The engine's own conclusion is kept beside the decision even where something stricter stands. */
async function insertDecision(deps: Deps, { tx }: Unit<Change>, input: InsertDecision): Promise<Decision> {
  const { comment, judgement, reason, at } = input;
  const policy = deps.policy();
  const previous = await findEffectiveDecision(tx, comment);
  const decision = await tx.decision.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      subject: "revision",
      commentId: comment.id,
      revision: comment.revision,
      kind: input.kind,
      basis: input.decidedBy === undefined ? "policy" : "person",
      cause: input.cause,
      decidedBy: input.decidedBy ?? null,
      deciderKey: input.decidedBy ?? POLICY_DECIDER,
      verdict: judgement?.evaluation.outcome ?? null,
      policyRevision: judgement?.policyRevision ?? policy.revision,
      engineVersion: judgement?.engineVersion ?? ENGINE_VERSION,
      signals: judgement?.signals ?? {},
      reasonCategory: reason?.category ?? null,
      automatedDetection: judgement
        ? judgement.evaluation.outcome !== "publish"
        : (previous?.automatedDetection ?? false),
      ...groundsOf(policy.compiled, input),
      caseId: input.caseId ?? null,
      appealId: input.appealId ?? null,
      supersedes: previous?.id ?? null,
      createdAt: at,
    },
  });
  if (judgement) await insertMatches(tx, { decisionId: decision.id, matches: judgement.evaluation.matches });
  if (input.note) await tx.decisionNote.create({ data: { decisionId: decision.id, body: input.note } });
  return decision;
}

/** A person's word ends what waited for one: the case with its flags, and an appeal that a publication concedes. */
async function settle(deps: Deps, unit: Unit<Change>, { input, decision }: { input: Decide; decision: Decision }) {
  await settleCase(unit, { comment: input.comment, decision, at: input.at });
  if (decision.kind === "restore" && input.appealId === undefined) {
    await concedeAppeal(deps, unit, { commentId: input.comment.id, decision, at: input.at });
  }
}

interface StatusChange {
  readonly comment: LockedComment;
  readonly to: CommentStatus;
  readonly at: Date;
}

async function countChange(unit: Unit<Change>, { comment, to, at }: StatusChange): Promise<void> {
  const was = comment.status === "published" ? 1 : 0;
  const is = to === "published" ? 1 : 0;
  if (was === is) return;
  await countVisibility(unit, { comment, by: is === 1 ? 1 : -1, at });
}
