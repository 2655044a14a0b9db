import type { CommentHistory } from "../decisions/comment-history.ts";
import type { StaffMatch } from "../decisions/present-for-staff.ts";
import { Time } from "../pages/time.tsx";
import type { Action } from "../queue/case-actions.ts";
import type { Refusal } from "../shared/refusal.ts";
import { ThreadAbove } from "./case-comment.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import type { GoldenItemView } from "../quality/schema.ts";
import { GoldenCard } from "./golden-card.tsx";
import { DecideButtons } from "./decide-buttons.tsx";
import { DecisionTrail } from "./decision-trail.tsx";
import { useDesk } from "./desk.tsx";
import { MarkedText, MatchList, categoryName } from "./marked-text.tsx";
import { Decider, PersonLink, Refused, type Said, SaidNotice, StatusTag } from "./pieces.tsx";
import { NoImplicitDecision, ReasonFields, type TypedDecision } from "./reason-fields.tsx";
import { Reveal } from "./reveal.tsx";
import { RuleTitle } from "./rule-name.tsx";
import { StackTable } from "./stack-table.tsx";

export interface CommentPageProps {
  readonly history: CommentHistory;
  /** A conflict of interest, in a sentence. */
  readonly whyNot: string | null;
  readonly actions: readonly Action[];
  readonly categories: readonly string[];
  /** Absent for whoever may not mark it; null where it is not marked. */
  readonly golden?: GoldenItemView | null | undefined;
  readonly typed: TypedDecision;
  readonly refusal?: Refusal | null | undefined;
  readonly revealed?: { readonly revision: number; readonly body: string | null } | undefined;
  readonly said?: Said | undefined;
}

/** All that ever happened to a comment. */
export function CommentPage(props: CommentPageProps) {
  const { texts } = useDesk();
  const { history } = props;
  const title = texts.comment.title(history.comment.author.displayName);
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      <SaidNotice said={props.said} />
      <Refused refusal={props.refusal} />
      <p class="meta">
        <StatusTag status={history.comment.status} />
        <PersonLink person={history.comment.author} />
        <span class="of-article">
          {texts.on}{" "}
          <a href={history.article.url} title={history.article.title}>
            {history.article.title}
          </a>
        </span>
        {history.comment.status === "published" ? (
          <a href={`/c/${history.comment.id}`}>{texts.comment.permalink}</a>
        ) : null}
      </p>
      <div class="bench" data-subject={history.comment.id} data-author={history.comment.author.displayName}>
        <div>
          <ThreadAbove thread={history.thread} />
          <Revisions {...props} />
          <section>
            <h2>{texts.comment.decisions}</h2>
            <DecisionTrail decisions={history.decisions} />
          </section>
        </div>
        <div class="beside">
          <DecideCard {...props} />
          {props.golden === undefined ? null : (
            <GoldenCard comment={history.comment} item={props.golden} categories={props.categories} />
          )}
        </div>
        <div>
          <Flags flags={history.flags} />
          <Appeals appeals={history.appeals} />
          <Letters letters={history.letters} />
        </div>
      </div>
    </ConsoleLayout>
  );
}

function Revisions(props: CommentPageProps) {
  const { texts } = useDesk();
  return (
    <section>
      <h2>{texts.comment.revisions}</h2>
      {props.history.revisions.toReversed().map((revision) => (
        <Revision key={revision.number} {...props} revision={revision} />
      ))}
    </section>
  );
}

function Revision({
  revision,
  history,
  revealed,
}: CommentPageProps & { readonly revision: CommentHistory["revisions"][number] }) {
  const { texts } = useDesk();
  const isCurrent = revision.number === history.comment.revision;
  const shown = revealed?.revision === revision.number ? revealed : undefined;
  const matches = matchesOf(history, revision.number);
  return (
    <article class="revision">
      <h3>
        {texts.case.revision(revision.number)}
        {" · "}
        <Time at={revision.createdAt} lang={texts.lang} />
      </h3>
      <MarkedText text={shown?.body ?? revision.body} matches={matches} numbered={isCurrent} />
      {isCurrent ? (
        <Reveal
          masked={revision.bodyMasked}
          isRevealed={shown !== undefined}
          action={`/console/comments/${history.comment.id}/reveal`}
          carries={DECIDE_FORM}
        />
      ) : null}
      {isCurrent ? <MatchList matches={matches} /> : null}
    </article>
  );
}

/** Of the newest judgement of that version. */
function matchesOf({ decisions }: CommentHistory, revision: number): readonly StaffMatch[] {
  return decisions.findLast((decision) => decision.revision === revision && decision.verdict !== null)?.matches ?? [];
}

