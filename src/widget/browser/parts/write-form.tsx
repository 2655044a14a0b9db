import { useEffect, useId, useRef, useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import { useDesk } from "./desk.ts";
import { readDraft, writeDraft } from "./drafts.ts";
import { LinkButton, Problem } from "./pieces.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import type { Posted } from "./types.ts";
import { useAction } from "./use-action.ts";

interface WriteFormProps {
  readonly parent: { readonly id: string; readonly name: string } | null;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

/** For a comment or a reply. The draft outlives a reload; whoever is not signed in may write first. */
export function WriteForm({ parent, onDone, onCancel }: WriteFormProps) {
  const desk = useDesk();
  const place = `${desk.articleKey}.${parent?.id ?? ""}`;
  const [draft, setDraft] = useState(() => readDraft(place));
  const [asksToSignIn, setAsks] = useState(false);
  const [posted, setPosted] = useState<Posted>();
  const { busy, problem, run } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    if (parent) field.current?.focus();
  }, []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (!desk.user) return setAsks(true);
    setPosted(undefined);
    const sent = { body: draft.body, parentId: parent?.id ?? null, key: draft.key };
    await run(async () => {
      const answer = await desk.post(sent);
      // What was typed meanwhile is the next comment's.
      setDraft((now) => (now.key === sent.key ? writeDraft(place, "") : now));
      setPosted(answer);
      if (answer.comment.status === "published") onDone?.();
    });
  };

  return (
    <form class="write" onSubmit={(event) => void submit(event)}>
      <label for={id}>{parent ? texts.yourReply(parent.name) : texts.write}</label>
      <textarea
        id={id}
        ref={field}
        rows={parent ? 4 : 3}
        required
        value={draft.body}
        onInput={(event) => setDraft(writeDraft(place, event.currentTarget.value))}
      />
      <Problem text={problem} />
      {posted && posted.comment.status !== "published" ? <Judged posted={posted} /> : null}
      {asksToSignIn && !desk.user ? null : (
        <p class="actions">
          <button type="submit" disabled={busy}>
            {busy ? texts.posting : desk.user ? texts.post : texts.signInToComment}
          </button>
          {onCancel ? <LinkButton onClick={onCancel}>{texts.cancel}</LinkButton> : null}
        </p>
      )}
      {asksToSignIn && !desk.user ? <SignInForm /> : null}
    </form>
  );
}

/** That others do not see it. Why, and how to contest it, stands with the comment itself. */
const Judged = ({ posted: { comment } }: { readonly posted: Posted }) => (
  <p class="state" role="status">
    <strong>{comment.status === "held" ? texts.held : texts.notPublished}</strong> {texts.whyBelow}
  </p>
);
