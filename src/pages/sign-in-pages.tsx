import { useOwnPath } from "./address.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { Alert } from "./prose.tsx";
import { SIGN_IN_TEXTS } from "./sign-in-texts.ts";

export interface AskFormProps {
  readonly lang: Language;
  readonly email?: string | undefined;
  readonly problem?: string | undefined;
  readonly returnTo?: string | undefined;
}

/** Asks for a link by e-mail; works on any page of ours, and without scripts. */
export function AskForm({ lang, email, problem, returnTo }: AskFormProps) {
  const texts = SIGN_IN_TEXTS[lang];
  return (
    <form method="post" action={useOwnPath()("/sign-in")}>
      <Alert text={problem} />
      {returnTo === undefined ? null : <input type="hidden" name="returnTo" value={returnTo} />}
      <div class="field">
        <label for="email">{texts.email}</label>
        <input id="email" name="email" type="email" autocomplete="email" required maxLength={254} value={email} />
      </div>
      <button type="submit">{texts.ask}</button>
    </form>
  );
}

export function AskPage(props: AskFormProps) {
  const texts = SIGN_IN_TEXTS[props.lang];
  return (
    <Layout lang={props.lang} title={`${texts.title} · Recourse`}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      <AskForm {...props} />
    </Layout>
  );
}

export function SentPage({ lang, mailbox }: { readonly lang: Language; readonly mailbox: boolean }) {
  const texts = SIGN_IN_TEXTS[lang];
  return (
    <Layout lang={lang} title={`${texts.sentTitle} · Recourse`}>
      <h1>{texts.sentTitle}</h1>
      <p>{texts.sent}</p>
      {mailbox ? (
        <p>
          <a href="/dev/mailbox">{texts.sentMailbox}</a>
        </p>
      ) : null}
    </Layout>
  );
}

export interface ConfirmPageProps {
  readonly lang: Language;
  readonly email: string;
  /** Where one goes on, when that is another site. */
  readonly site?: string | undefined;
}

/** Mail scanners follow links and press no buttons. */
export function ConfirmPage({ lang, email, site }: ConfirmPageProps) {
  const texts = SIGN_IN_TEXTS[lang];
  return (
    <Layout lang={lang} title={`${texts.confirmTitle} · Recourse`}>
      <h1>{texts.confirmTitle}</h1>
      <p>
        {texts.confirm(email)} {site === undefined ? null : texts.goesTo(site)}
      </p>
      <form method="post">
        <button type="submit">{texts.button}</button>
      </form>
      <p class="dim">{texts.notYou}</p>
    </Layout>
  );
}

export function BadLinkPage({ lang }: { readonly lang: Language }) {
  const texts = SIGN_IN_TEXTS[lang];
  return (
    <Layout lang={lang} title={`${texts.badTitle} · Recourse`}>
      <h1>{texts.badTitle}</h1>
      <p>{texts.bad}</p>
      <AskForm lang={lang} />
    </Layout>
  );
}
