import type { ComponentChildren } from "preact";
import type { Language } from "./locale.ts";

export interface LayoutProps {
  /** Of the document and its heading bar; English unless given. */
  readonly lang?: Language;
  readonly title: string;
  /** What stands beside the name at the top: links of an area. */
  readonly nav?: ComponentChildren;
  /** Lists and tables use the whole width, texts a narrow column. */
  readonly wide?: boolean;
  /** Modules of ours, by path. */
  readonly scripts?: readonly string[];
  readonly footer?: ComponentChildren;
  /** Without the bars above and below: for a frame in another page. */
  readonly bare?: boolean;
  readonly children: ComponentChildren;
}

const SKIP: Readonly<Record<Language, string>> = { en: "Skip to the content", de: "Zum Inhalt springen" };

/** Every page of ours: one stylesheet, nothing from elsewhere, readable without scripts. */
export function Layout(props: LayoutProps) {
  const { lang = "en", title, nav, wide = false, scripts = [], footer, bare = false, children } = props;
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/recourse.css" />
        {scripts.map((src) => (
          <script key={src} type="module" src={src} />
        ))}
      </head>
      <body class={wide ? "wide" : "narrow"}>
        <a class="skip" href="#content">
          {SKIP[lang]}
        </a>
        {bare ? null : (
          <header class="top">
            <a class="brand" href="/">
              Recourse
            </a>
            {nav}
          </header>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {bare ? null : <footer class="bottom">{footer ?? <PublicLinks lang={lang} />}</footer>}
      </body>
    </html>
  );
}

const LINKS: Readonly<
  Record<Language, { readonly policies: string; readonly transparency: string; readonly docs: string }>
> = {
  en: { policies: "What may be said here", transparency: "Transparency report", docs: "For developers" },
  de: { policies: "Was hier gesagt werden darf", transparency: "Transparenzbericht", docs: "Für Entwickler" },
};

const PublicLinks = ({ lang }: { readonly lang: Language }) => (
  <ul class="links">
    <li>
      <a href="/policies">{LINKS[lang].policies}</a>
    </li>
    <li>
      <a href="/transparency">{LINKS[lang].transparency}</a>
    </li>
    <li>
      <a href="/docs">{LINKS[lang].docs}</a>
    </li>
  </ul>
);
