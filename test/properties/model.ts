import { DAY, MINUTE } from "../../src/shared/clock.ts";
import { BODIES } from "../support/small-policy.ts";
import type { Notifier, Place, Who } from "./commands.ts";

/**
 * What ought to be, written from the design and not from the program: people, comments, cases, notices, appeals, limits
 * and letters of one sequence. `rules.ts` says what an act does to it.
 */
export interface Model {
  now: number;
  readonly comments: Comment[];
  readonly letters: Letter[];
  readonly limits: Limit[];
  readonly measures: Measure[];
  readonly standing: Record<string, Standing>;
}

export interface Standing {
  agreed: number;
  disagreed: number;
}

export interface Comment {
  readonly author: Who;
  readonly parent: number | null;
  readonly createdAt: number;
  status: "published" | "held" | "removed" | "deleted";
  /** What was decided last; to delete a comment decides nothing. */
  ruled: "published" | "held" | "removed";
  texts: string[];
  open: OpenCase | null;
  cases: number;
  /** Revisions that a human published or restored. */
  readonly cleared: number[];
  readonly deciders: Who[];
  /** Who said that the policy's removal stands, without a decision of their own. */
  readonly confirmers: { readonly who: Who; readonly removal: Right | undefined }[];
  readonly flags: { readonly who: Who; readonly revision: number; readonly at: number }[];
  readonly notices: Notice[];
  readonly rights: Right[];
}

export interface OpenCase {
  claim: Claim | null;
  readonly flags: { readonly who: Who; readonly revision: number }[];
}

export interface Claim {
  readonly holder: Who;
  readonly until: number;
}

export interface Notice {
  readonly by: Notifier;
  readonly revision: number;
  readonly at: number;
  /** When they last added to it. */
  lastAt: number;
  status: "open" | "removed" | "kept" | "unfounded" | "moot" | "withdrawn";
  markedBy: Who | null;
}

/** To contest a decision: a removal, that nothing was done about a notice, or a limit. */
export interface Right {
  /** Null: its author's. */
  readonly notice: Notice | null;
  /** Who decided it; null: the policy. */
  readonly by: Who | null;
  readonly at: number;
  toldAt: number | null;
  revoked: boolean;
  /** Something else was decided since. */
  undone: boolean;
  appeal: "open" | "upheld" | "overturned" | "withdrawn" | "void" | null;
  claim: Claim | null;
  answeredBy: Who | null;
  /** Which of the comment's decisions by a person granted the appeal, or the policy's removal that did. */
  outcome: number | Right | null;
}

type Fresh = Pick<Right, "notice" | "by" | "at">;

export const newRight = (fresh: Fresh): Right => ({
  ...fresh,
  toldAt: null,
  revoked: false,
  undone: false,
  appeal: null,
  claim: null,
  answeredBy: null,
  outcome: null,
});

export interface Letter {
  readonly kind:
    | "comment_removed"
    | "appeal_received"
    | "appeal_decided"
    | "account_restricted"
    | "restriction_lifted"
    | "notice_received"
    | "notice_decided"
    | "notifier_warned"
    | "notifier_suspended"
    | "suspension_lifted";
  /** The comment or the limit that it is about. */
  readonly on: Place["on"];
  readonly slot: number;
  readonly right: Right | null;
  state: "queued" | "sent" | "failed";
}

export interface Limit {
  readonly who: Who;
  readonly by: Who;
  readonly at: number;
  readonly kind: "warning" | "premoderated" | "suspended" | "banned";
  readonly until: number | null;
  lifted: boolean;
  liftedBy: Who | null;
  /** The removals that it rests on. */
  readonly strikes: readonly Right[];
  readonly right: Right;
}

/** What manifestly unfounded notices came to. */
export interface Measure {
  readonly by: Notifier;
  readonly kind: "warning" | "suspension";
  readonly slot: number;
  readonly notice: Notice;
  readonly count: number;
  readonly at: number;
  readonly endsAt: number | null;
  revoked: boolean;
}

export const SUSPENSION_MINUTES = 30;
/** Few enough for a sequence to get there. */
export const NOTICE_SETTINGS = { notifierAppeals: true, unfoundedLimit: 2, unfoundedDays: 180, suspensionDays: 30 };
const EDIT_MINUTES = 5;
const STRIKE_DAYS = 90;

export const emptyModel = (now: number): Model => ({
  now,
  comments: [],
  letters: [],
  limits: [],
  measures: [],
  standing: {},
});

/** What the policy says of a text; over the last, one of its rules breaks. */
const TEXTS = { ...BODIES, err: "Nobody can judge this sentence." } as const;
export type Verdict = keyof typeof TEXTS;

