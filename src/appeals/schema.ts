import { z } from "zod";
import { words } from "../http/words.ts";
import { opaque } from "../http/list.ts";
import { staffArticle, staffComment, staffMatch, staffPerson } from "../decisions/present-for-staff.ts";
import { statementData } from "../decisions/statement-of-reasons.ts";

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

export const filedAppeal = z
  .object({ id: z.uuid(), status: z.enum(APPEAL_STATUSES), filedAt: time })
  .meta({ id: "FiledAppeal" });

/** What the author is told: data, and one sentence made of it. */
export const statementOfReasons = statementData
  .extend({ facts: z.string(), note: z.string().nullable() })
  .meta({ id: "StatementOfReasons" });

/** All that the holder of a link may know: no names, no scores, no addresses. */
export const appealView = z
  .object({
    decision: z.object({
      decidedAt: time,
      automated: z.boolean(),
      categories: z.array(z.string()),
      notices: z.array(z.string()),
      statementOfReasons,
    }),
    comment: z.object({
      body: z.string().nullable(),
      articleTitle: z.string(),
      articleUrl: z.string(),
      status: z.enum(["published", "held", "removed", "deleted"]),
    }),
    deadline: time.nullable(),
    appeal: filedAppeal
      .extend({ decidedAt: time.optional(), outcomeReason: z.string().nullable().optional() })
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
      statementOfReasons,
    }),
    /** With the text that was judged, personal data masked. */
    comment: staffComment,
    article: staffArticle,
    author: staffPerson,
    matches: z.array(staffMatch),
    canDecide: z.boolean(),
    whyNot: z.string().nullable(),
    claimedBy: staffPerson.nullable(),
    claimExpiresAt: time.nullable(),
    decidedBy: staffPerson.nullable(),
    outcomeReason: z.string().nullable(),
  })
  .meta({ id: "Appeal" });
export type AppealItem = z.infer<typeof appealItem>;

export const decideBody = z.strictObject({
  outcome: z.enum(["upheld", "overturned"]),
  /** Told to the author. */
  reason: words({ most: LONGEST_STATEMENT, otherwise: "Give the author a reason." }),
  claimToken: opaque,
});
