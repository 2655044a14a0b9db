import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { DeskTexts } from "../../texts/desk-en.ts";
import { assertSendable } from "./assert-sendable.ts";
import { CourtesyNote, type Foreseen, foresee } from "./courtesy-note.tsx";
import { useDesk } from "./desk.ts";
import { findDraft, hasDraft } from "./drafts.ts";
import { formatLeft, useEditTime } from "./edit-time.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import type { Comment, Status } from "./types.ts";
import { useAction } from "./use-action.ts";
import { writeDraft } from "./write-draft.ts";

interface EditFormProps {
  readonly comment: Comment;
  /** Asked for by its author, who wants to write at once. */
  readonly isEntered: boolean;
  readonly onDone: () => void;
}

/** Of another revision it would write over what was changed meanwhile. */
export const editPlace = ({ id, revision }: Comment): string => `edit.${id}.${revision}`;

/** What was typed stays to be copied when it is too late to save it: by this clock, or by the server's. */
export function EditForm({ comment, isEntered, onDone }: EditFormProps) {
  const desk = useDesk();
  const said = useSaid();
  const place = editPlace(comment);
  const [body, setBody] = useState(() => findDraft(place)?.body ?? comment.body ?? "");
  const [isKept, setKept] = useState(() => hasDraft(place));
  const [foreseen, setForeseen] = useState<Foreseen>();
  const { busy, problem, run, forget } = useAction();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useEditTime(comment.createdAt);
  const isOver = left === 0 || problem?.code === "edit_window_closed";
  const id = useId();
  useEffect(() => {
    if (isEntered) field.current?.focus();
  }, []);

  const write = (text: string) => {
    setBody(text);
    setKept(writeDraft(place, text === comment.body ? "" : text).isKept);
    setForeseen(undefined);
    if (!isOver) forget();
  };
  const leave = () => {
    writeDraft(place, "");
    onDone();
  };
  const save = async () => {
    const around = form.current?.closest("article");
    const status = await desk.edit(comment, body);
    desk.say(outcomeOf(status, said));
    leave();
    // The form may have gone before, with the text that others do not see any more.
    around?.focus({ preventScroll: true });
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void run(async () => {
      assertSendable(body, { said, locale: desk.locale });
      // What waits goes on waiting, whatever is changed in it.
      const isNews = comment.status === "published" && body !== comment.body && !foreseen;
      const note = isNews ? await foresee(desk, { body, isShown: true }) : undefined;
      if (note) setForeseen(note);
      else await save();
    });
  };
  const change = () => {
    setForeseen(undefined);
    field.current?.focus();
  };

  return (
    <form class="write" ref={form} onSubmit={submit}>
      <label for={id}>{said.yourComment}</label>
      <textarea
        id={id}
        ref={field}
        rows={4}
        required
        dir="auto"
        aria-describedby={`${id}-left`}
        value={body}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p class="dim" id={`${id}-left`} role={isOver ? "status" : "timer"}>
        {isOver ? said.editOver : said.editLeft(formatLeft(left))}
      </p>
      {isOver ? null : <Problem problem={problem} />}
      <div role="status">{foreseen ? <CourtesyNote foreseen={foreseen} /> : null}</div>
      <p class="actions">
        <button type="submit" disabled={isOver} aria-disabled={busy}>
          {foreseen ? said.saveAnyway : said.save}
        </button>
        {foreseen ? <LinkButton onClick={change}>{said.change}</LinkButton> : null}
        <LinkButton onClick={leave}>{said.cancel}</LinkButton>
        {isKept ? <span class="dim">{said.draftKept}</span> : null}
      </p>
    </form>
  );
}

/** Why, and how to contest it, stands with the comment itself. */
function outcomeOf(status: Status, said: DeskTexts): string {
  if (status === "published") return said.saved;
  return `${status === "held" ? said.heldEdited : said.removedEdited} ${said.whyBelow}`;
}
