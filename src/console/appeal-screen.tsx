import { z } from "zod";
import { claimAppeal, releaseAppeal } from "../appeals/claim-appeal.ts";
import { decideAppeal } from "../appeals/decide-appeal.ts";
import { inviteReviewer, revokeReviewer } from "../appeals/invite-reviewer.ts";
import { readAppeal } from "../appeals/read-appeals.ts";
import { type AppealItem, decideBody, inviteBody } from "../appeals/schema.ts";
import { findLiveClaim } from "../decisions/claims.ts";
import { describeDecider } from "../decisions/describe-statement.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { Words } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { revealComment } from "../queue/reveal-comment.ts";
import { LANGUAGES, LANGUAGE_NAMES } from "../shared/language.ts";
import { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { typed } from "./fields.ts";
import { Key } from "./key.tsx";
import { MarkedText, MatchList, categoryName } from "./marked-text.tsx";
import {
  Clock,
  Decider,
  Field,
  PersonLink,
  Refused,
  RestrictionWords,
  type Said,
  SaidNotice,
  Select,
  StatusTag,
  TextArea,
  sayNotice,
} from "./pieces.tsx";
import { sendOutcome, wantsOutcome } from "./outcome.ts";
import { Reveal } from "./reveal.tsx";
import { saidQuery } from "./said.ts";

const appealForm = z.object({ outcome: typed, reason: typed, claimToken: typed });
type AppealForm = z.infer<typeof appealForm>;

export function appealScreen(desk: Desk): void {
  desk.get("/appeals/:id", async (visit) => showAppeal(visit, { said: saidQuery(visit) }));

  desk.post("/appeals/:id/claim", async (visit) => {
    const { reason } = await readForm(visit.req, appealForm);
    const appealId = idOf(visit);
    const refusal = await attempt(() => claimAppeal(visit.deps, { appealId, accountId: visit.actor.accountId }));
    if (refusal || reason !== "") return showAppeal(visit, { reason, refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=claimed`);
  });

  desk.post("/appeals/:id/release", async (visit) => {
    await releaseAppeal(visit.deps, { appealId: idOf(visit), accountId: visit.actor.accountId });
    seeOther(visit.res, "/console/appeals?said=released");
  });

  desk.post("/appeals/:id/decision", async (visit) => {
    const form = await readForm(visit.req, appealForm);
    const refusal = await attempt(() => decide(visit, form));
    if (wantsOutcome(visit)) return sendOutcome(visit, [{ id: idOf(visit), refusal }]);
    if (refusal) return showAppeal(visit, { reason: form.reason, refusal });
    seeOther(visit.res, `/console/appeals?said=${form.outcome}`);
  });

  desk.post("/appeals/:id/reveal", async (visit) => {
    const { deps, actor, req } = visit;
    const { reason } = await readForm(req, appealForm);
    const { comment } = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
    if (!comment) throw new Refusal("not_found", "This appeal is about no comment.");
    await showAppeal(visit, { reason, revealed: await revealComment(deps, { ...comment, actor }) });
  });

  desk.post("/appeals/:id/reviewer", async (visit) => {
    assertAdministrator(visit);
    const form = await readForm(visit.req, inviteForm);
    const appealId = idOf(visit);
    const refusal = await attempt(() =>
      inviteReviewer(visit.deps, { ...parseInput(inviteBody, form), appealId, actor: visit.actor }),
    );
    if (refusal) return showAppeal(visit, { email: form.email, locale: form.locale, refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=invited`);
  });

  desk.post("/appeals/:id/reviewer/revoke", async (visit) => {
    assertAdministrator(visit);
    const appealId = idOf(visit);
    const refusal = await attempt(() => revokeReviewer(visit.deps, { appealId, actor: visit.actor }));
    if (refusal) return showAppeal(visit, { refusal });
    seeOther(visit.res, `/console/appeals/${appealId}?said=invitation_revoked`);
  });
}

const inviteForm = z.object({ email: typed, locale: typed });

async function decide(visit: Visit, form: AppealForm): Promise<void> {
  const { deps, actor } = visit;
  const { id } = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
  await decideAppeal(deps, { ...parseInput(decideBody, form), appealId: id, actor });
}

interface ShowAppeal {
  readonly reason?: string;
  /** Of whom an administrator wanted to invite. */
  readonly email?: string;
  readonly locale?: string;
  readonly refusal?: Refusal | null;
  readonly revealed?: string | null;
  readonly said?: Said | undefined;
}

async function showAppeal(visit: Visit, { reason = "", ...shown }: ShowAppeal): Promise<void> {
  const { deps, actor, res } = visit;
  const item = await readAppeal(deps, { id: idOf(visit), viewerId: actor.accountId });
  const claim = await findLiveClaim(deps.db.prisma, { subjectId: item.id, at: deps.clock() });
  const claimToken = claim?.holderId === actor.accountId ? claim.token : null;
  await show(visit, <AppealPage {...{ item, claimToken, reason, ...shown }} />, statusOf(res, shown.refusal));
}

interface AppealPageProps extends ShowAppeal {
  readonly item: AppealItem;
  /** Set when the appeal is the viewer's. */
  readonly claimToken: string | null;
  readonly reason: string;
}

function AppealPage(props: AppealPageProps) {
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
      <div class="pair appeal" data-subject={item.id} data-author={item.author.displayName}>
        <DecisionSide item={item} />
        <section class="card">
          <h2>{texts.appeal.words}</h2>
          <p class="dim">
            {texts.appeal.filed} <Time at={item.filedAt} lang={texts.lang} />
          </p>
          {item.statement === null ? <p>{texts.appeals.noWords}</p> : <Words text={item.statement} />}
        </section>
        <JudgedText {...props} />
        <Answer {...props} />
        <OutsideReview {...props} />
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
        <span>
          {texts.on} <a href={article.url}>{article.title}</a>
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
  const { texts } = useDesk();
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
          {sayNotice(texts, notice)}
        </p>
      ))}
      {statement === null || statement.note === null ? null : (
        <>
          <p>{texts.decision.note}:</p>
          <Words text={statement.note} />
        </>
      )}
      <p class="dim">
        {texts.decision.policy} <code>{decision.policyRevision.slice(0, 12)}</code>
      </p>
    </section>
  );
}

