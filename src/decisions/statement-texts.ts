import { type Language, languageOf } from "../shared/language.ts";
import { plural } from "../shared/plural.ts";
import type { StatementData } from "./statement-of-reasons.ts";

/** What every statement of reasons says, by language. */
export interface StatementTexts {
  readonly decisionHeading: string;
  readonly restriction: string;
  readonly restrictions: Readonly<Record<StatementData["restriction"], string>>;
  readonly scope: string;
  readonly scopes: Readonly<Record<StatementData["scope"], string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly ends: Readonly<Record<"removed" | "held" | "warning" | "without", string>>;
  readonly howHeading: string;
  readonly found: Readonly<Record<"verdict" | "flags" | "notice" | "own" | "premoderation" | "restriction", string>>;
  /** DSA Article 17(3)(c). */
  readonly detected: Readonly<Record<"automatically" | "byPeople", string>>;
  readonly automated: Readonly<Record<"removed" | "held", (at: string) => string>>;
  readonly byPerson: Readonly<Record<"removed" | "other", (at: string) => string>>;
  readonly strikes: (count: number) => string;
  /** Removals that counted when the restriction was given, and were undone since. */
  readonly undoneStrikes: string;
  readonly strike: (at: string, categories: string) => string;
  readonly whyHeading: string;
  readonly terms: string;
  readonly law: string;
  readonly readFirst: string;
  readonly fired: string;
  /** That the rules' own words follow in another language than the rest; null where they do not. */
  readonly rulesInEnglish: string | null;
  readonly judged: string;
  readonly ownReason: string;
  readonly moderatorNote: string;
  readonly policyRevision: string;
  readonly redressHeading: string;
  readonly appeal: (days: number) => string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  /** Sentences and titles of ours that statements keep in English. */
  readonly translations: Readonly<Record<string, string>>;
}

const en: StatementTexts = {
  decisionHeading: "What was decided",
  restriction: "Decision",
  restrictions: {
    removed: "The comment is removed: nobody sees it.",
    held: "The comment is held back: nobody sees it until a moderator has read it.",
    warning: "A warning. You can go on commenting as before.",
    premoderated: "A moderator reads your comments before they appear.",
    suspended: "You cannot comment for a time.",
    banned: "You cannot comment any more.",
  },
  scope: "It applies to",
  scopes: { comment: "this comment only, wherever it would be shown", account: "your account, on all articles" },
  startsAt: "From",
  endsAt: "Until",
  ends: {
    removed: "without end, unless it is changed",
    held: "a moderator has decided",
    warning: "it limits nothing",
    without: "without end, unless it is changed",
  },
  howHeading: "How we came to it",
  found: {
    verdict: "Our rules found it automatically, when it was posted or edited.",
    flags: "Readers reported it to us.",
    notice: "Readers reported it to us, and a moderator looked at it.",
    own: "Nobody reported it: a moderator came upon it in their work.",
    premoderation: "Nobody reported it: comments like this one are read before they appear.",
    restriction: "It was held when your account was limited.",
  },
  detected: {
    automatically: "The content was detected by automated means.",
    byPeople: "The content was not detected by automated means.",
  },
  automated: {
    removed: (at) => `The comment was checked and removed automatically on ${at}. No person has looked at it yet.`,
    held: (at) => `The comment was checked and held back automatically on ${at}. No person has looked at it yet.`,
  },
  byPerson: {
    removed: (at) => `A moderator read the comment and removed it on ${at}.`,
    other: (at) => `A moderator took the decision on ${at}.`,
  },
  strikes: (count) =>
    plural("en", count, {
      one: "One removed comment counts against this account:",
      other: "# removed comments count against this account:",
    }),
  undoneStrikes: "Overturned since, and no ground any more:",
  strike: (at, categories) => (categories === "" ? `removed on ${at}` : `removed on ${at}: ${categories}`),
  whyHeading: "Why",
  terms: "The ground lies in our rules for comments. They say:",
  law: "The ground lies in the law: the content is considered illegal. Our rules say:",
  readFirst: "The ground lies in our rules for comments, by which a moderator reads a comment first in this case:",
  fired: "They apply because these rules found something in the text:",
  rulesInEnglish: null,
  judged: "They apply because a moderator judged it so.",
  ownReason: "The ground lies in our rules for comments, for the reason that the moderator gives here.",
  moderatorNote: "The moderator adds",
  policyRevision: "Revision of the rules",
  redressHeading: "What you can do",
  appeal: (days) =>
    `You can contest this decision with us, free of charge, for ${days} days from the day you were told. A person who had no part in it decides.`,
  bodies: "You can turn to an out-of-court dispute settlement body:",
  noBodies: "You can turn to any certified out-of-court dispute settlement body.",
  courts: "You can also go to court.",
  translations: {},
};

