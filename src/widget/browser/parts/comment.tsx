import { useState } from "preact/hooks";
import { Ago } from "./ago.tsx";
import { counted } from "./counted.ts";
import { useDesk } from "./desk.ts";
import { hasDraft } from "./drafts.ts";
import { Body, LinkButton, LoadProblem } from "./pieces.tsx";
import { WithTools } from "./toolbox.tsx";
import { countBelow, isHidden } from "./tree.ts";
import type { Comment, OwnComment } from "./types.ts";
import { useAction } from "./use-action.ts";
import { linkTo } from "./use-chosen.ts";

/** Deeper than this, replies stop moving inwards, and say whom they answer. */
const DEEPEST_INDENT = 4;

interface CommentListProps {
  readonly comments: readonly Comment[];
  readonly level?: number;
  readonly to?: string | undefined;
}

export const CommentList = ({ comments, level = 0, to }: CommentListProps) =>
  comments.length === 0 ? null : (
    <ul class={level === 0 || level > DEEPEST_INDENT ? "thread" : "thread below"} role="list">
      {comments.map((comment) => (
        <li key={comment.id}>
          <Entry comment={comment} level={level} to={to} />
        </li>
      ))}
    </ul>
  );

interface EntryProps {
  readonly comment: Comment;
  readonly level: number;
  readonly to: string | undefined;
}

function Entry({ comment, level, to }: EntryProps) {
  const { own, folded } = useDesk();
  const hiddenReplies = [...own.values()].filter(
    (each) => each.parentId === comment.id && isHidden(each) && !comment.replies?.some(({ id }) => id === each.id),
  );
  const mine = own.get(comment.id);
  // To its author a removed comment in the thread is no tombstone.
  const shown = mine && isHidden(mine) ? { ...comment, ...mine, replyCount: comment.replyCount } : comment;
  const isFolded = folded.has(comment.id);
  const below = { level: level + 1, to: level < DEEPEST_INDENT ? undefined : comment.author?.displayName };
  return (
    <>
      <Single comment={shown} mine={mine} to={to} />
      {isFolded ? null : (
        <>
          <CommentList comments={comment.replies ?? []} {...below} />
          <MoreReplies comment={comment} />
          <CommentList comments={hiddenReplies} {...below} />
        </>
      )}
    </>
  );
}

interface ContentProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
}

interface SingleProps extends ContentProps {
  readonly to: string | undefined;
}

function Single({ comment, mine, to }: SingleProps) {
  const { chosen, fresh, muted, folded, left, stay } = useDesk();
  const [shownAnyway, setShown] = useState(false);
  const { id, author } = comment;
  const show = () => {
    stay();
    setShown(true);
  };
  const isMuted = author !== null && muted.has(author.id) && !shownAnyway;
  const marks = [mine && isHidden(mine) ? "own" : "", chosen === id ? "chosen" : "", fresh.has(id) ? "fresh" : ""];
  return (
    <article class={`comment ${marks.join(" ")}`} id={`comment-${id}`} tabIndex={-1}>
      <Head comment={comment} to={to} />
      {folded.has(id) ? null : isMuted ? (
        <Muted author={author} onShow={show} />
      ) : (
        <Content key={left} comment={comment} mine={mine} />
      )}
    </article>
  );
}

function Head({ comment, to }: Omit<SingleProps, "mine">) {
  const { texts, locale, fresh, folded, fold } = useDesk();
  const name = comment.author?.displayName;
  const below = Math.max(comment.replyCount, countBelow(comment));
  const isFolded = folded.has(comment.id);
  return (
    <header>
      {name === undefined ? (
        <strong class="gone">{texts.tombstones[comment.status]}</strong>
      ) : (
        <strong dir="auto">{name}</strong>
      )}
      {to === undefined ? null : <span class="dim">{texts.to(to)}</span>}
      <Ago at={comment.createdAt} href={linkTo(comment.id)} />
      {comment.editedAt === null ? null : <span class="dim">{texts.edited}</span>}
      {fresh.has(comment.id) ? <span class="mark">{texts.fresh}</span> : null}
      {isFolded ? <span class="dim">{counted(locale, below, texts.folded)}</span> : null}
      {below === 0 ? null : (
        <button
          type="button"
          class="fold"
          aria-expanded={!isFolded}
          aria-label={texts.collapse(name ?? texts.tombstones[comment.status])}
          onClick={() => fold(comment.id)}
        >
          {isFolded ? "+" : "−"}
        </button>
      )}
    </header>
  );
}

