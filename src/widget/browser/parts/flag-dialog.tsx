import { useEffect, useId, useState } from "preact/hooks";
import { type PolicyCategories, readCategories } from "./categories.ts";
import { useDesk } from "./desk.ts";
import { Modal } from "./modal.tsx";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import { SignInForm } from "./sign-in-form.tsx";
import type { Comment } from "./types.ts";
import { useAction } from "./use-action.ts";

type Choices = readonly (readonly [category: string, words: string, lang?: string])[];

/** Every site has the general ones; what a publisher's policy adds stands before the last, `other`. */
function choicesOf(general: Readonly<Record<string, string>>, own: PolicyCategories): Choices {
  const known = Object.entries(general);
  const added = own
    .filter(({ id }) => !Object.hasOwn(general, id))
    .map(({ id, title, lang }) => [id, title, lang] as const);
  return [...known.slice(0, -1), ...added, ...known.slice(-1)];
}

interface FlagDialogProps {
  readonly comment: Comment;
  readonly onClose: () => void;
}

export function FlagDialog({ comment, onClose }: FlagDialogProps) {
  const said = useSaid();
  const { user } = useDesk();
  return (
    <Modal title={said.flagTitle} onClose={onClose}>
      {(close) => (user ? <FlagForm comment={comment} onClose={close} /> : <SignInForm />)}
    </Modal>
  );
}

function FlagForm({ comment, onClose }: FlagDialogProps) {
  const { api, send, say } = useDesk();
  const said = useSaid();
  const [category, setCategory] = useState("");
  const [note, setNote] = useState("");
  const [own, setOwn] = useState<PolicyCategories>([]);
  const { busy, problem, run } = useAction();
  const id = useId();
  useEffect(() => void readCategories(api).then(setOwn), [api]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const told = note.trim();
    const body = told === "" ? { category } : { category, note: told };
    const done = await run(() => send("POST", `/comments/${comment.id}/flags`, { body }));
    if (!done) return;
    say(said.flagged);
    onClose();
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>{said.flagIntro}</legend>
        {choicesOf(said.categories, own).map(([value, words, lang]) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="category"
              required
              checked={category === value}
              onChange={() => setCategory(value)}
            />
            <span lang={lang}>{words}</span>
          </label>
        ))}
      </fieldset>
      {category === "illegal" ? (
        <p class="dim">
          {said.flagIllegal}{" "}
          <a href={`${api.origin}/notices/new?comment=${comment.id}`} target="_blank" rel="noopener">
            {said.giveNotice}
          </a>
        </p>
      ) : null}
      <label for={`${id}-note`}>{said.flagNote}</label>
      <textarea
        id={`${id}-note`}
        rows={2}
        maxLength={1_000}
        dir="auto"
        value={note}
        onInput={(event) => setNote(event.currentTarget.value)}
      />
      <Problem problem={problem} />
      <p class="actions">
        <button type="submit" aria-disabled={busy}>
          {said.flagSend}
        </button>
        <LinkButton onClick={onClose}>{said.cancel}</LinkButton>
      </p>
    </form>
  );
}
