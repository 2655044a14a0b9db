import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { DeskTexts } from "../../texts/desk-en.ts";
import { assertSendable } from "./assert-sendable.ts";
import { CourtesyNote, type Foreseen, foresee } from "./courtesy-note.tsx";
import { useDesk } from "./desk.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import { SignInForm } from "./sign-in-form.tsx";
import type { Posted } from "./types.ts";
import { useAction } from "./use-action.ts";
import { readDraft, writeDraft } from "./write-draft.ts";

interface WriteFormProps {
  readonly parent: { readonly id: string; readonly name: string } | null;
  /** Asked for by the reader, who wants to write at once. */
  readonly isEntered?: boolean;
  readonly onDone?: () => void;
  readonly onCancel?: () => void;
}

/** For a comment or a reply. The draft outlives the page; whoever is not signed in may write first. */
export function WriteForm({ parent, isEntered = parent !== null, onDone, onCancel }: WriteFormProps) {
  const desk = useDesk();
  const said = useSaid();
  const place = `${desk.articleKey}.${parent?.id ?? ""}`;
  const [draft, setDraft] = useState(() => readDraft(place));
  const [asksToSignIn, setAsks] = useState(false);
  const [foreseen, setForeseen] = useState<Foreseen>();
  const [posted, setPosted] = useState<Posted>();
  const { busy, problem, run, forget } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useEffect(() => {
    if (isEntered) field.current?.focus();
  }, []);

  const write = (body: string) => {
    setDraft(writeDraft(place, body));
    setForeseen(undefined);
    forget();
  };
  const send = async () => {
    const sent = { body: draft.body, parentId: parent?.id ?? null, key: draft.key };
    const answer = await desk.post(sent);
    // What was typed meanwhile is the next comment's.
    setDraft((now) => (now.key === sent.key ? writeDraft(place, "") : now));
    setForeseen(undefined);
    setPosted(answer);
    if (answer.comment.status !== "published") return;
    desk.say(said.published);
    onDone?.();
  };
  const submit = (event: Event) => {
    event.preventDefault();
    if (!desk.user) return setAsks(true);
    setPosted(undefined);
    // What was said of the comment before is not about this one.
    desk.say("");
    void run(async () => {
      assertSendable(draft.body, { said, locale: desk.locale });
      const note = foreseen ? undefined : await foresee(desk, { body: draft.body, isShown: false });
      if (note) setForeseen(note);
      else await send();
    });
  };
  const change = () => {
    setForeseen(undefined);
    field.current?.focus();
  };

  const nameOfSending = labelOf(said, { isKnown: desk.user !== null, isForeseen: foreseen !== undefined });

  return (
    <form class="write" onSubmit={submit}>
      <label for={id}>{parent ? said.yourReply(parent.name) : said.yourComment}</label>
      <textarea
        id={id}
        ref={field}
        rows={4}
        required
        dir="auto"
        value={draft.body}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <Problem problem={problem} />
      <div role="status">
        {foreseen ? <CourtesyNote foreseen={foreseen} /> : null}
        {posted && posted.comment.status !== "published" ? <Judged posted={posted} /> : null}
      </div>
      {asksToSignIn && !desk.user ? (
        <SignInForm />
      ) : (
        <p class="actions">
          <button type="submit" aria-disabled={busy}>
            {busy ? said.posting : nameOfSending}
          </button>
          {foreseen ? <LinkButton onClick={change}>{said.change}</LinkButton> : null}
          {onCancel ? <LinkButton onClick={onCancel}>{said.cancel}</LinkButton> : null}
          {draft.isKept ? <span class="dim">{said.draftKept}</span> : null}
        </p>
      )}
    </form>
  );
}

interface Sending {
  readonly isKnown: boolean;
  readonly isForeseen: boolean;
}

const labelOf = (said: DeskTexts, { isKnown, isForeseen }: Sending): string => {
  if (!isKnown) return said.signInFirst;
  return isForeseen ? said.postAnyway : said.post;
};

/** That others do not see it. Why, and how to contest it, stands with the comment itself. */
function Judged({ posted: { comment } }: { readonly posted: Posted }) {
  const said = useSaid();
  return (
    <p class="state">
      <strong>{comment.status === "held" ? said.held : said.notPublished}</strong> {said.whyBelow}
    </p>
  );
}
