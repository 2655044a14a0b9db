import { LONGEST_STATEMENT, SHORTEST_STATEMENT, type AppealView } from "../appeals/schema.ts";
import { formatTime } from "../appeals/format-time.ts";
import { reasonsTexts } from "../appeals/texts.ts";
import type { Category } from "../policy/compile.ts";
import { APPEAL_TEXTS, type AppealTexts } from "./appeal-texts.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { Alert, Words } from "./prose.tsx";
import { Time } from "./time.tsx";

export interface AppealPageProps {
  readonly lang: Language;
  readonly view: AppealView;
  /** Of the policy in force, for what a category says. */
  readonly categories: readonly Category[];
  readonly at: Date;
  /** What was typed and could not be taken, and why. */
  readonly refused?: { readonly statement: string; readonly problem: string } | undefined;
}

/** What happened to a comment, and its author's way to contest it. The link to it is its only key. */
export function AppealPage(props: AppealPageProps) {
  const { lang, view } = props;
  const texts = APPEAL_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.title}>
      <h1>{view.comment.status === "removed" ? texts.removedHeading : texts.restoredHeading}</h1>
      <p>
        {texts.on} <a href={view.comment.articleUrl}>{view.comment.articleTitle}</a>
      </p>
      {view.appeal ? <Appeal lang={lang} appeal={view.appeal} /> : null}
      <Why {...props} />
      <section>
        <h2>{texts.textHeading}</h2>
        {view.comment.body === null ? <p>{texts.textPurged}</p> : <Words text={view.comment.body} />}
      </section>
      {view.appeal ? null : <Contest {...props} />}
      <p class="dim">
        {texts.courts} {texts.policyRevision}:{" "}
        <code>{view.decision.statementOfReasons.policyRevision.slice(0, 12)}</code>
      </p>
    </Layout>
  );
}

function Why({ lang, view: { decision }, categories }: AppealPageProps) {
  const texts = APPEAL_TEXTS[lang];
  const { statementOfReasons: statement } = decision;
  const reasons = reasonsTexts(lang);
  const say = decision.automated ? reasons.automated : reasons.byPerson;
  return (
    <section>
      <h2>{texts.whyHeading}</h2>
      <p>{say(formatTime(new Date(decision.decidedAt), lang))}</p>
      {decision.notices.map((notice) => (
        <p key={notice} class="notice">
          {notice}
        </p>
      ))}
      {statement.note === null ? null : (
        <>
          <p>{texts.moderatorNote}:</p>
          <Words text={statement.note} />
        </>
      )}
      <Rules texts={texts} rules={rulesOf(decision, categories)} />
    </section>
  );
}

interface NamedRule {
  readonly title: string;
  readonly text: string;
}

/** The categories with what they say, then the single rules that fired, each sentence once. */
function rulesOf(decision: AppealView["decision"], categories: readonly Category[]): readonly NamedRule[] {
  const named = categories.filter(({ id }) => decision.categories.includes(id));
  const rules = decision.statementOfReasons.rules.map(({ title, notice }) => ({ title, text: notice }));
  return [...named, ...rules].filter(({ text }) => !decision.notices.includes(text));
}

const Rules = ({ texts, rules }: { readonly texts: AppealTexts; readonly rules: readonly NamedRule[] }) =>
  rules.length === 0 ? null : (
    <>
      <h3>{texts.rules}</h3>
      <dl>
        {rules.map(({ title, text }) => (
          <div key={title}>
            <dt>
              <strong>{title}</strong>
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </>
  );

function Contest(props: AppealPageProps) {
  const { lang, view, at } = props;
  const texts = APPEAL_TEXTS[lang];
  if (view.comment.status !== "removed") return <p class="notice">{texts.restored}</p>;
  if (view.deadline !== null && new Date(view.deadline) <= at) return <p class="notice">{texts.windowOver}</p>;
  return (
    <section class="card">
      <h2>{texts.contestHeading}</h2>
      <p>{texts.contestIntro}</p>
      <p>{view.deadline === null ? texts.noDeadline : <Deadline lang={lang} at={view.deadline} />}</p>
      <StatementForm {...props} />
      <h3>{texts.nextHeading}</h3>
      <ol>
        {texts.next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </section>
  );
}

const Deadline = ({ lang, at }: { readonly lang: Language; readonly at: string }) => (
  <>
    {APPEAL_TEXTS[lang].deadline}{" "}
    <strong>
      <Time at={at} lang={lang} />
    </strong>
    .
  </>
);

/** No limits in the markup: a browser counts other characters than we do, and must not cut what somebody pastes. */
function StatementForm({ lang, refused }: AppealPageProps) {
  const texts = APPEAL_TEXTS[lang];
  return (
    <form method="post">
      <Alert text={refused?.problem} />
      <div class="field">
        <label for="statement">{texts.label}</label>
        <textarea
          id="statement"
          name="statement"
          rows={8}
          required
          aria-describedby="statement-hint"
          aria-invalid={refused ? "true" : undefined}
          value={refused?.statement}
        />
        <small id="statement-hint">{texts.hint(SHORTEST_STATEMENT, LONGEST_STATEMENT)}</small>
      </div>
      <button type="submit">{texts.submit}</button>
    </form>
  );
}

function Appeal({ lang, appeal }: { readonly lang: Language; readonly appeal: NonNullable<AppealView["appeal"]> }) {
  const texts = APPEAL_TEXTS[lang];
  return (
    <section class="card">
      <h2>{texts.stateHeading}</h2>
      <p>{texts.states[appeal.status]}</p>
      <p class="dim">
        {texts.filed} <Time at={appeal.filedAt} lang={lang} />
        {appeal.decidedAt === undefined ? null : (
          <>
            {" · "}
            {texts.decided} <Time at={appeal.decidedAt} lang={lang} />
          </>
        )}
      </p>
      {appeal.outcomeReason == null ? null : (
        <>
          <h3>{texts.reasonHeading}</h3>
          <Words text={appeal.outcomeReason} />
        </>
      )}
    </section>
  );
}

/** The one answer to every bad link, whatever is wrong with it. */
export function InvalidLinkPage({ lang }: { readonly lang: Language }) {
  const texts = APPEAL_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.invalidTitle}>
      <h1>{texts.invalidTitle}</h1>
      {texts.invalid.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Layout>
  );
}
