import { useEffect, useRef, useState } from "preact/hooks";
import { Problem as ApiProblem } from "./api.ts";
import { useDesk } from "./desk.ts";
import { LinkButton } from "./pieces.tsx";
import { Problem } from "./problem.tsx";
import { useSaid } from "./said.ts";
import type { Comment, OwnComment } from "./types.ts";
import { useAction } from "./use-action.ts";

interface DeleteQuestionProps {
  readonly comment: Comment;
  readonly mine: OwnComment | undefined;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}

/** Asks once more: what is deleted does not come back. */
export function DeleteQuestion({ comment, mine, onClose, onDeleted }: DeleteQuestionProps) {
  const { remove, readMine, say } = useDesk();
  const said = useSaid();
  const { busy, problem, run } = useAction();
  const question = useRef<HTMLDivElement>(null);
  const [isContested, setContested] = useState(false);
  const waives = isContested || mine?.decision?.appeal?.status === "open";
  useEffect(() => question.current?.focus(), []);
  const confirm = async () => {
    // The comment stays as a place; the keyboard stays with it.
    const place = question.current?.closest<HTMLElement>("article");
    const done = await run(async () => {
      try {
        await remove(comment, waives);
      } catch (error) {
        // It was contested elsewhere meanwhile: that is another question.
        if (error instanceof ApiProblem && error.code === "appeal_open") {
          setContested(true);
          await readMine();
        }
        throw error;
      }
    });
    if (!done) return;
    say(said.deleted);
    onDeleted?.();
    place?.focus({ preventScroll: true });
  };
  return (
    <div class="state" role="group" aria-label={said.delete} tabIndex={-1} ref={question}>
      <p>{waives ? said.deleteWaives : said.deleteSure}</p>
      <Problem problem={problem} />
      <p class="actions">
        <button type="button" onClick={() => void confirm()} aria-disabled={busy}>
          {said.delete}
        </button>
        <LinkButton onClick={onClose}>{said.cancel}</LinkButton>
      </p>
    </div>
  );
}
