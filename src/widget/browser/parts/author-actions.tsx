import { useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { DeleteQuestion } from "./delete-question.tsx";
import { EditForm } from "./edit-form.tsx";
import { formatLeft, useEditTime } from "./edit-time.ts";
import { LinkButton } from "./pieces.tsx";
import type { Comment, OwnComment } from "./types.ts";

interface AuthorActionsProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
  /** The text gives its place to the form. */
  readonly onEdit: (edits: boolean) => void;
}

/** What only its author can do with a comment. */
export function AuthorActions({ comment, mine, onEdit }: AuthorActionsProps) {
  const { texts, stay } = useDesk();
  const [open, setOpen] = useState<"edit" | "delete">();
  const left = useEditTime(comment.createdAt);
  const show = (what: "edit" | "delete" | undefined) => {
    setOpen(what);
    onEdit(what === "edit");
  };
  const close = () => {
    stay();
    show(undefined);
  };
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
