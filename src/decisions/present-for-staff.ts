import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { explainWhy, readWhy } from "../policy/explain.ts";
import { EVASIONS, type Match, OUTCOMES, SEVERITIES } from "../policy/types.ts";
import { PERSONAL_CATEGORY, maskSpans } from "./mask.ts";

export const staffPerson = z.object({ id: z.uuid(), displayName: z.string() }).meta({ id: "StaffPerson" });

/** A comment as moderators see it: whatever its status, with personal data masked. */
export const staffComment = z
  .object({
    id: z.uuid(),
    articleKey: z.string(),
    parentId: z.uuid().nullable(),
    depth: z.int(),
    author: staffPerson,
    /** Null once the text is purged. */
    body: z.string().nullable(),
    /** Something in `body` is masked; see `…/reveal`. */
    bodyMasked: z.boolean(),
    /** The one whose text `body` is. */
    revision: z.int(),
    status: z.enum(["published", "held", "removed", "deleted"]),
    createdAt: z.iso.datetime(),
    editedAt: z.iso.datetime().nullable(),
    replyCount: z.int(),
    recommendCount: z.int(),
  })
  .meta({ id: "StaffComment" });
export type StaffComment = z.infer<typeof staffComment>;

export const staffArticle = z
  .object({ key: z.string(), title: z.string(), url: z.string() })
  .meta({ id: "StaffArticle" });

/** What speaks for a match, for whoever says it in words of their own. */
const staffWhy = z
  .object({
    element: z.string().describe("The term, pattern or detector that recognised it, in the policy's words."),
    whole: z.boolean().describe("It speaks of the text as a whole."),
    evasions: z.array(z.enum(EVASIONS)),
    context: z.array(z.string()).describe("Codes of the circumstances that spoke for it."),
    score: z.number().nullable().describe("0 to 1, of models only."),
    words: z
      .array(z.object({ text: z.string(), share: z.number() }))
      .describe("What in the text moved the model most, with each word's part in the score."),
    degraded: z.boolean().describe("The rule could not run, and its outcome on error stands in its place."),
  })
  .meta({ id: "StaffMatchWhy" });

export const staffMatch = z
  .object({
    ruleId: z.string(),
    category: z.string(),
    severity: z.enum(SEVERITIES),
    mode: z.enum(["live", "shadow"]),
    start: z.int(),
    end: z.int(),
    text: z.string(),
    explanation: z.string().describe("All of this in one English sentence."),
    why: staffWhy,
  })
  .meta({ id: "StaffMatch" });
export type StaffMatch = z.infer<typeof staffMatch>;

/** A stored match, as SQL builds it in JSON. */
export const storedMatch = z.object({
  ruleId: z.string(),
  category: z.string(),
  severity: z.enum(SEVERITIES),
  mode: z.enum(["live", "shadow"]),
  start: z.number(),
  end: z.number(),
  element: z.string(),
  evasions: z.array(z.enum(EVASIONS)),
  context: z.array(z.string()),
  score: z.number().nullable(),
  degraded: z.boolean(),
});
export type StoredMatch = Readonly<z.infer<typeof storedMatch>>;

const span = z.object({ start: z.number(), end: z.number() });

const judgedRow = z.object({
  id: z.string(),
  articleKey: z.string(),
  articleTitle: z.string(),
  articleUrl: z.string(),
  parentId: z.string().nullable(),
  depth: z.number(),
  authorId: z.string(),
  authorName: z.string(),
  body: z.string().nullable(),
  revision: z.number(),
  status: z.enum(["published", "held", "removed", "deleted"]),
  createdAt: z.date(),
  editedAt: z.date().nullable(),
  replyCount: z.number(),
  recommendCount: z.number(),
  policyRevision: z.string().nullable(),
  verdict: z.enum(OUTCOMES).nullable(),
  matches: storedMatch.array(),
  personal: span.array(),
});
type JudgedRow = Readonly<z.infer<typeof judgedRow>>;

/** One version of a comment's text, and what the engine last said of it. */
export interface ForStaff {
  readonly comment: StaffComment;
  readonly article: z.infer<typeof staffArticle>;
  readonly policyRevision: string | null;
  readonly verdict: JudgedRow["verdict"];
  readonly matches: readonly StaffMatch[];
}

export interface RevisionOf {
  readonly commentId: string;
  readonly revision: number;
}

export const revisionKey = ({ commentId, revision }: RevisionOf): string => `${commentId}:${revision}`;

export interface ReadForStaff {
  readonly policy: CompiledPolicy;
  readonly revisions: readonly RevisionOf[];
}

