import type { AlertKind } from "../db/generated/client.ts";
import { plural } from "../shared/plural.ts";

/** The sentences of letters to administrators and invited reviewers, by language. English where one is missing. */
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

const CATALOGUES: Readonly<Record<string, StaffTexts>> = { en, de };

/** By the language of a BCP 47 tag. */
export const staffTexts = (locale: string): StaffTexts => CATALOGUES[locale.split("-", 1)[0] ?? "en"] ?? en;
