import { z } from "zod";
import { email } from "../auth/schema.ts";
import { staffPerson } from "../decisions/present-for-staff.ts";
import { listOf, pageQuery } from "../http/list.ts";
import { words } from "../http/words.ts";
import { LANGUAGES } from "../shared/language.ts";

const time = z.iso.datetime();

export const SHORTEST_EXPLANATION = 20;
export const LONGEST_EXPLANATION = 4_000;
const LONGEST_NAME = 200;
const LONGEST_REFERENCE = 500;

/** Why it is illegal. */
const explanation = words({
  least: SHORTEST_EXPLANATION,
  most: LONGEST_EXPLANATION,
  otherwise: "Say why you hold this to be illegal, in 20 to 4,000 characters.",
});
const legalReference = words({ most: LONGEST_REFERENCE, otherwise: "Write 1 to 500 characters." });
const name = words({ most: LONGEST_NAME, otherwise: "Write 1 to 200 characters." });

const CHILD_ABUSE = "About the sexual abuse of children (Directive 2011/93/EU, Articles 3 to 7)";

export const noticeBody = z.strictObject({
  /** One of `commentId` and `url` is needed. */
  commentId: z.uuid().toLowerCase().optional(),
  /** Any address that holds the comment's id, such as its permalink. */
  url: z.string().trim().max(2_000).optional(),
  explanation,
  /** The law, where the notifier knows it. */
  legalReference: legalReference.optional(),
  childAbuse: z.boolean().default(false).describe(`${CHILD_ABUSE}: then name and email may stay away.`),
  name: name.optional(),
  email: email.optional(),
  /** The notifier believes in good faith that all of it is accurate and complete. */
  goodFaith: z.literal(true, "Confirm that you believe in good faith that all of it is accurate and complete."),
  /** Of the letters. */
  locale: z.enum(LANGUAGES).default("en"),
});
export type NoticeBody = z.infer<typeof noticeBody>;

export const receivedNotice = z
  .object({
    id: z.uuid(),
    status: z.enum(["open"]),
    receivedAt: time,
    /** Where it stands; only for a notice without an address, all others get it by mail. */
    statusUrl: z.string().optional(),
  })
  .meta({ id: "ReceivedNotice" });

export const NOTICE_STATUSES = ["open", "joined", "removed", "kept", "unfounded", "moot", "withdrawn"] as const;

/** A notice as its link shows it. */
export interface NoticeView {
  readonly status: Exclude<(typeof NOTICE_STATUSES)[number], "joined">;
  readonly commentUrl: string;
  /** False: the link is the only way to the answer. */
  readonly hasAddress: boolean;
  readonly receivedAt: string;
  readonly decision: NoticeDecision | null;
  readonly appealUrl: string | null;
  readonly redress: {
    readonly outOfCourtBodies: readonly { readonly name: string; readonly url: string }[];
    readonly courts: string | null;
  };
}

export interface NoticeDecision {
  readonly decidedAt: string;
  readonly outcome: "removed" | "kept";
  /** What automation had to do with it (DSA Article 16(6)); a person confirmed or decided in any case. */
  readonly automation: "none" | "detection" | "decision";
}

/** `decided`: answered by a decision, as founded or not. */
export const noticesQuery = z.object({
  ...pageQuery,
  status: z.enum(["open", "decided", "removed", "kept", "unfounded", "moot", "withdrawn"]).default("open"),
  source: z.enum(["notice", "trusted_flagger"]).optional(),
  comment: z.uuid().optional(),
});
export type NoticesQuery = z.infer<typeof noticesQuery>;

export const noticeItem = z
  .object({
    id: z.uuid(),
    status: z.enum(NOTICE_STATUSES),
    /** By the address that was given, which nobody proved to be theirs. */
    source: z.enum(["notice", "trusted_flagger"]),
    commentId: z.uuid(),
    revision: z.int(),
    caseId: z.uuid(),
    childAbuse: z.boolean(),
    /** Null when it is not kept any more. */
    explanation: z.string().nullable(),
    legalReference: z.string().nullable(),
    /** What the same notifier added about the same text. */
    repeats: z.array(z.object({ explanation: z.string().nullable(), receivedAt: time })),
    receivedAt: time,
    closedAt: time.nullable(),
    closedBy: staffPerson.nullable(),
    decisionId: z.uuid().nullable(),
    overdue: z.boolean(),
    /** Whether the viewer may mark it as manifestly unfounded. */
    canMark: z.boolean(),
    /** While marking it keeps further notices from its address out; see `DELETE …/suspension`. */
    suspendedUntil: time.nullable(),
  })
  .meta({ id: "Notice" });
export type NoticeItem = z.infer<typeof noticeItem>;

export const noticesPage = listOf(noticeItem);

export const notifierView = z
  .object({ name: z.string().nullable(), email: z.string().nullable() })
  .meta({ id: "Notifier" });

export const markAnswer = z
  .object({
    notice: noticeItem,
    /** What came of it for the notifier's address. */
    measure: z.object({ kind: z.enum(["warning", "suspension"]), endsAt: time.nullable() }).nullable(),
  })
  .meta({ id: "MarkedNotice" });
