import { useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import { useDesk } from "./desk.ts";
import { EditForm } from "./edit-form.tsx";
import { OwnState } from "./own-state.tsx";
import { Ago, Body, LinkButton, Problem } from "./pieces.tsx";
import type { Comment, OwnComment } from "./types.ts";
import { useAction } from "./use-action.ts";
import { WriteForm } from "./write-form.tsx";

/** Deeper than this, replies stop moving to the right. */
const DEEPEST_INDENT = 4;
/** As the server has it; it has the last word. */
const EDIT_MS = 5 * 60 * 1_000;

interface CommentListProps {
  readonly comments: readonly Comment[];
  readonly level?: number;
}

export const CommentList = ({ comments, level = 0 }: CommentListProps) =>
  comments.length === 0 ? null : (
    <ul class={level === 0 || level > DEEPEST_INDENT ? "thread" : "thread below"}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Entry comment={comment} level={level} />
        </li>
      ))}
    </ul>
  );

function Entry({ comment, level }: { readonly comment: Comment; readonly level: number }) {
  const { own } = useDesk();
  const hiddenReplies = [...own.values()].filter(
    (each) => each.parentId === comment.id && isHidden(each) && !comment.replies?.some(({ id }) => id === each.id),
  );
  const mine = own.get(comment.id);
  // To its author a removed comment in the thread is no tombstone.
  const shown = mine && isHidden(mine) ? { ...mine, replyCount: comment.replyCount } : comment;
  return (
    <>
      <Single comment={shown} mine={mine} />
      <CommentList comments={comment.replies ?? []} level={level + 1} />
      <MoreReplies comment={comment} />
      <CommentList comments={hiddenReplies} level={level + 1} />
    </>
  );
}

export const isHidden = ({ status }: Pick<Comment, "status">): boolean => status === "held" || status === "removed";

interface SingleProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
}

function Single({ comment, mine }: SingleProps) {
  const [open, setOpen] = useState<"reply" | "edit" | "delete">();
  const close = () => setOpen(undefined);
  const isOwnHidden = mine !== undefined && isHidden(mine);
  return (
    <article class={isOwnHidden ? "comment own" : "comment"} id={`comment-${comment.id}`}>
      <Head comment={comment} />
      {open === "edit" ? (
        <EditForm comment={comment} onDone={close} />
      ) : comment.body === null ? null : (
        <Body text={comment.body} />
      )}
      {isOwnHidden ? <OwnState comment={mine} /> : null}
      {comment.body === null || open === "edit" ? null : <Actions comment={comment} mine={mine} onOpen={setOpen} />}
      {open === "delete" ? <DeleteQuestion comment={comment} mine={mine} onClose={close} /> : null}
      {open === "reply" ? (
        <WriteForm
          parent={{ id: comment.id, name: comment.author?.displayName ?? "" }}
          onDone={close}
          onCancel={close}
        />
      ) : null}
    </article>
  );
}

function Head({ comment }: { readonly comment: Comment }) {
  const { api } = useDesk();
  return (
    <header>
      <strong>{comment.author?.displayName ?? texts.tombstones[comment.status]}</strong>
      <a class="dim" href={`${api.origin}/c/${comment.id}`}>
        <Ago at={comment.createdAt} />
      </a>
      {comment.editedAt === null ? null : <span class="dim">{texts.edited}</span>}
    </header>
  );
}

interface ActionsProps extends SingleProps {
  readonly onOpen: (what: "reply" | "edit" | "delete") => void;
}

function Actions({ comment, mine, onOpen }: ActionsProps) {
  const desk = useDesk();
  const name = comment.author?.displayName ?? "";
  const isPublic = comment.status === "published";
  const isMine = mine !== undefined || (desk.user !== null && comment.author?.id === desk.user.id);
  const mayEdit = isMine && comment.status !== "removed" && Date.now() - Date.parse(comment.createdAt) < EDIT_MS;
  return (
    <p class="actions">
      {isPublic ? <Recommend comment={comment} /> : null}
      {isPublic && desk.isOpen ? (
        <LinkButton onClick={() => onOpen("reply")} label={`${texts.reply}: ${name}`}>
          {texts.reply}
        </LinkButton>
      ) : null}
      {mayEdit ? <LinkButton onClick={() => onOpen("edit")}>{texts.edit}</LinkButton> : null}
      {isMine ? <LinkButton onClick={() => onOpen("delete")}>{texts.delete}</LinkButton> : null}
      {isMine || !isPublic ? null : (
        <LinkButton onClick={() => desk.report(comment)} label={`${texts.flag}: ${name}`}>
          {texts.flag}
        </LinkButton>
      )}
    </p>
  );
}

function Recommend({ comment }: { readonly comment: Comment }) {
  const { recommended, recommend, user } = useDesk();
  const { busy, problem, run } = useAction();
  const count = comment.recommendCount;
  if (!user) return count === 0 ? null : <span class="dim">{texts.recommended(count)}</span>;
  return (
    <>
      <LinkButton
        onClick={() => void run(() => recommend(comment))}
        pressed={recommended.has(comment.id)}
        disabled={busy}
      >
        {count === 0 ? texts.recommend : `${texts.recommend} (${count})`}
      </LinkButton>
      <Problem text={problem} />
    </>
  );
}

interface DeleteQuestionProps extends SingleProps {
  readonly onClose: () => void;
}

function DeleteQuestion({ comment, mine, onClose }: DeleteQuestionProps) {
  const { remove, say } = useDesk();
  const { busy, problem, run } = useAction();
  const waives = mine?.decision?.appeal?.status === "open";
  const confirm = async () => {
    const done = await run(() => remove(comment, waives));
    if (done) say(texts.deleted);
  };
  return (
    <div class="state" role="group" aria-label={texts.delete}>
      <p>{waives ? texts.deleteWaives : texts.deleteSure}</p>
      <Problem text={problem} />
      <p class="actions">
        <button type="button" onClick={() => void confirm()} disabled={busy}>
          {texts.delete}
        </button>
        <LinkButton onClick={onClose}>{texts.cancel}</LinkButton>
      </p>
    </div>
  );
}

function MoreReplies({ comment }: { readonly comment: Comment }) {
  const { showReplies } = useDesk();
  const { busy, problem, run } = useAction();
  const missing = comment.replyCount - (comment.replies ?? []).filter(({ status }) => status === "published").length;
  if (missing <= 0) return null;
  return (
    <p class="more">
      <LinkButton onClick={() => void run(() => showReplies(comment))} disabled={busy}>
        {texts.moreReplies(missing)}
      </LinkButton>
      <Problem text={problem} />
    </p>
  );
}
