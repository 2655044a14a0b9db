import type { RuleChange } from "../policy-revisions/rule-changes.ts";
import { plural } from "../shared/plural.ts";
import type { RuleMode } from "../policy/types.ts";

const en = {
  tabs: "Parts of the policy",
  parts: { public: "In force", shadow: "Shadow rules", revisions: "Revisions" },
  modes: { live: "live", shadow: "in shadow", off: "off" } satisfies Record<RuleMode, string>,

  /** That what follows is in another language; null where it is not. */
  inEnglish: null as string | null,

  why: "Why",
  whyNot: "Why not: what rules looked at and let pass",
  nothingNear: "No rule came near anything else.",

  shadow: {
    title: "Shadow rules",
    intro:
      "These rules judge every comment, and nothing follows from it. Here is what they would have found, and what people decided about the same comments.",
    none: "The policy in force has no rule in shadow. A rule is tried by writing “mode: shadow” in its file, and activating the policy.",
    caption: "Matches in shadow, by rule and revision",
    rule: "Rule",
    revision: "Revision",
    would: "Live, it would",
    comments: "Texts",
    reviewed: "Looked at",
    agreed: "People removed",
    share: "Share",
    latest: "Latest",
    comment: (number: number): string => `Comment ${number}`,
    noMatches: "no match in this period",
    earlier: "earlier revision",
    chart: "How often people removed what the rule matched",
  },

  revisions: {
    title: "Revisions",
    intro:
      "Every text of the policy that was ever in force. A new one comes from its files, by the command policy activate; one that was in force before can be again from here.",
    caption: "Revisions, newest first",
    revision: "Revision",
    stored: "Stored",
    engine: "Engine",
    last: "Last put in force",
    inForce: "in force",
    never: "never",
    look: "what differs",
    lookOf: (revision: string): string => `What differs: ${revision}`,
    activated: "The revision is in force on every server.",
  },

  revision: {
    who: (phrase: string): string => `First ${phrase}.`,
    detail: "In files, logs and on the command line it goes by",
    against: "Compare with",
    inForceOption: (revision: string): string => `${revision}, in force`,
    compare: "Compare",
    heading: (before: string, after: string): string => `From ${before} to ${after}`,
    same: "The files and the model are the same.",
    onlyOne: "There is no other revision to compare it with.",
    modelDiffers: "The weights of the model differ.",
    lines: (added: string, removed: string): string => `${added} added, ${removed} removed`,
    kinds: { added: "new file", gone: "file gone", changed: "changed" },
    tooDifferent: "The two are too different to be shown line by line.",
    hidden: (count: number): string =>
      plural("en", count, { one: "# more changed line is not shown.", other: "# more changed lines are not shown." }),
    inRule: "in rule",
    elsewhere: "outside of rules",
    view: "Shown",
    views: { unified: "below one another", split: "side by side" },
    oldLine: "Before",
    newLine: "After",
    number: "Line",
    added: "added",
    removed: "removed",
    activate: "Put it in force …",
    activateHint: "You see first what would change.",
    administratorsOnly: "Only administrators put a revision in force.",
    isInForce: "This revision is in force.",
  },

  activate: {
    title: "Put a revision in force?",
    intro: (after: string, before: string): string => `${after} would take the place of ${before} on every server.`,
    otherEngine:
      "Another version of the engine stored it. The same files get a number of their own under this one, and may judge otherwise than they did.",
    obstacles: "It cannot be put in force: it does not pass the check of this version of the engine.",
    warnings: "Know this first",
    rules: "Rules",
    noRules:
      "No rule is new, gone or of another mode, severity, category or notice. What rules match may still differ: look at the files.",
    rulesCaption: "Rules that would change",
    rule: "Rule",
    change: "Change",
    mode: "Mode",
    kinds: { added: "new", gone: "gone", changed: "changed" } satisfies Record<RuleChange["kind"], string>,
    fields: {
      mode: "mode",
      severity: "severity",
      category: "category",
      title: "title",
      notice: "notice",
      onError: "what an error leads to",
    } satisfies Record<RuleChange["fields"][number], string>,
    replay: "Decisions",
    replayed: (number: number, days: number): string =>
      `It was tried on ${number} ${number === 1 ? "decision" : "decisions"} of the last ${days} days, drawn at random.`,
    noDecisions: (days: number): string =>
      `Nothing was judged in the last ${days} days, so there is nothing to try it on.`,
    unchanged: "It would have judged all of them as they were.",
    changed: (changed: number): string =>
      changed === 1
        ? "It would have judged one of them otherwise."
        : `It would have judged ${changed} of them otherwise.`,
    withoutText: (number: number): string => `The text of ${number} is not kept any more.`,
    replayCaption: "Judged otherwise",
    from: "Was",
    to: "Would be",
    decisions: "Texts",
    published: "People published",
    removed: "People removed",
    comments: "Comments",
    comment: (number: number): string => `Comment ${number}`,
    confirm: "Put it in force",
    back: "Leave it as it is",
    meanwhile: "Another revision was put in force meanwhile, so nothing was changed. This is what would change now.",
    already: "This revision is in force already.",
  },
};

