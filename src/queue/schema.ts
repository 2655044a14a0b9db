import { z } from "zod";
import { words } from "../http/words.ts";
import { staffAuthor } from "../authors/schema.ts";
import { staffDecision } from "../decisions/comment-history.ts";
import { staffArticle, staffComment, staffMatch, staffPerson } from "../decisions/present-for-staff.ts";
import { listOf, opaque, pageQuery } from "../http/list.ts";

const time = z.iso.datetime();

/** What a reader may call a flag, beside the categories of the policy in force. */
export const FLAG_CATEGORIES = ["profanity", "violence", "harassment", "pii", "spam", "illegal", "other"] as const;

/** A note to or from a person: the flag's, the reason's, the colleague's. */
const note = words({ most: 1_000, otherwise: "Write 1 to 1,000 characters." });

export const idParams = z.object({ id: z.uuid() });

export const flagBody = z.strictObject({ category: z.string().min(1).max(100), note: note.optional() });

export const flagView = z
  .object({
    id: z.uuid(),
    category: z.string(),
    note: z.string().optional(),
    createdAt: time,
    status: z.enum(["open", "resolved"]),
  })
  .meta({ id: "Flag" });

const action = z.enum(["publish", "remove"]);
const reason = z.strictObject({ category: z.string().min(1).max(100), note: note.optional() });

export const decisionBody = z.strictObject({
  action,
  reason: reason.optional(),
  note: note.optional(),
  claimToken: opaque,
  version: z.int(),
});

export const bulkBody = z.strictObject({
  items: z
    .array(z.strictObject({ caseId: z.uuid().toLowerCase(), version: z.int() }))
    .min(1)
    .max(100),
  action,
  reason: reason.optional(),
});

export const commentDecisionBody = z.strictObject({
  action,
  reason: reason.optional(),
  note: note.optional(),
  revision: z.int(),
});

const caseFields = {
  id: z.uuid(),
  version: z.int(),
  /** `claimed`: open, and somebody is at it. */
  status: z.enum(["open", "claimed", "resolved"]),
  priority: z.number(),
  openedAt: time,
  resolvedAt: time.nullable(),
  outcome: z.enum(["publish", "remove", "moot"]).nullable(),
  reasons: z.array(
    z.object({
      source: z.enum(["policy", "reader", "premoderation", "notice", "trusted_flagger"]),
      category: z.string(),
      ruleId: z.string().optional(),
      count: z.int(),
      /** The newest that a reader wrote. */
      note: z.string().optional(),
    }),
  ),
  claimedBy: staffPerson.nullable(),
  claimExpiresAt: time.nullable(),
  comment: staffComment,
  article: staffArticle,
  author: staffAuthor,
  matches: z.array(staffMatch),
  /** Of the judgement that `matches` shows. */
  policyRevision: z.string().nullable(),
  allowedActions: z.array(action),
  /** When it should be decided, by the publisher's settings. */
  dueAt: time,
  overdue: z.boolean(),
  canDecide: z.boolean(),
  whyNot: z.string().nullable(),
};

export const caseItem = z.object(caseFields).meta({ id: "Case" });
export type CaseItem = z.infer<typeof caseItem>;

export const caseDetail = z
  .object({
    ...caseFields,
    /** What the comment replies to, root first. */
    thread: z.array(staffComment),
    /** Every decision about the comment so far, oldest first. */
    decisions: z.array(staffDecision),
  })
  .meta({ id: "CaseDetail" });
export type CaseDetail = z.infer<typeof caseDetail>;

export const queueQuery = z.object({
  ...pageQuery,
  /** Absent: open and claimed. */
  status: z.enum(["open", "claimed", "resolved"]).optional(),
  claimed: z.enum(["me"]).optional(),
  category: z.string().max(100).optional(),
  source: z.enum(["policy", "reader", "premoderation", "notice", "trusted_flagger"]).optional(),
  article: z.string().max(200).optional(),
  /** `true`: only open ones that should have been decided by now. */
  overdue: z.stringbool().optional(),
  sort: z.enum(["priority", "oldest"]).default("priority"),
});
export type QueueQuery = z.infer<typeof queueQuery>;

export const queuePage = listOf(caseItem);

export const bulkAnswer = z
  .object({
    results: z.array(
      z.discriminatedUnion("ok", [
        z.object({ caseId: z.uuid().toLowerCase(), ok: z.literal(true), case: caseItem }),
        z.object({ caseId: z.uuid().toLowerCase(), ok: z.literal(false), code: z.string(), detail: z.string() }),
      ]),
    ),
  })
  .meta({ id: "BulkDecision" });

export const searchQuery = z.object({
  ...pageQuery,
  q: z.string().trim().max(200).optional(),
  status: z.enum(["published", "held", "removed", "deleted"]).optional(),
  author: z.uuid().toLowerCase().optional(),
});
