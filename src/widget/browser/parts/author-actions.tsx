import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { DeleteQuestion } from "./delete-question.tsx";
import { hasDraft } from "./drafts.ts";
import { EditForm, editPlace } from "./edit-form.tsx";
import { formatLeft, useEditTime } from "./edit-time.ts";
import { LinkButton } from "./pieces.tsx";
import type { Comment, OwnComment } from "./types.ts";

interface AuthorActionsProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
  /** The text gives its place to the form. */
  readonly onEdit: (edits: boolean) => void;
}

/** What only its author can do with a comment. A change that was begun before the page was left goes on. */
export function AuthorActions({ comment, mine, onEdit }: AuthorActionsProps) {
  const { texts, stay, mayWrite } = useDesk();
  const isEditable = comment.status !== "removed" && mayWrite;
  const [open, setOpen] = useState<"edit" | "delete" | undefined>(() =>
    isEditable && hasDraft(editPlace(comment)) ? "edit" : undefined,
  );
  const wasOpen = useRef(open !== undefined);
  const left = useEditTime(comment.createdAt);
  const edits = open === "edit";
  useLayoutEffect(() => {
    onEdit(edits);
    return () => onEdit(false);
  }, [edits]);
  const show = (what: "edit" | "delete") => {
    wasOpen.current = false;
    setOpen(what);
  };
  const close = () => {
    stay();
    setOpen(undefined);
  };
  if (edits) return <EditForm comment={comment} isEntered={!wasOpen.current} onDone={close} />;
  return (
    <>
      {left > 0 && isEditable ? (
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
