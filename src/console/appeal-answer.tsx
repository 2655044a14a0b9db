import type { AppealItem } from "../appeals/schema.ts";
import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import type { AppealPageProps } from "./appeal-page.tsx";
import { ClaimActions } from "./claim-actions.tsx";
import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";
import { ClaimEnd, PersonLink, TextArea } from "./pieces.tsx";

export const ANSWER_FORM = "answer";

/** The answer as it was given, a form to give it, or why the viewer cannot. */
export function AppealAnswer(props: AppealPageProps) {
  const { texts } = useDesk();
  const { item, claimToken } = props;
  return (
    <section class="card">
      <h2>{item.status === "open" ? texts.appeal.decide : texts.appeal.outcome}</h2>
      {item.status === "open" ? <Open {...props} /> : <Outcome item={item} />}
      {claimToken === null && props.reason !== "" ? (
        <>
          <h3>{texts.case.kept}</h3>
          <Words text={props.reason} />
        </>
      ) : null}
    </section>
  );
}

function Outcome({ item }: { readonly item: AppealItem }) {
  const { texts } = useDesk();
  return (
    <>
      <p>
        <strong>{texts.appeals.states[item.status]}</strong>
        {item.decidedAt === null ? null : (
          <>
            {" · "}
            <Time at={item.decidedAt} lang={texts.lang} />
          </>
        )}
      </p>
      {item.status === "void" || item.status === "withdrawn" ? <p>{texts.appeal.unanswered[item.status]}</p> : null}
      {item.decidedBy ? (
        <p>
          {texts.appeal.answered} <PersonLink person={item.decidedBy} />
        </p>
      ) : null}
      {item.outcomeReason === null ? null : <Words text={item.outcomeReason} />}
    </>
  );
}

function Open(props: AppealPageProps) {
  const { texts } = useDesk();
  const { item, claimToken, reason } = props;
  if (!item.canDecide)
    return <p class="notice">{item.whyNot === null ? texts.appeal.cannot : texts.sentence(item.whyNot)}</p>;
  if (claimToken !== null) return <AnswerForm {...props} claimToken={claimToken} />;
  if (item.claimedBy && item.claimExpiresAt !== null)
    return (
      <p class="claim">
        {texts.queue.claimedBy(item.claimedBy.displayName)} <ClaimEnd at={item.claimExpiresAt} />
      </p>
    );
  return (
    <form method="post" action={`/console/appeals/${item.id}/claim`} data-swaps>
      {reason === "" ? null : <input type="hidden" name="reason" value={reason} />}
      <p>
        <button type="submit" data-key="c" aria-keyshortcuts="c">
          {texts.appeal.claim}
          <Key name="c" />
        </button>
      </p>
      <p class="dim">{texts.case.claimHint}</p>
    </form>
  );
}

/** What is asked for: a comment back, a comment gone, or a restriction lifted. */
const kindOf = ({ party, restriction }: AppealItem) =>
  party === "notifier" ? "notifier" : restriction ? "restriction" : "comment";

function AnswerForm({ item, claimToken, reason, refusal }: AppealPageProps & { readonly claimToken: string }) {
  const { texts } = useDesk();
  const address = `/console/appeals/${item.id}`;
  return (
    <form id={ANSWER_FORM} method="post" action={`${address}/decision`} data-decides="appeal">
      <input type="hidden" name="claimToken" value={claimToken} />
      {item.claimExpiresAt === null ? null : (
        <p class="claim">
          {texts.queue.mine} <ClaimEnd at={item.claimExpiresAt} />
        </p>
      )}
      <TextArea
        id="reason"
        name="reason"
        label={texts.appeal.reason}
        hint={texts.appeal.reasonHint[item.party]}
        value={reason}
        rows={6}
        invalid={refusal?.code === "invalid_request"}
      />
      <p class="actions">
        <button type="submit" name="outcome" value="overturned" data-key="o" aria-keyshortcuts="o">
          {texts.appeal.overturn[kindOf(item)]}
          <Key name="o" />
        </button>
        <button class="bad" type="submit" name="outcome" value="upheld" data-key="h" aria-keyshortcuts="h">
          {texts.appeal.uphold[kindOf(item)]}
          <Key name="h" />
        </button>
      </p>
      <ClaimActions address={address} />
    </form>
  );
}
