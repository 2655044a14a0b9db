import { LONGEST_STATEMENT, SHORTEST_STATEMENT, type AppealView } from "../appeals/schema.ts";
import { useOwnPath } from "./address.ts";
import { APPEAL_TEXTS } from "./appeal-texts.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { Words } from "./prose.tsx";
import { StatementSections } from "./statement-sections.tsx";
import { Time } from "./time.tsx";

export interface AppealPageProps {
  readonly lang: Language;
  readonly view: AppealView;
  readonly at: Date;
  /** Of the page itself. */
  readonly path: string;
  /** What was typed and could not be taken, and why. */
  readonly refused?: { readonly statement: string; readonly problem: string } | undefined;
}

type About = "removed" | "held" | "restored" | "restricted" | "lifted" | "replaced" | "stays" | "gone";

/** What the page is about, as things stand now. */
function aboutOf({ party, comment, restriction }: AppealView): About {
  if (restriction?.replaced) return "replaced";
  if (restriction) return restriction.liftedAt === null ? "restricted" : "lifted";
  if (party === "notifier") return comment?.status === "published" ? "stays" : "gone";
  if (comment?.status === "removed" || comment?.status === "held") return comment.status;
  return "restored";
}

const CONTESTABLE: ReadonlySet<About> = new Set(["removed", "held", "restricted", "stays"]);

/** What was decided, and the way to contest it. The link to it is its only key. */
export function AppealPage(props: AppealPageProps) {
  const { lang, view, refused } = props;
  const texts = APPEAL_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.headings[aboutOf(view)]}>
      <h1>{texts.headings[aboutOf(view)]}</h1>
      <Refused problem={refused?.problem} />
      {view.comment ? (
        <p>
          {texts.on}{" "}
          <a href={view.comment.articleUrl} dir="auto">
            {view.comment.articleTitle}
          </a>
        </p>
      ) : null}
      {view.appeal ? <Appeal {...props} appeal={view.appeal} /> : <Hint {...props} />}
      {view.appeal?.statement == null ? null : (
        <section>
          <h2>{texts.saidHeading}</h2>
          <Words text={view.appeal.statement} />
        </section>
      )}
      {view.comment ? (
        <section>
          <h2>{view.party === "author" ? texts.textHeading : texts.commentHeading}</h2>
          {view.comment.body === null ? (
            <p>{isHidden(view) ? texts.textHidden : texts.textPurged}</p>
          ) : (
            <Words text={view.comment.body} />
          )}
        </section>
      ) : null}
      <Told {...props} />
      {view.appeal ? null : <Contest {...props} />}
    </Layout>
  );
}

/** From a notifier, as from everybody. */
const isHidden = ({ party, comment }: AppealView): boolean => party === "notifier" && comment?.status !== "published";

/** Once it was contested or does not stand any more, it is what was said then; what is left to do is said as things stand now. */
function Told(props: AppealPageProps) {
  const { lang, view } = props;
  const { statementOfReasons } = view.decision;
  if (!statementOfReasons) return null;
  const isOver = !CONTESTABLE.has(aboutOf(view));
  const isPast = view.appeal !== null || isOver;
  const left = isPast || closedBecause(props) !== null ? "elsewhere" : "full";
  return (
    <StatementSections
      statement={statementOfReasons}
      lang={lang}
      under={isPast ? APPEAL_TEXTS[lang].toldHeading : undefined}
      redress={isOver ? "none" : left}
    />
  );
}

/** At the top, where everybody begins to read; the box it is about is far below. */
const Refused = ({ problem }: { readonly problem: string | undefined }) =>
  problem === undefined ? null : (
    <p class="alert" role="alert">
      <a href="#statement">{problem}</a>
    </p>
  );

/** Why nothing can be contested here; null where it can. */
function closedBecause({ lang, view, at }: AppealPageProps): string | null {
  const texts = APPEAL_TEXTS[lang];
  if (!CONTESTABLE.has(aboutOf(view))) return texts.nothingLeft;
  return view.deadline !== null && new Date(view.deadline) <= at ? texts.windowOver : null;
}

