import { type ChainFault, type Fault, type RowFault, sayFault } from "../../audit/faults.ts";
import type { ConsoleLanguage } from "./language.ts";

/** What administrators watch over: letters, alerts, the audit. */
const en = {
  letters: {
    title: "Letters",
    tabs: "Letters by state",
    empty: "There are no such letters.",
    caption: "Letters, newest first",
    kind: "Letter",
    to: "To",
    attempts: "Attempts",
    code: "Last answer",
    created: "Made",
    sent: "Sent",
    retry: "Send again",
    account: "account",
  },

  alerts: {
    title: "Alerts",
    tabs: "Alerts by state",
    states: { open: "open", acknowledged: "noted" },
    empty: "There are no such alerts.",
    caption: "Alerts, newest first",
    what: "What",
    count: "Times",
    since: "First",
    last: "Last",
    state: "State",
    kinds: {
      letter_undelivered: "A letter with the right to appeal could not be delivered",
      appeal_without_decider: "An appeal that nobody of the staff may decide",
      case_without_decider: "A case that nobody of the staff may decide",
      ground_undone: "A restriction rests on a removal that was undone",
      overdue: "Past the time that the settings give",
    },
    look: "Look",
    acknowledge: "Take note",
    acknowledgedBy: "Noted by",
  },

  audit: {
    title: "Audit",
    intro: "What staff, operators, the policy and the system did. Entries are never changed or deleted.",
    chain: "Seals",
    noSeal: "Nothing is sealed yet.",
    lastSeal: "Last seal",
    seal: (seal: number, lastId: number) => `number ${seal}, up to entry ${lastId}`,
    waiting: "Entries that wait for a seal",
    checked: "Newest entries, compared with their seals just now",
    whole: (rows: number) => `${rows.toLocaleString("en")}, all as they were sealed`,
    broken: "The audit does not fit its seals. Run verify-audit on the server; it names every entry.",
    fault: sayFault,
    number: "No.",
    caption: "Entries, newest first",
    at: "When",
    who: "Who",
    what: "What",
    subject: "On what",
    details: "Details",
    empty: "No entry fits.",
  },
};

const de: typeof en = {
  letters: {
    title: "Briefe",
    tabs: "Briefe nach Stand",
    empty: "Solche Briefe gibt es nicht.",
    caption: "Briefe, die neuesten zuerst",
    kind: "Brief",
    to: "An",
    attempts: "Versuche",
    code: "Letzte Antwort",
    created: "Entstanden",
    sent: "Verschickt",
    retry: "Noch einmal schicken",
    account: "Konto",
  },

  alerts: {
    title: "Hinweise",
    tabs: "Hinweise nach Stand",
    states: { open: "offen", acknowledged: "zur Kenntnis genommen" },
    empty: "Solche Hinweise gibt es nicht.",
    caption: "Hinweise, die neuesten zuerst",
    what: "Was",
    count: "Wie oft",
    since: "Zuerst",
    last: "Zuletzt",
    state: "Stand",
    kinds: {
      letter_undelivered: "Ein Brief mit dem Recht auf Widerspruch konnte nicht zugestellt werden",
      appeal_without_decider: "Ein Widerspruch, über den niemand in der Moderation entscheiden darf",
      case_without_decider: "Ein Fall, über den niemand in der Moderation entscheiden darf",
      ground_undone: "Eine Einschränkung stützt sich auf eine Entfernung, die rückgängig gemacht ist",
      overdue: "Über der Zeit, die die Einstellungen vorsehen",
    },
    look: "Ansehen",
    acknowledge: "Zur Kenntnis nehmen",
    acknowledgedBy: "Zur Kenntnis genommen durch",
  },

  audit: {
    title: "Protokoll",
    intro:
      "Was Moderation, Administration, Betrieb, Regeln und System getan haben. Einträge werden nie geändert oder gelöscht.",
    chain: "Siegel",
    noSeal: "Noch ist nichts versiegelt.",
    lastSeal: "Letztes Siegel",
    seal: (seal, lastId) => `Nummer ${seal}, bis zum Eintrag ${lastId}`,
    waiting: "Einträge, die auf ein Siegel warten",
    checked: "Neueste Einträge, gerade mit ihren Siegeln verglichen",
    whole: (rows) => `${rows.toLocaleString("de")}, alle wie versiegelt`,
    broken:
      "Das Protokoll passt nicht zu seinen Siegeln. Rufen Sie auf dem Server verify-audit auf, es nennt jeden Eintrag.",
    fault: sayFaultInGerman,
    number: "Nr.",
    caption: "Einträge, die neuesten zuerst",
    at: "Wann",
    who: "Wer",
    what: "Was",
    subject: "Woran",
    details: "Näheres",
    empty: "Kein Eintrag passt.",
  },
};

