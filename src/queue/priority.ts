import type { CommentStatus, Severity } from "../db/generated/client.ts";
import { HOUR } from "../shared/clock.ts";

export interface FlagWeight {
  readonly category: string;
  /** Of a policy's flag; a reader gives none. */
  readonly severity: Severity | null;
  /** Null: the policy flagged, or pre-moderation did. */
  readonly flagger: "trusted" | "untrusted" | null;
}

export interface Urgency {
  readonly flags: readonly FlagWeight[];
  /** Open notices of illegal content; absent: none. */
  readonly notices?: readonly { readonly isTrusted: boolean }[];
  readonly commentStatus: CommentStatus;
  readonly replyCount: number;
  readonly recommendCount: number;
  readonly openedAt: Date;
}

/**
 * All numbers are points, and one point is one hour of waiting: that is how to argue about any of them. The most that
 * everything but age can add up to is 235, so a case that has waited 10 days stands before every new one: none starves.
 */
const POINTS = {
  /** The worst match. A high one should not wait behind a day's worth of medium ones. */
  severity: { low: 4, medium: 16, high: 40 },
  /** The worst category: what does harm off the page first, what is only unpleasant last. */
  category: { violence: 30, pii: 30, illegal: 30, harassment: 20, profanity: 6, spam: 6, other: 6 },
  /** A category that a publisher added: in the middle, for we do not know it. */
  otherCategory: 16,
  /** Each trusted reader: three of them weigh as much as half a day. */
  trustedFlag: 4,
  /** Not nothing, so that many of them are seen; a quarter, so that a brigade of new accounts pays four times. */
  untrustedFlag: 1,
  /** Ten trusted readers say all that readers can say. */
  flagsAtMost: 40,
  /** Somebody who gave their name holds it to be illegal, and the law wants an answer without undue delay. */
  notice: 20,
  /** A trusted flagger's comes first (DSA Article 22(1)): before a high match that nobody gave notice of. */
  trustedNotice: 60,
  /** Each doubling of those who replied or recommended; 7 doublings, some 128 people, are a crowd. */
  reachPerDoubling: 5,
  reachAtMost: 35,
  /** A held comment has an author who waits, and a thread that goes on without it. */
  held: 30,
  perHour: 1,
} as const;

/** Any fixed moment serves; a near one keeps the numbers short. */
const EPOCH = Date.UTC(2026, 0, 1);

/**
 * How soon a case should be looked at: higher is sooner. Age enters as the moment of opening, so two cases keep their
 * order as time passes and no clock has to rewrite rows.
 */
export function priorityOf(urgency: Urgency): number {
  const points =
    worstSeverity(urgency.flags) +
    worstCategory(urgency) +
    weighNotices(urgency) +
    weighFlaggers(urgency.flags) +
    weighReach(urgency) +
    (urgency.commentStatus === "held" ? POINTS.held : 0);
  const openedHours = (urgency.openedAt.getTime() - EPOCH) / HOUR;
  return points - openedHours * POINTS.perHour;
}

const worst = (points: readonly number[]): number => Math.max(0, ...points);

const worstSeverity = (flags: readonly FlagWeight[]): number =>
  worst(flags.map(({ severity }) => (severity === null ? 0 : POINTS.severity[severity])));

const CATEGORY_POINTS: ReadonlyMap<string, number> = new Map(Object.entries(POINTS.category));

const worstCategory = ({ flags, notices = [] }: Urgency): number =>
  worst([
    ...flags.map(({ category }) => CATEGORY_POINTS.get(category) ?? POINTS.otherCategory),
    ...notices.map(() => POINTS.category.illegal),
  ]);

/** The most urgent one: the next says little more, and anybody can send many. */
const weighNotices = ({ notices = [] }: Urgency): number =>
  worst(notices.map(({ isTrusted }) => (isTrusted ? POINTS.trustedNotice : POINTS.notice)));

function weighFlaggers(flags: readonly FlagWeight[]): number {
  const count = (standing: FlagWeight["flagger"]) => flags.filter(({ flagger }) => flagger === standing).length;
  return Math.min(
    POINTS.flagsAtMost,
    count("trusted") * POINTS.trustedFlag + count("untrusted") * POINTS.untrustedFlag,
  );
}

const weighReach = ({ replyCount, recommendCount }: Urgency): number =>
  Math.min(POINTS.reachAtMost, Math.log2(1 + replyCount + recommendCount) * POINTS.reachPerDoubling);
