import { useEffect, useId, useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import { useDesk } from "./desk.ts";
import { LinkButton, Problem, formatDay } from "./pieces.tsx";
import type { OwnComment, OwnDecision } from "./types.ts";
import { useAction } from "./use-action.ts";

/** Told to its author alone: what became of a comment that others do not see, why, and how to contest it. */
export function OwnState({ comment }: { readonly comment: OwnComment }) {
  const { markSeen } = useDesk();
  const { decision } = comment;
  const isRemoved = decision?.kind === "remove";
  useEffect(() => {
    if (decision && isRemoved) markSeen(decision.id);
  }, [decision?.id]);
  return (
    <div class="state">
      <p>
        <strong>{comment.status === "held" ? texts.held : texts.removedLater}</strong> {texts.onlyYou}.
      </p>
      {decision?.notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      {decision?.note ? (
        <p>
          {texts.moderatorSays} {decision.note}
        </p>
      ) : null}
      {decision && isRemoved ? <Redress decision={decision} /> : null}
    </div>
  );
}

function Redress({ decision }: { readonly decision: OwnDecision }) {
  const [open, setOpen] = useState(false);
  if (decision.appeal) {
    return (
      <>
        <p>{texts.appeals[decision.appeal.status]}</p>
        {decision.appeal.outcomeReason === null ? null : <p>“{decision.appeal.outcomeReason}”</p>}
      </>
    );
  }
  if (!decision.appealable) return null;
  return (
    <>
      {decision.automated ? <p>{texts.automatic}</p> : null}
      {decision.deadline === null ? null : <p>{texts.contestUntil(formatDay(decision.deadline))}</p>}
      {open ? (
        <ContestForm decisionId={decision.id} onCancel={() => setOpen(false)} />
      ) : (
        <p>
          <button type="button" class="quiet" onClick={() => setOpen(true)}>
            {texts.contest}
          </button>
        </p>
      )}
    </>
  );
}

function ContestForm({ decisionId, onCancel }: { readonly decisionId: string; readonly onCancel: () => void }) {
  const { contest } = useDesk();
  const [statement, setStatement] = useState("");
  const { busy, problem, run } = useAction();
  const id = useId();
  const submit = (event: Event) => {
    event.preventDefault();
    void run(() => contest(decisionId, statement));
  };
  return (
    <form onSubmit={submit}>
      <label for={id}>{texts.contestLabel}</label>
      <textarea
        id={id}
        rows={5}
        required
        aria-describedby={`${id}-hint`}
        value={statement}
        onInput={(event) => setStatement(event.currentTarget.value)}
      />
      <p class="dim" id={`${id}-hint`}>
        {texts.contestHint}
      </p>
      <Problem text={problem} />
      <p class="actions">
        <button type="submit" disabled={busy}>
          {texts.contest}
        </button>
        <LinkButton onClick={onCancel}>{texts.cancel}</LinkButton>
      </p>
    </form>
  );
}