type PolicyTexts = typeof en;

const de: PolicyTexts = {
  tabs: "Teile der Regeln",
  parts: { public: "In Kraft", shadow: "Probe-Regeln", revisions: "Fassungen" },
  modes: { live: "wirksam", shadow: "auf Probe", off: "aus" },

  inEnglish: "Was von den Regeln noch nicht übersetzt ist, steht hier auf Englisch.",

  why: "Warum",
  whyNot: "Warum nicht: was Regeln ansahen und durchließen",
  nothingNear: "Keine Regel kam sonst einer Stelle nahe.",

  shadow: {
    title: "Probe-Regeln",
    intro:
      "Diese Regeln beurteilen jeden Kommentar, und es folgt nichts daraus. Hier steht, was sie gefunden hätten und was Menschen über dieselben Kommentare entschieden haben.",
    none: "Die Fassung in Kraft hat keine Regel auf Probe. Eine Regel wird erprobt, indem in ihrer Datei „mode: shadow“ steht und die Fassung in Kraft gesetzt wird.",
    caption: "Treffer auf Probe, nach Regel und Fassung",
    rule: "Regel",
    revision: "Fassung",
    would: "Wirksam würde sie",
    comments: "Texte",
    reviewed: "Angesehen",
    agreed: "Von Menschen entfernt",
    share: "Anteil",
    latest: "Zuletzt",
    comment: (number) => `Kommentar ${number}`,
    noMatches: "kein Treffer in diesem Zeitraum",
    earlier: "frühere Fassung",
    chart: "Wie oft Menschen entfernten, was die Regel traf",
  },

  revisions: {
    title: "Fassungen",
    intro:
      "Jeder Text der Regeln, der je in Kraft war. Ein neuer kommt aus seinen Dateien, mit dem Befehl policy activate; was einmal in Kraft war, kann es von hier aus wieder sein.",
    caption: "Fassungen, neueste zuerst",
    revision: "Fassung",
    stored: "Gespeichert",
    engine: "Programm",
    last: "Zuletzt in Kraft gesetzt",
    inForce: "in Kraft",
    never: "nie",
    look: "was sich unterscheidet",
    lookOf: (revision) => `was sich unterscheidet: ${revision}`,
    activated: "Die Fassung ist auf allen Servern in Kraft.",
  },

  revision: {
    who: (phrase) => `Zuerst ${phrase}.`,
    detail: "In Dateien, Protokollen und an der Kommandozeile heißt sie",
    against: "Vergleichen mit",
    inForceOption: (revision) => `${revision}, in Kraft`,
    compare: "Vergleichen",
    heading: (before, after) => `Von ${before} zu ${after}`,
    same: "Die Dateien und das Modell sind gleich.",
    onlyOne: "Es gibt keine andere Fassung, mit der man sie vergleichen könnte.",
    modelDiffers: "Die Gewichte des Modells unterscheiden sich.",
    lines: (added, removed) => `${added} hinzugefügt, ${removed} entfernt`,
    kinds: { added: "neue Datei", gone: "Datei entfallen", changed: "geändert" },
    tooDifferent: "Die beiden sind zu verschieden, um sie Zeile für Zeile zu zeigen.",
    hidden: (count) =>
      plural("de", count, {
        one: "# weitere geänderte Zeile wird nicht gezeigt.",
        other: "# weitere geänderte Zeilen werden nicht gezeigt.",
      }),
    inRule: "in Regel",
    elsewhere: "außerhalb von Regeln",
    view: "Darstellung",
    views: { unified: "untereinander", split: "nebeneinander" },
    oldLine: "Vorher",
    newLine: "Nachher",
    number: "Zeile",
    added: "hinzugefügt",
    removed: "entfernt",
    activate: "In Kraft setzen …",
    activateHint: "Vorher sehen Sie, was sich ändern würde.",
    administratorsOnly: "Nur die Administration setzt eine Fassung in Kraft.",
    isInForce: "Diese Fassung ist in Kraft.",
  },

  activate: {
    title: "Fassung in Kraft setzen?",
    intro: (after, before) => `${after} träte auf allen Servern an die Stelle von ${before}.`,
    otherEngine:
      "Eine andere Version des Programms hat sie gespeichert. Dieselben Dateien bekommen unter dieser Version eine eigene Nummer und urteilen vielleicht anders als damals.",
    obstacles: "Sie kann nicht in Kraft treten: Sie besteht die Prüfung dieser Version des Programms nicht.",
    warnings: "Wissen Sie vorher",
    rules: "Regeln",
    noRules:
      "Keine Regel ist neu, entfallen oder hat einen anderen Modus, Schweregrad, Kategorie oder Hinweis. Was Regeln treffen, kann sich dennoch unterscheiden: Sehen Sie die Dateien an.",
    rulesCaption: "Regeln, die sich ändern würden",
    rule: "Regel",
    change: "Änderung",
    mode: "Modus",
    kinds: { added: "neu", gone: "entfallen", changed: "geändert" },
    fields: {
      mode: "Modus",
      severity: "Schweregrad",
      category: "Kategorie",
      title: "Titel",
      notice: "Hinweis",
      onError: "Folge eines Fehlers",
    },
    replay: "Entscheidungen",
    replayed: (number, days) =>
      `Sie wurde an ${number} ${number === 1 ? "Entscheidung" : "Entscheidungen"} der letzten ${days} Tage erprobt, zufällig gezogen.`,
    noDecisions: (days) =>
      `In den letzten ${days} Tagen wurde nichts beurteilt; es gibt nichts, woran man sie erproben kann.`,
    unchanged: "Sie hätte alle so beurteilt, wie sie beurteilt wurden.",
    changed: (changed) =>
      changed === 1 ? "Sie hätte eine davon anders beurteilt." : `Sie hätte ${changed} davon anders beurteilt.`,
    withoutText: (number) => `Der Text von ${number} wird nicht mehr aufbewahrt.`,
    replayCaption: "Anders beurteilt",
    from: "War",
    to: "Wäre",
    decisions: "Texte",
    published: "Von Menschen veröffentlicht",
    removed: "Von Menschen entfernt",
    comments: "Kommentare",
    comment: (number) => `Kommentar ${number}`,
    confirm: "In Kraft setzen",
    back: "So lassen, wie es ist",
    meanwhile:
      "Inzwischen wurde eine andere Fassung in Kraft gesetzt, darum wurde nichts geändert. Das würde sich jetzt ändern.",
    already: "Diese Fassung ist schon in Kraft.",
  },
};

export const POLICY_TEXTS: Readonly<Record<"en" | "de", PolicyTexts>> = { en, de };
