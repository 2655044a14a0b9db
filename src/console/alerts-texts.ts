const en = {
  overdue: {
    cases: "Cases have waited for longer than the settings allow",
    appeals: "Appeals have waited for longer than the settings allow",
    notices: "Notices have waited for longer than the settings allow",
  } as Readonly<Record<string, string>>,
  undelivered: (kind: string, answer: string): string => `Could not be delivered: ${kind}. Last answer: ${answer}.`,
};

const de: typeof en = {
  overdue: {
    cases: "Fälle warten länger, als die Einstellungen erlauben",
    appeals: "Widersprüche warten länger, als die Einstellungen erlauben",
    notices: "Meldungen warten länger, als die Einstellungen erlauben",
  },
  undelivered: (kind, answer) => `Nicht zustellbar: ${kind}. Letzte Antwort: ${answer}.`,
};

export const ALERTS_TEXTS: Readonly<Record<"en" | "de", typeof en>> = { en, de };
