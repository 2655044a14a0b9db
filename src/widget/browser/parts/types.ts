/** What the API answers, as far as the embed reads it. */
export type Status = "published" | "held" | "removed" | "deleted";
export type Sort = "newest" | "oldest" | "top";

export interface Comment {
  readonly id: string;
  readonly articleKey: string;
  readonly parentId: string | null;
  readonly author: { readonly id: string; readonly displayName: string } | null;
  readonly body: string | null;
  readonly revision: number;
  readonly status: Status;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly replyCount: number;
  readonly recommendCount: number;
  readonly replies?: readonly Comment[];
  /** Ours: where the next of its replies begin; null when all are here. Absent until they were asked for. */
  readonly repliesCursor?: string | null;
}

/** One comment with what stands above it, root first, and the first replies to it. */
export interface Context {
  readonly above: readonly Comment[];
  readonly comment: Comment;
  readonly replies: Page<Comment>;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface Verdict {
  readonly outcome: "publish" | "flag" | "hold" | "remove";
  readonly categories: readonly string[];
  readonly notices: readonly string[];
}

export interface PublicPolicy {
  readonly categories: readonly { readonly id: string; readonly title: string; readonly lang: string }[];
}

export interface Posted {
  readonly comment: Comment;
  readonly verdict: Verdict;
}

export interface Redress {
  readonly appealable: boolean;
  readonly deadline: string | null;
  readonly appeal: {
    readonly status: "open" | "upheld" | "overturned" | "withdrawn" | "void";
    readonly outcomeReason: string | null;
  } | null;
}

export interface OwnDecision extends Redress {
  readonly id: string;
  readonly kind: "publish" | "hold" | "remove" | "restore";
  readonly automated: boolean;
  readonly categories: readonly string[];
  readonly notices: readonly string[];
  /** Of each of them. */
  readonly noticeLanguages: readonly string[];
  readonly note: string | null;
}

export type RestrictionKind = "premoderated" | "suspended" | "banned";

/** What was decided about the reader's account. */
export interface OwnRestriction extends Redress {
  readonly id: string;
  readonly kind: RestrictionKind | "warning";
  readonly until: string | null;
  readonly active: boolean;
  readonly reason: string | null;
  readonly decisionId: string | null;
}

export interface OwnComment extends Comment {
  readonly articleTitle: string;
  readonly decision: OwnDecision | null;
}

export interface OwnComments extends Page<OwnComment> {
  readonly reactions: readonly string[];
}

export interface Article {
  readonly commentsOpen: boolean;
  readonly moderation: "post" | "pre";
  readonly commentCount: number;
  readonly version: number;
}

export interface User {
  readonly id: string;
  readonly displayName: string;
  readonly restriction: {
    readonly kind: RestrictionKind;
    readonly until: string | null;
    readonly reason?: string;
  } | null;
}