function sayFaultInGerman(fault: Fault): string {
  return "id" in fault ? sayRowFault(fault) : sayChainFault(fault);
}

function sayRowFault(fault: RowFault): string {
  switch (fault.kind) {
    case "row_altered":
      return `Eintrag ${fault.id} wurde geändert, nachdem Siegel ${fault.seal} ihn erfasst hatte`;
    case "row_removed":
      return `Eintrag ${fault.id} fehlt: Siegel ${fault.seal} erfasst ihn`;
    case "row_inserted":
      return `Eintrag ${fault.id} wurde eingefügt: Siegel ${fault.seal} erfasst die Nummern um ihn, und er war nicht da`;
    case "row_without_seal":
      return `Eintrag ${fault.id} hat kein Siegel`;
    case "row_misdated":
      return fault.seal === null
        ? `Eintrag ${fault.id} nennt ${fault.at}, was noch kommt`
        : `Eintrag ${fault.id} nennt ${fault.at}, und Siegel ${fault.seal} zeigt, dass er zu einer anderen Zeit geschrieben wurde`;
    case "row_beyond":
      return `Eintrag ${fault.id} liegt jenseits der Nummern, die die Datenbank vergeben hat`;
  }
}

function sayChainFault(fault: ChainFault): string {
  switch (fault.kind) {
    case "seal_altered":
      return `Siegel ${fault.seal} wurde geändert: Sein Hash passt nicht zu seinem Inhalt`;
    case "seal_out_of_place":
      return `Siegel ${fault.seal} folgt nicht auf das Siegel davor`;
    case "seal_of_another_key":
      return `Siegel ${fault.seal} wurde mit einem anderen Schlüssel gemacht`;
    case "seals_missing":
      return fault.seal === fault.to ? `Siegel ${fault.seal} fehlt` : `Die Siegel ${fault.seal} bis ${fault.to} fehlen`;
    case "tail_cut":
      return `Das Ende ist abgeschnitten: ${fault.file} kennt Siegel ${fault.seal}, bis zum Eintrag ${fault.lastId}, die Datenbank nicht`;
    case "seal_replaced":
      return `Siegel ${fault.seal}, bis zum Eintrag ${fault.lastId}, ist nicht das, das ${fault.file} kennt`;
    case "file_unreadable":
      return `${fault.file} lässt sich nicht als Siegel lesen`;
    case "decision_without_row":
      return `Entscheidung ${fault.decision} steht nicht im Protokoll`;
    case "decision_changed":
      return `Entscheidung ${fault.decision} wurde geändert: Das Protokoll sagt anderes (${fault.differs.join(", ")})`;
    case "decision_missing":
      return `Entscheidung ${fault.decision} ist weg: Eintrag ${fault.row} erzählt von ihr`;
    case "statement_missing":
      return `Begründung ${fault.statement} der Entscheidung ${fault.decision} ist weg: Eintrag ${fault.row} erzählt von ihr`;
    case "wrong_key":
      return "Kein Siegel wurde mit diesem AUDIT_KEY gemacht: Er ist nicht der Schlüssel dieser Datenbank, oder alle Siegel wurden ersetzt";
  }
}

export const OPERATION: Readonly<Record<ConsoleLanguage, typeof en>> = { en, de };
