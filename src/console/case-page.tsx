import type { CommentHistory } from "../decisions/comment-history.ts";
import type { NoticeItem } from "../notices/schema.ts";
import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import type { ExplainedNearMiss } from "../policy-revisions/explain-text.ts";
import type { CaseDetail } from "../queue/schema.ts";
import type { WhyNot } from "../restrictions/read-why-not.ts";
import type { Refusal } from "../shared/refusal.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { DecisionTrail } from "./decision-trail.tsx";
import { deskTexts } from "./desk-texts.ts";
import { ClaimActions } from "./claim-actions.tsx";
import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";
import { MarkedText, MatchList, NearMisses, categoryName } from "./marked-text.tsx";
import { NoticeList } from "./notice-list.tsx";
import { Age, AuthorCard, Clock, PersonLink, Refused, type Said, SaidNotice, StatusTag } from "./pieces.tsx";
import { NoImplicitDecision, ReasonFields, type TypedDecision } from "./reason-fields.tsx";
import { Reasons } from "./reasons.tsx";
import { RestrictCard, type RestrictForm } from "./restrict-card.tsx";
import { Reveal } from "./reveal.tsx";

export interface CasePageProps {
  readonly item: CaseDetail;
  /** Of readers, about any version. */
  readonly flags: CommentHistory["flags"];
  /** Of illegal content, by anyone, about any version. */
  readonly notices: readonly NoticeItem[];
  /** Set when the case is the viewer's. */
  readonly claimToken: string | null;
  readonly categories: readonly string[];
  readonly nearMisses: readonly ExplainedNearMiss[];
  readonly typed: TypedDecision;
  readonly whyNotRestrict: WhyNot["restrict"];
  /** As it was typed before it was refused. */
  readonly restriction?: RestrictForm | undefined;
  readonly refusal?: Refusal | null | undefined;
  /** The text unmasked, on the answer to the form that asked for it. */
  readonly revealed?: string | null | undefined;
  readonly said?: Said | undefined;
  readonly after?: string | undefined;
}

export function CasePage(props: CasePageProps) {
  const { texts } = useDesk();
  const { item } = props;
  const title = texts.case.title(item.comment.author.displayName);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SaidNotice said={props.said} />
      <Refused refusal={props.refusal} />
      <div
        class="bench"
        data-subject={item.id}
        data-version={item.version}
        data-author={item.comment.author.displayName}
        data-case={item.status === "resolved" ? undefined : item.id}
        data-held-by={props.claimToken === null ? item.claimedBy?.displayName : undefined}
      >
        <div>
          <ThreadAbove thread={item.thread} />
          <CommentSection {...props} />
        </div>
        <div class="beside">
          <DecideCard {...props} />
          <AuthorCard author={item.author} />
          <RestrictHere {...props} />
        </div>
        <div>
          <Notices {...props} />
          <section>
            <h2>{texts.case.flags}</h2>
            <ReaderFlags flags={props.flags} />
          </section>
          <section>
            <h2>{texts.case.decisions}</h2>
            <DecisionTrail decisions={item.decisions} />
          </section>
        </div>
      </div>
    </ConsoleLayout>
  );
}

/** Where one is: to restrict somebody is no reason to lose sight of what they wrote. */
function RestrictHere({ item, whyNotRestrict, restriction, categories, after }: CasePageProps) {
  const { texts } = useDesk();
  return (
    <details class="card restrict" open={restriction !== undefined} data-restrict>
      <summary aria-keyshortcuts="b">
        {deskTexts[texts.lang].restrict}
        <Key name="b" />
      </summary>
      <RestrictCard
        action={`/console/cases/${item.id}/restriction`}
        whyNot={whyNotRestrict}
        categories={categories}
        restriction={restriction}
        swaps
      >
        <After after={after} />
      </RestrictCard>
    </details>
  );
}

