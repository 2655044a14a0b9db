import type { RestrictionKind } from "../db/generated/client.ts";
import { type Language, languageOf } from "../shared/language.ts";

/** What letters about an account say around its reasons, by language. */
export interface RestrictionTexts {
  readonly subjects: Readonly<Record<RestrictionKind, string>>;
  readonly titles: Readonly<Record<RestrictionKind, string>>;
  readonly intro: string;
  /** In its stead, when an earlier limit was changed and not added to. */
  readonly introChanged: string;
  readonly contest: string;
  readonly action: string;
  readonly liftedSubject: string;
  readonly liftedTitle: string;
  readonly lifted: Readonly<Record<RestrictionKind, string>>;
  /** What became of comments that went with the restriction. */
  readonly commentsReturn: string;
  readonly stillLimited: string;
  readonly footer: string;
}

const en: RestrictionTexts = {
  subjects: {
    warning: "A warning about your comments",
    premoderated: "Your comments are read before they appear",
    suspended: "You cannot comment for a time",
    banned: "You cannot comment any more",
  },
  titles: {
    warning: "A warning",
    premoderated: "Your comments are read before they appear",
    suspended: "Your account is suspended",
    banned: "Your account is banned",
  },
  intro: "A moderator took this decision about your account. Here is why, and what you can do.",
  introChanged:
    "A moderator changed the end of an earlier limit on your account. This decision takes the place of the earlier one, which does not hold any more. Here is why, and what you can do.",
  contest:
    "Open the page below. It has a box for your reasons. You need no account. A person who had no part in this decision will read them and answer you with reasons. If we were wrong, the decision is undone.",
  action: "See the reasons and contest the decision",
  liftedSubject: "A restriction of your account has ended",
  liftedTitle: "A restriction of your account has ended",
  lifted: {
    warning: "A moderator has taken the warning back.",
    premoderated: "A moderator has lifted the restriction: by it, your comments are not read first any more.",
    suspended: "A moderator has lifted the suspension of your account.",
    banned: "A moderator has lifted the ban of your account.",
  },
  commentsReturn: "Comments that were held or removed for it alone are visible again within minutes.",
  stillLimited: "Another restriction of your account still holds. You find it when you sign in.",
  footer: "You get this letter because you commented here. It is sent once, and it is not advertising.",
};

const de: RestrictionTexts = {
  subjects: {
    warning: "Eine Verwarnung zu Ihren Kommentaren",
    premoderated: "Ihre Kommentare werden gelesen, bevor sie erscheinen",
    suspended: "Sie können eine Zeit lang nicht kommentieren",
    banned: "Sie können nicht mehr kommentieren",
  },
  titles: {
    warning: "Eine Verwarnung",
    premoderated: "Ihre Kommentare werden gelesen, bevor sie erscheinen",
    suspended: "Ihr Konto ist auf Zeit gesperrt",
    banned: "Ihr Konto ist gesperrt",
  },
  intro: "Die Moderation hat diese Entscheidung über Ihr Konto getroffen. Hier steht, warum, und was Sie tun können.",
  introChanged:
    "Die Moderation hat das Ende einer früheren Einschränkung Ihres Kontos geändert. Diese Entscheidung tritt an die Stelle der früheren, die nicht mehr gilt. Hier steht, warum, und was Sie tun können.",
  contest:
    "Öffnen Sie die Seite unten. Sie hat ein Feld für Ihre Gründe. Ein Konto brauchen Sie nicht. Ein Mensch, der an dieser Entscheidung nicht beteiligt war, liest sie und antwortet Ihnen mit Gründen. Lagen wir falsch, wird die Entscheidung aufgehoben.",
  action: "Gründe ansehen und widersprechen",
  liftedSubject: "Eine Einschränkung Ihres Kontos ist beendet",
  liftedTitle: "Eine Einschränkung Ihres Kontos ist beendet",
  lifted: {
    warning: "Die Moderation hat die Verwarnung zurückgenommen.",
    premoderated:
      "Die Moderation hat die Einschränkung aufgehoben: Ihre Kommentare werden deswegen nicht mehr vorab gelesen.",
    suspended: "Die Moderation hat die Sperre auf Zeit aufgehoben.",
    banned: "Die Moderation hat die Sperre Ihres Kontos aufgehoben.",
  },
  commentsReturn:
    "Kommentare, die nur deswegen zurückgehalten oder entfernt wurden, sind in wenigen Minuten wieder zu sehen.",
  stillLimited: "Eine andere Einschränkung Ihres Kontos besteht noch. Sie sehen sie, wenn Sie sich anmelden.",
  footer: "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.",
};