const de: StatementTexts = {
  decisionHeading: "Was entschieden wurde",
  restriction: "Entscheidung",
  restrictions: {
    removed: "Der Kommentar ist entfernt: Niemand sieht ihn.",
    held: "Der Kommentar ist zurückgehalten: Niemand sieht ihn, bis die Moderation ihn gelesen hat.",
    warning: "Eine Verwarnung. Sie können weiter kommentieren wie bisher.",
    premoderated: "Die Moderation liest Ihre Kommentare, bevor sie erscheinen.",
    suspended: "Sie können eine Zeit lang nicht kommentieren.",
    banned: "Sie können nicht mehr kommentieren.",
  },
  scope: "Sie gilt für",
  scopes: { comment: "nur diesen Kommentar, wo immer er erschiene", account: "Ihr Konto, bei allen Artikeln" },
  startsAt: "Von",
  endsAt: "Bis",
  ends: {
    removed: "ohne Ende, solange nichts anderes entschieden wird",
    held: "die Moderation entschieden hat",
    warning: "sie beschränkt nichts",
    without: "ohne Ende, solange nichts anderes entschieden wird",
  },
  howHeading: "Wie es dazu kam",
  found: {
    verdict: "Unsere Regeln haben ihn automatisch gefunden, beim Abschicken oder Ändern.",
    flags: "Lesende haben ihn uns gemeldet.",
    notice: "Lesende haben es uns gemeldet, und die Moderation hat es angesehen.",
    own: "Niemand hat es gemeldet: Die Moderation ist bei ihrer Arbeit darauf gestoßen.",
    premoderation: "Niemand hat ihn gemeldet: Solche Kommentare werden gelesen, bevor sie erscheinen.",
    restriction: "Er wurde zurückgehalten, als Ihr Konto eingeschränkt wurde.",
  },
  detected: {
    automatically: "Der Inhalt wurde mit automatisierten Mitteln erkannt.",
    byPeople: "Der Inhalt wurde nicht mit automatisierten Mitteln erkannt.",
  },
  automated: {
    removed: (at) => `Der Kommentar wurde am ${at} automatisch geprüft und entfernt. Noch hat ihn kein Mensch gelesen.`,
    held: (at) =>
      `Der Kommentar wurde am ${at} automatisch geprüft und zurückgehalten. Noch hat ihn kein Mensch gelesen.`,
  },
  byPerson: {
    removed: (at) => `Ein Mitglied der Moderation hat den Kommentar gelesen und am ${at} entfernt.`,
    other: (at) => `Ein Mitglied der Moderation hat am ${at} entschieden.`,
  },
  strikes: (count) =>
    plural("de", count, {
      one: "Ein entfernter Kommentar wird diesem Konto angerechnet:",
      other: "# entfernte Kommentare werden diesem Konto angerechnet:",
    }),
  undoneStrikes: "Inzwischen rückgängig gemacht und kein Grund mehr:",
  strike: (at, categories) => (categories === "" ? `entfernt am ${at}` : `entfernt am ${at}: ${categories}`),
  whyHeading: "Warum",
  terms: "Der Grund liegt in unseren Regeln für Kommentare. Sie lauten:",
  law: "Der Grund liegt im Gesetz: Der Inhalt gilt als rechtswidrig. Unsere Regeln lauten:",
  readFirst:
    "Der Grund liegt in unseren Regeln für Kommentare, nach denen die Moderation einen Kommentar in diesem Fall zuerst liest:",
  fired: "Sie gelten hier, weil diese Regeln im Text etwas gefunden haben:",
  rulesInEnglish: "Die Regeln selbst gibt es nur auf Englisch; sie stehen hier im Wortlaut.",
  judged: "Sie gelten hier nach dem Urteil der Moderation.",
  ownReason: "Der Grund liegt in unseren Regeln für Kommentare, aus dem Grund, den die Moderation hier nennt.",
  moderatorNote: "Die Moderation fügt hinzu",
  policyRevision: "Fassung der Regeln",
  redressHeading: "Was Sie tun können",
  appeal: (days) =>
    `Sie können dieser Entscheidung bei uns kostenlos widersprechen, ${days} Tage lang ab dem Tag, an dem Sie davon erfahren haben. Ein Mensch, der nicht beteiligt war, entscheidet.`,
  bodies: "Sie können sich an eine Stelle zur außergerichtlichen Streitbeilegung wenden:",
  noBodies: "Sie können sich an jede zugelassene Stelle zur außergerichtlichen Streitbeilegung wenden.",
  courts: "Sie können auch vor Gericht gehen.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "Kommentare zu diesem Artikel liest die Moderation, bevor sie erscheinen.",
    "Your comments are read by a moderator before they appear.":
      "Ihre Kommentare liest die Moderation, bevor sie erscheinen.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Mehrere Lesende haben um eine Prüfung dieses Kommentars gebeten. Die Moderation sieht ihn an.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Ihr Kommentar wartet noch auf die Moderation, die den neuen Text liest.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Ihre Kommentare wurden zurückgehalten, als Ihr Konto eingeschränkt wurde. Die Moderation liest sie einzeln.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "Werbung, Wiederholungen und Links, die nichts mit dem Artikel zu tun haben, werden entfernt.",
    "Content that breaks the law is removed.": "Inhalte, die gegen das Gesetz verstoßen, werden entfernt.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "Die Moderation hat diesen Kommentar aus dem Grund entfernt, der hier dabeisteht.",
    Profanity: "Beschimpfung",
    Violence: "Gewalt",
    "Harassment and hatred": "Belästigung und Hass",
    "Private information": "Private Angaben",
    "Illegal content": "Rechtswidrige Inhalte",
    "Another reason": "Ein anderer Grund",
  },
};

