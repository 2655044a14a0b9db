import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { MINUTE, after } from "../shared/clock.ts";

/** Long enough to catch a double click, a retry without a key and impatience; not a rule about what people repeat. */
export const DUPLICATE_MINUTES = 6;

const parentFacts = z.object({
  id: z.string(),
  parentId: z.string().nullable(),
  articleId: z.string(),
  depth: z.number(),
  ancestorIds: z.array(z.string()),
  status: z.enum(["published", "held", "removed", "deleted"]),
});
export type ParentFacts = Readonly<z.infer<typeof parentFacts>>;

const postFacts = z.object({
  commentsOpen: z.boolean(),
  moderation: z.enum(["post", "pre"]),
  duplicate: z.boolean(),
  published: z.number(),
  restriction: z.enum(["premoderated", "suspended", "banned"]).nullable(),
  restrictedUntil: z.date().nullable(),
  restrictionReason: z.string().nullable(),
  parent: parentFacts.nullable(),
});
export type PostFacts = Readonly<z.infer<typeof postFacts>>;

export interface Posting {
  readonly articleId: string;
  readonly authorId: string;
  readonly body: string;
  readonly parentId: string | null;
  /** The comment that is being edited: it is no duplicate of itself. */
  readonly exceptId?: string;
  readonly at: Date;
}

/**
 * One author posts or edits one comment at a time: two identical posts, or two with one idempotency key, meet here
 * instead of both passing. Taken before any row, by everybody who takes it.
 */
export async function lockAuthor(tx: Tx, authorId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${authorId}, 0))`;
}

/** Everything about author, article and parent that posting depends on. */
export async function readPostFacts(
  tx: Tx,
  { articleId, authorId, body, parentId, exceptId, at }: Posting,
): Promise<PostFacts> {
  const rows = await tx.$queryRaw`
    select a.comments_open and (a.closes_at is null or a.closes_at > ${at}::timestamptz) as "commentsOpen",
      a.moderation::text,
      exists (
        select 1 from comments c
        join revisions r on r.comment_id = c.id
        where c.author_id = ${authorId}::uuid and c.article_id = a.id and c.status <> 'deleted'
          and c.created_at > ${after(at, -DUPLICATE_MINUTES * MINUTE)}::timestamptz and r.body = ${body}
          and c.id is distinct from ${exceptId}::uuid
      ) as duplicate,
      (select count(*)::int from (
        select 1 from comments c where c.author_id = ${authorId}::uuid and c.status = 'published' limit 100
      ) as known) as published,
      limits.kind as restriction, limits.until as "restrictedUntil", limits.reason as "restrictionReason",
      (select json_build_object('id', p.id, 'parentId', p.parent_id, 'articleId', p.article_id, 'depth', p.depth,
          'ancestorIds', p.ancestor_ids, 'status', p.status)
        from comments p where p.id = ${parentId}::uuid) as parent
    from articles a
    left join lateral (
      select r.kind::text, r.until, r.reason from restrictions r
      where r.account_id = ${authorId}::uuid and r.kind <> 'warning' and r.lifted_at is null
        and (r.until is null or r.until > ${at}::timestamptz)
      order by r.kind desc
      limit 1
    ) as limits on true
    where a.id = ${articleId}::uuid`;
  return postFacts.parse(Array.isArray(rows) ? rows[0] : undefined);
}
