import type { ReviewView } from "../appeals/review-appeal.ts";
import type { AppealDetail, AppealItem } from "../appeals/schema.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { Alert, Words } from "./prose.tsx";
import { REVIEW_TEXTS } from "./review-texts.ts";
import { StatementSections } from "./statement-sections.tsx";
import { Time } from "./time.tsx";

export interface ReviewPageProps {
  readonly lang: Language;
  readonly view: ReviewView;
  /** What was typed and could not be taken, and why. */
  readonly refused?: { readonly outcome: string; readonly reason: string; readonly problem: string } | undefined;
}

/** One appeal, for somebody outside who was invited to decide it. Nobody is named, and the link is its only key. */
export function ReviewPage(props: ReviewPageProps) {
  const { lang, view } = props;
  const texts = REVIEW_TEXTS[lang];
  const { appeal } = view;
  if (appeal.status !== "open") return <OverPage lang={lang} />;
  return (
    <Layout lang={lang} title={texts.title}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <p class="dim">
        {texts.until} <Time at={view.expiresAt.toISOString()} lang={lang} style="long" />.
      </p>
      <p>{texts.matters[matterOf(appeal)]}</p>
      <ThreadAbove lang={lang} appeal={appeal} />
      <Subject lang={lang} appeal={appeal} />
      <Decided lang={lang} appeal={appeal} />
      <section>
        <h2>{texts.wordsHeading}</h2>
        {appeal.statement === null ? <p>{texts.purged}</p> : <Words text={appeal.statement} />}
      </section>
      <AnswerForm {...props} />
    </Layout>
  );
}

function matterOf({ party, restriction }: AppealItem) {
  if (party === "notifier") return "notice";
  return restriction ? "restriction" : "comment";
}

interface AppealProps {
  readonly lang: Language;
  readonly appeal: AppealDetail;
}

function Decided({ lang, appeal: { decision } }: AppealProps) {
  const texts = REVIEW_TEXTS[lang];
  const { statementOfReasons } = decision;
  if (statementOfReasons)
    return <StatementSections statement={statementOfReasons} lang={lang} under={texts.toldHeading} redress="none" />;
  return (
    <section>
      <h2>{texts.decidedHeading}</h2>
      <p>
        {decision.automated ? texts.byPolicy : texts.byPerson} <Time at={decision.decidedAt} lang={lang} style="long" />
        .
      </p>
    </section>
  );
}

function Subject({ lang, appeal: { comment, article, restriction } }: AppealProps) {
  const texts = REVIEW_TEXTS[lang];
  if (restriction)
    return (
      <section>
        <h2>{texts.restrictionHeading}</h2>
        <p>{texts.kinds[restriction.kind]}</p>
        {restriction.reason === null ? <p>{texts.purged}</p> : <Words text={restriction.reason} />}
      </section>
    );
  return (
    <section>
      <h2>{texts.commentHeading}</h2>
      {article ? (
        <p>
          <a href={article.url} dir="auto">
            {article.title}
          </a>
        </p>
      ) : null}
      {comment?.body == null ? <p>{texts.purged}</p> : <Words text={comment.body} />}
      {comment?.bodyMasked ? <p class="dim">{texts.masked}</p> : null}
    </section>
  );
}

/** Without names: only whether it is the author's own. */
function ThreadAbove({ lang, appeal: { thread, author } }: AppealProps) {
  const texts = REVIEW_TEXTS[lang];
  if (thread.length === 0) return null;
  return (
    <section>
      <h2>{texts.threadHeading}</h2>
      {thread.map((above) => (
        <>
          <p class="dim">{above.author.id === author.id ? texts.sameAuthor : texts.otherAuthor}</p>
          {above.body === null ? <p>{texts.purged}</p> : <Words text={above.body} />}
          {above.bodyMasked ? <p class="dim">{texts.masked}</p> : null}
        </>
      ))}
    </section>
  );
}

const OUTCOMES = ["overturned", "upheld"] as const;

function AnswerForm({ lang, view: { appeal }, refused }: ReviewPageProps) {
  const texts = REVIEW_TEXTS[lang];
  return (
    <section class="card">
      <h2>{texts.answerHeading}</h2>
      <form method="post">
        <Alert text={refused?.problem} />
        <fieldset>
          <legend>{texts.outcome}</legend>
          {OUTCOMES.map((outcome) => (
            <label key={outcome} class="choice">
              <input type="radio" name="outcome" value={outcome} required checked={refused?.outcome === outcome} />
              <span>{texts[outcome][matterOf(appeal)]}</span>
            </label>
          ))}
        </fieldset>
        <div class="field">
          <div>
            <label for="reason">{texts.reason}</label>
          </div>
          <textarea
            id="reason"
            name="reason"
            rows={8}
            required
            dir="auto"
            aria-describedby="reason-hint"
            aria-invalid={refused ? "true" : undefined}
            value={refused?.reason}
          />
          <div>
            <small id="reason-hint">{appeal.party === "notifier" ? texts.reasonHintNotice : texts.reasonHint}</small>
          </div>
        </div>
        <button type="submit">{texts.submit}</button>
      </form>
    </section>
  );
}

function OverPage({ lang }: { readonly lang: Language }) {
  const texts = REVIEW_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.overTitle}>
      <h1>{texts.overTitle}</h1>
      <p>{texts.over}</p>
    </Layout>
  );
}

/** The one answer to every bad link, whatever is wrong with it. */
export function InvalidReviewPage({ lang }: { readonly lang: Language }) {
  const texts = REVIEW_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.invalidTitle}>
      <h1>{texts.invalidTitle}</h1>
      <p>{texts.invalid}</p>
    </Layout>
  );
}
