import type { RestrictionGround } from "../authors/schema.ts";
import type { WhyNot } from "../restrictions/read-why-not.ts";

interface PersonTexts {
  /** What has become of a removal that a restriction rested on. */
  readonly ground: Readonly<Record<RestrictionGround["status"], string>>;
  readonly removal: (number: number) => string;
  readonly restrict: Readonly<Record<NonNullable<WhyNot["restrict"]>, string>>;
  /** Of the kinds that stand, named in `kinds`. */
  readonly standing: (kinds: string) => string;
  readonly toStanding: string;
  readonly relieve: string;
  readonly note: Readonly<Record<NonNullable<WhyNot["note"]>, string>>;
  readonly emailRevealed: string;
  /** What is folded away. */
  readonly older: (number: number) => string;
}

const en: PersonTexts = {
  ground: { standing: "stands", waived: "waived since", undone: "overturned since, no ground any more" },
  removal: (number) => `Removal ${number}:`,
  restrict: {
    self: "This is your account, or one at your mailbox: nobody restricts their own account.",
    staff: "Staff cannot be restricted: an administrator removes their role first.",
    flagger: "You flagged a comment by this author, so someone else has to decide.",
    notifier: "You gave notice of a comment by this author, so someone else has to decide.",
    party: "You and this author have answered one another, so someone else has to decide.",
  },
  standing: (kinds) => `Holds already, and is not offered again: ${kinds}.`,
  toStanding: "Change its end or lift it",
  relieve: "This is your account, or one at your mailbox: a colleague has to do that.",
  note: {
    self: "This is your account, or one at your mailbox: nobody writes a note about themselves.",
    flagger: "You flagged a comment by this author, so someone else has to write it.",
    notifier: "You gave notice of a comment by this author, so someone else has to write it.",
  },
  emailRevealed: "Shown this once. It is on record that you looked.",
  older: (number) => (number === 1 ? "One older note" : `${number} older notes`),
};

const de: PersonTexts = {
  ground: { standing: "besteht", waived: "inzwischen erlassen", undone: "inzwischen aufgehoben, kein Grund mehr" },
  removal: (number) => `Entfernung ${number}:`,
  restrict: {
    self: "Das ist Ihr Konto oder eines mit Ihrem Postfach: Niemand schränkt das eigene ein.",
    staff: "Wer zum Team gehört, kann nicht eingeschränkt werden: Die Administration nimmt zuerst die Rolle weg.",
    flagger: "Sie haben einen Kommentar dieser Person gemeldet, darum muss jemand anders entscheiden.",
    notifier:
      "Sie haben einen Kommentar dieser Person als rechtswidrig gemeldet, darum muss jemand anders entscheiden.",
    party: "Sie und diese Person haben einander geantwortet, darum muss jemand anders entscheiden.",
  },
  standing: (kinds) => `Gilt schon und steht nicht noch einmal zur Wahl: ${kinds}.`,
  toStanding: "Ende ändern oder aufheben",
  relieve: "Das ist Ihr Konto oder eines mit Ihrem Postfach: Das muss jemand anders aus dem Team tun.",
  note: {
    self: "Das ist Ihr Konto oder eines mit Ihrem Postfach: Niemand schreibt eine Notiz über sich.",
    flagger: "Sie haben einen Kommentar dieser Person gemeldet, darum muss jemand anders sie schreiben.",
    notifier:
      "Sie haben einen Kommentar dieser Person als rechtswidrig gemeldet, darum muss jemand anders sie schreiben.",
  },
  emailRevealed: "Dieses eine Mal gezeigt. Es ist protokolliert, dass Sie nachgesehen haben.",
  older: (number) => (number === 1 ? "Eine ältere Notiz" : `${number} ältere Notizen`),
};

export const PERSON_TEXTS: Readonly<Record<"en" | "de", PersonTexts>> = { en, de };
