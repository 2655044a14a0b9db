import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { LANGUAGES, type Language, withLanguage } from "./locale.ts";

/** The query of the page's own address, set for every page that is sent. */
export const Query = createContext("");

/** Addresses of this very page in each of our languages, relative to it, so that no secret in its path is repeated. */
export function useLanguageLinks(): readonly { readonly lang: Language; readonly href: string }[] {
  const query = useContext(Query);
  return LANGUAGES.map((lang) => {
    const params = new URLSearchParams(query);
    params.set("lang", lang);
    return { lang, href: `?${params.toString()}` };
  });
}

/** Gives a path of ours the language that was chosen by hand on this page. */
export function useOwnPath(): (path: string) => string {
  const chosen = new URLSearchParams(useContext(Query)).get("lang");
  const lang = LANGUAGES.find((known) => known === chosen);
  return (path) => (lang === undefined ? path : withLanguage(path, lang));
}