/** The way to the box for whoever has read the letter already, with its last day; or why there is none. */
function Hint(props: AppealPageProps) {
  const { lang, view } = props;
  const texts = APPEAL_TEXTS[lang];
  const closed = closedBecause(props);
  if (closed !== null) return <p class="notice">{closed}</p>;
  return (
    <p class="notice no-print">
      <a href="#contest">{texts.contestHeading}</a>
      <br />
      {view.deadline === null ? texts.noDeadline : <Deadline lang={lang} at={view.deadline} />}
    </p>
  );
}

function Contest(props: AppealPageProps) {
  const { lang, view } = props;
  const texts = APPEAL_TEXTS[lang];
  if (closedBecause(props) !== null) return null;
  return (
    <section class="card" id="contest">
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
      <Time at={at} lang={lang} style="long" />
    </strong>
    .
  </>
);

function labelOf(view: AppealView) {
  if (view.restriction) return "restriction";
  return view.party === "author" ? "comment" : "notice";
}

/** No limits in the markup: a browser counts other characters than we do, and must not cut what somebody pastes. */
function StatementForm({ lang, view, refused }: AppealPageProps) {
  const texts = APPEAL_TEXTS[lang];
  return (
    <form method="post">
      <div class="field">
        <div>
          <label for="statement">{texts.labels[labelOf(view)]}</label>
        </div>
        {refused === undefined ? null : (
          <p id="statement-problem" class="problem">
            {refused.problem}
          </p>
        )}
        <textarea
          id="statement"
          name="statement"
          rows={8}
          required
          dir="auto"
          aria-describedby={refused ? "statement-problem statement-hint" : "statement-hint"}
          aria-invalid={refused ? "true" : undefined}
          autofocus={refused !== undefined}
          value={refused?.statement}
        />
        <div>
          <small id="statement-hint">{texts.hint(SHORTEST_STATEMENT, LONGEST_STATEMENT)}</small>
        </div>
      </div>
      <button type="submit">{texts.submit}</button>
    </form>
  );
}

interface AppealProps extends AppealPageProps {
  readonly appeal: NonNullable<AppealView["appeal"]>;
}

function Appeal({ lang, view, appeal, path }: AppealProps) {
  const isRight = view.party === "notifier" && appeal.status === "overturned";
  const texts = APPEAL_TEXTS[lang];
  const ownPath = useOwnPath();
  return (
    <section class="card">
      <h2>{texts.stateHeading}</h2>
      {appeal.status === "open" ? <p>{texts.justFiled}</p> : null}
      <p>{isRight ? texts.noticeWasRight : texts.states[appeal.status]}</p>
      <dl class="facts">
        <dt>{texts.filed}</dt>
        <dd>
          <Time at={appeal.filedAt} lang={lang} style="long" />
        </dd>
        {appeal.decidedAt === undefined ? null : (
          <>
            <dt>{texts.decided}</dt>
            <dd>
              <Time at={appeal.decidedAt} lang={lang} style="long" />
            </dd>
          </>
        )}
      </dl>
      {appeal.outcomeReason == null ? null : (
        <>
          <h3>{texts.reasonHeading}</h3>
          <Words text={appeal.outcomeReason} />
        </>
      )}
      {appeal.status === "open" ? (
        <form method="post" action={ownPath(`${path}/withdraw`)}>
          <label class="choice">
            <input type="checkbox" name="sure" value="yes" required />
            <span>{texts.withdrawHint}</span>
          </label>
          <button class="quiet" type="submit">
            {texts.withdraw}
          </button>
        </form>
      ) : null}
    </section>
  );
}

/** The one answer to every bad link, whatever is wrong with it. */
export function InvalidLinkPage({ lang }: { readonly lang: Language }) {
  const ownPath = useOwnPath();
  const texts = APPEAL_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.invalidTitle}>
      <h1>{texts.invalidTitle}</h1>
      {texts.invalid.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        <a href={ownPath("/appeals/resend")}>{texts.resendLink}</a>
      </p>
    </Layout>
  );
}
