import { LONGEST_EXPLANATION, SHORTEST_EXPLANATION } from "../notices/schema.ts";
import { useOwnPath } from "./address.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { NOTICE_TEXTS } from "./notice-texts.ts";
import { Alert, Words } from "./prose.tsx";

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
  /** Why it could not be taken. */
  readonly problem?: string | undefined;
}

/** Anybody tells us of illegal content: no account, no script. */
export function NoticeFormPage(props: NoticeFormPageProps) {
  const { lang, problem } = props;
  const texts = NOTICE_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.title}>
      <h1>{texts.title}</h1>
      <Alert text={problem} />
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

function Where({ lang, comment, typed }: NoticeFormPageProps) {
  const texts = NOTICE_TEXTS[lang];
  if (!comment) return <Line lang={lang} name="url" value={typed.url} required />;
  return (
    <section>
      <h2>{texts.commentHeading}</h2>
      <input type="hidden" name="commentId" value={comment.id} />
      <p>
        <a href={comment.url}>{texts.aboutComment}</a> {texts.on} <bdi>{comment.articleTitle}</bdi>
      </p>
      {comment.body === null ? null : <Words text={comment.body} />}
    </section>
  );
}

/** No limits in the markup: a browser counts other characters than we do, and must not cut what somebody pastes. */
function Why({ lang, typed }: NoticeFormPageProps) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <>
      <div class="field">
        <label for="explanation">{texts.explanation}</label>
        <textarea
          id="explanation"
          name="explanation"
          rows={8}
          required
          dir="auto"
          aria-describedby="explanation-hint"
          value={typed.explanation}
        />
        <small id="explanation-hint">{texts.explanationHint(SHORTEST_EXPLANATION, LONGEST_EXPLANATION)}</small>
      </div>
      <Line lang={lang} name="legalReference" value={typed.legalReference} />
    </>
  );
}

function Who({ lang, typed }: NoticeFormPageProps) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <>
      <Choice
        name="childAbuse"
        label={texts.childAbuse}
        hint={texts.childAbuseHint}
        checked={typed.childAbuse !== ""}
      />
      <Line lang={lang} name="name" value={typed.name} />
      <Line lang={lang} name="email" value={typed.email} />
      <Choice name="goodFaith" label={texts.goodFaith} checked={typed.goodFaith !== ""} required />
    </>
  );
}

interface LineProps {
  readonly lang: Language;
  readonly name: "url" | "legalReference" | "name" | "email";
  readonly value: string;
  readonly required?: boolean;
}

function Line({ lang, name, value, required = false }: LineProps) {
  const { label, hint, autocomplete } = lineOf(lang)[name];
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        inputMode={name === "email" || name === "url" ? name : undefined}
        value={value}
        required={required}
        autocomplete={autocomplete}
        aria-describedby={hint === null ? undefined : `${name}-hint`}
      />
      {hint === null ? null : <small id={`${name}-hint`}>{hint}</small>}
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
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly required?: boolean;
}

const Choice = ({ name, label, hint, checked, required = false }: ChoiceProps) => (
  <div class="field">
    <label class="choice">
      <input type="checkbox" name={name} value="yes" checked={checked} required={required} />
      <span>{label}</span>
    </label>
    {hint === undefined ? null : <small>{hint}</small>}
  </div>
);
