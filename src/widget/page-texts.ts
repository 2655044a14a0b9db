import type { ReaderLanguage } from "./texts/languages.ts";

/** What is said on pages alone, so that the embed need not load it. */
interface PageTexts {
  readonly signInToComment: string;
  readonly inContext: string;
  readonly allComments: string;
  readonly onArticle: string;
  readonly giveNotice: string;
}

export const PAGE_TEXTS: Readonly<Record<ReaderLanguage, PageTexts>> = {
  en: {
    signInToComment: "Sign in to comment",
    inContext: "The comment and what it replies to",
    allComments: "All comments on this article",
    onArticle: "Read it below the article",
    giveNotice: "Give notice of illegal content",
  },
  de: {
    signInToComment: "Anmelden und kommentieren",
    inContext: "Der Kommentar und worauf er antwortet",
    allComments: "Alle Kommentare zu diesem Artikel",
    onArticle: "Unter dem Artikel lesen",
    giveNotice: "Rechtswidrigen Inhalt melden",
  },
  fr: {
    signInToComment: "Se connecter pour commenter",
    inContext: "Le commentaire et ce à quoi il répond",
    allComments: "Tous les commentaires de cet article",
    onArticle: "Le lire sous l’article",
    giveNotice: "Signaler un contenu illicite",
  },
  es: {
    signInToComment: "Iniciar sesión para comentar",
    inContext: "El comentario y aquello a lo que responde",
    allComments: "Todos los comentarios de este artículo",
    onArticle: "Leerlo debajo del artículo",
    giveNotice: "Avisar de un contenido ilícito",
  },
};