/** These versions by `revisionKey`, in one statement, with all that any rule ever called personal in them masked. */
export async function readForStaff(
  db: Pick<Tx, "$queryRaw">,
  { policy, revisions }: ReadForStaff,
): Promise<ReadonlyMap<string, ForStaff>> {
  if (revisions.length === 0) return new Map();
  const rows = await db.$queryRaw`
    select c.id, a.key as "articleKey", a.title as "articleTitle", a.url as "articleUrl", c.parent_id as "parentId",
      c.depth, c.author_id as "authorId", p.display_name as "authorName", r.body, r.number as revision,
      c.status::text, c.created_at as "createdAt", c.edited_at as "editedAt", c.reply_count as "replyCount",
      c.recommend_count as "recommendCount", d.policy_revision as "policyRevision", d.verdict::text,
      coalesce((
        select json_agg(json_build_object('ruleId', m.rule_id, 'category', m.category, 'severity', m.severity,
          'mode', m.mode, 'start', m.start, 'end', m."end", 'element', m.element, 'evasions', m.evasions,
          'context', m.context, 'score', m.score, 'degraded', m.degraded) order by m.position)
        from policy_matches m
        where m.decision_id = d.id), '[]') as matches,
      coalesce((
        select json_agg(json_build_object('start', m.start, 'end', m."end"))
        from decisions j
        join policy_matches m on m.decision_id = j.id
        where j.comment_id = r.comment_id and j.revision = r.number and m.category = ${PERSONAL_CATEGORY}),
        '[]') as personal
    from unnest(${revisions.map(({ commentId }) => commentId)}::uuid[], ${revisions.map(({ revision }) => revision)}::int[])
      as wanted (comment_id, number)
    join revisions r on r.comment_id = wanted.comment_id and r.number = wanted.number
    join comments c on c.id = r.comment_id
    join articles a on a.id = c.article_id
    join accounts p on p.id = c.author_id
    left join lateral (
      select id, policy_revision, verdict
      from decisions
      where comment_id = r.comment_id and revision = r.number and verdict is not null
      order by created_at desc, id desc
      limit 1
    ) d on true`;
  const found = judgedRow.array().parse(rows);
  return new Map(found.map((row) => [revisionKey({ ...row, commentId: row.id }), presentForStaff(policy, row)]));
}

function presentForStaff(policy: CompiledPolicy, row: JudgedRow): ForStaff {
  const { policyRevision, verdict } = row;
  const body = row.body === null ? null : maskSpans(row.body, row.personal);
  return {
    comment: {
      id: row.id,
      articleKey: row.articleKey,
      parentId: row.parentId,
      depth: row.depth,
      author: { id: row.authorId, displayName: row.authorName },
      body,
      bodyMasked: body !== row.body,
      revision: row.revision,
      status: row.status,
      createdAt: row.createdAt.toISOString(),
      editedAt: row.editedAt?.toISOString() ?? null,
      replyCount: row.replyCount,
      recommendCount: row.recommendCount,
    },
    article: { key: row.articleKey, title: row.articleTitle, url: row.articleUrl },
    policyRevision,
    verdict,
    matches: presentMatches(policy, { matches: row.matches, body }),
  };
}

export interface PresentMatches {
  readonly matches: readonly StoredMatch[];
  /** Masked already: an explanation quotes it. */
  readonly body: string | null;
}

/** Matches with the words they matched, cut from the masked text, and what speaks for them. */
export const presentMatches = (policy: CompiledPolicy, { matches, body }: PresentMatches): StaffMatch[] =>
  matches.map((match) => presentMatch(policy, { match: engineMatch(match), body }));

/** As the engine says it: what is not there is left out. */
const engineMatch = ({ score, degraded, ...match }: StoredMatch): Match => ({
  ...match,
  ...(score !== null && { score }),
  ...(degraded && { degraded }),
});

interface PresentMatch {
  readonly match: Match;
  readonly body: string | null;
}

/** What is quoted of the text is cut from the body as it is given: masked, or null once it is purged. */
export function presentMatch(policy: CompiledPolicy, { match, body }: PresentMatch): StaffMatch {
  const { ruleId, category, severity, mode, start, end } = match;
  const why = readWhy(policy, match, body);
  const text = body?.slice(start, end) ?? "";
  return {
    ruleId,
    category,
    severity,
    mode,
    start,
    end,
    text,
    explanation: explainWhy(policy, match, { why, written: text }),
    why: { ...why, evasions: [...why.evasions], context: [...why.context], words: [...why.words] },
  };
}
