import type { NoticeView } from "../notices/schema.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { NOTICE_TEXTS } from "./notice-texts.ts";
import { Alert } from "./prose.tsx";
import { Time } from "./time.tsx";

/** After the form: the link is in the letter, and nowhere else. */
export function NoticeReceivedPage({ lang }: { readonly lang: Language }) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.receivedTitle}>
      <h1>{texts.receivedTitle}</h1>
      {texts.received.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Layout>
  );
}

export interface NoticePageProps {
  readonly lang: Language;
  readonly view: NoticeView;
  readonly problem?: string | undefined;
}

/** What became of comments whose address leads nowhere any more. */
const GONE: ReadonlySet<NoticeView["status"]> = new Set(["removed", "moot"]);

/** Where a notice stands. The link to it is its only key. */
export function NoticePage({ lang, view, problem }: NoticePageProps) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.stateTitle}>
      <h1>{texts.stateTitle}</h1>
      <Alert text={problem} />
      <section class="card">
        <p>{texts.states[view.status]}</p>
        {view.decision ? <p>{texts.automation[view.decision.automation]}</p> : null}
        <dl class="facts">
          <dt>{texts.receivedAt}</dt>
          <dd>
            <Time at={view.receivedAt} lang={lang} style="long" />
          </dd>
          {view.decision ? (
            <>
              <dt>{texts.decidedAt}</dt>
              <dd>
                <Time at={view.decision.decidedAt} lang={lang} style="long" />
              </dd>
            </>
          ) : null}
        </dl>
        {GONE.has(view.status) ? null : (
          <p>
            <a href={view.commentUrl}>{texts.aboutComment}</a>
          </p>
        )}
      </section>
      {view.hasAddress ? null : <p class="notice">{texts.keepLink}</p>}
      {view.decision ? <Redress lang={lang} view={view} /> : null}
      {view.status === "open" ? <Withdraw lang={lang} /> : null}
    </Layout>
  );
}

function Redress({ lang, view: { appealUrl, redress } }: NoticePageProps) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <section>
      <h2>{texts.redressHeading}</h2>
      {appealUrl === null ? null : (
        <p>
          {texts.appeal} <a href={appealUrl}>{texts.appealAction}</a>
        </p>
      )}
      <p>{redress.outOfCourtBodies.length === 0 ? texts.noBodies : texts.bodies}</p>
      {redress.outOfCourtBodies.length === 0 ? null : (
        <ul>
          {redress.outOfCourtBodies.map(({ name, url }) => (
            <li key={url}>
              <a href={url}>{name}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{redress.courts ?? texts.courts}</p>
    </section>
  );
}

function Withdraw({ lang }: { readonly lang: Language }) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <section>
      <h2>{texts.withdrawHeading}</h2>
      <p>{texts.withdrawHint}</p>
      <form method="post">
        <button class="quiet" type="submit">
          {texts.withdraw}
        </button>
      </form>
    </section>
  );
}

/** The one answer to every bad link, whatever is wrong with it. */
export function InvalidNoticeLinkPage({ lang }: { readonly lang: Language }) {
  const texts = NOTICE_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.invalidTitle}>
      <h1>{texts.invalidTitle}</h1>
      <p>{texts.invalid}</p>
    </Layout>
  );
}
