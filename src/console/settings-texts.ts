import type { Settings } from "../settings/settings.ts";
import type { SettingId } from "./settings-fields.ts";

interface Section {
  readonly title: string;
  readonly intro: string;
}

interface Setting {
  readonly label: string;
  readonly hint?: string;
}

interface SettingsTexts {
  readonly title: string;
  readonly tabs: string;
  readonly parts: Readonly<Record<"procedure" | "staff" | "tokens", string>>;
  readonly intro: string;
  readonly never: string;
  readonly changed: string;
  readonly contents: string;
  readonly sections: Readonly<Record<keyof Settings, Section>>;
  readonly fields: Readonly<Record<SettingId, Setting>>;
  readonly units: Readonly<Record<"hours" | "days" | "count" | "percent", string>>;
  readonly bounds: (min: string, max: string) => string;
  readonly boundsHint: (bounds: string, standard: string) => string;
  readonly bodyName: string;
  readonly bodyUrl: string;
  readonly body: (number: number) => string;
  readonly bodiesHint: string;
  readonly save: string;
  readonly saved: string;
  readonly unchanged: string;
  readonly problems: {
    readonly whole: (label: string, bounds: string) => string;
    readonly percent: (label: string, bounds: string) => string;
    readonly webAddress: (label: string) => string;
    readonly tooLong: (label: string, most: string) => string;
    readonly flagger: (entry: string) => string;
    readonly tooMany: (label: string, most: string) => string;
    readonly bodyName: (number: number) => string;
    readonly bodyUrl: (number: number) => string;
    readonly other: string;
  };
  readonly meanwhile: (name: string) => string;
  readonly theirs: string;
  readonly history: string;
  readonly historyCaption: string;
  readonly historyAll: string;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  readonly on: string;
  readonly off: string;
  readonly nothing: string;
}

