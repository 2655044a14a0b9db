import type { CommentView } from "../comments/schema.ts";
import { linkParts } from "../pages/link-parts.ts";
import type { Language } from "../pages/locale.ts";
import { Time } from "../pages/time.tsx";
import { plural } from "../shared/plural.ts";
import { THREAD_TEXTS } from "./thread-texts.ts";

/** Deeper than this on a screen, replies stop moving inwards. */
const DEEPEST_INDENT = 4;

interface CommentListProps {
  readonly comments: readonly CommentView[];
  readonly lang: Language;
  readonly level?: number;
}

export const CommentList = ({ comments, lang, level = 0 }: CommentListProps) =>
  comments.length === 0 ? null : (
    <ul class={level > DEEPEST_INDENT ? "comments deep" : "comments"}>
      {comments.map((comment) => (
        <li key={comment.id} class="comment">
          <CommentArticle comment={comment} lang={lang} />
          <CommentList comments={comment.replies ?? []} lang={lang} level={level + 1} />
          <MoreReplies comment={comment} lang={lang} />
        </li>
      ))}
    </ul>
  );

interface CommentProps {
  readonly comment: CommentView;
  readonly lang: Language;
}

const MoreReplies = ({ comment, lang }: CommentProps) => {
  const shown = (comment.replies ?? []).filter(({ status }) => status === "published").length;
  const hidden = comment.replyCount - shown;
  return hidden <= 0 ? null : (
    <p>
      <a href={`/c/${comment.id}`} target="_top">
        {plural(lang, hidden, THREAD_TEXTS[lang].moreReplies)}
      </a>
    </p>
  );
};

export function CommentArticle({ comment, lang }: CommentProps) {
  const texts = THREAD_TEXTS[lang];
  const { id, author, body, status, createdAt, editedAt, recommendCount } = comment;
  return (
    <article id={`comment-${id}`}>
      <header>
        <strong dir="auto">{author?.displayName ?? texts.tombstones[status]}</strong>
        <a class="dim" href={`/c/${id}`} target="_top">
          <Time at={createdAt} lang={lang} />
        </a>
        {editedAt === null ? null : <small>{texts.edited}</small>}
      </header>
      {body === null ? null : <Body text={body} />}
      {recommendCount === 0 ? null : <small>{plural(lang, recommendCount, texts.recommended)}</small>}
    </article>
  );
}

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
