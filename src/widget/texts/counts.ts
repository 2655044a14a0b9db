import type { PluralForms } from "../../shared/plural.ts";
import type { ReaderLanguage } from "./languages.ts";

/** On index pages: how many comments an article has. */
export const COUNT_TEXTS: Readonly<Record<ReaderLanguage, PluralForms>> = {
  en: { one: "# comment", other: "# comments" },
  de: { one: "# Kommentar", other: "# Kommentare" },
  fr: { one: "# commentaire", other: "# commentaires" },
  es: { one: "# comentario", other: "# comentarios" },
};