function JudgedText({ item, revealed, claimToken }: AppealPageProps) {
  const { texts } = useDesk();
  if (item.restriction) return <RestrictionSide restriction={item.restriction} />;
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

function RestrictionSide({ restriction }: { readonly restriction: NonNullable<AppealItem["restriction"]> }) {
  const { texts } = useDesk();
  return (
    <section class="card">
      <h2>{texts.appeal.restriction}</h2>
      <p>
        <RestrictionWords restriction={restriction} />
      </p>
      <p>
        {texts.person.imposed} <Time at={restriction.createdAt} lang={texts.lang} />
      </p>
      {restriction.reason === null ? <p>{texts.purged}</p> : <Words text={restriction.reason} />}
    </section>
  );
}

const ANSWER_FORM = "answer";

function Answer(props: AppealPageProps) {
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
    return (
      <p class="notice">
        <strong>{texts.appeal.cannot}</strong> {texts.sentence(item.whyNot ?? "")}
      </p>
    );
  if (claimToken !== null) return <AnswerForm {...props} claimToken={claimToken} />;
  if (item.claimedBy && item.claimExpiresAt !== null)
    return (
      <p class="claim">
        {texts.queue.claimedBy(item.claimedBy.displayName)} <Clock at={item.claimExpiresAt} />
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
          {texts.queue.mine} <Clock at={item.claimExpiresAt} />
        </p>
      )}
      <TextArea
        id="reason"
        name="reason"
        label={texts.appeal.reason}
        hint={texts.appeal.reasonHint}
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
      <p class="actions">
        <button class="link" type="submit" formaction={`${address}/claim`}>
          {texts.case.renew}
        </button>
        <button class="link" type="submit" formaction={`${address}/release`} data-key="c" aria-keyshortcuts="c">
          {texts.case.release}
          <Key name="c" />
        </button>
      </p>
    </form>
  );
}
