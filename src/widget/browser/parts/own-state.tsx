import { useEffect } from "preact/hooks";
import type { DeskTexts } from "../../texts/desk-en.ts";
import type { Api } from "./api.ts";
import { useDesk } from "./desk.ts";
import { RedressPart } from "./redress.tsx";
import { useSaid } from "./said.ts";
import type { OwnComment, OwnDecision } from "./types.ts";

interface OwnStateProps {
  readonly comment: OwnComment;
  readonly onContested?: () => void;
}

/**
 * Others saw it before. A change never brings to light what waits, and what was removed cannot be changed: what the
 * policy removed in a changed text was public until then.
 */
export const isTakenBack = ({ status, editedAt, decision }: OwnComment): boolean =>
  status === "removed" && (editedAt !== null || !decision?.automated);

/** Decisions of which the server knows that their author has seen them. */
const seen = new Set<string>();

function markSeen(api: Api, decisionId: string): void {
  if (seen.has(decisionId)) return;
  seen.add(decisionId);
  api.send("POST", `/me/decisions/${decisionId}/seen`).catch(() => void seen.delete(decisionId));
}

/** Told to its author alone: what became of a comment that others do not see, why, and how to contest it. */
export function OwnState({ comment, onContested }: OwnStateProps) {
  const { status, decision } = comment;
  const { api } = useDesk();
  const said = useSaid();
  const isHeld = status === "held";
  useEffect(() => {
    if (decision && !isHeld) markSeen(api, decision.id);
  }, [decision?.id]);
  return (
    <div class={isHeld ? "state" : "state warn"}>
      <p>
        <strong>{headlineOf(comment, said)}</strong> {said.onlyYou}
      </p>
      {decision?.notices.length ? <Rules of={decision} /> : null}
      {decision?.note ? (
        <p>
          {said.moderatorSays} <span dir="auto">{decision.note}</span>
        </p>
      ) : null}
      {isHeld ? <p>{said.afterHold}</p> : null}
      {decision && !isHeld ? (
        <>
          <p class="dim">{decision.automated ? said.automatic : said.byPerson}</p>
          <RedressPart of={decision} {...(onContested ? { onContested } : {})} />
        </>
      ) : null}
    </div>
  );
}

function headlineOf({ status, editedAt, decision }: OwnComment, said: DeskTexts): string {
  if (status === "held") return editedAt === null ? said.held : said.heldEdited;
  if (!decision?.automated) return said.removedLater;
  return editedAt === null ? said.notPublished : said.removedEdited;
}

function Rules({ of: { notices, noticeLanguages } }: { readonly of: OwnDecision }) {
  const said = useSaid();
  return (
    <>
      <p class="dim">{said.why}</p>
      <ul class="why">
        {notices.map((notice, at) => (
          <li key={notice} dir="auto" lang={noticeLanguages[at]}>
            {notice}
          </li>
        ))}
      </ul>
    </>
  );
}
