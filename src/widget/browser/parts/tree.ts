import type { Comment } from "./types.ts";

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