const fr: StatementTexts = {
  decisionHeading: "Ce qui a été décidé",
  restriction: "Décision",
  restrictions: {
    removed: "Le commentaire est retiré : personne ne le voit.",
    held: "Le commentaire est retenu : personne ne le voit tant que la modération ne l’a pas lu.",
    warning: "Un avertissement. Vous pouvez continuer à commenter comme avant.",
    premoderated: "La modération lit vos commentaires avant qu’ils paraissent.",
    suspended: "Vous ne pouvez plus commenter pendant un temps.",
    banned: "Vous ne pouvez plus commenter.",
  },
  scope: "Elle porte sur",
  scopes: {
    comment: "ce commentaire seulement, partout où il serait affiché",
    account: "votre compte, sous tous les articles",
  },
  startsAt: "Début",
  endsAt: "Fin",
  ends: {
    removed: "sans terme, sauf nouvelle décision",
    held: "quand la modération aura décidé",
    warning: "aucune : il ne limite rien",
    without: "sans terme, sauf nouvelle décision",
  },
  howHeading: "Comment nous en sommes venus là",
  found: {
    verdict: "Nos règles l’ont trouvé automatiquement, quand il a été publié ou modifié.",
    flags: "Des lecteurs nous l’ont signalé.",
    notice: "Des lecteurs nous l’ont signalé, et la modération l’a examiné.",
    own: "Personne ne l’a signalé : la modération l’a rencontré dans son travail.",
    premoderation: "Personne ne l’a signalé : les commentaires comme celui-ci sont lus avant de paraître.",
    restriction: "Il a été retenu quand votre compte a été restreint.",
  },
  detected: {
    automatically: "Le contenu a été détecté par des moyens automatisés.",
    byPeople: "Le contenu n’a pas été détecté par des moyens automatisés.",
  },
  automated: {
    removed: (at) =>
      `Le commentaire a été vérifié et retiré automatiquement le ${at}. Aucune personne ne l’a encore regardé.`,
    held: (at) =>
      `Le commentaire a été vérifié et retenu automatiquement le ${at}. Aucune personne ne l’a encore regardé.`,
  },
  byPerson: {
    removed: (at) => `Un membre de la modération a lu le commentaire et l’a retiré le ${at}.`,
    other: (at) => `Un membre de la modération a pris la décision le ${at}.`,
  },
  strikes: (count) =>
    plural("fr", count, {
      one: "Un commentaire retiré compte contre ce compte :",
      other: "# commentaires retirés comptent contre ce compte :",
    }),
  undoneStrikes: "Annulé depuis, et donc plus un motif :",
  strike: (at, categories) => [`retiré le ${at}`, categories].filter(Boolean).join(" : "),
  whyHeading: "Pourquoi",
  terms: "Le motif se trouve dans nos règles pour les commentaires. Elles disent :",
  law: "Le motif se trouve dans la loi : le contenu est considéré comme illicite. Nos règles disent :",
  readFirst:
    "Le motif tient à nos règles pour les commentaires, selon lesquelles la modération lit d’abord un commentaire dans ce cas :",
  fired: "Elles s’appliquent parce que ces règles ont trouvé quelque chose dans le texte :",
  rulesInEnglish: "Les règles elles-mêmes n’existent qu’en anglais ; les voici mot pour mot.",
  judged: "Elles s’appliquent selon le jugement de la modération.",
  ownReason: "Le motif se trouve dans nos règles pour les commentaires, pour la raison que la modération donne ici.",
  moderatorNote: "La modération ajoute",
  policyRevision: "Version des règles",
  redressHeading: "Ce que vous pouvez faire",
  appeal: (days) =>
    `Vous pouvez contester cette décision auprès de nous, gratuitement, pendant ${days} jours à compter du jour où vous en avez été informé. Une personne qui n’y a pris aucune part tranche.`,
  bodies: "Vous pouvez vous adresser à un organe de règlement extrajudiciaire des litiges :",
  noBodies: "Vous pouvez vous adresser à tout organe certifié de règlement extrajudiciaire des litiges.",
  courts: "Vous pouvez aussi saisir un tribunal.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "Les commentaires sous cet article sont lus par la modération avant de paraître.",
    "Your comments are read by a moderator before they appear.":
      "Vos commentaires sont lus par la modération avant de paraître.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Plusieurs lecteurs ont demandé que ce commentaire soit examiné. La modération va le regarder.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Votre commentaire attend encore la modération, qui lira le nouveau texte.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Vos commentaires ont été retenus quand votre compte a été restreint. La modération les lit un par un.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "La publicité, les répétitions et les liens sans rapport avec l’article sont retirés.",
    "Content that breaks the law is removed.": "Les contenus qui enfreignent la loi sont retirés.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "La modération a retiré ce commentaire pour la raison donnée à côté de cette phrase.",
    Profanity: "Grossièreté",
    Violence: "Violence",
    "Harassment and hatred": "Harcèlement et haine",
    "Private information": "Données personnelles",
    "Illegal content": "Contenu illicite",
    "Another reason": "Un autre motif",
  },
};

