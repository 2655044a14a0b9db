import { useEffect, useId, useRef, useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import { useDesk } from "./desk.ts";
import { LinkButton, Problem } from "./pieces.tsx";
import type { Comment } from "./types.ts";
import { useAction } from "./use-action.ts";

export function EditForm({ comment, onDone }: { readonly comment: Comment; readonly onDone: () => void }) {
  const { edit } = useDesk();
  const [body, setBody] = useState(comment.body ?? "");
  const { busy, problem, run } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = async (event: Event) => {
    event.preventDefault();
    const done = await run(() => edit(comment, body));
    if (done) onDone();
  };
  return (
    <form class="write" onSubmit={(event) => void submit(event)}>
      <label for={id}>{texts.yourComment}</label>
      <textarea
        id={id}
        ref={field}
        rows={4}
        required
        value={body}
        onInput={(event) => setBody(event.currentTarget.value)}
      />
      <Problem text={problem} />
      <p class="actions">
        <button type="submit" disabled={busy}>
          {texts.save}
        </button>
        <LinkButton onClick={onDone}>{texts.cancel}</LinkButton>
      </p>
    </form>
  );
}
