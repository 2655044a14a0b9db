import type { Tx } from "../db/client.ts";
import type { Unit } from "../db/commit.ts";
import type { CommentStatus, Decision, DecisionCause } from "../db/generated/client.ts";
import type { Change, Deps } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { alertGroundUndone } from "./alert-ground-undone.ts";
import { answerNotices } from "./answer-notices.ts";
import { assertNoAppealOpen, concedeAppeals } from "./concede-appeal.ts";
import { findEffectiveDecision } from "./effective-decision.ts";
import { groundsOf } from "./grounds.ts";
import { insertMatches } from "./insert-matches.ts";
import { POLICY_DECIDER } from "./decider.ts";
import { holdPolicy } from "./hold-policy.ts";
import type { Judgement } from "./judgement.ts";
import type { LockedComment } from "./lock-comment.ts";
import { settleCase } from "./settle-case.ts";
import { type Act, kindOf, nextStatus } from "./states.ts";
import { stateReasons } from "./statement-of-reasons.ts";
import { countVisibility } from "./visibility.ts";

export interface Reason {
  readonly category: string;
  /** All that it rests on, if not that one alone. */
  readonly categories?: readonly string[];
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
  /** The restriction that this carries out, or undoes: nobody judged the comment by itself. */
  readonly carriesOut?: string;
  readonly at: Date;
}

/**
 * The only writer of a comment's status after its first decision. In the caller's transaction: the decision that
 * supersedes the one before, the status, the counts; for a removal the statement of reasons, the appeal link and the
 * letter; and when a person decided, the end of the open case and its flags.
 * Throws Refusal: `invalid_state`, `appeal_open`.
 */
export async function decide(live: Deps, unit: Unit<Change>, input: Decide): Promise<Decision> {
  const deps = holdPolicy(live);
  const { comment, act, at } = input;
  const status = nextStatus(comment.status, act);
  if (!status) throw new Refusal("invalid_state", `A comment that is ${comment.status} cannot be changed by “${act}”.`);
  if (act === "remove") await assertNoAppealOpen(unit.tx, comment.id);
  if (act === "publish" && comment.status === "removed") await assertTextKept(unit.tx, comment);

  const decision = await insertDecision(deps, unit, { ...input, kind: kindOf(comment.status, act) });
  await unit.tx.comment.update({ where: { id: comment.id }, data: { status } });
  if (act === "remove") await stateReasons(deps, unit.tx, { decision, comment, reason: input.reason });
  if (decision.kind === "restore") await alertGroundUndone(deps, unit.tx, { comment, at });
  if (input.decidedBy !== undefined) await settle(deps, unit, { input, decision });
  await countChange(unit, { comment, to: status, at });
  return decision;
}

async function assertTextKept(tx: Tx, { id, revision }: LockedComment): Promise<void> {
  const kept = await tx.revision.findFirst({ where: { commentId: id, number: revision, body: { not: null } } });
  if (!kept) throw new Refusal("invalid_state", "The text of this comment is not kept any more.");
}

interface InsertDecision extends Decide {
  readonly kind: Decision["kind"];
}

/** The engine's own conclusion is kept beside the decision even where something stricter stands. */
async function insertDecision(deps: Deps, { tx }: Unit<Change>, input: InsertDecision): Promise<Decision> {
  const { comment, at } = input;
  const previous = await findEffectiveDecision(tx, comment);
  const decision = await tx.decision.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      subject: "revision",
      commentId: comment.id,
      revision: comment.revision,
      kind: input.kind,
      cause: input.cause,
      ...deciderOf(input),
      ...judgedBy(deps, { judgement: input.judgement, previous }),
      ...groundsOf(deps.policy().compiled, input),
      reasonCategory: input.reason?.category ?? null,
      caseId: input.caseId ?? null,
      appealId: input.appealId ?? null,
      carriesOut: input.carriesOut ?? null,
      supersedes: previous?.id ?? null,
      createdAt: at,
    },
  });
  await insertDetails(tx, { decisionId: decision.id, input });
  return decision;
}

const deciderOf = ({ decidedBy }: Decide) =>
  decidedBy === undefined
    ? ({ basis: "policy", decidedBy: null, deciderKey: POLICY_DECIDER } as const)
    : ({ basis: "person", decidedBy, deciderKey: decidedBy } as const);

interface JudgedBy {
  readonly judgement: Judgement | undefined;
  readonly previous: Decision | null;
}

/** Which policy and engine stood behind it. A person's decision follows the detection of the one before. */
function judgedBy(deps: Deps, { judgement, previous }: JudgedBy) {
  if (judgement) {
    const { evaluation, policyRevision, engineVersion, signals } = judgement;
    const automatedDetection = evaluation.outcome !== "publish";
    return { verdict: evaluation.outcome, policyRevision, engineVersion, signals, automatedDetection };
  }
  return {
    verdict: null,
    policyRevision: deps.policy().revision,
    engineVersion: ENGINE_VERSION,
    signals: {},
    automatedDetection: previous?.automatedDetection ?? false,
  };
}

async function insertDetails(tx: Tx, { decisionId, input }: { readonly decisionId: string; readonly input: Decide }) {
  if (input.judgement) await insertMatches(tx, { decisionId, matches: input.judgement.evaluation.matches });
  if (input.note) await tx.decisionNote.create({ data: { decisionId, body: input.note } });
}

interface Settled {
  readonly input: Decide;
  readonly decision: Decision;
}

/** A person's word ends what waited for one: the case with its flags, and an appeal that a publication concedes. */
async function settle(deps: Deps, unit: Unit<Change>, { input, decision }: Settled) {
  const { comment, act, at } = input;
  // To hold is no last word.
  if (act === "hold") return;
  // Nor does it answer what readers say that a restriction is lifted.
  if (act === "remove" || input.carriesOut === undefined) await answerReaders(deps, unit, { input, decision });
  // To an author a publication is what they asked for, to a notifier a removal.
  const party = act === "publish" ? "author" : "notifier";
  await concedeAppeals(deps, unit.tx, { of: { commentId: comment.id }, party, decision, at });
}

async function answerReaders(deps: Deps, unit: Unit<Change>, { input, decision }: Settled) {
  const { comment, act, at } = input;
  await settleCase(unit, { comment, decision, at });
  await answerNotices(deps, unit.tx, {
    commentId: comment.id,
    event: act === "publish" ? "keep" : "remove",
    decisionId: decision.id,
    closedBy: decision.deciderKey,
    at,
  });
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
