import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Account, Restriction, RestrictionKind } from "../db/generated/client.ts";
import { transaction } from "../db/transaction.ts";
import type { Deps } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import { type Person, isStaff } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { Refusal, invalid } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";

export interface RestrictAuthor {
  readonly account: Account;
  readonly kind: RestrictionKind;
  readonly until: Date | null;
  readonly reason: string;
  readonly actor: Person;
}

type RestrictionBy = Restriction & { readonly imposer: Pick<Account, "id" | "displayName"> };

/** Limits an author, by a decision whose subject is the account. Throws `invalid_request`, `conflict_of_interest`, `invalid_state`. */
export async function restrictAuthor(deps: Deps, input: RestrictAuthor): Promise<RestrictionBy> {
  const { account, kind, until, reason, actor } = input;
  const at = deps.clock();
  assertPeriod({ kind, until }, at);
  if (account.id === actor.accountId) throw new Refusal("conflict_of_interest", "Nobody restricts their own account.");
  if (isStaff(account))
    throw new Refusal("invalid_state", "Staff cannot be restricted: an administrator removes their role first.");
  return transaction(deps.db, async (tx) => {
    const restriction = await tx.restriction.create({
      data: {
        id: newId(),
        siteId: SITE_ID,
        accountId: account.id,
        kind,
        until,
        reason,
        createdAt: at,
        createdBy: actor.accountId,
      },
      include: { imposer: { select: { id: true, displayName: true } } },
    });
    await recordDecision(deps, tx, { restriction, kind: "restrict", actor, at });
    return restriction;
  });
}

/** A suspension ends, a ban does not; either way the end lies ahead. */
function assertPeriod({ kind, until }: Pick<RestrictAuthor, "kind" | "until">, at: Date): void {
  if (kind === "suspended" && until === null) throw invalid("/until", "A suspension needs an end.");
  if (kind === "banned" && until !== null) throw invalid("/until", "A ban has no end. Use a suspension.");
  if (until !== null && until <= at) throw invalid("/until", "The end must lie in the future.");
}

export interface LiftRestriction {
  readonly restriction: Restriction;
  readonly actor: Person;
}

/** Ends a restriction early. One that is lifted is lifted already. */
export async function liftRestriction(deps: Deps, { restriction, actor }: LiftRestriction): Promise<void> {
  const at = deps.clock();
  await transaction(deps.db, async (tx) => {
    const { count } = await tx.restriction.updateMany({
      where: { id: restriction.id, liftedAt: null },
      data: { liftedAt: at, liftedBy: actor.accountId },
    });
    if (count === 1) await recordDecision(deps, tx, { restriction, kind: "lift", actor, at });
  });
}

interface RecordDecision {
  readonly restriction: Restriction;
  readonly kind: "restrict" | "lift";
  readonly actor: Person;
  readonly at: Date;
}

async function recordDecision(
  { policy }: Deps,
  tx: Tx,
  { restriction, kind, actor, at }: RecordDecision,
): Promise<void> {
  const root = await tx.decision.findFirst({ where: { restrictionId: restriction.id }, select: { id: true } });
  await tx.decision.create({
    data: {
      id: newId(),
      siteId: SITE_ID,
      subject: "account",
      restrictionId: restriction.id,
      kind,
      basis: "person",
      cause: "moderator",
      decidedBy: actor.accountId,
      deciderKey: actor.accountId,
      policyRevision: policy().revision,
      engineVersion: ENGINE_VERSION,
      signals: {},
      automatedDetection: false,
      supersedes: root?.id ?? null,
      createdAt: at,
    },
  });
  const details = { kind: restriction.kind, account: restriction.accountId };
  const action = `author.${kind}`;
  await appendAudit(tx, { actor, action, subjectKind: "restriction", subjectId: restriction.id, details, at });
}