interface MutedProps {
  readonly author: { readonly id: string; readonly displayName: string };
  readonly onShow: () => void;
}

function Muted({ author, onShow }: MutedProps) {
  const { texts, unmute } = useDesk();
  return (
    <p class="dim actions">
      {texts.muted(author.displayName)} <LinkButton onClick={onShow}>{texts.show}</LinkButton>
      <LinkButton onClick={() => unmute(author.id)}>{texts.unmute}</LinkButton>
    </p>
  );
}

function Content({ comment, mine }: ContentProps) {
  const { articleKey, user, mayWrite, stay } = useDesk();
  const [replies, setReplies] = useState(() => hasDraft(`${articleKey}.${comment.id}`));
  const [edits, setEdits] = useState(false);
  const isMine = mine !== undefined || (user !== null && comment.author?.id === user.id);
  const parent = { id: comment.id, name: comment.author?.displayName ?? "" };
  const close = () => {
    stay();
    setReplies(false);
  };
  return (
    <>
      {comment.body === null || edits ? null : <Body text={comment.body} />}
      {mine && isHidden(mine) ? <WithTools>{({ OwnState }) => <OwnState comment={mine} />}</WithTools> : null}
      {comment.body === null ? null : (
        <div class="actions">
          {edits ? null : <ReaderActions comment={comment} isMine={isMine} onReply={() => setReplies(true)} />}
          {isMine ? (
            <WithTools>
              {({ AuthorActions }) => <AuthorActions comment={comment} mine={mine} onEdit={setEdits} />}
            </WithTools>
          ) : null}
        </div>
      )}
      {replies && mayWrite ? (
        <WithTools>{({ WriteForm }) => <WriteForm parent={parent} onDone={close} onCancel={close} />}</WithTools>
      ) : null}
    </>
  );
}

interface ReaderActionsProps {
  readonly comment: Comment;
  readonly isMine: boolean;
  readonly onReply: () => void;
}

function ReaderActions({ comment, isMine, onReply }: ReaderActionsProps) {
  const { texts, isOpen, mayWrite, open, mute } = useDesk();
  const { author, status } = comment;
  const name = author?.displayName ?? "";
  if (status !== "published") return null;
  return (
    <>
      {isOpen && mayWrite ? (
        <LinkButton onClick={onReply} label={`${texts.reply}: ${name}`}>
          {texts.reply}
        </LinkButton>
      ) : null}
      <Recommend comment={comment} isMine={isMine} />
      {isMine ? null : (
        <LinkButton onClick={() => open({ report: comment })} label={`${texts.flag}: ${name}`}>
          {texts.flag}
        </LinkButton>
      )}
      {isMine || !author ? null : (
        <LinkButton onClick={() => mute(author)} label={`${texts.mute}: ${name}`}>
          {texts.mute}
        </LinkButton>
      )}
    </>
  );
}

function Recommend({ comment, isMine }: { readonly comment: Comment; readonly isMine: boolean }) {
  const { texts, locale, recommended, recommend, user, signIn } = useDesk();
  const { busy, problem, run } = useAction();
  const { id, recommendCount: count, author } = comment;
  const words = count === 0 ? "" : counted(locale, count, texts.recommended);
  const shown = count === 0 ? texts.recommend : `${texts.recommend} · ${count}`;
  if (isMine) return count === 0 ? null : <span class="dim">{words}</span>;
  return (
    <>
      <LinkButton
        onClick={() => (user ? void run(() => recommend(comment)) : signIn())}
        pressed={recommended.has(id)}
        label={`${shown}: ${author?.displayName ?? ""}${count === 0 ? "" : `. ${words}`}`}
        disabled={busy}
      >
        {shown}
      </LinkButton>
      <LoadProblem problem={problem} words={texts.failed} />
    </>
  );
}

function MoreReplies({ comment }: { readonly comment: Comment }) {
  const { texts, locale, showReplies } = useDesk();
  const { busy, problem, run } = useAction();
  const missing = comment.replyCount - (comment.replies ?? []).filter(({ status }) => status === "published").length;
  if (missing <= 0) return null;
  return (
    <p class="more">
      <LinkButton onClick={() => void run(() => showReplies(comment))} disabled={busy}>
        {counted(locale, missing, texts.moreReplies)}
      </LinkButton>
      <LoadProblem problem={problem} />
    </p>
  );
}
