import { useId, useRef, useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { hasDraft } from "./drafts.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import type { Redress } from "./types.ts";
import { useAction } from "./use-action.ts";
import { readDraft, writeDraft } from "./write-draft.ts";

interface RedressProps {
  readonly of: Redress & { readonly id: string };
  readonly onContested?: () => void;
}

/** How to contest a decision, or what became of that. */
export function RedressPart({ of: { id, appeal, appealable, deadline }, onContested }: RedressProps) {
  const { locale, stay } = useDesk();
  const said = useSaid();
  const [open, setOpen] = useState(() => hasDraft(contestPlace(id)));
  const cancel = () => {
    stay();
    setOpen(false);
  };
  if (appeal) {
    return (
      <>
        <p>{said.appeals[appeal.status]}</p>
        {appeal.outcomeReason === null ? null : <blockquote dir="auto">{appeal.outcomeReason}</blockquote>}
      </>
    );
  }
  if (!appealable) return null;
  const until = deadline && new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(deadline));
  return (
    <>
      {until ? <p>{said.contestUntil(until)}</p> : null}
      {open ? (
        <ContestForm decisionId={id} onDone={onContested} onCancel={cancel} />
      ) : (
        <p>
          <button type="button" class="quiet" onClick={() => setOpen(true)}>
            {said.contest}
          </button>
        </p>
      )}
    </>
  );
}

const contestPlace = (decisionId: string): string => `contest.${decisionId}`;

interface ContestFormProps {
  readonly decisionId: string;
  readonly onDone: (() => void) | undefined;
  readonly onCancel: () => void;
}

function ContestForm({ decisionId, onDone, onCancel }: ContestFormProps) {
  const { send, readMine, say } = useDesk();
  const said = useSaid();
  const place = contestPlace(decisionId);
  const [{ body: statement, isKept }, setDraft] = useState(() => readDraft(place));
  const { busy, problem, run, forget } = useAction();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const write = (text: string) => {
    setDraft(writeDraft(place, text));
    forget();
  };
  const submit = async (event: Event) => {
    event.preventDefault();
    // The form goes with what it asked for; the keyboard stays with the comment.
    const around = form.current?.closest<HTMLElement>("article, section");
    const done = await run(async () => {
      await send("POST", "/appeals", { body: { decisionId, statement } });
      await readMine();
    });
    if (!done) return;
    writeDraft(place, "");
    say(said.contested);
    onDone?.();
    around?.focus({ preventScroll: true });
  };
  return (
    <form ref={form} onSubmit={(event) => void submit(event)}>
      <label for={id}>{said.contestLabel}</label>
      <textarea
        id={id}
        rows={5}
        required
        minLength={20}
        maxLength={4_000}
        dir="auto"
        aria-describedby={`${id}-hint`}
        value={statement}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p class="dim" id={`${id}-hint`}>
        {said.contestHint}
      </p>
      <Problem problem={problem} />
      <p class="actions">
        <button type="submit" aria-disabled={busy}>
          {said.contest}
        </button>
        <LinkButton onClick={onCancel}>{said.cancel}</LinkButton>
        {isKept ? <span class="dim">{said.draftKept}</span> : null}
      </p>
    </form>
  );
}
