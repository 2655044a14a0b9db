/** What the API answers, as far as the embed reads it. */
export type Status = "published" | "held" | "removed" | "deleted";
export type Sort = "newest" | "oldest" | "top";

export interface Comment {
  readonly id: string;
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
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface Verdict {
  readonly outcome: "publish" | "flag" | "hold" | "remove";
  readonly notices: readonly string[];
}

export interface PublicPolicy {
  readonly categories: readonly { readonly id: string; readonly title: string }[];
}

export interface Posted {
  readonly comment: Comment;
  readonly verdict: Verdict;
}

export interface OwnDecision {
  readonly id: string;
  readonly kind: "publish" | "hold" | "remove" | "restore";
  readonly automated: boolean;
  readonly notices: readonly string[];
  readonly note: string | null;
  readonly appealable: boolean;
  readonly deadline: string | null;
  readonly appeal: {
    readonly status: "open" | "upheld" | "overturned" | "withdrawn" | "void";
    readonly outcomeReason: string | null;
  } | null;
}

export interface OwnComment extends Comment {
  readonly decision: OwnDecision | null;
}

export interface OwnComments extends Page<OwnComment> {
  readonly reactions: readonly string[];
}

export interface Article {
  readonly commentsOpen: boolean;
  readonly commentCount: number;
}

export interface User {
  readonly id: string;
  readonly displayName: string;
}
