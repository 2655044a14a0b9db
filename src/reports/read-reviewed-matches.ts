import { z } from "zod";
import type { Db, Tx } from "../db/client.ts";
import { type ForStaff, type RevisionOf, readForStaff, revisionKey } from "../decisions/present-for-staff.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { SEVERITIES } from "../policy/types.ts";
import { JOIN_HUMAN_VERDICTS } from "../decisions/human-verdicts.ts";
import type { Period } from "./statistics.ts";

const reviewedMatch = z.object({
  ruleId: z.string(),
  element: z.string(),
  category: z.string(),
  start: z.int(),
  end: z.int(),
  decisionId: z.string(),
  commentId: z.string(),
  revision: z.int(),
  authorId: z.string(),
  agreed: z.boolean(),
});
export type ReviewedMatch = Readonly<z.infer<typeof reviewedMatch>>;

/** What one report looks at, newest first: this bounds what it costs, however many decisions there are. */
const MOST_MATCHES = 3_000;

/** Too few authors may be one person's quarrel. */
export const FEWEST_AUTHORS = 2;

interface ReadReviewed extends Period {
  readonly policy: Pick<CompiledPolicy, "outcomes">;
}

/**
 * The live matches of a period by which the policy restricted or flagged a text, as its categories and severities act
 * now, where a person has said something of the text since; of those rules that people contradicted for different
 * authors. A match of the whole text, by a model or a signal, names no words and is left out.
 */
export async function readReviewedMatches({ pool }: Pick<Db, "pool">, { policy, from, to }: ReadReviewed) {
  const acting = Object.entries(policy.outcomes).flatMap(([category, outcomes]) =>
    SEVERITIES.filter((severity) => outcomes[severity] !== "publish").map((severity) => `${category} ${severity}`),
  );
  const { rows } = await pool.query(REVIEWED, [from, to, FEWEST_AUTHORS, MOST_MATCHES, acting]);
  return reviewedMatch.array().parse(rows);
}

const REVIEWED = `
  with matched as materialized (
    select m.rule_id, m.element, m.category, m.start, m."end", d.id as decision_id, d.comment_id, d.revision,
      d.created_at
    from decisions d
    join policy_matches m on m.decision_id = d.id
    where d.created_at >= $1 and d.created_at < $2 and d.comment_id is not null and d.verdict <> 'publish'
      and m.mode = 'live' and not m.degraded
      and m.category || ' ' || m.severity = any($5::text[])
  ), verdicts as materialized (
    select s.comment_id, s.revision, v.agreed
    from (select distinct comment_id, revision from matched) s
    ${JOIN_HUMAN_VERDICTS}
    where v.agreed is not null
  ), reviewed as (
    select m.*, v.agreed, c.author_id
    from matched m
    join verdicts v on v.comment_id = m.comment_id and v.revision = m.revision
    join comments c on c.id = m.comment_id
    join revisions r on r.comment_id = m.comment_id and r.number = m.revision
    where r.body is not null and not (m.start = 0 and m."end" = r.body_length)
  ), disputed as materialized (
    select rule_id
    from reviewed
    group by rule_id
    having count(distinct author_id) filter (where not agreed) >= $3
  )
  select rule_id as "ruleId", element, category, start, "end", decision_id as "decisionId",
    comment_id as "commentId", revision, author_id as "authorId", agreed
  from reviewed
  join disputed using (rule_id)
  order by created_at desc, decision_id, start
  limit $4`;

const CHUNK = 500;

/** Texts as moderators read them, personal data masked, by `revisionKey`; purged ones are absent. */
export async function readMaskedTexts(
  db: Pick<Tx, "$queryRaw">,
  { policy, revisions }: { readonly policy: CompiledPolicy; readonly revisions: readonly RevisionOf[] },
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Map(revisions.map((each) => [revisionKey(each), each])).values()];
  const texts = new Map<string, string>();
  for (let at = 0; at < wanted.length; at += CHUNK)
    for (const [key, { comment }] of await readForStaff(db, { policy, revisions: wanted.slice(at, at + CHUNK) }))
      addText(texts, key, comment);
  return texts;
}

function addText(texts: Map<string, string>, key: string, { body }: Pick<ForStaff["comment"], "body">): void {
  if (body !== null) texts.set(key, body);
}
