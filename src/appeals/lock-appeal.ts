import type { Tx } from "../db/client.ts";
import type { Appeal } from "../db/generated/client.ts";
import { type LockedComment, lockComment } from "../decisions/lock-comment.ts";
import { Refusal } from "../shared/refusal.ts";

export interface LockedAppeal {
  readonly appeal: Appeal;
  readonly comment: LockedComment;
}

/** Locks the comment, then the appeal about it. Throws `not_found`. */
export async function lockAppeal(tx: Tx, id: string): Promise<LockedAppeal> {
  const seen = await tx.appeal.findUnique({ where: { id }, select: { commentId: true } });
  const comment = seen && (await lockComment(tx, seen.commentId));
  if (!comment) throw new Refusal("not_found", "There is no such appeal.");
  await tx.$queryRaw`select id from appeals where id = ${id}::uuid for no key update`;
  return { appeal: await tx.appeal.findUniqueOrThrow({ where: { id } }), comment };
}

/** Throws `invalid_state`. */
export function assertOpen({ status }: Appeal): void {
  if (status !== "open") throw new Refusal("invalid_state", `This appeal is ${status}: it is not open any more.`);
}
