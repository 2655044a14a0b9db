import { useEffect } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { RedressPart } from "./redress.tsx";
import { useSaid } from "./said.ts";
import type { OwnComment } from "./types.ts";

interface OwnStateProps {
  readonly comment: OwnComment;
  readonly onContested?: () => void;
}

/** Told to its author alone: what became of a comment that others do not see, why, and how to contest it. */
export function OwnState({ comment: { status, decision }, onContested }: OwnStateProps) {
  const { markSeen } = useDesk();
  const said = useSaid();
  const isHeld = status === "held";
  useEffect(() => {
    if (decision && !isHeld) markSeen(decision.id);
  }, [decision?.id]);
  return (
    <div class={isHeld ? "state" : "state warn"}>
      <p>
        <strong>{isHeld ? said.held : decision?.automated ? said.notPublished : said.removedLater}</strong>{" "}
        {said.onlyYou}
      </p>
      {decision?.notices.length ? <Rules notices={decision.notices} /> : null}
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

function Rules({ notices }: { readonly notices: readonly string[] }) {
  const said = useSaid();
  return (
    <>
      <p class="dim">{said.why}</p>
      <ul class="why">
        {notices.map((notice) => (
          <li key={notice} dir="auto">
            {notice}
          </li>
        ))}
      </ul>
    </>
  );
}