const DECIDE_FORM = "decide";

function DecideCard(props: CommentPageProps) {
  const { texts } = useDesk();
  const { history, whyNot, actions } = props;
  const openCase = history.flags.find(({ resolution }) => resolution === null);
  return (
    <section class="card">
      <h2>{texts.comment.decide}</h2>
      {openCase ? (
        <p>
          {texts.comment.inQueue} <a href={`/console/cases/${openCase.caseId}`}>{texts.comment.theCase}</a>
        </p>
      ) : null}
      {history.appeals.some(({ status }) => status === "open") ? (
        <p class="notice">{texts.comment.appealOpen}</p>
      ) : null}
      {whyNot === null ? null : <p class="notice">{texts.sentence(whyNot)}</p>}
      {whyNot === null && actions.length === 0 ? <p>{texts.comment.nothingToDo}</p> : null}
      {actions.length === 0 ? null : <DecideForm {...props} />}
    </section>
  );
}

function DecideForm({ history: { comment }, actions, categories, typed }: CommentPageProps) {
  return (
    <form id={DECIDE_FORM} method="post" action={`/console/comments/${comment.id}/decision`} data-decides="comment">
      <NoImplicitDecision />
      <input type="hidden" name="revision" value={comment.revision} />
      <ReasonFields categories={categories} typed={typed} removal={actions.includes("remove")} />
      <DecideButtons actions={actions} status={comment.status} />
    </form>
  );
}

function Flags({ flags }: Pick<CommentHistory, "flags">) {
  const { texts } = useDesk();
  const { comment } = texts;
  return (
    <section>
      <h2>{comment.flags}</h2>
      {flags.length === 0 ? <p class="dim">{texts.none}</p> : null}
      {flags.length === 0 ? null : (
        <StackTable
          caption={comment.flagsCaption}
          columns={[comment.when, comment.who, comment.category, comment.note, comment.resolution]}
          rows={flags.map((flag) => ({
            key: flag.id,
            cells: [
              <Time at={flag.createdAt} lang={texts.lang} />,
              flag.flaggedBy ? <PersonLink person={flag.flaggedBy} /> : texts.sources[flag.source],
              <FlagGrounds flag={flag} />,
              flag.note === null ? null : <span dir="auto">{flag.note}</span>,
              flag.resolution === null ? comment.waiting : comment.resolutions[flag.resolution],
            ],
          }))}
        />
      )}
    </section>
  );
}

function FlagGrounds({ flag: { category, ruleId } }: { readonly flag: CommentHistory["flags"][number] }) {
  const { texts } = useDesk();
  return (
    <>
      {categoryName(texts, category)}
      {ruleId === null ? null : " "}
      {ruleId === null ? null : (
        <small>
          <RuleTitle id={ruleId} />
        </small>
      )}
    </>
  );
}

function Appeals({ appeals }: Pick<CommentHistory, "appeals">) {
  const { texts } = useDesk();
  return (
    <section>
      <h2>{texts.comment.appeals}</h2>
      {appeals.length === 0 ? <p class="dim">{texts.none}</p> : null}
      <ul class="plain">
        {appeals.map(({ id, party, status, statement, filedAt, decidedBy, outcomeReason }) => (
          <li key={id}>
            <p class="meta">
              <a href={`/console/appeals/${id}`}>{texts.appeals.states[status]}</a>
              <Time at={filedAt} lang={texts.lang} />
              {decidedBy ? <Decider person={decidedBy} /> : null}
            </p>
            <p class="dim">{texts.appeal.words[party]}</p>
            <blockquote class="words">{statement ?? texts.appeals.noWords}</blockquote>
            {outcomeReason === null ? null : (
              <>
                <p class="dim">{texts.appeal.outcome}</p>
                <blockquote class="words">{outcomeReason}</blockquote>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Letters({ letters }: Pick<CommentHistory, "letters">) {
  const { texts } = useDesk();
  const { comment } = texts;
  return (
    <section>
      <h2>{comment.letters}</h2>
      {letters.length === 0 ? <p class="dim">{texts.none}</p> : null}
      {letters.length === 0 ? null : (
        <StackTable
          caption={comment.lettersCaption}
          columns={[comment.kind, comment.when, comment.state, comment.attempts]}
          rows={letters.map(({ id, kind, state, attempts, createdAt }) => ({
            key: id,
            cells: [
              texts.letterKinds[kind] ?? kind,
              <Time at={createdAt} lang={texts.lang} />,
              texts.letterStates[state],
              attempts,
            ],
          }))}
        />
      )}
    </section>
  );
}
