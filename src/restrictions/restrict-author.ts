import { appendAudit } from "../audit/append-audit.ts";
import { standingAt } from "../authors/effective-restriction.ts";
import { assertNotOwn } from "../authors/own-matter.ts";
import { restrictionParts } from "../authors/read-users.ts";
import { readStrikes } from "../authors/read-strikes.ts";
import type { Strike } from "../authors/schema.ts";
import type { Tx } from "../db/client.ts";
import type { Account, OpenComments, Restriction, RestrictionKind } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import { isGround } from "../decisions/grounds.ts";
import { holdPolicy } from "../decisions/hold-policy.ts";
import { assertSendable } from "../decisions/words-to-send.ts";
import type { Deps } from "../deps.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type Person, isStaff } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";
import { Refusal, invalid } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { assertNoRestrictionConflict } from "./conflict.ts";
import { givePlace, isReplaceable } from "./give-place.ts";
import { applyToOpenComments } from "./open-comments.ts";
import { recordDecision } from "./record-decision.ts";
import { stateRestriction } from "./state-restriction.ts";

export interface RestrictAuthor {
  readonly account: Account;
  readonly kind: RestrictionKind;
  readonly until: Date | null;
  /** Told to the author. */
  readonly reason: string;
  readonly category?: string | undefined;
  readonly openComments: OpenComments;
  /** A standing one of the same kind, whose place it takes. */
  readonly replaces?: string | undefined;
  readonly actor: Person;
}

/**
 * Limits an author, or warns one, by a decision whose subject is the account: with its statement of reasons, the link to
 * contest it and the letter, and the job that sees to the comments that are open, in one transaction. One whose place it
 * takes ends in it, and hands its comments over as they are. Throws `conflict_of_interest`, `invalid_request`,
 * `invalid_state`, `appeal_open`.
 */
export async function restrictAuthor(live: Deps, input: RestrictAuthor) {
  const deps = holdPolicy(live);
  await assertWhole(deps, input);
  return transaction(deps.db, async (tx) => {
    await lockAccount(tx, input.account.id);
    const at = deps.clock();
    await assertOther(tx, input);
    await assertImpartial(tx, { ...input, at });
    await assertNoneStands(tx, { ...input, at });
    const strikes = await standingStrikes(tx, { accountId: input.account.id, at });
    const { restriction, replaced } = await insertRestriction(deps, tx, { ...input, at });
    const category = input.category ?? (replaced && (await groundOf(tx, replaced)));
    const decision = await recordDecision(deps, tx, {
      restrictionId: restriction.id,
      kind: "restrict",
      cause: "moderator",
      decidedBy: input.actor.accountId,
      category,
      categories: categoriesOf(category, strikes),
      automatedDetection: await wereDetected(tx, strikes),
      at,
    });
    await stateRestriction(deps, tx, { restriction, decision, strikes });
    if (input.openComments !== "keep") await enqueue(tx, applyToOpenComments, { restrictionId: restriction.id });
    await audit(tx, { ...input, restrictionId: restriction.id, at });
    return tx.restriction.findUniqueOrThrow({ where: { id: restriction.id }, include: restrictionParts });
  });
}

/** A suspension ends, a ban and a warning do not; an end lies ahead. */
async function assertWhole({ db, policy, clock }: Deps, input: RestrictAuthor): Promise<void> {
  const { account, kind, until, category, reason, openComments, replaces } = input;
  if (kind === "suspended" && until === null) throw invalid("/until", "A suspension needs an end.");
  if (kind === "banned" && until !== null) throw invalid("/until", "A ban has no end. Use a suspension.");
  if (kind === "warning" && until !== null) throw invalid("/until", "A warning limits nothing, so it has no end.");
  if (until !== null && until <= clock()) throw invalid("/until", "The end must lie in the future.");
  if (kind === "warning" && openComments !== "keep")
    throw invalid("/openComments", "A warning changes nothing about comments.");
  if (category !== undefined && !isGround(policy().compiled, category))
    throw invalid("/category", "There is no such category.");
  if (replaces !== undefined) await assertReplaceable(db, { ...input, replaces });
  await assertSendable(db.prisma, policy().compiled, { text: reason, pointer: "/reason", authorIds: [account.id] });
}

const NOT_REPLACEABLE =
  "Only a standing restriction of this author and of the same kind can be replaced, when that kind has an end.";

