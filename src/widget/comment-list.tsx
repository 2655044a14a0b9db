import { Time } from "../pages/time.tsx";
import { linkParts } from "../pages/link-parts.ts";
import type { CommentView } from "../comments/schema.ts";
import { WIDGET_TEXTS as texts } from "./texts.ts";

/** Deeper than this on a screen, replies stop moving to the right. */
const DEEPEST_INDENT = 4;

interface CommentListProps {
  readonly comments: readonly CommentView[];
  readonly level?: number;
}

export const CommentList = ({ comments, level = 0 }: CommentListProps) =>
  comments.length === 0 ? null : (
    <ul class={level > DEEPEST_INDENT ? "comments deep" : "comments"}>
      {comments.map((comment) => (
        <li key={comment.id} class="comment">
          <CommentArticle comment={comment} />
          <CommentList comments={comment.replies ?? []} level={level + 1} />
          <MoreReplies comment={comment} />
        </li>
      ))}
    </ul>
  );

const MoreReplies = ({ comment }: { readonly comment: CommentView }) => {
  const shown = (comment.replies ?? []).filter(({ status }) => status === "published").length;
  const hidden = comment.replyCount - shown;
  return hidden <= 0 ? null : (
    <p>
      <a href={`/c/${comment.id}`} target="_top">
        {texts.moreReplies(hidden)}
      </a>
    </p>
  );
};

export const CommentArticle = ({ comment }: { readonly comment: CommentView }) => (
  <article id={`c-${comment.id}`}>
    <header>
      <strong>{comment.author?.displayName ?? texts.tombstones[comment.status]}</strong>
      <a class="dim" href={`/c/${comment.id}`} target="_top">
        <Time at={comment.createdAt} />
      </a>
      {comment.editedAt === null ? null : <small>{texts.edited}</small>}
    </header>
    {comment.body === null ? null : <Body text={comment.body} />}
    {comment.recommendCount === 0 ? null : <small>{texts.recommended(comment.recommendCount)}</small>}
  </article>
);

const Body = ({ text }: { readonly text: string }) => (
  <p class="body" dir="auto">
    {linkParts(text).map(({ text: part, href }) =>
      href === undefined ? (
        part
      ) : (
        <a href={href} rel="ugc nofollow noopener" target="_top">
          {part}
        </a>
      ),
    )}
  </p>
);
