import { plural } from "../../shared/plural.ts";
import type { StatementTexts } from "../statement-texts.ts";

export const STATEMENT_FR: StatementTexts = {
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
    heldAlong: "Il a été retenu quand votre compte a été restreint.",
    removedAlong: "Il a été retiré quand votre compte a été restreint.",
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
  alongWithAccount: (at) =>
    `Un membre de la modération a restreint votre compte le ${at}, et avec lui les commentaires ouverts. Personne n’a jugé ce commentaire en lui-même.`,
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
  along: {
    banned: "Ce commentaire n’est pas affiché parce que votre compte a été exclu, et non à cause de ce qu’il dit.",
    suspended:
      "Ce commentaire n’est pas affiché parce que votre compte a été suspendu, et non à cause de ce qu’il dit.",
    limited: "Ce commentaire n’est pas affiché parce que votre compte a été restreint, et non à cause de ce qu’il dit.",
  },
  alongGround: {
    terms: "La restriction de votre compte repose sur ces règles pour les commentaires :",
    law: "La restriction de votre compte repose sur la loi : des contenus de votre part sont considérés comme illicites. Nos règles disent :",
  },
  readFirst:
    "Le motif tient à nos règles pour les commentaires, selon lesquelles la modération lit d’abord un commentaire dans ce cas :",
  fired: "Elles s’appliquent parce que ces règles ont trouvé quelque chose dans le texte :",
  rulesInEnglish: "Certaines règles n’existent qu’en anglais ; les voici mot pour mot.",
  judged: "Elles s’appliquent selon le jugement de la modération.",
  ownReason: "Le motif se trouve dans nos règles pour les commentaires, pour la raison que la modération donne ici.",
  moderatorNote: "La modération ajoute",
  policyRevision: "Version des règles",
  inForceAt: (time, hash) => `en vigueur le ${time} (${hash})`,
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
    "This comment was removed when your account was limited, and not for what it says.":
      "Ce commentaire a été retiré quand votre compte a été restreint, et non à cause de ce qu’il dit.",
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
    Spam: "Publicité et répétitions",
    Harassment: "Harcèlement",
    "Comments with profanity are removed.": "Les commentaires grossiers sont retirés.",
    "Comments that advocate violence are removed.": "Les commentaires qui prônent la violence sont retirés.",
    "Comments that harass somebody are removed.": "Les commentaires qui harcèlent quelqu’un sont retirés.",
    "Comments with somebody's personal information are removed.":
      "Les commentaires qui contiennent des données personnelles de quelqu’un sont retirés.",
    Accounts: "Comptes",
    "Whoever breaks the rules for comments again and again, or gravely, can be warned, have their comments read first, be suspended or banned.":
      "Quiconque enfreint gravement ou à plusieurs reprises les règles pour les commentaires peut recevoir un avertissement, voir ses commentaires lus avant parution, être suspendu ou exclu.",
  },
};
