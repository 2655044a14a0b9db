import { z } from "zod";
import { words } from "../http/words.ts";
import { listOf } from "../http/list.ts";
import { staffMatch, staffPerson } from "../decisions/present-for-staff.ts";

const time = z.iso.datetime();

export const REVIEW_OUTCOMES = ["publish", "remove"] as const;
const outcome = z.enum(REVIEW_OUTCOMES);
const category = z.string().min(1).max(100);

export const reviewParams = z.object({ id: z.uuid() });

/**
 * What a second reviewer sees: nothing by which the decision, or whoever took it, could be told or looked up. No id of
 * the comment, no address, no name, no time.
 */
export const reviewItem = z
  .object({
    id: z.uuid(),
    body: z.string(),
    bodyMasked: z.boolean(),
    article: z.object({ title: z.string() }),
    /** What the comment replies to, root first. A purged text is null. */
    thread: z.array(z.object({ body: z.string().nullable(), sameAuthor: z.boolean() })),
    matches: z.array(staffMatch),
  })
  .meta({ id: "SecondReview" });
export type ReviewItem = z.infer<typeof reviewItem>;

export const nextReview = z.object({ review: reviewItem.nullable() });

export const answerBody = z.strictObject({ outcome, category: category.optional() });
export const answeredReview = z.object({ id: z.uuid(), answeredAt: time });

export const goldenBody = z.strictObject({
  revision: z.int(),
  outcome,
  category: category.optional(),
  why: words({ most: 1_000, otherwise: "Write 1 to 1,000 characters." }),
});

export const goldenItem = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    revision: z.int(),
    outcome,
    category: z.string().nullable(),
    /** Null once the text of the comment is purged. */
    why: z.string().nullable(),
    markedBy: staffPerson,
    createdAt: time,
    retiredAt: time.nullable(),
    /** How many moderators answered it, and how many of them as it says. */
    answers: z.int(),
    right: z.int(),
  })
  .meta({ id: "GoldenItem" });
export type GoldenItemView = z.infer<typeof goldenItem>;
export const goldenPage = listOf(goldenItem);

export const disagreement = z
  .object({
    id: z.uuid(),
    commentId: z.uuid(),
    revision: z.int(),
    /** Where the comment can be decided about again, by hand. */
    commentUrl: z.string(),
    decision: z.object({
      id: z.uuid(),
      outcome,
      category: z.string().nullable(),
      decidedBy: staffPerson,
      decidedAt: time,
    }),
    review: z.object({ outcome, category: z.string().nullable(), reviewedBy: staffPerson, answeredAt: time }),
  })
  .meta({ id: "Disagreement" });
export type Disagreement = z.infer<typeof disagreement>;
export const disagreementPage = listOf(disagreement);

const share = z.number().nullable();

/** Two judgements of the same texts. */
export const agreement = z
  .object({
    items: z.int(),
    agreed: z.int(),
    /** Of `items`, with Wilson's interval of 95 %; null without any. */
    share,
    shareLow: share,
    shareHigh: share,
    /** Cohen's kappa with an interval of 95 % (Fleiss, Cohen and Everitt, 1969); null where it is not defined. */
    kappa: share,
    kappaLow: share,
    kappaHigh: share,
    /**
     * Why kappa or its interval is to be read with care, or is missing. `none`: no items; `one_class`: both gave one
     * answer throughout, so kappa is not defined; `no_spread`: no variance to estimate, so no interval; `few`: fewer
     * than 30 items.
     */
    caution: z.enum(["none", "one_class", "no_spread", "few"]).nullable(),
    /** Fewer than 30 items. */
    small: z.boolean(),
  })
  .meta({ id: "Agreement" });
export type Agreement = z.infer<typeof agreement>;

/** Appeals decided, and how many of them overturned the decision. */
export const overturnRate = z
  .object({ decided: z.int(), overturned: z.int(), share, shareLow: share, shareHigh: share, small: z.boolean() })
  .meta({ id: "OverturnRate" });
export type OverturnRate = z.infer<typeof overturnRate>;

const period = { from: time, to: time };
const byRule = z.array(z.object({ ruleId: z.string(), overturns: overturnRate }));
const byCategory = z.array(z.object({ category: z.string(), agreement }));

export const quality = z
  .object({
    ...period,
    /** Of decisions drawn in the period. */
    drawn: z.int(),
    /** Now, of whatever period. */
    waiting: z.int(),
    agreement,
    byPair: z.array(z.object({ moderators: z.array(staffPerson).length(2), agreement })),
    /** Whether both removed for this category, against all else. */
    byCategory,
    byModerator: z.array(z.object({ moderator: staffPerson, agreement, golden: agreement })),
    overturns: z.object({
      all: overturnRate,
      byRule,
      /** Whose decisions were contested; null is the policy. */
      byModerator: z.array(z.object({ moderator: staffPerson.nullable(), overturns: overturnRate })),
      byPolicyRevision: z.array(z.object({ policyRevision: z.string(), overturns: overturnRate })),
    }),
  })
  .meta({ id: "Quality" });
export type Quality = z.infer<typeof quality>;

export const ownQuality = z
  .object({
    ...period,
    /** Of one's decisions with whoever reviewed them, and of one's reviews with whoever had decided. */
    agreement,
    byCategory,
    /** Of one's answers with those that are known to be right. */
    golden: agreement,
    overturns: overturnRate,
    /** Of one's own decisions, by the rules that had matched their texts. */
    overturnsByRule: byRule,
  })
  .meta({ id: "OwnQuality" });
export type OwnQuality = z.infer<typeof ownQuality>;
