import type { AppealDetail, AppealItem } from "../appeals/schema.ts";
import { describeDecider } from "../decisions/describe-statement.ts";
import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import { LANGUAGES, LANGUAGE_NAMES } from "../shared/language.ts";
import type { Refusal } from "../shared/refusal.ts";
import { ANSWER_FORM, AppealAnswer } from "./appeal-answer.tsx";
import { ThreadAbove } from "./case-comment.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import { useDesk } from "./desk.tsx";
import { MarkedText, MatchList, categoryName } from "./marked-text.tsx";
import {
  Decider,
  Field,
  PersonLink,
  Refused,
  RestrictionWords,
  type Said,
  SaidNotice,
  Select,
  StatusTag,
} from "./pieces.tsx";
import { Reveal } from "./reveal.tsx";
import { RevisionName } from "./revision-name.tsx";
import { Norm } from "./rule-name.tsx";

/** What a form before has left. */
export interface ShowAppeal {
  readonly reason?: string;
  /** Of whom an administrator wanted to invite. */
  readonly email?: string;
  readonly locale?: string;
  readonly refusal?: Refusal | null;
  readonly revealed?: string | null;
  readonly said?: Said | undefined;
}
export interface AppealPageProps extends ShowAppeal {
  readonly item: AppealDetail;
  /** Set when the appeal is the viewer's. */
  readonly claimToken: string | null;
  readonly reason: string;
}
/** One appeal: the decision, the words of whoever contests it, the text, and the answer. */
export function AppealPage(props: AppealPageProps) {
  const { texts } = useDesk();
  const { item, refusal, said } = props;
  const title = texts.appeal.title(item.author.displayName);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <p class="meta">
        <span class="tag strong">{texts.appeals.states[item.status]}</span>
        {item.overdue ? <span class="tag bad">{texts.appeals.overdue}</span> : null}
        {item.party === "notifier" ? <span class="tag">{texts.appeal.byNotifier}</span> : null}
        <About item={item} />
      </p>
      <div
        class="sides"
        data-subject={item.id}
        data-author={item.author.displayName}
        data-appeal={item.status === "open" ? item.id : undefined}
        data-held-by={props.claimToken === null ? item.claimedBy?.displayName : undefined}
      >
        <div>
          <DecisionSide item={item} />
          <ThreadAbove thread={item.thread} />
          <JudgedText {...props} />
        </div>
        <div>
          <section class="card">
            <h2>{texts.appeal.words[item.party]}</h2>
            <p class="dim">
              {texts.appeal.filed} <Time at={item.filedAt} lang={texts.lang} />
            </p>
            {item.statement === null ? <p>{texts.appeals.noWords}</p> : <Words text={item.statement} />}
          </section>
          <AppealAnswer {...props} />
          <OutsideReview {...props} />
        </div>
      </div>
    </ConsoleLayout>
  );
}

function About({ item: { author, comment, article, restriction } }: { readonly item: AppealItem }) {
  const { texts } = useDesk();
  return (
    <>
      {comment ? <StatusTag status={comment.status} /> : null}
      {restriction ? <RestrictionWords restriction={restriction} /> : null}
      <PersonLink person={author} />
      {article ? (
        <span class="of-article">
          {texts.on}{" "}
          <a href={article.url} title={article.title}>
            {article.title}
          </a>
        </span>
      ) : null}
      {comment ? <a href={`/console/comments/${comment.id}`}>{texts.case.history}</a> : null}
    </>
  );
}

/** Where nobody of the staff may answer, or an administrator wants it so. */
function OutsideReview({ item, email = "", locale }: AppealPageProps) {
  const { texts, viewer } = useDesk();
  if (item.status !== "open" || viewer.role !== "administrator") return null;
  const address = `/console/appeals/${item.id}/reviewer`;
  return (
    <section class="card">
      <h2>{texts.appeal.outside}</h2>
      {item.review ? (
        <form method="post" action={`${address}/revoke`}>
          <p>
            {texts.appeal.invited} <Time at={item.review.expiresAt} lang={texts.lang} />
          </p>
          <button class="link" type="submit">
            {texts.appeal.revoke}
          </button>
        </form>
      ) : (
        <p class="dim">{texts.appeal.outsideHint}</p>
      )}
      <form method="post" action={address}>
        <Field id="email" label={texts.appeal.reviewerEmail}>
          <input id="email" name="email" type="email" required value={email} />
        </Field>
        <Select
          id="locale"
          name="locale"
          label={texts.appeal.reviewerLanguage}
          value={locale ?? texts.lang}
          options={LANGUAGES.map((each) => [each, LANGUAGE_NAMES[each]])}
        />
        <button class="quiet" type="submit">
          {texts.appeal.invite}
        </button>
      </form>
    </section>
  );
}

function DecisionSide({ item: { decision } }: { readonly item: AppealItem }) {
  const { texts, say } = useDesk();
  const { statementOfReasons: statement } = decision;
  return (
    <section class="card">
      <h2>{texts.appeal.decided}</h2>
      <p>
        {texts.appeal.decidedBy} <Decider person={decision.decidedBy} />
        {" · "}
        <Time at={decision.decidedAt} lang={texts.lang} />
      </p>
      <p>
        {decision.categories.map((category) => (
          <span class="tag">{categoryName(texts, category)}</span>
        ))}
      </p>
      <h3>{texts.appeal.statement}</h3>
      {statement === null ? (
        <p class="dim">{texts.appeal.noStatement}</p>
      ) : (
        <p>{describeDecider(statement, texts.lang)}</p>
      )}
      {decision.notices.map((notice) => (
        <p class="notice" dir="auto">
          <Norm said={say(notice)} />
        </p>
      ))}
      {statement === null || statement.note === null ? null : (
        <>
          <p>{texts.decision.note}:</p>
          <Words text={statement.note} />
        </>
      )}
      <p class="dim">
        {texts.decision.policy}: <RevisionName hash={decision.policyRevision} />
      </p>
    </section>
  );
}

function JudgedText({ item, revealed, claimToken }: AppealPageProps) {
  const { texts } = useDesk();
  if (item.restriction) return <RestrictionSide item={item} restriction={item.restriction} />;
  if (!item.comment) return null;
  return (
    <section class="card">
      <h2>{texts.appeal.text}</h2>
      <p class="dim">{texts.case.revision(item.comment.revision)}</p>
      <MarkedText text={revealed ?? item.comment.body} matches={item.matches} numbered />
      <Reveal
        masked={item.comment.bodyMasked}
        isRevealed={revealed !== undefined}
        action={`/console/appeals/${item.id}/reveal`}
        carries={claimToken === null ? undefined : ANSWER_FORM}
      />
      <h3>{texts.case.matches}</h3>
      <MatchList matches={item.matches} />
    </section>
  );
}

interface RestrictionSideProps {
  readonly item: AppealItem;
  readonly restriction: NonNullable<AppealItem["restriction"]>;
}

function RestrictionSide({ item, restriction }: RestrictionSideProps) {
  const { texts } = useDesk();
  // Mostly the statement has told it already.
  const isTold = restriction.reason !== null && restriction.reason === item.decision.statementOfReasons?.note;
  return (
    <section class="card">
      <h2>{texts.appeal.restriction}</h2>
      <p>
        <RestrictionWords restriction={restriction} />
      </p>
      <p>
        {texts.person.imposed} <Time at={restriction.createdAt} lang={texts.lang} />
      </p>
      {restriction.reason === null ? <p>{texts.purged}</p> : null}
      {restriction.reason === null || isTold ? null : <Words text={restriction.reason} />}
    </section>
  );
}
