const en = {
  withoutAccount: "an address without an account",
  otherKind: "a letter of another version",
  answers: {
    noMailbox: "the mailbox does not take it",
    full: "the mailbox is full",
    refused: "the mail server refused it for good",
    later: "the mail server put it off",
    login: "the mail server did not let us in",
    unreachable: "the mail server could not be reached",
    usedUp: "every attempt was used up",
    nothingToSay: "there was nothing to say any more",
    unexpected: "an unexpected error of ours",
  },
};

export type LettersTexts = typeof en;

const de: LettersTexts = {
  withoutAccount: "eine Adresse ohne Konto",
  otherKind: "ein Brief einer anderen Version",
  answers: {
    noMailbox: "das Postfach nimmt ihn nicht an",
    full: "das Postfach ist voll",
    refused: "der Mailserver hat ihn endgültig abgelehnt",
    later: "der Mailserver hat ihn aufgeschoben",
    login: "der Mailserver ließ uns nicht hinein",
    unreachable: "der Mailserver war nicht erreichbar",
    usedUp: "alle Versuche sind verbraucht",
    nothingToSay: "es gab nichts mehr zu sagen",
    unexpected: "ein unerwarteter Fehler bei uns",
  },
};

export const LETTERS_TEXTS: Readonly<Record<"en" | "de", LettersTexts>> = { en, de };
