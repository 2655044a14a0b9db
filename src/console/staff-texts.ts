const en = {
  intro:
    "Everybody who moderates here. Moderators decide; administrators also see and change what is in this part of the console.",
  caption: "Staff, administrators first",
  name: "Name",
  role: "Role",
  since: "Since",
  signedIn: "Last sign-in",
  email: "E-mail address",
  action: "Action",
  unknown: "not known",
  noSession: "none in 30 days",
  by: "by",
  operator: (name: string): string => `the command line (${name})`,
  other: "the server",
  you: "you",
  reveal: "Show",
  revealOf: (name: string): string => `Show the e-mail address of ${name}`,
  revealed: "That you looked this address up is recorded in the audit.",
  noEmail: "none",
  change: "Change or take away",
  notOwn: "not one's own",
  changeOf: (name: string): string => `Change or take away the role of ${name}`,
  alone:
    "You are the only one of the staff. Appeals against your decisions need somebody else to decide them: add a colleague.",
  add: "Add somebody",
  addHint: "They sign in at the console by a link to this address; there is no password.",
  roles: {
    moderator: "Moderator: decides about comments, appeals and notices",
    administrator: "Administrator: all of that, and settings, staff, tokens and the audit",
  },
  emailHint: "Where their sign-in links go.",
  displayName: "Name",
  displayNameHint: "What colleagues call them. Left empty, an account that is there already keeps its own.",
  submit: "Add to the staff",
  sso_trusted:
    "The publisher's sign-in gives roles on this server: what you change here holds until that person signs in there again.",
  problems: {
    email: "This is not an e-mail address.",
    known: "This address is one of the staff's already. Change the role in the list.",
    name: "Give a name: there is no account with this address yet.",
    badName: "This name cannot be used: it needs 1 to 80 visible characters, and nothing that the policy objects to.",
    role: "Choose a role.",
    other: "Something that was sent cannot be read. Open the page again.",
  },

  roleOf: (name: string): string => `The role of ${name}`,
  own: "This is your own role. Nobody changes their own: ask another administrator.",
  overtaken: "Somebody else has changed this role since you opened the page, so nothing was changed.",
  ownRefused: "Nobody changes their own role, nor that of another account at their mailbox: ask another administrator.",
  toReader: "Take the role away",
  toReaderHint: (name: string): string =>
    `${name} becomes a reader and is signed out everywhere at once. What they decided stands, and stays under their name.`,
  toModerator: "Make a moderator",
  toModeratorHint: (name: string): string =>
    `${name} is signed out everywhere, and decides about comments, appeals and notices after signing in again.`,
  toAdministrator: "Make an administrator",
  toAdministratorHint: (name: string): string =>
    `${name} then sees and changes everything in the console: settings, staff, tokens, the audit.`,
  person: "Their record",
  audited: "What they did, in the audit",
  back: "Back to the list",
  done: {
    added: "Added. They sign in at /console with that address.",
    changed: "The role is changed.",
    taken: "The role is taken away, and every session of theirs has ended.",
    overtaken: "Somebody else has taken that role away meanwhile.",
  },
};

type StaffTexts = typeof en;

const de: StaffTexts = {
  intro:
    "Alle, die hier moderieren. Die Moderation entscheidet; die Administration sieht und ändert auch, was in diesem Teil der Konsole steht.",
  caption: "Team, die Administration zuerst",
  name: "Person",
  role: "Rolle",
  since: "Seit",
  signedIn: "Letzte Anmeldung",
  email: "E-Mail-Adresse",
  action: "Handlung",
  unknown: "nicht bekannt",
  noSession: "keine in 30 Tagen",
  by: "durch",
  operator: (name) => `die Befehlszeile (${name})`,
  other: "den Server",
  you: "Sie",
  reveal: "Anzeigen",
  revealOf: (name) => `E-Mail-Adresse von ${name} anzeigen`,
  revealed: "Dass Sie diese Adresse nachgesehen haben, steht im Protokoll.",
  noEmail: "keine",
  change: "Ändern oder entziehen",
  notOwn: "nicht die eigene",
  changeOf: (name) => `Rolle von ${name} ändern oder entziehen`,
  alone:
    "Außer Ihnen gehört niemand zum Team. Über Widersprüche gegen Ihre Entscheidungen muss jemand anderes entscheiden: Nehmen Sie jemanden dazu.",
  add: "Jemanden aufnehmen",
  addHint: "Die Anmeldung an der Konsole geht mit einem Link an diese Adresse, ein Passwort gibt es nicht.",
  roles: {
    moderator: "Moderation: entscheidet über Kommentare, Widersprüche und Meldungen",
    administrator: "Administration: all das, dazu Einstellungen, Team, Schlüssel und das Protokoll",
  },
  emailHint: "An sie gehen die Anmeldelinks.",
  displayName: "Anzeigename",
  displayNameHint:
    "Wie das Team die Person nennt. Bleibt er leer, behält ein Konto, das es schon gibt, seinen eigenen.",
  submit: "Ins Team aufnehmen",
  sso_trusted:
    "Auf diesem Server vergibt die Anmeldung des Verlags die Rollen: Was Sie hier ändern, gilt, bis die Person sich dort wieder anmeldet.",
  problems: {
    email: "Das ist keine E-Mail-Adresse.",
    known: "Diese Adresse gehört schon zum Team. Ändern Sie die Rolle in der Liste.",
    name: "Geben Sie einen Namen an: Mit dieser Adresse gibt es noch kein Konto.",
    badName: "Dieser Name geht nicht: Er braucht 1 bis 80 sichtbare Zeichen und nichts, woran sich die Regeln stören.",
    role: "Wählen Sie eine Rolle.",
    other: "Etwas von dem Geschickten ist nicht lesbar. Öffnen Sie die Seite noch einmal.",
  },

  roleOf: (name) => `Die Rolle von ${name}`,
  own: "Das ist Ihre eigene Rolle. Die eigene ändert niemand: Fragen Sie jemand anderen aus der Administration.",
  overtaken: "Jemand anderes hat diese Rolle geändert, seit Sie die Seite geöffnet haben; geändert wurde nichts.",
  ownRefused:
    "Die eigene Rolle ändert niemand, auch nicht die eines anderen Kontos mit demselben Postfach: Fragen Sie jemand anderen aus der Administration.",
  toReader: "Rolle entziehen",
  toReaderHint: (name) =>
    `${name} hat dann ein Leserkonto und ist sofort überall abgemeldet. Getroffene Entscheidungen bleiben, auch unter diesem Namen.`,
  toModerator: "Zur Moderation machen",
  toModeratorHint: (name) =>
    `${name} ist überall abgemeldet und entscheidet nach der nächsten Anmeldung über Kommentare, Widersprüche und Meldungen.`,
  toAdministrator: "Zur Administration machen",
  toAdministratorHint: (name) =>
    `${name} sieht und ändert dann alles in der Konsole: Einstellungen, Team, Schlüssel, Protokoll.`,
  person: "Akte der Person",
  audited: "Was die Person getan hat, im Protokoll",
  back: "Zurück zur Liste",
  done: {
    added: "Aufgenommen. Die Anmeldung geht unter /console mit dieser Adresse.",
    changed: "Die Rolle ist geändert.",
    taken: "Die Rolle ist entzogen, und alle Sitzungen sind beendet.",
    overtaken: "Jemand anderes hat diese Rolle inzwischen entzogen.",
  },
};

export const STAFF_TEXTS: Readonly<Record<"en" | "de", StaffTexts>> = { en, de };
