import type { Language } from "./locale.ts";

export interface SignInTexts {
  readonly title: string;
  readonly intro: string;
  readonly email: string;
  readonly ask: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly sentMailbox: string;
  readonly confirmTitle: string;
  readonly confirm: (email: string) => string;
  readonly goesTo: (site: string) => string;
  readonly button: string;
  readonly notYou: string;
  readonly badTitle: string;
  readonly bad: string;
  readonly notAnAddress: string;
}

const en: SignInTexts = {
  title: "Sign in",
  intro: "Tell us your e-mail address, and we send you a link that signs you in. There is no password.",
  email: "E-mail address",
  ask: "Send me a link",
  sentTitle: "Look into your mailbox",
  sent: "If that address can get mail, a letter with a link is on its way. The link works once, for 15 minutes.",
  sentMailbox: "This server sends no real mail: see the development mailbox.",
  confirmTitle: "Sign in",
  confirm: (email) => `Press the button, and you are signed in as ${email}.`,
  goesTo: (site) => `It takes you back to ${site}.`,
  button: "Sign in",
  notYou: "Is that not you? Then just close this page: nothing has happened.",
  badTitle: "This sign-in link does not work",
  bad: "It was used already, it is older than 15 minutes, or it was not copied whole. Ask for a new one:",
  notAnAddress: "This is not an e-mail address.",
};

const de: SignInTexts = {
  title: "Anmelden",
  intro:
    "Nennen Sie uns Ihre E-Mail-Adresse, und wir schicken Ihnen einen Link, der Sie anmeldet. Ein Passwort gibt es nicht.",
  email: "E-Mail-Adresse",
  ask: "Link zuschicken",
  sentTitle: "Sehen Sie in Ihr Postfach",
  sent: "Wenn diese Adresse Post bekommen kann, ist ein Brief mit einem Link unterwegs. Er gilt einmal, 15 Minuten lang.",
  sentMailbox: "Dieser Server verschickt keine echte Post: siehe das Entwicklungspostfach.",
  confirmTitle: "Anmelden",
  confirm: (email) => `Drücken Sie auf den Knopf, dann sind Sie als ${email} angemeldet.`,
  goesTo: (site) => `Danach geht es zurück zu ${site}.`,
  button: "Anmelden",
  notYou: "Das sind nicht Sie? Dann schließen Sie diese Seite einfach: Es ist nichts geschehen.",
  badTitle: "Dieser Anmeldelink geht nicht",
  bad: "Er wurde schon benutzt, ist älter als 15 Minuten oder nicht ganz kopiert. Fordern Sie einen neuen an:",
  notAnAddress: "Das ist keine E-Mail-Adresse.",
};

export const SIGN_IN_TEXTS: Readonly<Record<Language, SignInTexts>> = { en, de };
