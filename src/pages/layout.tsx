import type { ComponentChildren } from "preact";
import { useLanguageLinks, useOwnPath } from "./address.ts";
import type { Language } from "./locale.ts";

export interface LayoutProps {
  /** Of the document and its frame. A page that names its language can be read in each of ours; English else. */
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

/** Every page of ours: one stylesheet, nothing from elsewhere, readable without scripts. */
export function Layout(props: LayoutProps) {
  const { lang, title, nav, wide = false, scripts = [], footer, bare = false, children } = props;
  const texts = FRAME_TEXTS[lang ?? "en"];
  return (
    <html lang={lang ?? "en"}>
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
        <div>
          <a class="skip" href="#content">
            {texts.skip}
          </a>
        </div>
        {bare ? null : (
          <header class="top">
            <Brand />
            {nav}
          </header>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        {bare ? null : (
          <footer class="bottom">
            {footer ?? (
              <>
                <PublicLinks lang={lang ?? "en"} />
                {lang === undefined ? null : <Languages lang={lang} />}
              </>
            )}
          </footer>
        )}
      </body>
    </html>
  );
}

interface FrameTexts {
  readonly skip: string;
  readonly policies: string;
  readonly transparency: string;
  readonly notice: string;
  readonly docs: string;
  readonly languages: string;
}

const FRAME_TEXTS: Readonly<Record<Language, FrameTexts>> = {
  en: {
    skip: "Skip to the content",
    policies: "What may be said here",
    transparency: "Transparency report",
    notice: "Report illegal content",
    docs: "For developers",
    languages: "Language of this page",
  },
  de: {
    skip: "Zum Inhalt springen",
    policies: "Was hier gesagt werden darf",
    transparency: "Transparenzbericht",
    notice: "Rechtswidrige Inhalte melden",
    docs: "Für Entwickler",
    languages: "Sprache dieser Seite",
  },
  fr: {
    skip: "Aller au contenu",
    policies: "Ce qu’on peut dire ici",
    transparency: "Rapport de transparence",
    notice: "Signaler un contenu illicite",
    docs: "Pour les développeurs",
    languages: "Langue de cette page",
  },
  es: {
    skip: "Ir al contenido",
    policies: "Lo que se puede decir aquí",
    transparency: "Informe de transparencia",
    notice: "Avisar de un contenido ilícito",
    docs: "Para desarrolladores",
    languages: "Idioma de esta página",
  },
};

function Brand() {
  const ownPath = useOwnPath();
  return (
    <a class="brand" href={ownPath("/")}>
      Recourse
    </a>
  );
}

function PublicLinks({ lang }: { readonly lang: Language }) {
  const ownPath = useOwnPath();
  const texts = FRAME_TEXTS[lang];
  return (
    <ul class="links">
      <li>
        <a href={ownPath("/policies")}>{texts.policies}</a>
      </li>
      <li>
        <a href={ownPath("/transparency")}>{texts.transparency}</a>
      </li>
      <li>
        <a href={ownPath("/notices/new")}>{texts.notice}</a>
      </li>
      <li>
        <a href="/docs">{texts.docs}</a>
      </li>
    </ul>
  );
}

/** Each language in its own words, as whoever looks for it reads it. */
const NAMES: Readonly<Record<Language, string>> = { en: "English", de: "Deutsch", fr: "Français", es: "Español" };

/** Plain links: they work without scripts, and change nothing but the page that comes next. */
function Languages({ lang }: { readonly lang: Language }) {
  const links = useLanguageLinks();
  return (
    <nav class="languages no-print" aria-label={FRAME_TEXTS[lang].languages}>
      <ul class="links">
        {links.map(({ lang: other, href }) => (
          <li key={other}>
            <a href={href} lang={other} hreflang={other} aria-current={other === lang ? "true" : undefined}>
              {NAMES[other]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
