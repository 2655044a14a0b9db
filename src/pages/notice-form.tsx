import { LONGEST_EXPLANATION, SHORTEST_EXPLANATION } from "../notices/schema.ts";
import { useOwnPath } from "./address.ts";
import { FieldProblem, FormProblems, type FormProblem, describedBy } from "./form-problems.tsx";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { NOTICE_TEXTS } from "./notice-texts.ts";
import { Words } from "./prose.tsx";

/** What was typed, as it was typed. */
export interface TypedNotice {
  readonly commentId: string;
  readonly url: string;
  readonly explanation: string;
  readonly legalReference: string;
  readonly childAbuse: string;
  readonly name: string;
  readonly email: string;
  readonly goodFaith: string;
}

/** The comment that a link led here from, as everybody can read it. */
export interface NoticedComment {
  readonly id: string;
  readonly body: string | null;
  readonly articleTitle: string;
  readonly url: string;
}

export interface NoticeFormPageProps {
  readonly lang: Language;
  readonly comment: NoticedComment | null;
  readonly typed: TypedNotice;
  /** Why it could not be taken, in the order of the form. */
  readonly problems?: readonly NoticeProblem[];
}

export interface NoticeProblem extends FormProblem {
  readonly field: NoticeField | null;
}

export type NoticeField = "url" | "explanation" | "legalReference" | "name" | "email" | "goodFaith";

/** Anybody tells us of illegal content: no account, no script. */
export function NoticeFormPage(props: NoticeFormPageProps) {
  const { lang, problems = [] } = props;
  const texts = NOTICE_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.title}>
      <h1>{texts.title}</h1>
      <FormProblems problems={problems} />
      <p>{texts.intro}</p>
      <p class="dim">{texts.notForRules}</p>
      <form method="post" action={useOwnPath()("/notices/new")}>
        <Where {...props} />
        <Why {...props} />
        <Who {...props} />
        <button type="submit">{texts.submit}</button>
      </form>
      <h2>{texts.nextHeading}</h2>
      <ol>
        {texts.next.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Layout>
  );
}

const problemAt = ({ problems = [] }: NoticeFormPageProps, field: NoticeField): string | undefined =>
  problems.find((problem) => problem.field === field)?.sentence;

function Where(props: NoticeFormPageProps) {
  const { lang, comment } = props;
  const texts = NOTICE_TEXTS[lang];
  if (!comment) return <Line {...props} name="url" required />;
  return (
    <section>
      <h2>{texts.commentHeading}</h2>
      <input type="hidden" name="commentId" value={comment.id} />
      <p>
        {texts.on}{" "}
        <a href={comment.url} dir="auto">
          {comment.articleTitle}
        </a>
      </p>
      {comment.body === null ? null : <Words text={comment.body} />}
    </section>
  );
}

/** No limits in the markup: a browser counts other characters than we do, and must not cut what somebody pastes. */
function Why(props: NoticeFormPageProps) {
  const { lang, typed } = props;
  const texts = NOTICE_TEXTS[lang];
  const problem = problemAt(props, "explanation");
  return (
    <>
      <div class="field">
        <div>
          <label for="explanation">{texts.explanation}</label>
        </div>
        <FieldProblem field="explanation" problem={problem} />
        <textarea
          id="explanation"
          name="explanation"
          rows={8}
          required
          dir="auto"
          aria-describedby={describedBy({ field: "explanation", problem }, true)}
          aria-invalid={problem === undefined ? undefined : "true"}
          value={typed.explanation}
        />
        <div>
          <small id="explanation-hint">{texts.explanationHint(SHORTEST_EXPLANATION, LONGEST_EXPLANATION)}</small>
        </div>
      </div>
      <Line {...props} name="legalReference" />
    </>
  );
}

function Who(props: NoticeFormPageProps) {
  const { lang, typed } = props;
  const texts = NOTICE_TEXTS[lang];
  return (
    <>
      <Choice
        name="childAbuse"
        label={texts.childAbuse}
        hint={texts.childAbuseHint}
        checked={typed.childAbuse !== ""}
      />
      <Line {...props} name="name" />
      <Line {...props} name="email" />
      <Choice
        name="goodFaith"
        label={texts.goodFaith}
        checked={typed.goodFaith !== ""}
        problem={problemAt(props, "goodFaith")}
        required
      />
    </>
  );
}

interface LineProps extends NoticeFormPageProps {
  readonly name: "url" | "legalReference" | "name" | "email";
  readonly required?: boolean;
}

function Line({ name, required = false, ...props }: LineProps) {
  const { label, hint, autocomplete } = lineOf(props.lang)[name];
  const problem = problemAt(props, name);
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <FieldProblem field={name} problem={problem} />
      <input
        id={name}
        name={name}
        inputMode={name === "email" || name === "url" ? name : undefined}
        value={props.typed[name]}
        required={required}
        autocomplete={autocomplete}
        aria-describedby={describedBy({ field: name, problem }, hint !== null)}
        aria-invalid={problem === undefined ? undefined : "true"}
      />
      {hint === null ? null : (
        <div>
          <small id={`${name}-hint`}>{hint}</small>
        </div>
      )}
    </div>
  );
}

function lineOf(lang: Language) {
  const texts = NOTICE_TEXTS[lang];
  return {
    url: { label: texts.url, hint: texts.urlHint, autocomplete: "off" },
    legalReference: { label: texts.reference, hint: texts.referenceHint, autocomplete: "off" },
    name: { label: texts.name, hint: null, autocomplete: "name" },
    email: { label: texts.email, hint: texts.whoHint, autocomplete: "email" },
  } as const;
}

interface ChoiceProps {
  readonly name: "childAbuse" | "goodFaith";
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly problem?: string | undefined;
  readonly required?: boolean;
}

const Choice = ({ name, label, hint, checked, problem, required = false }: ChoiceProps) => (
  <div class="field">
    {problem === undefined ? null : (
      <p id={`${name}-problem`} class="problem">
        {problem}
      </p>
    )}
    <label class="choice">
      <input
        id={name}
        type="checkbox"
        name={name}
        value="yes"
        checked={checked}
        required={required}
        aria-describedby={problem === undefined ? undefined : `${name}-problem`}
        aria-invalid={problem === undefined ? undefined : "true"}
      />
      <span>{label}</span>
    </label>
    {hint === undefined ? null : (
      <div>
        <small>{hint}</small>
      </div>
    )}
  </div>
);
