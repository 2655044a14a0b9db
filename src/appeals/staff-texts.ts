import type { AlertKind } from "../db/generated/client.ts";
import { type Language, languageOf } from "../shared/language.ts";
import { plural } from "../shared/plural.ts";

/** The sentences of letters to administrators and invited reviewers, by language. */
export interface StaffTexts {
  readonly alertSubject: string;
  readonly alertTitle: string;
  readonly alerts: Readonly<Record<AlertKind, (count: number) => string>>;
  readonly causeLabel: string;
  readonly alertAction: string;
  readonly alertFooter: string;
  readonly invitedSubject: string;
  readonly invitedTitle: string;
  readonly invited: string;
  readonly invitedUntil: (end: string) => string;
  readonly invitedAction: string;
  readonly invitedFooter: string;
}

const en: StaffTexts = {
  alertSubject: "Recourse needs an administrator",
  alertTitle: "Something needs you",
  alerts: {
    letter_undelivered: () =>
      "A letter that tells an author what was decided, and how to contest it, could not be delivered. The author's time to contest has not begun. See what failed, and send it again once the cause is mended.",
    appeal_without_decider: () =>
      "An appeal waits, and nobody among the staff may decide it: everyone had a part in the matter. Add a moderator, or invite somebody from outside to decide this one appeal.",
    case_without_decider: () =>
      "A case waits, and nobody among the staff may decide it: everyone wrote, flagged or gave notice of the comment. Add a moderator who had no part in it.",
    ground_undone: () =>
      "A removed comment was restored, and a restriction of its author that still stands rested on that removal. Nothing lifts it by itself: look whether what is left is ground enough, and lift it if not.",
    overdue: (count) =>
      plural("en", count, {
        one: "One case, appeal or notice is past the time that your settings give.",
        other: "# cases, appeals or notices are past the time that your settings give.",
      }),
  },
  causeLabel: "Cause",
  alertAction: "Look at it",
  alertFooter: "You get this letter because you are an administrator: one per cause and day.",
  invitedSubject: "Would you decide an appeal?",
  invitedTitle: "An independent decision is needed",
  invited:
    "Somebody contests a decision of our moderators, and nobody who had a part in it may answer. You had none, so you are asked to. The page below shows what was decided and why, and what is said against it. You need no account. You decide freely, and give your reasons in your own words; they are told to whoever asked.",
  invitedUntil: (end) =>
    `The link is good for this one appeal, until ${end}. If you know the people involved, do not use it.`,
  invitedAction: "Read the appeal and decide",
  invitedFooter:
    "You get this letter because an administrator of this site entered your address. Do nothing to decline.",
};

const de: StaffTexts = {
  alertSubject: "Recourse braucht jemanden von der Administration",
  alertTitle: "Hier werden Sie gebraucht",
  alerts: {
    letter_undelivered: () =>
      "Ein Brief, der sagt, was entschieden wurde und wie man widerspricht, konnte nicht zugestellt werden. Die Frist für den Widerspruch hat nicht begonnen. Sehen Sie nach, woran es lag, und schicken Sie ihn noch einmal, wenn die Ursache behoben ist.",
    appeal_without_decider: () =>
      "Ein Widerspruch wartet, und niemand in der Moderation darf ihn entscheiden: Alle waren an der Sache beteiligt. Nehmen Sie jemanden in die Moderation auf, oder laden Sie für diesen einen Widerspruch jemanden von außen ein.",
    case_without_decider: () =>
      "Ein Fall wartet, und niemand in der Moderation darf ihn entscheiden: Alle haben den Kommentar geschrieben oder gemeldet. Nehmen Sie jemanden in die Moderation auf, der an der Sache nicht beteiligt war.",
    ground_undone: () =>
      "Ein entfernter Kommentar ist wieder da, und eine Einschränkung, die noch gilt, stützte sich auf die Entfernung. Von selbst endet sie nicht: Sehen Sie nach, ob der Rest als Grund genügt, und heben Sie sie sonst auf.",
    overdue: (count) =>
      plural("de", count, {
        one: "Ein Fall, ein Widerspruch oder eine Meldung liegt länger, als Ihre Einstellungen vorsehen.",
        other: "# Fälle, Widersprüche oder Meldungen liegen länger, als Ihre Einstellungen vorsehen.",
      }),
  },
  causeLabel: "Ursache",
  alertAction: "Ansehen",
  alertFooter: "Sie erhalten diesen Brief, weil Sie hier administrieren: einen je Ursache und Tag.",
  invitedSubject: "Würden Sie über einen Widerspruch entscheiden?",
  invitedTitle: "Eine unabhängige Entscheidung wird gebraucht",
  invited:
    "Jemand widerspricht einer Entscheidung unserer Moderation, und wer daran beteiligt war, darf nicht antworten. Sie waren es nicht, deshalb bitten wir Sie darum. Die Seite unten zeigt, was warum entschieden wurde und was dagegen gesagt wird. Ein Konto brauchen Sie nicht. Sie entscheiden frei und begründen es in Ihren eigenen Worten; die Person, die widerspricht, bekommt sie zu lesen.",
  invitedUntil: (end) =>
    `Der Link gilt für diesen einen Widerspruch, bis ${end}. Wenn Sie die Beteiligten kennen, nutzen Sie ihn bitte nicht.`,
  invitedAction: "Den Widerspruch lesen und entscheiden",
  invitedFooter:
    "Sie erhalten diesen Brief, weil jemand von der Administration dieser Seite Ihre Adresse eingetragen hat. Wenn Sie nicht möchten, brauchen Sie nichts zu tun.",
};

