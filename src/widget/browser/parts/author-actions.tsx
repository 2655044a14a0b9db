import { useEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { EditForm } from "./edit-form.tsx";
import { formatLeft, useEditTime } from "./edit-time.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import type { Comment, OwnComment } from "./types.ts";
import { useAction } from "./use-action.ts";

interface AuthorActionsProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
  /** The text gives its place to the form. */
  readonly onEdit: (edits: boolean) => void;
}

/** What only its author can do with a comment. */
export function AuthorActions({ comment, mine, onEdit }: AuthorActionsProps) {
  const { texts } = useDesk();
  const [open, setOpen] = useState<"edit" | "delete">();
  const left = useEditTime(comment.createdAt);
  const show = (what: "edit" | "delete" | undefined) => {
    setOpen(what);
    onEdit(what === "edit");
  };
  const close = () => show(undefined);
  if (open === "edit") return <EditForm comment={comment} onDone={close} />;
  return (
    <>
      {left > 0 && comment.status !== "removed" ? (
        <>
          <LinkButton onClick={() => show("edit")}>{texts.edit}</LinkButton>
          <span class="dim" role="timer">
            {formatLeft(left)}
          </span>
        </>
      ) : null}
      <LinkButton onClick={() => show("delete")} expanded={open === "delete"}>
        {texts.delete}
      </LinkButton>
      {open === "delete" ? <DeleteQuestion comment={comment} mine={mine} onClose={close} /> : null}
    </>
  );
}

interface DeleteQuestionProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
  readonly onClose: () => void;
}

function DeleteQuestion({ comment, mine, onClose }: DeleteQuestionProps) {
  const { remove, say } = useDesk();
  const said = useSaid();
  const { busy, problem, run } = useAction();
  const question = useRef<HTMLDivElement>(null);
  const waives = mine?.decision?.appeal?.status === "open";
  useEffect(() => question.current?.focus(), []);
  const confirm = async () => {
    // The comment stays as a place; the keyboard stays with it.
    const place = question.current?.closest<HTMLElement>("article");
    const done = await run(() => remove(comment, waives));
    if (!done) return;
    say(said.deleted);
    place?.focus({ preventScroll: true });
  };
  return (
    <div class="state" role="group" aria-label={said.delete} tabIndex={-1} ref={question}>
      <p>{waives ? said.deleteWaives : said.deleteSure}</p>
      <Problem problem={problem} />
      <p class="actions">
        <button type="button" onClick={() => void confirm()} disabled={busy}>
          {said.delete}
        </button>
        <LinkButton onClick={onClose}>{said.cancel}</LinkButton>
      </p>
    </div>
  );
}
