import { z } from "zod";
import type { Tx } from "../db/client.ts";

const flaggerStanding = z.object({
  accountId: z.string(),
  /** The mailbox was proved to be theirs, or the publisher vouches for them. */
  identified: z.boolean(),
  restricted: z.boolean(),
  /** How moderators answered this reader's flags. */
  agreed: z.number(),
  disagreed: z.number(),
});
export type FlaggerStanding = Readonly<z.infer<typeof flaggerStanding>>;

/** Fewer disagreements may be bad luck. */
const DISAGREEMENTS_THAT_COUNT = 3;
/** Below this share of flags that moderators agreed with, a reader flags what they dislike, not what breaks the policy. */
const AGREED_SHARE = 0.3;

/**
 * Whose flags can hold a published comment: readers with a proven identity, without a restriction, whose flags
 * moderators did not mostly reject. A mailbox is cheap, so all that such flags can do is ask a human to look first.
 */
export function isTrustedFlagger({ identified, restricted, agreed, disagreed }: FlaggerStanding): boolean {
  if (!identified || restricted) return false;
  return disagreed < DISAGREEMENTS_THAT_COUNT || agreed / (agreed + disagreed) >= AGREED_SHARE;
}

const flagRow = z.object({
  revision: z.number(),
  category: z.string(),
  severity: z.enum(["low", "medium", "high"]).nullable(),
  flagger: flaggerStanding.nullable(),
});
export type FlagWithStanding = Readonly<z.infer<typeof flagRow>>;

/** Every flag of a case with the standing of the reader who raised it. Bounded: more flags than this change nothing. */
export async function readFlagsWithStanding(
  tx: Pick<Tx, "$queryRaw">,
  { caseId, at }: { readonly caseId: string; readonly at: Date },
): Promise<readonly FlagWithStanding[]> {
  const rows = await tx.$queryRaw`
    select f.revision, f.category, f.severity::text,
      case when a.id is null then null else json_build_object(
        'accountId', a.id,
        'identified', a.email_verified_at is not null or a.sso_subject is not null,
        'restricted', exists (
          select 1 from restrictions r
          where r.account_id = a.id and r.kind <> 'warning' and r.lifted_at is null
            and (r.until is null or r.until > ${at}::timestamptz)),
        'agreed', (select count(*) from flags g where g.flagger_id = a.id and g.resolution = 'agreed'),
        'disagreed', (select count(*) from flags g where g.flagger_id = a.id and g.resolution = 'disagreed')
      ) end as flagger
    from flags f
    left join accounts a on a.id = f.flagger_id
    where f.case_id = ${caseId}::uuid
    order by f.created_at desc, f.id desc
    limit 500`;
  return flagRow.array().parse(rows);
}