const es: StatementTexts = {
  decisionHeading: "Lo que se decidió",
  restriction: "Decisión",
  restrictions: {
    removed: "El comentario está retirado: nadie lo ve.",
    held: "El comentario está retenido: nadie lo ve hasta que la moderación lo haya leído.",
    warning: "Una advertencia. Puede seguir comentando como antes.",
    premoderated: "La moderación lee sus comentarios antes de que aparezcan.",
    suspended: "No puede comentar por un tiempo.",
    banned: "Ya no puede comentar.",
  },
  scope: "Se aplica a",
  scopes: {
    comment: "solo este comentario, dondequiera que se mostrara",
    account: "su cuenta, en todos los artículos",
  },
  startsAt: "Desde",
  endsAt: "Hasta",
  ends: {
    removed: "sin término, salvo nueva decisión",
    held: "que la moderación haya decidido",
    warning: "no limita nada",
    without: "sin término, salvo nueva decisión",
  },
  howHeading: "Cómo llegamos a ello",
  found: {
    verdict: "Nuestras reglas lo encontraron automáticamente, al publicarse o editarse.",
    flags: "Lectores nos avisaron de él.",
    notice: "Lectores nos avisaron, y la moderación lo examinó.",
    own: "Nadie avisó: la moderación dio con ello en su trabajo.",
    premoderation: "Nadie avisó: los comentarios como este se leen antes de aparecer.",
    restriction: "Se retuvo cuando se restringió su cuenta.",
  },
  detected: {
    automatically: "El contenido se detectó por medios automatizados.",
    byPeople: "El contenido no se detectó por medios automatizados.",
  },
  automated: {
    removed: (at) =>
      `El comentario se comprobó y se retiró automáticamente el ${at}. Ninguna persona lo ha mirado todavía.`,
    held: (at) =>
      `El comentario se comprobó y se retuvo automáticamente el ${at}. Ninguna persona lo ha mirado todavía.`,
  },
  byPerson: {
    removed: (at) => `Alguien de la moderación leyó el comentario y lo retiró el ${at}.`,
    other: (at) => `Alguien de la moderación tomó la decisión el ${at}.`,
  },
  strikes: (count) =>
    plural("es", count, {
      one: "Un comentario retirado cuenta en contra de esta cuenta:",
      other: "# comentarios retirados cuentan en contra de esta cuenta:",
    }),
  undoneStrikes: "Anulado desde entonces y ya no es un motivo:",
  strike: (at, categories) => [`retirado el ${at}`, categories].filter(Boolean).join(": "),
  whyHeading: "Por qué",
  terms: "El motivo está en nuestras normas para los comentarios. Dicen:",
  law: "El motivo está en la ley: el contenido se considera ilícito. Nuestras normas dicen:",
  readFirst:
    "El motivo está en nuestras normas para los comentarios, según las cuales la moderación lee primero un comentario en este caso:",
  fired: "Se aplican porque estas reglas encontraron algo en el texto:",
  rulesInEnglish: "Las normas mismas solo existen en inglés; aquí están al pie de la letra.",
  judged: "Se aplican según el juicio de la moderación.",
  ownReason: "El motivo está en nuestras normas para los comentarios, por la razón que la moderación da aquí.",
  moderatorNote: "La moderación añade",
  policyRevision: "Versión de las normas",
  redressHeading: "Qué puede hacer",
  appeal: (days) =>
    `Puede recurrir esta decisión ante nosotros, sin coste, durante ${days} días desde el día en que se le informó. Decide una persona que no tuvo parte en ella.`,
  bodies: "Puede acudir a un órgano de resolución extrajudicial de litigios:",
  noBodies: "Puede acudir a cualquier órgano certificado de resolución extrajudicial de litigios.",
  courts: "También puede acudir a los tribunales.",
  translations: {
    "Comments on this article are read by a moderator before they appear.":
      "La moderación lee los comentarios a este artículo antes de que aparezcan.",
    "Your comments are read by a moderator before they appear.":
      "La moderación lee sus comentarios antes de que aparezcan.",
    "Several readers asked for this comment to be reviewed. A moderator will look at it.":
      "Varios lectores pidieron que se revisara este comentario. La moderación lo mirará.",
    "Your comment is still waiting for a moderator, who will read the new text.":
      "Su comentario sigue esperando a la moderación, que leerá el nuevo texto.",
    "Your comments were held when your account was limited. A moderator reads them one by one.":
      "Sus comentarios se retuvieron cuando se restringió su cuenta. La moderación los lee uno por uno.",
    "Advertising, repeated posting and links that have nothing to do with the article are removed.":
      "La publicidad, las repeticiones y los enlaces que nada tienen que ver con el artículo se retiran.",
    "Content that breaks the law is removed.": "El contenido que infringe la ley se retira.",
    "A moderator removed this comment for the reason given beside this sentence.":
      "La moderación retiró este comentario por la razón que se da junto a esta frase.",
    Profanity: "Lenguaje soez",
    Violence: "Violencia",
    "Harassment and hatred": "Acoso y odio",
    "Private information": "Datos personales",
    "Illegal content": "Contenido ilícito",
    "Another reason": "Otro motivo",
  },
};

const CATALOGUES: Readonly<Record<Language, StatementTexts>> = { en, de, fr, es };

/** By the language of a BCP 47 tag. */
export const statementTexts = (locale: string): StatementTexts => CATALOGUES[languageOf(locale)];
