import type { Comment, Context } from "./types.ts";

type Change = (comment: Comment) => Comment;

/** The thread with one comment changed; the same thread when it is not there. */
export function changeComment(comments: readonly Comment[], id: string, change: Change): readonly Comment[] {
  let changed = false;
  const next = comments.map((comment) => {
    const made = comment.id === id ? change(comment) : changeBelow(comment, id, change);
    changed ||= made !== comment;
    return made;
  });
  return changed ? next : comments;
}

function changeBelow(comment: Comment, id: string, change: Change): Comment {
  const { replies } = comment;
  const next = replies && changeComment(replies, id, change);
  return next === replies || !next ? comment : { ...comment, replies: next };
}

export const findComment = (comments: readonly Comment[], id: string): Comment | undefined =>
  comments.flatMap((comment) => (comment.id === id ? comment : (findComment(comment.replies ?? [], id) ?? [])))[0];

/** A page that came later, without what is there already: a thread moves while it is read. */
export const append = (comments: readonly Comment[], more: readonly Comment[]): readonly Comment[] => [
  ...comments,
  ...more.filter(({ id }) => !comments.some((known) => known.id === id)),
];

export const withReply = (parent: Comment, reply: Comment): Comment => ({
  ...parent,
  replyCount: parent.replyCount + 1,
  replies: append(parent.replies ?? [], [reply]),
});

/** A comment that one was sent to, with what stands above it, put where it belongs; on top when its root is not here. */
export function graft(comments: readonly Comment[], { above, comment, replies }: Context): readonly Comment[] {
  const target = { ...comment, replies: replies.items, repliesCursor: replies.nextCursor };
  const [root, ...branch] = above.length === 0 ? [target] : [...above, target];
  const grown = growBranch(findComment(comments, root.id) ?? root, branch);
  return comments.some(({ id }) => id === root.id)
    ? changeComment(comments, root.id, () => grown)
    : [grown, ...comments];
}

function growBranch(parent: Comment, [next, ...rest]: readonly Comment[]): Comment {
  if (!next) return parent;
  const known = parent.replies?.find(({ id }) => id === next.id);
  const grown = growBranch(known ?? next, rest);
  const replies = known
    ? parent.replies?.map((each) => (each === known ? grown : each))
    : [...(parent.replies ?? []), grown];
  return { ...parent, replies: replies ?? [grown] };
}

/** To others: its author sees it still. */
export const isHidden = ({ status }: Pick<Comment, "status">): boolean => status === "held" || status === "removed";

/** All that stands below a comment, as far as it is here. */
export const countBelow = ({ replies = [] }: Comment): number =>
  replies.reduce((sum, reply) => sum + (reply.status === "published" ? 1 : 0) + countBelow(reply), 0);
