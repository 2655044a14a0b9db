import { appendAudit } from "../audit/append-audit.ts";
import type { Unit } from "../db/commit.ts";
import { APPEAL_MACHINE } from "../decisions/appeal-states.ts";
import { assertNoAppealOpen } from "../decisions/concede-appeal.ts";
import { type Reason, decide } from "../decisions/decide.ts";
import { findEffectiveDecision } from "../decisions/effective-decision.ts";
import { isGround } from "../decisions/grounds.ts";
import { grantNotice } from "../decisions/answer-notices.ts";
import type { LockedComment } from "../decisions/lock-comment.ts";
import { queuePartyLetter } from "../decisions/party-letter.ts";
import { assertSendable } from "../decisions/words-to-send.ts";
import type { Change, Deps } from "../deps.ts";
import { liftRestriction } from "../restrictions/lift-restriction.ts";
import type { Person } from "../shared/actor.ts";
import { Refusal, invalid } from "../shared/refusal.ts";
import { assertIndependent } from "./conflicts.ts";
import { type LockedAppeal, assertMay, lockAppeal } from "./lock-appeal.ts";

export interface Answer {
  readonly outcome: "upheld" | "overturned";
  /** Told to whoever filed the appeal. */
  readonly reason: string;
  /** When a notifier is right: why the comment goes. */
  readonly category?: string | undefined;
}

export interface AnswerAppeal extends Answer {
  readonly appealId: string;
  /** Staff, or the account that stands for an outside reviewer. */
  readonly actor: Person;
  /** Throws when the decider has lost the right to decide: the last check. */
  readonly assertEntitled: (tx: Unit<Change>["tx"], at: Date) => Promise<void>;
  readonly at: Date;
}

const EVENTS = { upheld: "uphold", overturned: "overturn" } as const;

/**
 * In the caller's transaction, a human who had no part in it answers an appeal. Overturned: what was asked for is done
 * in this very transaction. Upheld: nothing is decided anew, and the party is told why.
 * Throws Refusal: `not_found`, `conflict_of_interest`, `invalid_state`, `invalid_request`, `appeal_open`, and what
 * `assertEntitled` throws.
 */
export async function answerAppeal(deps: Deps, unit: Unit<Change>, input: AnswerAppeal): Promise<void> {
  const { actor, outcome, category, at } = input;
  const { compiled } = deps.policy();
  if (category !== undefined && !isGround(compiled, category))
    throw invalid("/category", "This is no category of the policy in force.");
  const authorIds = await findAuthors(unit.tx, input.appealId);
  await assertSendable(unit.tx, compiled, { text: input.reason, pointer: "/reason", authorIds });
  const locked = await lockAppeal(unit.tx, input.appealId);
  const { appeal } = locked;
  await assertIndependent(unit.tx, { appealId: appeal.id, accountId: actor.accountId });
  assertMay(EVENTS[outcome], appeal);
  await input.assertEntitled(unit.tx, at);

  const outcomeDecisionId = outcome === "overturned" ? await overturn(deps, unit, { ...input, locked }) : null;
  await closeAppeal(deps, unit, { ...input, locked, outcomeDecisionId });
  const details = { outcome, decision: appeal.decisionId };
  await appendAudit(unit.tx, {
    actor,
    action: "appeal.decide",
    subjectKind: "appeal",
    subjectId: appeal.id,
    details,
    at,
  });
}

/** Of the contested decision: they never change, so nothing is locked for it. */
async function findAuthors(tx: Unit<Change>["tx"], appealId: string): Promise<string[]> {
  const found = await tx.appeal.findUnique({
    where: { id: appealId },
    select: { comment: { select: { authorId: true } }, restriction: { select: { accountId: true } } },
  });
  return [found?.comment?.authorId, found?.restriction?.accountId].filter((id) => id !== undefined);
}

interface Locked extends AnswerAppeal {
  readonly locked: LockedAppeal;
}

/** Returns the decision that grants the appeal. */
async function overturn(deps: Deps, unit: Unit<Change>, input: Locked): Promise<string> {
  const { locked, actor, at } = input;
  const { appeal, subject } = locked;
  const by = { cause: "appeal", decidedBy: actor.accountId, appealId: appeal.id, at } as const;
  if (subject.kind === "restriction") return lift(deps, unit, { ...by, restrictionId: subject.restriction.id });
  if (appeal.party === "notifier" && subject.comment.status === "removed") return confirm(unit, subject.comment);
  const decision = await decide(deps, unit, {
    ...by,
    comment: subject.comment,
    ...(appeal.party === "author" ? { act: "publish" } : { act: "remove", reason: await reasonOf(unit, input) }),
  });
  return decision.id;
}

/** The policy has removed an edited text meanwhile: that stands as its author was told. */
async function confirm({ tx }: Unit<Change>, comment: LockedComment): Promise<string> {
  await assertNoAppealOpen(tx, comment.id);
  const standing = await findEffectiveDecision(tx, comment);
  if (!standing) throw new Error("a removed comment without a decision");
  return standing.id;
}

async function lift(deps: Deps, { tx }: Unit<Change>, by: Parameters<typeof liftRestriction>[2]): Promise<string> {
  const decision = await liftRestriction(deps, tx, by);
  if (!decision) throw new Refusal("invalid_state", "This restriction is lifted already.");
  return decision.id;
}

/** The notifier was right: the author of the comment is told why with the same words. */
async function reasonOf({ tx }: Unit<Change>, { locked, category, reason }: Locked): Promise<Reason> {
  const contested = await tx.decision.findUniqueOrThrow({ where: { id: locked.appeal.decisionId } });
  return { category: category ?? contested.reasonCategory ?? "illegal", note: reason };
}

interface CloseAppeal extends Locked {
  readonly outcomeDecisionId: string | null;
}

async function closeAppeal(deps: Deps, { tx }: Unit<Change>, close: CloseAppeal): Promise<void> {
  const { appeal } = close.locked;
  const { link, outcomeDecisionId } = await tx.appeal.update({
    where: { id: appeal.id },
    data: {
      status: APPEAL_MACHINE.open[EVENTS[close.outcome]],
      decidedAt: close.at,
      decidedBy: close.actor.accountId,
      outcomeDecisionId: close.outcomeDecisionId,
      outcomeReason: close.reason,
      version: { increment: 1 },
    },
    include: { link: true },
  });
  await tx.claim.deleteMany({ where: { subjectId: appeal.id } });
  if (link.noticeId !== null && outcomeDecisionId !== null)
    await grantNotice(tx, {
      noticeId: link.noticeId,
      decisionId: outcomeDecisionId,
      appealId: appeal.id,
      decidedBy: close.actor.accountId,
      at: close.at,
    });
  await queuePartyLetter(deps, tx, { kind: "appeal_decided", subjectId: appeal.id, link, at: close.at });
}
