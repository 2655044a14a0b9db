import { z } from "zod";
import { email as emailAddress } from "../auth/schema.ts";
import { words } from "../http/words.ts";
import { opaque } from "../http/list.ts";
import { staffArticle, staffComment, staffMatch, staffPerson } from "../decisions/present-for-staff.ts";
import { RESTRICTION_KINDS, staffRestriction } from "../authors/schema.ts";
import { statementData } from "../decisions/statement-of-reasons.ts";
import { LANGUAGES } from "../shared/language.ts";

const time = z.iso.datetime();

export const SHORTEST_STATEMENT = 20;
export const LONGEST_STATEMENT = 4_000;

/** The author's own words. */
export const appealStatement = words({
  least: SHORTEST_STATEMENT,
  most: LONGEST_STATEMENT,
  otherwise: `Tell us why in ${SHORTEST_STATEMENT} to ${LONGEST_STATEMENT.toLocaleString("en")} characters.`,
});

export const APPEAL_STATUSES = ["open", "upheld", "overturned", "withdrawn", "void"] as const;

/** A token has no form of its own: whatever is none of ours is a bad link, and answers like any other. */
const token = z.string();

/** The statement is judged when the link has been found: a bad link is 404 whatever is said with it. */
const statement = z.string().meta({ minLength: SHORTEST_STATEMENT, maxLength: LONGEST_STATEMENT });

export const fileBody = z.union([
  z.strictObject({ token, statement }),
  z.strictObject({ decisionId: z.uuid(), statement }),
]);

export const lookupBody = z.strictObject({ token });

/** By the link, or signed in. */
export const withdrawBody = z.union([lookupBody, z.strictObject({ decisionId: z.uuid() })]);

export const filedAppeal = z
  .object({ id: z.uuid(), status: z.enum(APPEAL_STATUSES), filedAt: time })
  .meta({ id: "FiledAppeal" });

/** What the author is told: data, and one sentence made of it. */
export const statementOfReasons = statementData
  .extend({ facts: z.string(), note: z.string().nullable() })
  .meta({ id: "StatementOfReasons" });

export const APPEAL_PARTIES = ["author", "notifier"] as const;

/** All that the holder of a link may know: no names, no scores, no addresses. */
export const appealView = z
  .object({
    party: z.enum(APPEAL_PARTIES),
    decision: z.object({
      decidedAt: time,
      automated: z.boolean(),
      categories: z.array(z.string()),
      notices: z.array(z.string()),
      /** Null for a notifier: nothing was restricted. */
      statementOfReasons: statementOfReasons.nullable(),
    }),
    /** Null when the decision is about an author: see `restriction`. */
    comment: z
      .object({
        body: z.string().nullable(),
        articleTitle: z.string(),
        articleUrl: z.string(),
        status: z.enum(["published", "held", "removed", "deleted"]),
      })
      .nullable(),
    restriction: z
      .object({
        kind: z.enum(RESTRICTION_KINDS),
        until: time.nullable(),
        liftedAt: time.nullable(),
        /** Lifted, for another one took its place. */
        replaced: z.boolean(),
      })
      .nullable(),
    deadline: time.nullable(),
    appeal: filedAppeal
      .extend({
        statement: z.string().nullable(),
        decidedAt: time.optional(),
        outcomeReason: z.string().nullable().optional(),
      })
      .nullable(),
  })
  .meta({ id: "AppealView" });
export type AppealView = z.infer<typeof appealView>;

export const appealItem = z
  .object({
    id: z.uuid(),
    version: z.int(),
    status: z.enum(APPEAL_STATUSES),
    filedAt: time,
    decidedAt: time.nullable(),
    /** What the author says; null once purged. */
    statement: z.string().nullable(),
    decision: z.object({
      id: z.uuid(),
      decidedAt: time,
      automated: z.boolean(),
      decidedBy: staffPerson.nullable(),
      categories: z.array(z.string()),
      notices: z.array(z.string()),
      policyRevision: z.string(),
      statementOfReasons: statementOfReasons.nullable(),
    }),
    party: z.enum(APPEAL_PARTIES),
    /** With the text that was judged, personal data masked; null when the appeal is about a restriction. */
    comment: staffComment.nullable(),
    article: staffArticle.nullable(),
    restriction: staffRestriction.nullable(),
    author: staffPerson,
    matches: z.array(staffMatch),
    canDecide: z.boolean(),
    whyNot: z.string().nullable(),
    claimedBy: staffPerson.nullable(),
    claimExpiresAt: time.nullable(),
    decidedBy: staffPerson.nullable(),
    outcomeReason: z.string().nullable(),
    /** When it should be answered, by the publisher's settings. */
    dueAt: time,
    overdue: z.boolean(),
    /** Somebody outside who was invited to decide it. */
    review: z.object({ invitedAt: time, expiresAt: time }).nullable(),
  })
  .meta({ id: "Appeal" });
export type AppealItem = z.infer<typeof appealItem>;

export const appealDetail = z
  .object({
    ...appealItem.shape,
    /** What the comment replies to, root first; empty when the appeal is about a restriction. */
    thread: z.array(staffComment),
  })
  .meta({ id: "AppealDetail" });
export type AppealDetail = z.infer<typeof appealDetail>;

export const decideBody = z.strictObject({
  outcome: z.enum(["upheld", "overturned"]),
  /** Told to whoever filed it. */
  reason: words({ most: LONGEST_STATEMENT, otherwise: "Give the author a reason." }),
  /** When a notifier is right: the reason of the removal, a category of the policy or `illegal`. */
  category: z.string().min(1).max(100).optional(),
  claimToken: opaque,
});

export const inviteBody = z.strictObject({
  email: emailAddress,
  /** Of the letter and the page. */
  locale: z.enum(LANGUAGES).default("en"),
});

export const invitation = z
  .object({ id: z.uuid(), appealId: z.uuid(), createdAt: time, expiresAt: time })
  .meta({ id: "ReviewInvitation" });

export const resendBody = z.strictObject({ email: emailAddress });

export const resendAnswer = z.object({ detail: z.string() }).meta({ id: "ResendAnswer" });

export const alertItem = z
  .object({
    id: z.uuid(),
    kind: z.enum(["letter_undelivered", "appeal_without_decider", "case_without_decider", "ground_undone", "overdue"]),
    /** A code, or the id of what it is about. */
    cause: z.string(),
    count: z.int(),
    raisedAt: time,
    lastAt: time,
    acknowledgedAt: time.nullable(),
    acknowledgedBy: staffPerson.nullable(),
  })
  .meta({ id: "Alert" });
export type AlertItem = z.infer<typeof alertItem>;
