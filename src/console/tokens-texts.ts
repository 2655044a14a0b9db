import type { TokenState } from "../auth/read-api-tokens.ts";
import type { Scope } from "../shared/actor.ts";

interface TokensTexts {
  readonly intro: string;
  readonly caption: string;
  readonly empty: string;
  readonly name: string;
  readonly may: string;
  readonly made: string;
  readonly used: string;
  readonly state: string;
  readonly never: string;
  readonly by: string;
  readonly operator: (name: string) => string;
  readonly states: Readonly<Record<TokenState, string>>;
  readonly until: string;
  readonly since: string;
  readonly action: string;
  readonly revoke: string;
  readonly revokeOf: (name: string) => string;
  readonly scopes: Readonly<Record<Scope, string>>;
  readonly create: string;
  readonly createHint: string;
  readonly nameHint: string;
  readonly ends: string;
  readonly endings: Readonly<Record<"30" | "90" | "365" | "never", string>>;
  readonly endsHint: string;
  readonly submit: string;
  readonly problems: Readonly<Record<"name" | "scope" | "ends" | "other", string>>;
  readonly madeAlready: string;
  readonly madeTitle: (name: string) => string;
  readonly secret: string;
  readonly warning: string;
  readonly usage: string;
  readonly copy: string;
  readonly back: string;
  readonly revokeTitle: (name: string) => string;
  readonly consequence: string;
  readonly neverUsed: string;
  readonly lastUsed: string;
  readonly confirm: string;
  readonly over: string;
  readonly done: Readonly<Record<"revoked" | "over", string>>;
}

const en: TokensTexts = {
  intro:
    "With a token a program of yours, such as the content management system, calls the API. It is no person: it can do what its scopes say, and nothing else.",
  caption: "Tokens, newest first",
  empty: "No program has a token yet.",
  name: "Name",
  may: "May",
  made: "Made",
  used: "Last used",
  state: "State",
  never: "never",
  by: "by",
  operator: (name) => `the command line (${name})`,
  states: { good: "good", expired: "expired", revoked: "revoked" },
  until: "until",
  since: "since",
  action: "Action",
  revoke: "Revoke",
  revokeOf: (name) => `Revoke the token ${name}`,
  scopes: {
    "articles:read": "read the list of articles",
    "articles:write": "register and change articles",
  },
  create: "Make a token",
  createHint: "One for each program, so that each can be revoked by itself.",
  nameHint: "Of the program that will use it. At most 100 characters.",
  ends: "It ends",
  endings: { "30": "after 30 days", "90": "after 90 days", "365": "after a year", never: "never, until it is revoked" },
  endsHint: "Nobody is warned before: put the day into a calendar.",
  submit: "Make the token",
  problems: {
    name: "The token needs a name of at most 100 characters.",
    scope: "Choose at least one thing that it may do.",
    ends: "Choose when it ends.",
    other: "Something that was sent cannot be read. Open the page again.",
  },
  madeAlready:
    "This form has made its token already, and the secret is not shown again. If you did not keep it, revoke that token and make another one.",
  madeTitle: (name) => `The token ${name} is made`,
  secret: "Secret",
  warning:
    "Copy it now: it is shown this once. We keep only a hash of it, so nobody can look it up again. Whoever has it can do what it may do, so keep it like a password, and out of code and chats.",
  usage: "The program sends it with each call, in the header",
  copy: "Copy",
  back: "Back to the list",
  revokeTitle: (name) => `Revoke the token ${name}?`,
  consequence: "Whatever uses it is refused from then on. That cannot be taken back; a new token can be made.",
  neverUsed: "It has never been used.",
  lastUsed: "It was last used",
  confirm: "Revoke it",
  over: "This token is good for nothing any more.",
  done: {
    revoked: "Revoked: whoever sends it is refused from now on.",
    over: "This token had been revoked already.",
  },
};

const de: TokensTexts = {
  intro:
    "Mit einem Schlüssel ruft ein Programm von Ihnen, etwa das Redaktionssystem, die API auf. Es ist keine Person: Es darf, was der Schlüssel erlaubt, und sonst nichts.",
  caption: "Schlüssel, die neuesten zuerst",
  empty: "Noch hat kein Programm einen Schlüssel.",
  name: "Bezeichnung",
  may: "Darf",
  made: "Angelegt",
  used: "Zuletzt benutzt",
  state: "Stand",
  never: "nie",
  by: "durch",
  operator: (name) => `die Befehlszeile (${name})`,
  states: { good: "gültig", expired: "abgelaufen", revoked: "zurückgezogen" },
  until: "bis",
  since: "seit",
  action: "Handlung",
  revoke: "Zurückziehen",
  revokeOf: (name) => `Schlüssel ${name} zurückziehen`,
  scopes: {
    "articles:read": "die Liste der Artikel lesen",
    "articles:write": "Artikel anmelden und ändern",
  },
  create: "Schlüssel anlegen",
  createHint: "Einer je Programm, damit sich jeder für sich zurückziehen lässt.",
  nameHint: "Die des Programms, das ihn benutzen wird. Höchstens 100 Zeichen.",
  ends: "Er endet",
  endings: {
    "30": "nach 30 Tagen",
    "90": "nach 90 Tagen",
    "365": "nach einem Jahr",
    never: "nie, bis er zurückgezogen wird",
  },
  endsHint: "Niemand wird vorher gewarnt: Tragen Sie den Tag in einen Kalender ein.",
  submit: "Den Schlüssel anlegen",
  problems: {
    name: "Der Schlüssel braucht eine Bezeichnung mit höchstens 100 Zeichen.",
    scope: "Wählen Sie mindestens eines, was er darf.",
    ends: "Wählen Sie, wann er endet.",
    other: "Etwas von dem Geschickten ist nicht lesbar. Öffnen Sie die Seite noch einmal.",
  },
  madeAlready:
    "Dieses Formular hat seinen Schlüssel schon angelegt, und das Geheimnis wird nicht noch einmal gezeigt. Haben Sie es nicht mehr, dann ziehen Sie den Schlüssel zurück und legen einen neuen an.",
  madeTitle: (name) => `Der Schlüssel ${name} ist angelegt`,
  secret: "Geheimnis",
  warning:
    "Kopieren Sie es jetzt: Es wird nur dieses eine Mal gezeigt. Wir bewahren nur eine Prüfsumme auf, niemand kann es wieder nachsehen. Wer es hat, darf, was der Schlüssel erlaubt; behandeln Sie es wie ein Passwort, also nicht in Programmtexten und Chats.",
  usage: "Das Programm schickt es bei jedem Aufruf mit, im Kopf",
  copy: "Kopieren",
  back: "Zurück zur Liste",
  revokeTitle: (name) => `Schlüssel ${name} zurückziehen?`,
  consequence:
    "Was ihn benutzt, wird ab dann abgewiesen. Rückgängig machen lässt sich das nicht; einen neuen Schlüssel kann man anlegen.",
  neverUsed: "Er wurde noch nie benutzt.",
  lastUsed: "Zuletzt benutzt:",
  confirm: "Zurückziehen",
  over: "Dieser Schlüssel gilt nicht mehr.",
  done: {
    revoked: "Zurückgezogen: Wer ihn schickt, wird ab jetzt abgewiesen.",
    over: "Dieser Schlüssel war schon zurückgezogen.",
  },
};

export const TOKENS_TEXTS: Readonly<Record<"en" | "de", TokensTexts>> = { en, de };
