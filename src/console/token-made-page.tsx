import { ConsoleLayout } from "./console-layout.tsx";
import { useDesk } from "./desk.tsx";
import { SettingsTabs } from "./settings-tabs.tsx";
import { TOKENS_TEXTS } from "./tokens-texts.ts";

export interface MadeToken {
  readonly name: string;
  readonly secret: string;
}

/** The secret, this once: it is in no address, and in nothing that is kept. */
export function TokenMadePage({ name, secret }: MadeToken) {
  const words = TOKENS_TEXTS[useDesk().texts.lang];
  return (
    <ConsoleLayout title={words.madeTitle(name)}>
      <h1>{words.madeTitle(name)}</h1>
      <SettingsTabs chosen="tokens" />
      <section class="card narrow-card">
        <p class="notice" role="status" id="warning">
          {words.warning}
        </p>
        <div class="field">
          <label for="secret">{words.secret}</label>
          <div class="measure">
            <textarea
              id="secret"
              class="code"
              rows={1}
              readOnly
              spellcheck={false}
              autocomplete="off"
              value={secret}
              aria-describedby="warning"
            />
            <button class="quiet" type="button" hidden data-copies="secret">
              {words.copy}
            </button>
          </div>
        </div>
        <p class="dim">
          {words.usage} <code>Authorization: Bearer rct_…</code>
        </p>
        <p>
          <a href="/console/settings/tokens">{words.back}</a>
        </p>
      </section>
    </ConsoleLayout>
  );
}