async function assertReplaceable(
  { prisma }: Deps["db"],
  { replaces: id, account, kind, openComments }: RestrictAuthor & { readonly replaces: string },
): Promise<void> {
  const found = await prisma.restriction.findFirst({ where: { id, accountId: account.id, kind } });
  if (!found || !isReplaceable(found)) throw invalid("/replaces", NOT_REPLACEABLE);
  if (openComments !== "keep")
    throw invalid("/openComments", "What takes the place of another restriction leaves the comments as they are.");
}

async function assertOther(tx: Tx, { account, actor }: RestrictAuthor): Promise<void> {
  await assertNotOwn(tx, { matter: "restrict", accountId: account.id, personId: actor.accountId });
  if (isStaff(account))
    throw new Refusal("invalid_state", "Staff cannot be restricted: an administrator removes their role first.");
}

/** The lock of whoever posts as this author: a comment is there before the restriction, or judged under it. */
async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${accountId}, 0))`;
}

type At = { readonly at: Date };

async function assertImpartial(tx: Tx, { account, actor, at }: RestrictAuthor & At): Promise<void> {
  const { strikes } = await readSettings(tx);
  const since = after(at, -strikes.expireDays * DAY);
  await assertNoRestrictionConflict(tx, { accountId: account.id, moderatorId: actor.accountId, since });
}

export const STANDS_ALREADY = "A restriction of this kind stands already. Change its end, or lift it first.";

/** Each is stated, contested and lifted by itself: of two alike, an appeal that is won would change nothing. Warnings may add up. */
async function assertNoneStands(tx: Tx, { account, kind, replaces, at }: RestrictAuthor & At): Promise<void> {
  if (kind === "warning") return;
  const others = replaces === undefined ? {} : { id: { not: replaces } };
  const standing = await tx.restriction.count({ where: { accountId: account.id, kind, ...others, ...standingAt(at) } });
  if (standing > 0) throw new Refusal("invalid_state", STANDS_ALREADY);
}

async function standingStrikes(tx: Tx, of: { readonly accountId: string } & At): Promise<readonly Strike[]> {
  return (await readStrikes(tx, of)).filter(({ status }) => status === "standing");
}

/** What the moderator names, else what the strikes were for. “Other” says nothing of an account that its reason does not. */
function categoriesOf(category: string | undefined, strikes: readonly Strike[]): string[] {
  const named = category === undefined ? strikes.flatMap(({ categories }) => categories) : [category];
  return [...new Set(named)].filter((each) => each !== "other");
}

/** Whether automated means found any of them. */
async function wereDetected(tx: Tx, strikes: readonly Strike[]): Promise<boolean> {
  const ids = strikes.map(({ decisionId }) => decisionId);
  return (await tx.decision.count({ where: { id: { in: ids }, automatedDetection: true } })) > 0;
}

/** What the one before named as its ground; where it named none, the strikes say it again. */
async function groundOf(tx: Tx, { id: restrictionId }: Restriction): Promise<string | undefined> {
  const { reasonCategory } = await tx.decision.findFirstOrThrow({ where: { restrictionId, kind: "restrict" } });
  return reasonCategory ?? undefined;
}

async function insertRestriction(deps: Deps, tx: Tx, input: RestrictAuthor & At) {
  const { account, actor, kind, until, reason, replaces, at } = input;
  const id = newId();
  const by = { replacedBy: id, decidedBy: actor.accountId, at };
  const replaced = replaces === undefined ? undefined : await givePlace(deps, tx, { ...by, replaces });
  const restriction = await tx.restriction.create({
    data: {
      id,
      siteId: SITE_ID,
      accountId: account.id,
      kind,
      until,
      reason,
      openComments: replaced?.openComments ?? input.openComments,
      appliedAt: replaced?.appliedAt ?? null,
      createdAt: at,
      createdBy: actor.accountId,
      replaces: replaces ?? null,
    },
  });
  return { restriction, replaced };
}

async function audit(tx: Tx, { actor, account, at, ...input }: RestrictAuthor & At & { restrictionId: string }) {
  const { kind, openComments, replaces } = input;
  await appendAudit(tx, {
    actor,
    action: "author.restrict",
    subjectKind: "restriction",
    subjectId: input.restrictionId,
    details: { kind, account: account.id, openComments, ...(replaces !== undefined && { replaces }) },
    at,
  });
}