const en: SettingsTexts = {
  title: "Settings",
  tabs: "Parts of the settings",
  parts: { procedure: "Procedure", staff: "Staff", tokens: "API tokens" },
  intro:
    "How comments, appeals and notices are handled here. What is saved holds for everybody from that moment; each change is kept, with who made it.",
  never: "Nobody has changed anything yet: everything is as it comes with the program.",
  changed: "Last changed",
  contents: "Sections",
  sections: {
    serviceLevels: {
      title: "Service levels",
      intro:
        "Within how many hours each should be answered. What waits longer is marked as overdue, and administrators get an alert.",
    },
    holds: {
      title: "Held comments",
      intro: "A comment that is held for long is restricted in effect, so its author is told why and can contest it.",
    },
    redress: {
      title: "Where else an author can turn",
      intro:
        "Named in every statement of reasons, beside the appeal to you. An appeal itself can be filed for 184 days after its author was told: the law sets that, so it cannot be changed here.",
    },
    notices: {
      title: "Notices by the public",
      intro: "How notices of illegal content are taken, and what comes of notices that plainly have no ground.",
    },
    strikes: { title: "Strikes", intro: "A removal that stands counts against its author for a time." },
    secondReview: {
      title: "Blind second review",
      intro:
        "A share of what people decided is put to a colleague again, who does not see the first decision. Nothing about the comments changes by it.",
    },
    retention: {
      title: "How long texts are kept",
      intro:
        "In days after nothing needs them any more. Whatever an appeal is about, or can still be about, is kept in any case.",
    },
    transparency: {
      title: "EU transparency database",
      intro: "Where records of statements of reasons go, and under which name. Its token is set on the server.",
    },
  },
  fields: {
    "serviceLevels.caseHours": { label: "Cases in the queue" },
    "serviceLevels.appealHours": { label: "Appeals" },
    "serviceLevels.noticeHours": { label: "Notices" },
    "holds.statementAfterHours": { label: "Tell the author of a hold after" },
    "redress.outOfCourtBodies": {
      label: "Out-of-court settlement bodies",
      hint: "Certified bodies that an author can turn to, with the address of their page.",
    },
    "redress.courts": {
      label: "Your sentence about courts",
      hint: "Shown to authors as you write it, in every language. Left empty, they read that they can go to court.",
    },
    "notices.notifierAppeals": {
      label: "Whoever gave a notice can contest that nothing was done",
      hint: "Their letter then carries a link for it, as the author's does.",
    },
    "notices.unfoundedLimit": {
      label: "Limit of unfounded notices",
      hint: "From as many of them on, an address is first warned and then suspended.",
    },
    "notices.unfoundedDays": { label: "An unfounded notice counts for", hint: "Its address is kept for as long." },
    "notices.suspensionDays": { label: "A suspension lasts" },
    "notices.trustedFlaggers": {
      label: "Trusted flaggers",
      hint: "One e-mail address or domain a line, such as alerts@hotline.example or hotline.example. Their notices come first.",
    },
    "strikes.expireDays": { label: "A strike counts for" },
    "secondReview.share": {
      label: "Share of decisions that are reviewed",
      hint: "0 switches it off.",
    },
    "secondReview.goldenShare": {
      label: "Of these, items with a known answer",
      hint: "They are mixed in, to measure how reliably people decide.",
    },
    "retention.deletedDays": { label: "Comments that their authors deleted" },
    "retention.removedDays": { label: "Removed comments", hint: "From when they can be contested no more." },
    "retention.noteDays": { label: "Notes of flags and decisions", hint: "From when they were answered." },
    "retention.appealDays": { label: "Words of appeals", hint: "From the end of the appeal." },
    "retention.letterDays": { label: "Addresses of letters" },
    "transparency.platformName": { label: "Name of your platform", hint: "At most 200 characters." },
    "transparency.endpoint": {
      label: "Address that takes the records",
      hint: "It begins with https://. Left empty, nothing is sent.",
    },
  },
  units: { hours: "hours", days: "days", count: "notices", percent: "%" },
  bounds: (min, max) => `${min} to ${max}`,
  boundsHint: (bounds, standard) => `${bounds}; ${standard} as it comes.`,
  bodyName: "Name",
  bodyUrl: "Address of its page",
  body: (number) => `Body ${number}`,
  bodiesHint: "Empty both fields to take a body out. Two more lines appear when these are used.",
  save: "Save the settings",
  saved: "Saved. It holds from now on.",
  unchanged: "There was nothing to change.",
  problems: {
    whole: (label, bounds) => `${label}: give a whole number from ${bounds}.`,
    percent: (label, bounds) => `${label}: give a number from ${bounds}.`,
    webAddress: (label) => `${label}: give a whole address that begins with http:// or https://.`,
    tooLong: (label, most) => `${label}: at most ${most} characters.`,
    flagger: (entry) => `Trusted flaggers: “${entry}” is no e-mail address and no domain.`,
    tooMany: (label, most) => `${label}: at most ${most}.`,
    bodyName: (number) => `Body ${number} needs a name of at most 200 characters.`,
    bodyUrl: (number) => `Body ${number} needs a whole address that begins with http:// or https://.`,
    other: "Something that was sent cannot be read. Open the page again.",
  },
  meanwhile: (name) =>
    `${name} has changed the settings since you opened this page, so nothing was saved. What you typed is still here, and what only they changed is taken over. Look at the marked fields, then save again.`,
  theirs: "Changed meanwhile to:",
  history: "What was changed",
  historyCaption: "Changes of the settings, newest first",
  historyAll: "All of them, in the audit",
  when: "When",
  who: "Who",
  what: "What",
  on: "yes",
  off: "no",
  nothing: "nothing",
};

