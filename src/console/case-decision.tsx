import { Words } from "../pages/prose.tsx";
import type { CasePageProps } from "./case-page.tsx";
import { ClaimActions } from "./claim-actions.tsx";
import { DecideButtons } from "./decide-buttons.tsx";
import { deskTexts } from "./desk-texts.ts";
import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";
import { ClaimEnd } from "./pieces.tsx";
import { NoImplicitDecision, ReasonFields } from "./reason-fields.tsx";
import { RestrictCard } from "./restrict-card.tsx";

/** The form's id: fields elsewhere on the screen belong to it. */
export const DECIDE_FORM = "decide";

/** The decision, or why there is none to take. */
export function DecideCard(props: CasePageProps) {
  const { texts } = useDesk();
  const { item, claimToken } = props;
  return (
    <section class="card">
      <h2>{texts.case.decide}</h2>
      {item.canDecide ? <Claim {...props} /> : <Cannot {...props} />}
      {item.canDecide && claimToken !== null ? <DecideForm {...props} claimToken={claimToken} /> : <Kept {...props} />}
      {item.status === "resolved" ? null : <SkipForm {...props} />}
    </section>
  );
}

function Cannot({ item: { status, outcome, whyNot } }: CasePageProps) {
  const { texts } = useDesk();
  if (status !== "resolved")
    return <p class="notice">{whyNot === null ? texts.case.cannot : texts.sentence(whyNot)}</p>;
  return (
    <p class="notice">
      {texts.case.resolved} {outcome === null ? null : <strong>{texts.queue.resolvedAs[outcome]}</strong>}
    </p>
  );
}

function Claim(props: CasePageProps) {
  const { texts } = useDesk();
  const { item, claimToken } = props;
  if (item.claimedBy && item.claimExpiresAt !== null)
    return (
      <p class="claim">
        {claimToken === null ? texts.queue.claimedBy(item.claimedBy.displayName) : texts.queue.mine}{" "}
        <ClaimEnd at={item.claimExpiresAt} />
      </p>
    );
  return (
    <form method="post" action={`/console/cases/${item.id}/claim`} data-swaps>
      <CarriedWords {...props} />
      <p>
        <button type="submit" data-key="c" aria-keyshortcuts="c">
          {texts.case.claim}
          <Key name="c" />
        </button>
      </p>
      <p class="dim">{texts.case.claimHint}</p>
    </form>
  );
}

/** What was typed before the claim was lost comes along to the form that the new claim opens. */
const CarriedWords = ({ typed, after }: CasePageProps) => (
  <>
    {(["category", "note", "internal"] as const).map((name) =>
      typed[name] === "" ? null : <input type="hidden" name={name} value={typed[name]} />,
    )}
    <After after={after} />
  </>
);

const After = ({ after }: Pick<CasePageProps, "after">) =>
  after === undefined ? null : <input type="hidden" name="after" value={after} />;

/** Where the form itself cannot be shown, no word of a person gets lost. */
function Kept({ typed }: CasePageProps) {
  const { texts } = useDesk();
  const words = [typed.note, typed.internal].filter((text) => text.trim() !== "");
  if (words.length === 0) return null;
  return (
    <>
      <h3>{texts.case.kept}</h3>
      {words.map((text) => (
        <Words text={text} />
      ))}
    </>
  );
}

function DecideForm({ item, claimToken, categories, typed, after }: CasePageProps & { readonly claimToken: string }) {
  const address = `/console/cases/${item.id}`;
  return (
    <form id={DECIDE_FORM} method="post" action={`${address}/decision`} data-decides="case">
      <NoImplicitDecision />
      <input type="hidden" name="claimToken" value={claimToken} />
      <input type="hidden" name="version" value={item.version} />
      <After after={after} />
      <ReasonFields categories={categories} typed={typed} removal={item.allowedActions.includes("remove")} />
      <DecideButtons actions={item.allowedActions} status={item.comment.status} />
      <ClaimActions address={address} />
    </form>
  );
}

function SkipForm({ item }: CasePageProps) {
  const { texts } = useDesk();
  return (
    <form method="post" action={`/console/cases/${item.id}/skip`} data-swaps>
      <button class="link" type="submit" data-key="s" aria-keyshortcuts="s">
        {texts.case.skip}
        <Key name="s" />
      </button>
    </form>
  );
}

/** Where one is: to restrict somebody is no reason to lose sight of what they wrote. */
export function RestrictHere({ item, whyNot, restriction, categories, after }: CasePageProps) {
  const { texts } = useDesk();
  return (
    <details class="card restrict" open={restriction !== undefined} data-restrict>
      <summary aria-keyshortcuts="b">
        {deskTexts[texts.lang].restrict}
        <Key name="b" />
      </summary>
      <RestrictCard
        action={`/console/cases/${item.id}/restriction`}
        personId={item.author.id}
        whyNot={whyNot.restrict}
        standing={whyNot.standing}
        categories={categories}
        restriction={restriction}
        swaps
      >
        <After after={after} />
      </RestrictCard>
    </details>
  );
}