const fr: RestrictionTexts = {
  subjects: {
    warning: "Un avertissement au sujet de vos commentaires",
    premoderated: "Vos commentaires sont lus avant de paraître",
    suspended: "Vous ne pouvez plus commenter pendant un temps",
    banned: "Vous ne pouvez plus commenter",
  },
  titles: {
    warning: "Un avertissement",
    premoderated: "Vos commentaires sont lus avant de paraître",
    suspended: "Votre compte est suspendu",
    banned: "Votre compte est exclu",
  },
  intro: "La modération a pris cette décision au sujet de votre compte. Voici pourquoi, et ce que vous pouvez faire.",
  introChanged:
    "La modération a changé la fin d’une restriction antérieure de votre compte. Cette décision prend la place de la précédente, qui ne tient plus. Voici pourquoi, et ce que vous pouvez faire.",
  contest:
    "Ouvrez la page ci-dessous. Elle contient un champ pour vos raisons. Vous n’avez pas besoin de compte. Une personne qui n’a pris aucune part à cette décision les lira et vous répondra en donnant ses motifs. Si nous avions tort, la décision sera annulée.",
  action: "Voir les motifs et contester la décision",
  liftedSubject: "Une restriction de votre compte a pris fin",
  liftedTitle: "Une restriction de votre compte a pris fin",
  lifted: {
    warning: "La modération a retiré l’avertissement.",
    premoderated: "La modération a levé la restriction : elle ne fait plus lire vos commentaires à l’avance.",
    suspended: "La modération a levé la suspension de votre compte.",
    banned: "La modération a levé l’exclusion de votre compte.",
  },
  commentsReturn:
    "Les commentaires retenus ou retirés pour cette seule raison sont de nouveau visibles d’ici quelques minutes.",
  stillLimited: "Une autre restriction de votre compte tient encore. Vous la trouverez en vous connectant.",
  footer:
    "Vous recevez cette lettre parce que vous avez commenté ici. Elle est envoyée une seule fois, et ce n’est pas de la publicité.",
};

const es: RestrictionTexts = {
  subjects: {
    warning: "Una advertencia sobre sus comentarios",
    premoderated: "Sus comentarios se leen antes de aparecer",
    suspended: "No puede comentar por un tiempo",
    banned: "Ya no puede comentar",
  },
  titles: {
    warning: "Una advertencia",
    premoderated: "Sus comentarios se leen antes de aparecer",
    suspended: "Su cuenta está suspendida",
    banned: "Su cuenta está expulsada",
  },
  intro: "La moderación tomó esta decisión sobre su cuenta. Aquí le decimos por qué y qué puede hacer.",
  introChanged:
    "La moderación ha cambiado el fin de una restricción anterior de su cuenta. Esta decisión ocupa el lugar de la anterior, que ya no está en vigor. Aquí le decimos por qué y qué puede hacer.",
  contest:
    "Abra la página de abajo. Tiene un recuadro para sus razones. No necesita cuenta. Una persona que no tuvo parte en esta decisión las leerá y le responderá con sus motivos. Si nos equivocamos, la decisión se anulará.",
  action: "Ver los motivos y recurrir la decisión",
  liftedSubject: "Ha terminado una restricción de su cuenta",
  liftedTitle: "Ha terminado una restricción de su cuenta",
  lifted: {
    warning: "La moderación ha retirado la advertencia.",
    premoderated: "La moderación ha levantado la restricción: por ella ya no se leen antes sus comentarios.",
    suspended: "La moderación ha levantado la suspensión de su cuenta.",
    banned: "La moderación ha levantado la expulsión de su cuenta.",
  },
  commentsReturn: "Los comentarios retenidos o retirados solo por eso vuelven a verse en unos minutos.",
  stillLimited: "Otra restricción de su cuenta sigue en pie. La encontrará al entrar.",
  footer: "Recibe esta carta porque comentó aquí. Se envía una sola vez y no es publicidad.",
};

const CATALOGUES: Readonly<Record<Language, RestrictionTexts>> = { en, de, fr, es };

/** By the language of a BCP 47 tag. */
export const restrictionTexts = (locale: string): RestrictionTexts => CATALOGUES[languageOf(locale)];
