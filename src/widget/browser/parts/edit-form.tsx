import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { formatLeft, useEditTime } from "./edit-time.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import type { Comment } from "./types.ts";
import { useAction } from "./use-action.ts";

/** What was typed stays to be copied when it is too late to save it: by this clock, or by the server's. */
export function EditForm({ comment, onDone }: { readonly comment: Comment; readonly onDone: () => void }) {
  const { edit, say } = useDesk();
  const said = useSaid();
  const [body, setBody] = useState(comment.body ?? "");
  const { busy, problem, run } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const left = useEditTime(comment.createdAt);
  const isOver = left === 0 || problem?.code === "edit_window_closed";
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const done = await run(() => edit(comment, body));
    if (!done) return;
    say(said.saved);
    onDone();
  };
  return (
    <form class="write" onSubmit={(event) => void submit(event)}>
      <label for={id}>{said.yourComment}</label>
      <textarea
        id={id}
        ref={field}
        rows={4}
        required
        dir="auto"
        aria-describedby={`${id}-left`}
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
      />
      <p class="dim" id={`${id}-left`} role={isOver ? "status" : "timer"}>
        {isOver ? said.editOver : said.editLeft(formatLeft(left))}
      </p>
      {isOver ? null : <Problem problem={problem} />}
      <p class="actions">
        <button type="submit" disabled={isOver} aria-disabled={busy}>
          {said.save}
        </button>
        <LinkButton onClick={onDone}>{said.cancel}</LinkButton>
      </p>
    </form>
  );
}
