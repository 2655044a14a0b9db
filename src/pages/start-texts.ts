import type { Language } from "./locale.ts";

/** What the first page of a server says. */
interface StartTexts {
  readonly readComments: string;
  readonly title: string;
  readonly intro: string;
  readonly policies: string;
  readonly policiesMore: string;
  readonly docs: string;
  readonly docsFor: string;
  readonly console: string;
  readonly consoleFor: string;
}

const en: StartTexts = {
  readComments: "Read the comments",
  title: "This is a Recourse server",
  intro:
    "It keeps the comments of a publisher's articles: every comment is judged by a public policy, every removal is explained to its author, and every author can contest it before another person.",
  policies: "What may be said",
  policiesMore: ", and what happens to what may not",
  docs: "The API",
  docsFor: ", for developers",
  console: "The console",
  consoleFor: ", for moderators",
};

const de: StartTexts = {
  readComments: "Kommentare lesen",
  title: "Das ist ein Recourse-Server",
  intro:
    "Er bewahrt die Kommentare zu den Artikeln eines Verlags: Jeder Kommentar wird nach öffentlichen Regeln beurteilt, jede Entfernung wird begründet, und wer ihn geschrieben hat, kann ihr vor einem anderen Menschen widersprechen.",
  policies: "Was gesagt werden darf",
  policiesMore: ", und was mit dem geschieht, das nicht geht",
  docs: "Die API",
  docsFor: ", für Entwickler",
  console: "Die Konsole",
  consoleFor: ", für die Moderation",
};

const fr: StartTexts = {
  readComments: "Lire les commentaires",
  title: "Ceci est un serveur Recourse",
  intro:
    "Il garde les commentaires des articles d’un éditeur : chaque commentaire est jugé d’après des règles publiques, chaque retrait est expliqué à son auteur, et chaque auteur peut le contester devant une autre personne.",
  policies: "Ce qu’on peut dire",
  policiesMore: ", et ce que devient ce qu’on ne peut pas dire",
  docs: "L’API",
  docsFor: ", pour les développeurs",
  console: "La console",
  consoleFor: ", pour la modération",
};

const es: StartTexts = {
  readComments: "Leer los comentarios",
  title: "Este es un servidor de Recourse",
  intro:
    "Guarda los comentarios de los artículos de un editor: cada comentario se juzga según normas públicas, cada retirada se explica a quien lo escribió, y esa persona puede recurrirla ante otra.",
  policies: "Lo que se puede decir",
  policiesMore: ", y qué pasa con lo que no",
  docs: "La API",
  docsFor: ", para desarrolladores",
  console: "La consola",
  consoleFor: ", para la moderación",
};

export const START_TEXTS: Readonly<Record<Language, StartTexts>> = { en, de, fr, es };