function ThreadAbove({ thread }: Pick<CaseDetail, "thread">) {
  const { texts } = useDesk();
  if (thread.length === 0) return null;
  return (
    <section>
      <h2>{texts.case.thread}</h2>
      <ol class="above">
        {thread.map(({ id, author, body, status, createdAt }) => (
          <li key={id}>
            <p class="meta">
              <PersonLink person={author} />
              <a href={`/console/comments/${id}`}>
                <Age at={createdAt} />
              </a>
              {status === "published" ? null : <StatusTag status={status} />}
            </p>
            <MarkedText text={body} matches={[]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function CommentSection({ item, revealed, claimToken, nearMisses }: CasePageProps) {
  const { texts } = useDesk();
  const { comment, article } = item;
  return (
    <section>
      <h2>{texts.case.comment}</h2>
      <p class="meta">
        <StatusTag status={comment.status} />
        <PersonLink person={comment.author} />
        <span class="of-article">
          {texts.on}{" "}
          <a href={article.url} title={article.title}>
            {article.title}
          </a>
        </span>
        <Time at={comment.createdAt} lang={texts.lang} />
        <span>{texts.case.revision(comment.revision)}</span>
        <a href={`/console/comments/${comment.id}`}>{texts.case.history}</a>
      </p>
      <MarkedText text={revealed ?? comment.body} matches={item.matches} numbered />
      <Reveal
        masked={comment.bodyMasked}
        isRevealed={revealed !== undefined}
        action={`/console/cases/${item.id}/reveal`}
        carries={item.canDecide && claimToken !== null ? DECIDE_FORM : undefined}
      />
      <h3>{texts.case.matches}</h3>
      <MatchList matches={item.matches} />
      <NearMisses misses={nearMisses} />
      <h3>{texts.reasons.heading}</h3>
      <Reasons reasons={item.reasons} wordless />
    </section>
  );
}

function Notices({ item, notices, claimToken }: CasePageProps) {
  const { texts } = useDesk();
  if (notices.length === 0) return null;
  const form = item.canDecide && claimToken !== null ? DECIDE_FORM : undefined;
  return (
    <section>
      <h2>{texts.notices.heading}</h2>
      <NoticeList notices={notices} form={form} />
    </section>
  );
}

function ReaderFlags({ flags }: Pick<CasePageProps, "flags">) {
  const { texts } = useDesk();
  if (flags.length === 0) return <p class="dim">{texts.case.noFlags}</p>;
  return (
    <ul class="plain">
      {flags.map(({ id, category, note, flaggedBy, createdAt, resolution }) => (
        <li key={id}>
          <p class="meta">
            <strong>{categoryName(texts, category)}</strong>
            {flaggedBy ? <PersonLink person={flaggedBy} /> : null}
            <Age at={createdAt} />
            {resolution === null ? null : <span class="tag">{texts.comment.resolutions[resolution]}</span>}
          </p>
          {note === null ? null : <Words text={note} />}
        </li>
      ))}
    </ul>
  );
}

const DECIDE_FORM = "decide";

function DecideCard(props: CasePageProps) {
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
        <Clock at={item.claimExpiresAt} />
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
      <DecideButtons item={item} />
      <ClaimActions address={address} />
    </form>
  );
}

const PUBLISH_WORD = { published: "keepPublished", held: "publish", removed: "restore", deleted: "publish" } as const;

function DecideButtons({ item: { allowedActions, comment } }: Pick<CasePageProps, "item">) {
  const { texts } = useDesk();
  return (
    <p class="actions">
      {allowedActions.includes("publish") ? (
        <button type="submit" name="action" value="publish" data-key="f" aria-keyshortcuts="f">
          {texts.case[PUBLISH_WORD[comment.status]]}
          <Key name="f" />
        </button>
      ) : null}
      {allowedActions.includes("remove") ? (
        <button class="bad" type="submit" name="action" value="remove" data-key="d" aria-keyshortcuts="d">
          {comment.status === "removed" ? texts.case.keepRemoved : texts.case.remove}
          <Key name="d" />
        </button>
      ) : null}
    </p>
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
