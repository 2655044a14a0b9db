import type { Tx } from "../db/client.ts";
import type { Appeal, Restriction } from "../db/generated/client.ts";
import { type AppealEvent, nextAppealStatus } from "../decisions/appeal-states.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { Refusal } from "../shared/refusal.ts";

/** What a contested decision is about, its row locked before any other. */
export type LockedSubject =
  | { readonly kind: "comment"; readonly comment: LockedComment }
  | { readonly kind: "restriction"; readonly restriction: Restriction };

export interface SubjectOf {
  readonly commentId: string | null;
  readonly restrictionId: string | null;
}

/** The comment's row first, as everybody does; a restriction's where there is no comment. */
export async function lockSubject(tx: Tx, { commentId, restrictionId }: SubjectOf): Promise<LockedSubject> {
  const comment = commentId === null ? null : await lockComment(tx, commentId);
  if (comment) return { kind: "comment", comment };
  const id = restrictionId ?? "";
  await tx.$queryRaw`select id from restrictions where id = ${id}::uuid for no key update`;
  return { kind: "restriction", restriction: await tx.restriction.findUniqueOrThrow({ where: { id } }) };
}

export interface LockedAppeal {
  readonly appeal: Appeal;
  readonly subject: LockedSubject;
}

/** Locks what an appeal is about, then the appeal. Throws `not_found`. */
export async function lockAppeal(tx: Tx, id: string): Promise<LockedAppeal> {
  const seen = await tx.appeal.findUnique({ where: { id }, select: { commentId: true, restrictionId: true } });
  if (!seen) throw new Refusal("not_found", "There is no such appeal.");
  const subject = await lockSubject(tx, seen);
  await tx.$queryRaw`select id from appeals where id = ${id}::uuid for no key update`;
  return { appeal: await tx.appeal.findUniqueOrThrow({ where: { id } }), subject };
}

/** Throws `invalid_state`. */
export function assertMay(event: AppealEvent, { status }: Pick<Appeal, "status">): void {
  if (!nextAppealStatus(status, event))
    throw new Refusal("invalid_state", `This appeal is ${status}: it is not open any more.`);
}