const de: SettingsTexts = {
  title: "Einstellungen",
  tabs: "Teile der Einstellungen",
  parts: { procedure: "Verfahren", staff: "Team", tokens: "API-Schlüssel" },
  intro:
    "Wie hier mit Kommentaren, Widersprüchen und Meldungen umgegangen wird. Was gespeichert ist, gilt ab dann für alle; jede Änderung bleibt festgehalten, auch von wem sie ist.",
  never: "Noch hat niemand etwas geändert: Alles ist so, wie das Programm es mitbringt.",
  changed: "Zuletzt geändert",
  contents: "Abschnitte",
  sections: {
    serviceLevels: {
      title: "Fristen",
      intro:
        "In wie vielen Stunden etwas beantwortet sein soll. Was länger wartet, gilt als überfällig, und die Administration bekommt einen Hinweis.",
    },
    holds: {
      title: "Zurückgehaltene Kommentare",
      intro:
        "Lange zurückgehalten ist so gut wie eingeschränkt: Wer den Kommentar schrieb, erfährt dann die Gründe und kann widersprechen.",
    },
    redress: {
      title: "Wohin man sich sonst wenden kann",
      intro:
        "Steht in jeder Begründung, neben dem Widerspruch bei Ihnen. Ein Widerspruch selbst ist 184 Tage lang möglich, nachdem die Person informiert wurde: Das schreibt das Gesetz vor und ist hier nicht änderbar.",
    },
    notices: {
      title: "Meldungen der Öffentlichkeit",
      intro:
        "Wie Meldungen rechtswidriger Inhalte angenommen werden und was auf offensichtlich grundlose Meldungen folgt.",
    },
    strikes: { title: "Verstöße", intro: "Eine Entfernung, die Bestand hat, wird eine Zeit lang angerechnet." },
    secondReview: {
      title: "Blinde Zweitprüfung",
      intro:
        "Ein Teil der Entscheidungen von Menschen wird jemand anderem noch einmal vorgelegt, ohne die erste zu zeigen. An den Kommentaren ändert das nichts.",
    },
    retention: {
      title: "Wie lange Texte aufbewahrt werden",
      intro:
        "In Tagen, nachdem nichts sie mehr braucht. Worum es in einem Widerspruch geht oder noch gehen kann, bleibt auf jeden Fall erhalten.",
    },
    transparency: {
      title: "Transparenzdatenbank der EU",
      intro:
        "Wohin die Begründungen gemeldet werden und unter welchem Namen. Der Schlüssel dafür liegt auf dem Server.",
    },
  },
  fields: {
    "serviceLevels.caseHours": { label: "Fälle in der Warteschlange" },
    "serviceLevels.appealHours": { label: "Widersprüche" },
    "serviceLevels.noticeHours": { label: "Meldungen" },
    "holds.statementAfterHours": { label: "Über das Zurückhalten informieren nach" },
    "redress.outOfCourtBodies": {
      label: "Außergerichtliche Streitbeilegungsstellen",
      hint: "Zertifizierte Stellen, an die man sich wenden kann, mit der Adresse ihrer Seite.",
    },
    "redress.courts": {
      label: "Ihr Satz über Gerichte",
      hint: "Steht so da, wie Sie ihn schreiben, in jeder Sprache. Bleibt er leer, heißt es, dass der Rechtsweg offensteht.",
    },
    "notices.notifierAppeals": {
      label: "Wer etwas gemeldet hat, kann widersprechen, wenn nichts geschah",
      hint: "Im Brief steht dann ein Link dafür, wie in dem an die Verfasserin oder den Verfasser.",
    },
    "notices.unfoundedLimit": {
      label: "Grenze für grundlose Meldungen",
      hint: "Ab dieser Zahl wird eine Adresse erst verwarnt und dann gesperrt.",
    },
    "notices.unfoundedDays": { label: "Eine grundlose Meldung zählt", hint: "So lange wird ihre Adresse aufbewahrt." },
    "notices.suspensionDays": { label: "Eine Sperre dauert" },
    "notices.trustedFlaggers": {
      label: "Vertrauenswürdige Hinweisgeber",
      hint: "Eine E-Mail-Adresse oder Domain je Zeile, etwa alerts@hotline.example oder hotline.example. Ihre Meldungen kommen zuerst.",
    },
    "strikes.expireDays": { label: "Ein Verstoß zählt" },
    "secondReview.share": {
      label: "Anteil der Entscheidungen, die geprüft werden",
      hint: "0 schaltet es ab.",
    },
    "secondReview.goldenShare": {
      label: "Davon Fälle mit bekannter Antwort",
      hint: "Sie sind daruntergemischt, um zu messen, wie verlässlich entschieden wird.",
    },
    "retention.deletedDays": { label: "Selbst gelöschte Kommentare" },
    "retention.removedDays": { label: "Entfernte Kommentare", hint: "Ab dann, wenn niemand mehr widersprechen kann." },
    "retention.noteDays": { label: "Notizen zu Meldungen und Entscheidungen", hint: "Ab ihrer Beantwortung." },
    "retention.appealDays": { label: "Worte von Widersprüchen", hint: "Ab dem Ende des Widerspruchs." },
    "retention.letterDays": { label: "Adressen von Briefen" },
    "transparency.platformName": { label: "Name Ihrer Plattform", hint: "Höchstens 200 Zeichen." },
    "transparency.endpoint": {
      label: "Adresse, die die Meldungen annimmt",
      hint: "Sie beginnt mit https://. Bleibt sie leer, wird nichts verschickt.",
    },
  },
  units: { hours: "Stunden", days: "Tage", count: "Meldungen", percent: "%" },
  bounds: (min, max) => `${min} bis ${max}`,
  boundsHint: (bounds, standard) => `${bounds}; mitgebracht: ${standard}.`,
  bodyName: "Name",
  bodyUrl: "Adresse der Seite",
  body: (number) => `Stelle ${number}`,
  bodiesHint: "Leeren Sie beide Felder, um eine Stelle zu streichen. Sind die Zeilen voll, kommen zwei neue dazu.",
  save: "Einstellungen speichern",
  saved: "Gespeichert. Es gilt ab jetzt.",
  unchanged: "Es gab nichts zu ändern.",
  problems: {
    whole: (label, bounds) => `${label}: Geben Sie eine ganze Zahl an von ${bounds}.`,
    percent: (label, bounds) => `${label}: Geben Sie eine Zahl an von ${bounds}.`,
    webAddress: (label) => `${label}: Geben Sie eine ganze Adresse an, die mit http:// oder https:// beginnt.`,
    tooLong: (label, most) => `${label}: höchstens ${most} Zeichen.`,
    flagger: (entry) => `Vertrauenswürdige Hinweisgeber: „${entry}“ ist weder E-Mail-Adresse noch Domain.`,
    tooMany: (label, most) => `${label}: höchstens ${most}.`,
    bodyName: (number) => `Stelle ${number} braucht einen Namen mit höchstens 200 Zeichen.`,
    bodyUrl: (number) => `Stelle ${number} braucht eine ganze Adresse, die mit http:// oder https:// beginnt.`,
    other: "Etwas von dem Geschickten ist nicht lesbar. Öffnen Sie die Seite noch einmal.",
  },
  meanwhile: (name) =>
    `${name} hat die Einstellungen geändert, seit Sie diese Seite geöffnet haben; gespeichert wurde nichts. Was Sie eingegeben haben, steht noch da, und was nur dort geändert wurde, ist übernommen. Sehen Sie sich die gekennzeichneten Felder an und speichern Sie dann noch einmal.`,
  theirs: "Inzwischen geändert auf:",
  history: "Was geändert wurde",
  historyCaption: "Änderungen der Einstellungen, die neuesten zuerst",
  historyAll: "Alle, im Protokoll",
  when: "Wann",
  who: "Wer",
  what: "Was",
  on: "ja",
  off: "nein",
  nothing: "nichts",
};

export const SETTINGS_TEXTS: Readonly<Record<"en" | "de", SettingsTexts>> = { en, de };
