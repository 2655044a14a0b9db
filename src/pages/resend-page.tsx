import { APPEAL_TEXTS } from "./appeal-texts.ts";
import { Layout } from "./layout.tsx";
import type { Language } from "./locale.ts";
import { Alert, Notice } from "./prose.tsx";

export interface ResendPageProps {
  readonly lang: Language;
  readonly isDone?: boolean;
  readonly isBad?: boolean;
}

/** For an author who lost the letter. It says the same whatever address is asked for, and repeats none. */
export function ResendPage({ lang, isDone = false, isBad = false }: ResendPageProps) {
  const texts = APPEAL_TEXTS[lang];
  return (
    <Layout lang={lang} title={texts.resendTitle}>
      <h1>{texts.resendTitle}</h1>
      <Notice text={isDone ? texts.resendDone : undefined} />
      <p>{texts.resendIntro}</p>
      <form method="post">
        <Alert text={isBad ? texts.resendBadAddress : undefined} />
        <div class="field">
          <label for="email">{texts.resendLabel}</label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            required
            aria-invalid={isBad ? "true" : undefined}
          />
        </div>
        <button type="submit">{texts.resendSubmit}</button>
      </form>
    </Layout>
  );
}
