import type { RestrictionKind } from "../db/generated/client.ts";

/** What letters about an account say around its reasons, by language. English where a language is missing. */
export interface RestrictionTexts {
  readonly subjects: Readonly<Record<RestrictionKind, string>>;
  readonly titles: Readonly<Record<RestrictionKind, string>>;
  readonly intro: string;
  readonly contest: string;
  readonly action: string;
  readonly liftedSubject: string;
  readonly liftedTitle: string;
  readonly lifted: Readonly<Record<RestrictionKind, string>>;
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
  stillLimited: "Eine andere Einschränkung Ihres Kontos besteht noch. Sie sehen sie, wenn Sie sich anmelden.",
  footer: "Sie erhalten diesen Brief, weil Sie hier kommentiert haben. Er wird einmal geschickt und ist keine Werbung.",
};

const CATALOGUES: Readonly<Record<string, RestrictionTexts>> = { en, de };

/** By the language of a BCP 47 tag. */
export const restrictionTexts = (locale: string): RestrictionTexts => CATALOGUES[locale.split("-", 1)[0] ?? "en"] ?? en;