const fr: StaffTexts = {
  alertSubject: "Recourse a besoin d’un administrateur",
  alertTitle: "On a besoin de vous",
  alerts: {
    letter_undelivered: () =>
      "Une lettre qui dit ce qui a été décidé, et comment le contester, n’a pas pu être remise. Le délai pour contester n’a pas commencé. Regardez ce qui a échoué, et renvoyez-la une fois la cause réparée.",
    appeal_without_decider: () =>
      "Un recours attend, et personne dans la modération ne peut le trancher : tous ont eu part à l’affaire. Ajoutez quelqu’un à la modération, ou invitez une personne de l’extérieur à trancher ce seul recours.",
    case_without_decider: () =>
      "Un cas attend, et personne dans la modération ne peut le trancher : tous ont écrit ou signalé le commentaire. Ajoutez à la modération quelqu’un qui n’y a pas eu part.",
    ground_undone: () =>
      "Un commentaire retiré a été rétabli, et une restriction toujours en vigueur reposait sur ce retrait. Rien ne la lève d’elle-même : regardez si le reste suffit comme motif, et sinon levez-la.",
    overdue: (count) =>
      plural("fr", count, {
        one: "# cas, recours ou signalement a dépassé le délai que prévoient vos réglages.",
        other: "# cas, recours ou signalements ont dépassé le délai que prévoient vos réglages.",
      }),
  },
  causeLabel: "Cause",
  alertAction: "Y aller voir",
  alertFooter: "Vous recevez cette lettre parce que vous êtes administrateur : une par cause et par jour.",
  invitedSubject: "Voulez-vous trancher un recours ?",
  invitedTitle: "Il faut une décision indépendante",
  invited:
    "Quelqu’un conteste une décision de notre modération, et aucune personne y ayant pris part ne peut répondre. Vous n’y avez pas pris part, c’est pourquoi nous vous le demandons. La page ci-dessous montre ce qui a été décidé et pourquoi, et ce qui y est opposé. Vous n’avez pas besoin de compte. Vous décidez librement et donnez vos motifs avec vos propres mots ; ils sont communiqués à la personne qui a demandé.",
  invitedUntil: (end) =>
    `Le lien vaut pour ce seul recours, jusqu’au ${end}. Si vous connaissez les personnes concernées, ne l’utilisez pas.`,
  invitedAction: "Lire le recours et décider",
  invitedFooter:
    "Vous recevez cette lettre parce qu’un administrateur de ce site a saisi votre adresse. Pour refuser, il suffit de ne rien faire.",
};

const es: StaffTexts = {
  alertSubject: "Recourse necesita a alguien de la administración",
  alertTitle: "Algo le necesita",
  alerts: {
    letter_undelivered: () =>
      "Una carta que dice lo que se decidió y cómo recurrirlo no se pudo entregar. El plazo para recurrir no ha empezado. Mire qué falló y envíela de nuevo cuando la causa esté resuelta.",
    appeal_without_decider: () =>
      "Un recurso espera y nadie de la moderación puede decidirlo: todos tuvieron parte en el asunto. Añada a alguien a la moderación o invite a alguien de fuera a decidir este único recurso.",
    case_without_decider: () =>
      "Un caso espera y nadie de la moderación puede decidirlo: todos escribieron o denunciaron el comentario. Añada a la moderación a alguien que no haya tenido parte.",
    ground_undone: () =>
      "Un comentario retirado se ha restablecido y una restricción que sigue en vigor se apoyaba en esa retirada. Nada la levanta por sí sola: mire si lo que queda basta como motivo y, si no, levántela.",
    overdue: (count) =>
      plural("es", count, {
        one: "# caso, recurso o aviso ha superado el plazo que prevén sus ajustes.",
        other: "# casos, recursos o avisos han superado el plazo que prevén sus ajustes.",
      }),
  },
  causeLabel: "Causa",
  alertAction: "Mirarlo",
  alertFooter: "Recibe esta carta porque administra este sitio: una por causa y día.",
  invitedSubject: "¿Decidiría usted un recurso?",
  invitedTitle: "Hace falta una decisión independiente",
  invited:
    "Alguien recurre una decisión de nuestra moderación y nadie que haya tenido parte puede responder. Usted no la tuvo, por eso se lo pedimos. La página de abajo muestra lo que se decidió y por qué, y lo que se dice en contra. No necesita cuenta. Decide libremente y da sus motivos con sus propias palabras; se comunican a quien lo pidió.",
  invitedUntil: (end) =>
    `El enlace vale para este único recurso, hasta el ${end}. Si conoce a las personas implicadas, no lo use.`,
  invitedAction: "Leer el recurso y decidir",
  invitedFooter:
    "Recibe esta carta porque alguien de la administración de este sitio introdujo su dirección. Para declinar no tiene que hacer nada.",
};

const CATALOGUES: Readonly<Record<Language, StaffTexts>> = { en, de, fr, es };

/** By the language of a BCP 47 tag. */
export const staffTexts = (locale: string): StaffTexts => CATALOGUES[languageOf(locale)];