export const textOf = (verdict: Verdict, variant: number): string => `${TEXTS[verdict]} ${variant}`;
export const cannotBeJudged = (text: string): boolean => text.startsWith(TEXTS.err);

const STRICTNESS = ["premoderated", "suspended", "banned"] as const;

export function limitOf({ limits, now }: Model, who: Who): (typeof STRICTNESS)[number] | null {
  const standing = limits.filter((each) => each.who === who && isStanding(each, now));
  return STRICTNESS.findLast((kind) => standing.some((each) => each.kind === kind)) ?? null;
}

export const isStanding = ({ lifted, until }: Limit, now: number) => !lifted && (until === null || until > now);

export const isSuspending = ({ revoked, endsAt }: Measure, now: number) => !revoked && endsAt !== null && endsAt > now;

export const isEditable = ({ status, createdAt }: Comment, now: number) =>
  (status === "published" || status === "held") && now < createdAt + EDIT_MINUTES * MINUTE;

export const isTooLate = ({ createdAt }: Comment, now: number) => now >= createdAt + EDIT_MINUTES * MINUTE;

export const revisionOf = ({ texts }: Comment) => texts.length;
export const openAppeal = ({ rights }: Comment) =>
  rights.find(({ appeal, notice }) => appeal === "open" && notice === null);
export const lastRemoval = ({ rights }: Comment) => rights.findLast(({ notice }) => notice === null);
export const isLive = (claim: Claim | null, now: number): claim is Claim => claim !== null && claim.until > now;

/** Letters to this mailbox arrive. */
export const isReachable = ({ notice }: Pick<Right, "notice">): boolean => notice?.by !== "nobody";

/** By whichever name; one's own address may have been misused, and then one takes the notice back. */
const gaveNotice = ({ notices }: Comment, who: Who): boolean =>
  notices.some(({ by, status }) => by === who && (by !== "max" || status !== "withdrawn"));

export const hasPart = (comment: Comment, who: Who) =>
  comment.author === who || comment.flags.some((flag) => flag.who === who) || gaveNotice(comment, who);

/** Whoever had a part in the comment, or decided about it other than by granting this very appeal. */
export function isPartial(comment: Comment, right: Right, who: Who): boolean {
  const decided = comment.deciders.some((decider, n) => decider === who && n !== right.outcome);
  const answered = comment.rights.some((other) => other !== right && other.answeredBy === who);
  const confirmed = comment.confirmers.some((each) => each.who === who && each.removal !== right.outcome);
  return hasPart(comment, who) || decided || answered || confirmed || right.notice?.markedBy === who;
}

/** Whoever imposed a limit that rests on what is contested. */
export const hasLimited = ({ limits }: Model, right: Right, who: Who): boolean =>
  limits.some((limit) => limit.by === who && limit.strikes.includes(right));

/** Whoever had a part in a limit, in the removals that it rests on, or a quarrel with whom it is on. */
export function isPartialTo(model: Model, limit: Limit, who: Who): boolean {
  const judged = limit.strikes.some(({ by, answeredBy }) => by === who || answeredBy === who);
  const imposed = limit.by === who || (limit.liftedBy === who && limit.right.appeal !== "overturned");
  return limit.who === who || imposed || judged || hasQuarrel(model, limit.who, { by: who, at: limit.at });
}

interface Quarrel {
  readonly by: Who;
  /** When the limit was imposed, or is about to be. */
  readonly at: number;
}

/** Of late, the moderator flagged a comment of the author's or gave notice of it, or one of the two answered the other. */
export function hasQuarrel({ comments }: Model, who: Who, { by, at }: Quarrel): boolean {
  const isLate = (then: number) => then > at - STRIKE_DAYS * DAY;
  return comments.some((comment) => {
    const above = comment.parent === null ? undefined : comments[comment.parent];
    const met = new Set([comment.author, above?.author]);
    const answered = isLate(comment.createdAt) && met.has(who) && met.has(by);
    const late = comment.notices.filter(({ lastAt }) => isLate(lastAt));
    const told =
      gaveNotice({ ...comment, notices: late }, by) || comment.flags.some((f) => f.who === by && isLate(f.at));
    return answered || (comment.author === who && told);
  });
}

/** The removals that count against an author now: by a person, or upheld by one. */
export const strikesOf = ({ comments, now }: Model, who: Who): Right[] =>
  comments
    .filter(({ author, ruled }) => author === who && ruled === "removed")
    .flatMap((comment) => lastRemoval(comment) ?? [])
    .filter(({ by, appeal, at }) => (by !== null || appeal === "upheld") && at + STRIKE_DAYS * DAY > now);
