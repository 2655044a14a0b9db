import { useEffect, useId, useRef, useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import { useDesk } from "./desk.ts";
import { LinkButton, Problem } from "./pieces.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import type { Comment, PublicPolicy } from "./types.ts";
import { useAction } from "./use-action.ts";

type Choices = readonly (readonly [category: string, words: string])[];

/** Every site has these; what a publisher's policy adds stands before `other`. */
const GENERAL: Choices = Object.entries(texts.flagCategories);

function withOwn(categories: PublicPolicy["categories"]): Choices {
  const own = categories.filter(({ id }) => !Object.hasOwn(texts.flagCategories, id));
  return [...GENERAL.slice(0, -1), ...own.map(({ id, title }) => [id, title] as const), ...GENERAL.slice(-1)];
}

export function FlagDialog({ comment, onClose }: { readonly comment: Comment; readonly onClose: () => void }) {
  const { api, user, say } = useDesk();
  const dialog = useRef<HTMLDialogElement>(null);
  const [category, setCategory] = useState("");
  const [note, setNote] = useState("");
  const { busy, problem, run } = useAction();
  const [choices, setChoices] = useState(GENERAL);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    const show = ({ categories }: PublicPolicy) => setChoices(withOwn(categories));
    // Without them the general ones serve.
    api.get<PublicPolicy>("/policies").then(show, () => undefined);
  }, [api]);

  const submit = async (event: Event) => {
    event.preventDefault();
    const told = note.trim();
    const body = told === "" ? { category } : { category, note: told };
    const done = await run(() => api.send("POST", `/comments/${comment.id}/flags`, { body }));
    if (!done) return;
    say(texts.flagged);
    onClose();
  };

  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby={id}>
      <h2 id={id}>{texts.flagTitle}</h2>
      {user ? (
        <form onSubmit={(event) => void submit(event)}>
          <fieldset>
            <legend>{texts.flagIntro}</legend>
            {choices.map(([value, words]) => (
              <label key={value} class="choice">
                <input
                  type="radio"
                  name="category"
                  required
                  checked={category === value}
                  onChange={() => setCategory(value)}
                />
                {words}
              </label>
            ))}
          </fieldset>
          <label for={`${id}-note`}>{texts.flagNote}</label>
          <textarea
            id={`${id}-note`}
            rows={2}
            maxLength={1_000}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
          <Problem text={problem} />
          <p class="actions">
            <button type="submit" disabled={busy}>
              {texts.flagSend}
            </button>
            <LinkButton onClick={onClose}>{texts.cancel}</LinkButton>
          </p>
        </form>
      ) : (
        <>
          <SignInForm />
          <LinkButton onClick={onClose}>{texts.cancel}</LinkButton>
        </>
      )}
    </dialog>
  );
}
