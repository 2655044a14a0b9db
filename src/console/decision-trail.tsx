import type { StaffDecision } from "../decisions/comment-history.ts";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";
import { Decider } from "./pieces.tsx";
import { Norm } from "./rule-name.tsx";
import { RevisionName } from "./revision-name.tsx";

/** Decisions in the order they were taken: who, what, why, under which policy. */
export function DecisionTrail({ decisions }: { readonly decisions: readonly StaffDecision[] }) {
  const { texts } = useDesk();
  if (decisions.length === 0) return <p class="dim">{texts.decision.noneYet}</p>;
  return (
    <ol class="trail">
      {decisions.map((decision) => (
        <li key={decision.id}>
          <Headline decision={decision} />
          <Grounds decision={decision} />
        </li>
      ))}
    </ol>
  );
}

function Headline({ decision }: { readonly decision: StaffDecision }) {
  const { texts } = useDesk();
  return (
    <p>
      <strong>{texts.decision.kinds[decision.kind]}</strong> {texts.by} <Decider person={decision.decidedBy} />
      <span class="meta">
        <Time at={decision.decidedAt} lang={texts.lang} />
        <span>{texts.decision.causes[decision.cause]}</span>
        <span>{texts.case.revision(decision.revision)}</span>
        {decision.verdict === null ? null : (
          <span>
            {texts.decision.verdict}: {texts.outcomes[decision.verdict]}
          </span>
        )}
        <span>
          {texts.decision.policy}: <RevisionName hash={decision.policyRevision} />
        </span>
      </span>
    </p>
  );
}

function Grounds({ decision: { reason, notices, note } }: { readonly decision: StaffDecision }) {
  const { texts, say } = useDesk();
  if (!reason && notices.length === 0 && note === null) return null;
  return (
    <dl class="facts">
      {reason ? (
        <>
          <dt>{texts.decision.reason}</dt>
          <dd>{categoryName(texts, reason.category)}</dd>
        </>
      ) : null}
      {notices.length === 0 ? null : (
        <>
          <dt>{texts.decision.told}</dt>
          {notices.map((notice) => (
            <dd dir="auto">
              <Norm said={say(notice)} />
            </dd>
          ))}
        </>
      )}
      <Said name={texts.decision.note} words={reason?.note ?? null} />
      <Said name={texts.decision.internal} words={note} />
    </dl>
  );
}

const Said = ({ name, words }: { readonly name: string; readonly words: string | null }) =>
  words === null ? null : (
    <>
      <dt>{name}</dt>
      <dd class="said">{words}</dd>
    </>
  );
