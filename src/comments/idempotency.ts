import { createHash, timingSafeEqual } from "node:crypto";
import type { Tx } from "../db/client.ts";
import { DAY, after } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";

export interface KeyedPost {
  readonly accountId: string;
  readonly key: string;
  readonly articleId: string;
  readonly parentId: string | null;
  readonly body: string;
  readonly at: Date;
}

type Keys = Pick<Tx, "idempotencyKey">;

/** The comment that this key made in the last 24 hours, or null. Throws `idempotency_key_reused` for another request. */
export async function findPostedBefore(tx: Keys, post: KeyedPost): Promise<string | null> {
  const known = await tx.idempotencyKey.findUnique({
    where: { accountId_key: { accountId: post.accountId, key: post.key }, createdAt: { gt: after(post.at, -DAY) } },
  });
  if (!known) return null;
  if (timingSafeEqual(known.requestHash, hashRequest(post, known.commentId))) return known.commentId;
  throw new Refusal(
    "idempotency_key_reused",
    "This Idempotency-Key belongs to another comment. Use a new key for a new text.",
  );
}

/** A key older than a day is taken over. */
export async function keepKey(tx: Keys, post: KeyedPost, commentId: string): Promise<void> {
  const data = { commentId, requestHash: hashRequest(post, commentId), createdAt: post.at };
  await tx.idempotencyKey.upsert({
    where: { accountId_key: { accountId: post.accountId, key: post.key } },
    create: { accountId: post.accountId, key: post.key, ...data },
    update: data,
  });
}

/** Salted with the comment's id, so that equal texts have unequal hashes. */
const hashRequest = ({ articleId, parentId, body }: KeyedPost, commentId: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    createHash("sha256")
      .update(JSON.stringify([commentId, articleId, parentId, body]))
      .digest(),
  );
