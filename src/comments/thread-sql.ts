/** Direct replies shown below a comment before "more". */
const SHOWN_REPLIES = 3;

/** How far below a listed comment replies are shown. */
const SHOWN_LEVELS = 2;

/** Readers see published comments, and tombstones of others where something published stands below. */
export const readersSee = (alias: string): string => `(${alias}.status = 'published' or ${alias}.descendant_count > 0)`;

const utc = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * A comment as readers see it, as SQL that yields JSON: with `levels` of replies below it, the first three of each,
 * oldest first. `alias` is a row of comments; `$1` is the article's key. Width is bounded by SHOWN_REPLIES, depth by
 * SHOWN_LEVELS, so a page has at most limit × (1 + 3 + 9) comments.
 */
export function commentJson(alias: string, levels: number = SHOWN_LEVELS): string {
  const replies = levels === 0 ? "" : `, 'replies', ${repliesJson(alias, levels)}`;
  return `json_build_object(
    'id', ${alias}.id,
    'articleKey', $1::text,
    'parentId', ${alias}.parent_id,
    'depth', ${alias}.depth,
    'author', case when ${alias}.status = 'published' then (
      select json_build_object('id', a.id, 'displayName', a.display_name) from accounts a where a.id = ${alias}.author_id) end,
    'body', case when ${alias}.status = 'published' then (
      select r.body from revisions r where r.comment_id = ${alias}.id and r.number = ${alias}.revision) end,
    'revision', ${alias}.revision,
    'status', ${alias}.status,
    'createdAt', ${utc(`${alias}.created_at`)},
    'editedAt', case when ${alias}.status = 'published' then ${utc(`${alias}.edited_at`)} end,
    'replyCount', ${alias}.reply_count,
    'recommendCount', ${alias}.recommend_count${replies})`;
}

function repliesJson(parent: string, levels: number): string {
  const alias = `${parent}r`;
  return `coalesce((
    select json_agg(shown.reply) from (
      select ${commentJson(alias, levels - 1)} as reply
      from comments ${alias}
      where ${alias}.parent_id = ${parent}.id and ${readersSee(alias)}
      order by ${alias}.created_at, ${alias}.id
      limit ${SHOWN_REPLIES}
    ) as shown), '[]'::json)`;
}
