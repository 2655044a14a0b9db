import { plural } from "../../shared/plural.ts";
import type { ConsoleLanguage } from "./language.ts";

/** The policy, and what decisions teach it. */
const en = {
  revision: {
    name: (number: number, day: string) => `Revision ${number} of ${day}`,
    by: (name: string) => `put in force by ${name}`,
    byCommand: (user: string) => `put in force by ${user} on the command line`,
    atStart: "put in force when the server started",
    never: "never in force",
  },

  policy: {
    title: "Policy",
    intro: "What readers and authors are told, as it is in force.",
    sandbox: "Try a text",
    sandboxHint: "It is judged as a comment would be. Nothing is stored.",
    label: "Text",
    judge: "Judge it",
    verdict: "Verdict",
    clean: "No rule matched.",
    degraded: "Rules that could not run",
    notices: "The author would read",
    rules: (count: number) => plural("en", count, { one: "# rule", other: "# rules" }),
  },

  suggestions: {
    title: "Suggestions",
    intro:
      "What decisions of people teach the policy in force. Nothing changes by itself: copy a change into the policy's folder, run “policy check”, and activate it.",
    exemptions: "Exemptions",
    exemptionsIntro:
      "Matches that people contradicted for at least two authors, where with 95 % confidence they agree with fewer than seven in ten such matches. Comments that nobody looked at do not count.",
    terms: "Terms",
    termsIntro:
      "Words of at least three authors whose comments readers flagged, no live rule of the category matched and moderators removed; and that published comments seldom have.",
    nothing: "Nothing in this period speaks clearly enough.",
    exempt: { inside: "Let pass:", before: "Let pass after:", after: "Let pass before:" },
    look: "Look at:",
    include: "Look for:",
    verdicts: (disagreed: number, reviewed: number, authors: number) =>
      `People let ${disagreed} of ${reviewed} pass, of ${plural("en", authors, { one: "# author", other: "# authors" })}`,
    removals: (removed: number, authors: number, published: number) =>
      `In ${plural("en", removed, { one: "# removed comment", other: "# removed comments" })} of ${plural("en", authors, { one: "# author", other: "# authors" })}, and in ${published} published ones`,
    example: "Example",
    comment: (number: number) => `Comment ${number}`,
    conflicts: "The rule’s own examples say the opposite; the check fails until they are changed too:",
    change: "Change; a click selects all of it",
    noChange:
      "Nothing more can be shown here: the words are personal data, or the rule does not find them on their own. Read the comments and write the change by hand.",
  },
};

const de: typeof en = {
  revision: {
    name: (number, day) => `Fassung ${number} vom ${day}`,
    by: (name) => `in Kraft gesetzt durch ${name}`,
    byCommand: (user) => `in Kraft gesetzt durch ${user} an der Kommandozeile`,
    atStart: "in Kraft gesetzt beim Start des Servers",
    never: "nie in Kraft",
  },

  policy: {
    title: "Regeln",
    intro: "Was Lesenden und Verfassern gesagt wird, so wie es gilt.",
    sandbox: "Einen Text ausprobieren",
    sandboxHint: "Er wird beurteilt wie ein Kommentar. Gespeichert wird nichts.",
    label: "Text",
    judge: "Beurteilen",
    verdict: "Urteil",
    clean: "Keine Regel hat etwas gefunden.",
    degraded: "Regeln, die nicht laufen konnten",
    notices: "Der Verfasser bekäme zu lesen",
    rules: (count) => plural("de", count, { one: "# Regel", other: "# Regeln" }),
  },

  suggestions: {
    title: "Vorschläge",
    intro:
      "Was die geltenden Regeln aus Entscheidungen von Menschen lernen können. Von selbst ändert sich nichts: Übernehmen Sie eine Änderung in den Ordner der Regeln, lassen Sie „policy check“ laufen und setzen Sie sie in Kraft.",
    exemptions: "Ausnahmen",
    exemptionsIntro:
      "Treffer, denen Menschen bei mindestens zwei Verfassern widersprochen haben und bei denen sie mit 95 % Sicherheit weniger als sieben von zehn solchen Treffern zustimmen. Kommentare, die niemand angesehen hat, zählen nicht.",
    terms: "Wörter",
    termsIntro:
      "Wörter von mindestens drei Verfassern, deren Kommentare Lesende gemeldet und die Moderation entfernt hat, ohne dass eine geltende Regel der Kategorie sie fand; und die in veröffentlichten Kommentaren selten vorkommen.",
    nothing: "Nichts in diesem Zeitraum ist deutlich genug.",
    exempt: { inside: "Durchlassen:", before: "Durchlassen nach:", after: "Durchlassen vor:" },
    look: "Ansehen:",
    include: "Suchen nach:",
    verdicts: (disagreed, reviewed, authors) =>
      `Menschen haben ${disagreed} von ${reviewed} durchgelassen, von ${plural("de", authors, { one: "# Verfasser", other: "# Verfassern" })}`,
    removals: (removed, authors, published) =>
      `In ${plural("de", removed, { one: "# entfernten Kommentar", other: "# entfernten Kommentaren" })} von ${plural("de", authors, { one: "# Verfasser", other: "# Verfassern" })} und in ${published} veröffentlichten`,
    example: "Beispiel",
    comment: (number) => `Kommentar ${number}`,
    conflicts:
      "Die eigenen Beispiele der Regel sagen das Gegenteil; die Prüfung scheitert, bis auch sie geändert sind:",
    change: "Änderung; ein Klick wählt alles aus",
    noChange:
      "Mehr lässt sich hier nicht zeigen: Die Wörter sind persönliche Angaben, oder die Regel findet sie nicht für sich allein. Lesen Sie die Kommentare und schreiben Sie die Änderung von Hand.",
  },
};

export const POLICY: Readonly<Record<ConsoleLanguage, typeof en>> = { en, de };
