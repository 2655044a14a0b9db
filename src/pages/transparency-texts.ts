import type { TransparencyReport } from "../transparency/report.ts";
import type { Language } from "./locale.ts";

type NotCounted = TransparencyReport["notCounted"][number];
type Kind = TransparencyReport["actions"][number]["kind"];

/** All that the page of the transparency report says, by language. */
export interface TransparencyTexts {
  readonly title: string;
  readonly intro: string;
  readonly from: string;
  readonly to: string;
  readonly show: string;
  readonly badPeriod: string;
  readonly asData: string;
  readonly count: string;
  readonly nothing: string;
  readonly notices: string;
  readonly flags: string;
  readonly flagsByCategory: string;
  readonly noticesByPublic: string;
  readonly noticeSources: Readonly<Record<string, string>>;
  readonly unfoundedShare: string;
  readonly noticeOutcomes: Readonly<Record<string, string>>;
  readonly category: string;
  /** Those of the shipped policy; a publisher's own are shown by their id. */
  readonly categories: Readonly<Record<string, string>>;
  readonly actions: string;
  readonly actionsIntro: (decisions: string) => string;
  readonly kind: string;
  readonly ground: string;
  readonly detection: string;
  readonly decision: string;
  readonly byCategory: string;
  readonly byCategoryHint: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly grounds: Readonly<Record<"law" | "terms", string>>;
  readonly automated: string;
  readonly human: string;
  readonly undone: string;
  readonly restored: string;
  readonly lifted: string;
  readonly restrictions: string;
  readonly restrictionKinds: Readonly<Record<string, string>>;
  readonly imposed: string;
  readonly appeals: string;
  readonly filed: string;
  readonly answered: string;
  readonly open: string;
  readonly contested: string;
  readonly parties: Readonly<Record<string, string>>;
  readonly outcome: string;
  readonly basis: Readonly<Record<"policy" | "person", string>>;
  readonly outcomes: Readonly<Record<string, string>>;
  readonly times: string;
  readonly median: string;
  readonly timeNames: Readonly<Record<keyof TransparencyReport["times"], string>>;
  readonly automation: string;
  readonly automationIntro: string;
  readonly decided: string;
  readonly reviewed: string;
  readonly contradicted: string;
  readonly overturnedOnAppeal: string;
  readonly errorRate: string;
  readonly errorShare: string;
  readonly interval: (share: string, low: string, high: string) => string;
  readonly automationNames: Readonly<Record<keyof TransparencyReport["automation"], string>>;
  readonly notCounted: string;
  readonly notCountedNames: Readonly<Record<NotCounted, string>>;
  readonly none: string;
}

const en: TransparencyTexts = {
  title: "Transparency report",
  intro: "What was reported, decided, contested and corrected here. Counts and times only, of nobody in particular.",
  from: "From",
  to: "To, that day not included",
  show: "Show",
  badPeriod: "The period must begin before it ends.",
  asData: "The same as data:",
  count: "Number",
  nothing: "Nothing in this period.",
  notices: "Reports",
  flags: "Flags by readers",
  flagsByCategory: "Flags by readers, by category",
  noticesByPublic: "Notices of illegal content",
  noticeSources: { notice: "by anyone", trusted_flagger: "by trusted flaggers" },
  unfoundedShare: "share of manifestly unfounded ones among those decided",
  noticeOutcomes: {
    open: "open",
    removed: "comment removed",
    kept: "comment kept",
    unfounded: "manifestly unfounded",
    moot: "comment was gone",
    withdrawn: "withdrawn",
  },
  category: "Category",
  categories: {
    profanity: "Profanity",
    violence: "Violence",
    harassment: "Harassment and hatred",
    pii: "Private information",
    spam: "Spam",
    illegal: "Illegal content",
    other: "Another reason",
    none: "No category",
  },
  actions: "Restrictions",
  actionsIntro: (decisions) =>
    `${decisions} decisions were taken in all; these are the ones that restricted something.`,
  kind: "What",
  ground: "Ground",
  detection: "Found by",
  decision: "Decided by",
  byCategory: "Restrictions by category",
  byCategoryHint: "A decision counts in every category that it names.",
  kinds: { hold: "Comment held", remove: "Comment removed", restrict: "Account restricted" },
  grounds: { law: "law", terms: "rules of the publisher" },
  automated: "a machine",
  human: "people",
  undone: "Undone",
  restored: "Comments restored",
  lifted: "Restrictions of accounts lifted",
  restrictions: "Restrictions of accounts",
  restrictionKinds: {
    warning: "Warning",
    premoderated: "Comments read before they appear",
    suspended: "Suspended",
    banned: "Banned",
  },
  imposed: "Imposed",
  appeals: "Appeals",
  filed: "Filed",
  answered: "Answered",
  open: "Open at the end of the period",
  contested: "Contested decision by",
  parties: { author: "by the author", notifier: "by whoever gave notice" },
  outcome: "Outcome",
  basis: { policy: "a machine", person: "a person" },
  outcomes: {
    upheld: "upheld: the decision stands",
    overturned: "overturned: the decision was undone",
    withdrawn: "withdrawn",
    void: "void: the comment was deleted",
  },
  times: "Times",
  median: "Half were done within",
  timeNames: {
    flagToDecision: "From a reader's flag to the decision",
    noticeToDecision: "From a notice to the decision",
    appealToAnswer: "From an appeal to the answer",
  },
  automation: "Accuracy of the machine",
  automationIntro:
    "A decision of the machine counts as wrong when the last word of a person on the same text was the contrary. People look at what is doubted, so the reviewed decisions are no random sample. In brackets: where the rate lies with 95 % confidence (Wilson's interval).",
  decided: "Decided",
  reviewed: "Reviewed by a person",
  contradicted: "Of those wrong",
  overturnedOnAppeal: "Found by an appeal",
  errorRate: "Wrong among reviewed",
  errorShare: "Wrong among all",
  interval: (share, low, high) => `${share} (${low} to ${high})`,
  automationNames: {
    restrictions: "Held or removed",
    removals: "Removed",
    holds: "Held",
    publications: "Let pass",
  },
  notCounted: "Not in these numbers",
  notCountedNames: {
    out_of_court: "Disputes before out-of-court bodies: this software does not hear of them.",
    authority_orders: "Orders of courts and authorities: the publisher receives them directly.",
    staff: "How many people moderate, and how they are trained.",
  },
  none: "–",
};

const de: TransparencyTexts = {
  title: "Transparenzbericht",
  intro: "Was hier gemeldet, entschieden, angefochten und berichtigt wurde. Nur Anzahlen und Zeiten, über niemanden.",
  from: "Von",
  to: "Bis, ohne diesen Tag",
  show: "Anzeigen",
  badPeriod: "Der Zeitraum muss vor seinem Ende beginnen.",
  asData: "Dasselbe als Daten:",
  count: "Anzahl",
  nothing: "Nichts in diesem Zeitraum.",
  notices: "Meldungen",
  flags: "Meldungen von Lesern",
  flagsByCategory: "Meldungen von Lesern nach Kategorie",
  noticesByPublic: "Meldungen rechtswidriger Inhalte",
  noticeSources: { notice: "von jedermann", trusted_flagger: "von vertrauenswürdigen Hinweisgebern" },
  unfoundedShare: "Anteil der offensichtlich unbegründeten unter den entschiedenen",
  noticeOutcomes: {
    open: "offen",
    removed: "Kommentar entfernt",
    kept: "Kommentar bleibt",
    unfounded: "offensichtlich unbegründet",
    moot: "Kommentar war schon fort",
    withdrawn: "zurückgezogen",
  },
  category: "Kategorie",
  categories: {
    profanity: "Beschimpfung",
    violence: "Gewalt",
    harassment: "Belästigung und Hass",
    pii: "Private Angaben",
    spam: "Werbung und Wiederholungen",
    illegal: "Rechtswidrige Inhalte",
    other: "Ein anderer Grund",
    none: "Keine Kategorie",
  },
  actions: "Beschränkungen",
  actionsIntro: (decisions) => `Insgesamt fielen ${decisions} Entscheidungen; diese haben etwas beschränkt.`,
  kind: "Was",
  ground: "Grundlage",
  detection: "Gefunden von",
  decision: "Entschieden von",
  byCategory: "Beschränkungen nach Kategorie",
  byCategoryHint: "Eine Entscheidung zählt in jeder Kategorie, die sie nennt.",
  kinds: { hold: "Kommentar zurückgehalten", remove: "Kommentar entfernt", restrict: "Konto beschränkt" },
  grounds: { law: "Gesetz", terms: "Regeln des Verlags" },
  automated: "einer Maschine",
  human: "Menschen",
  undone: "Rückgängig gemacht",
  restored: "Wiederhergestellte Kommentare",
  lifted: "Aufgehobene Beschränkungen von Konten",
  restrictions: "Beschränkungen von Konten",
  restrictionKinds: {
    warning: "Verwarnung",
    premoderated: "Kommentare werden vorab gelesen",
    suspended: "Auf Zeit gesperrt",
    banned: "Gesperrt",
  },
  imposed: "Verhängt",
  appeals: "Beschwerden",
  filed: "Eingelegt",
  answered: "Beantwortet",
  open: "Offen am Ende des Zeitraums",
  contested: "Angefochten: Entscheidung von",
  parties: { author: "durch den Verfasser", notifier: "durch den Hinweisgeber" },
  outcome: "Ergebnis",
  basis: { policy: "einer Maschine", person: "einem Menschen" },
  outcomes: {
    upheld: "zurückgewiesen: die Entscheidung bleibt",
    overturned: "erfolgreich: die Entscheidung wurde rückgängig gemacht",
    withdrawn: "zurückgezogen",
    void: "gegenstandslos: der Kommentar wurde gelöscht",
  },
  times: "Zeiten",
  median: "Die Hälfte war fertig nach",
  timeNames: {
    flagToDecision: "Von der Meldung eines Lesers bis zur Entscheidung",
    noticeToDecision: "Von der Meldung eines rechtswidrigen Inhalts bis zur Entscheidung",
    appealToAnswer: "Von der Beschwerde bis zur Antwort",
  },
  automation: "Genauigkeit der Maschine",
  automationIntro:
    "Eine Entscheidung der Maschine zählt als falsch, wenn das letzte Wort eines Menschen zu demselben Text das Gegenteil war. Menschen sehen an, was zweifelhaft ist: Die geprüften Entscheidungen sind keine Zufallsstichprobe. In Klammern: wo die Rate mit 95 % Sicherheit liegt (Wilson-Intervall).",
  decided: "Entschieden",
  reviewed: "Von einem Menschen geprüft",
  contradicted: "Davon falsch",
  overturnedOnAppeal: "Durch Beschwerde gefunden",
  errorRate: "Falsch unter den geprüften",
  errorShare: "Falsch unter allen",
  interval: (share, low, high) => `${share} (${low} bis ${high})`,
  automationNames: {
    restrictions: "Zurückgehalten oder entfernt",
    removals: "Entfernt",
    holds: "Zurückgehalten",
    publications: "Durchgelassen",
  },
  notCounted: "Nicht in diesen Zahlen",
  notCountedNames: {
    out_of_court: "Streitigkeiten vor außergerichtlichen Stellen: Diese Software erfährt nicht von ihnen.",
    authority_orders: "Anordnungen von Gerichten und Behörden: Sie erreichen den Verlag unmittelbar.",
    staff: "Wie viele Menschen moderieren und wie sie geschult sind.",
  },
  none: "–",
};

const fr: TransparencyTexts = {
  title: "Rapport de transparence",
  intro:
    "Ce qui a été signalé, décidé, contesté et corrigé ici. Seulement des nombres et des durées, au sujet de personne en particulier.",
  from: "Du",
  to: "Au, ce jour non compris",
  show: "Afficher",
  badPeriod: "La période doit commencer avant de finir.",
  asData: "La même chose en données :",
  count: "Nombre",
  nothing: "Rien pendant cette période.",
  notices: "Signalements",
  flags: "Signalements par des lecteurs",
  flagsByCategory: "Signalements par des lecteurs, par catégorie",
  noticesByPublic: "Signalements de contenus illicites",
  noticeSources: { notice: "par tout un chacun", trusted_flagger: "par des signaleurs de confiance" },
  unfoundedShare: "part des signalements manifestement infondés parmi ceux qui ont été tranchés",
  noticeOutcomes: {
    open: "en cours",
    removed: "commentaire retiré",
    kept: "commentaire maintenu",
    unfounded: "manifestement infondé",
    moot: "le commentaire n’existait plus",
    withdrawn: "retiré",
  },
  category: "Catégorie",
  categories: {
    profanity: "Grossièreté",
    violence: "Violence",
    harassment: "Harcèlement et haine",
    pii: "Données personnelles",
    spam: "Publicité et répétitions",
    illegal: "Contenu illicite",
    other: "Un autre motif",
    none: "Sans catégorie",
  },
  actions: "Restrictions",
  actionsIntro: (decisions) =>
    `${decisions} décisions ont été prises en tout ; voici celles qui ont restreint quelque chose.`,
  kind: "Quoi",
  ground: "Fondement",
  detection: "Trouvé par",
  decision: "Décidé par",
  byCategory: "Restrictions par catégorie",
  byCategoryHint: "Une décision compte dans chaque catégorie qu’elle nomme.",
  kinds: { hold: "Commentaire retenu", remove: "Commentaire retiré", restrict: "Compte restreint" },
  grounds: { law: "loi", terms: "règles de l’éditeur" },
  automated: "une machine",
  human: "des personnes",
  undone: "Annulé",
  restored: "Commentaires rétablis",
  lifted: "Restrictions de comptes levées",
  restrictions: "Restrictions de comptes",
  restrictionKinds: {
    warning: "Avertissement",
    premoderated: "Commentaires lus avant de paraître",
    suspended: "Suspension",
    banned: "Exclusion",
  },
  imposed: "Prononcées",
  appeals: "Recours",
  filed: "Déposés",
  answered: "Tranchés",
  open: "En cours à la fin de la période",
  contested: "Décision contestée, prise par",
  parties: { author: "par l’auteur", notifier: "par la personne qui avait signalé" },
  outcome: "Issue",
  basis: { policy: "une machine", person: "une personne" },
  outcomes: {
    upheld: "rejeté : la décision est maintenue",
    overturned: "accueilli : la décision a été annulée",
    withdrawn: "retiré",
    void: "sans objet : le commentaire a été supprimé",
  },
  times: "Délais",
  median: "La moitié a été réglée en",
  timeNames: {
    flagToDecision: "Du signalement d’un lecteur à la décision",
    noticeToDecision: "Du signalement d’un contenu illicite à la décision",
    appealToAnswer: "Du recours à la réponse",
  },
  automation: "Exactitude de la machine",
  automationIntro:
    "Une décision de la machine compte comme fausse quand le dernier mot d’une personne sur le même texte était le contraire. Les personnes regardent ce qui est douteux : les décisions revues ne sont pas un échantillon au hasard. Entre parenthèses : où se situe le taux avec 95 % de confiance (intervalle de Wilson).",
  decided: "Décidées",
  reviewed: "Revues par une personne",
  contradicted: "Fausses parmi elles",
  overturnedOnAppeal: "Trouvées par un recours",
  errorRate: "Fausses parmi les revues",
  errorShare: "Fausses parmi toutes",
  interval: (share, low, high) => `${share} (de ${low} à ${high})`,
  automationNames: {
    restrictions: "Retenus ou retirés",
    removals: "Retirés",
    holds: "Retenus",
    publications: "Laissés passer",
  },
  notCounted: "Ce que ces nombres ne contiennent pas",
  notCountedNames: {
    out_of_court: "Litiges devant des organes extrajudiciaires : ce logiciel n’en a pas connaissance.",
    authority_orders: "Injonctions de tribunaux et d’autorités : l’éditeur les reçoit directement.",
    staff: "Combien de personnes modèrent, et comment elles sont formées.",
  },
  none: "–",
};

const es: TransparencyTexts = {
  title: "Informe de transparencia",
  intro:
    "Lo que aquí se avisó, se decidió, se recurrió y se corrigió. Solo números y tiempos, sobre nadie en particular.",
  from: "Desde",
  to: "Hasta, sin incluir ese día",
  show: "Mostrar",
  badPeriod: "El período debe empezar antes de terminar.",
  asData: "Lo mismo como datos:",
  count: "Número",
  nothing: "Nada en este período.",
  notices: "Avisos",
  flags: "Avisos de lectores",
  flagsByCategory: "Avisos de lectores, por categoría",
  noticesByPublic: "Avisos de contenido ilícito",
  noticeSources: { notice: "de cualquiera", trusted_flagger: "de alertadores fiables" },
  unfoundedShare: "proporción de los manifiestamente infundados entre los decididos",
  noticeOutcomes: {
    open: "pendiente",
    removed: "comentario retirado",
    kept: "el comentario se queda",
    unfounded: "manifiestamente infundado",
    moot: "el comentario ya no existía",
    withdrawn: "retirado",
  },
  category: "Categoría",
  categories: {
    profanity: "Lenguaje soez",
    violence: "Violencia",
    harassment: "Acoso y odio",
    pii: "Datos personales",
    spam: "Publicidad y repeticiones",
    illegal: "Contenido ilícito",
    other: "Otro motivo",
    none: "Sin categoría",
  },
  actions: "Restricciones",
  actionsIntro: (decisions) => `En total se tomaron ${decisions} decisiones; estas son las que restringieron algo.`,
  kind: "Qué",
  ground: "Fundamento",
  detection: "Encontrado por",
  decision: "Decidido por",
  byCategory: "Restricciones por categoría",
  byCategoryHint: "Una decisión cuenta en cada categoría que nombra.",
  kinds: { hold: "Comentario retenido", remove: "Comentario retirado", restrict: "Cuenta restringida" },
  grounds: { law: "ley", terms: "normas del editor" },
  automated: "una máquina",
  human: "personas",
  undone: "Deshecho",
  restored: "Comentarios repuestos",
  lifted: "Restricciones de cuentas levantadas",
  restrictions: "Restricciones de cuentas",
  restrictionKinds: {
    warning: "Advertencia",
    premoderated: "Comentarios leídos antes de aparecer",
    suspended: "Suspensión",
    banned: "Expulsión",
  },
  imposed: "Impuestas",
  appeals: "Recursos",
  filed: "Presentados",
  answered: "Resueltos",
  open: "Pendientes al final del período",
  contested: "Decisión recurrida, tomada por",
  parties: { author: "por quien escribió", notifier: "por quien avisó" },
  outcome: "Resultado",
  basis: { policy: "una máquina", person: "una persona" },
  outcomes: {
    upheld: "desestimado: la decisión se mantiene",
    overturned: "estimado: la decisión se anuló",
    withdrawn: "retirado",
    void: "sin objeto: el comentario fue borrado",
  },
  times: "Tiempos",
  median: "La mitad se resolvió en",
  timeNames: {
    flagToDecision: "Del aviso de un lector a la decisión",
    noticeToDecision: "Del aviso de contenido ilícito a la decisión",
    appealToAnswer: "Del recurso a la respuesta",
  },
  automation: "Acierto de la máquina",
  automationIntro:
    "Una decisión de la máquina cuenta como errónea cuando la última palabra de una persona sobre el mismo texto fue la contraria. Las personas miran lo dudoso: las decisiones revisadas no son una muestra al azar. Entre paréntesis: dónde está la tasa con un 95 % de confianza (intervalo de Wilson).",
  decided: "Decididas",
  reviewed: "Revisadas por una persona",
  contradicted: "De ellas, erróneas",
  overturnedOnAppeal: "Halladas por un recurso",
  errorRate: "Erróneas entre las revisadas",
  errorShare: "Erróneas entre todas",
  interval: (share, low, high) => `${share} (de ${low} a ${high})`,
  automationNames: {
    restrictions: "Retenidos o retirados",
    removals: "Retirados",
    holds: "Retenidos",
    publications: "Dejados pasar",
  },
  notCounted: "Lo que estos números no contienen",
  notCountedNames: {
    out_of_court: "Litigios ante órganos extrajudiciales: este programa no se entera de ellos.",
    authority_orders: "Órdenes de tribunales y autoridades: las recibe directamente el editor.",
    staff: "Cuántas personas moderan y cómo se las forma.",
  },
  none: "–",
};

export const TRANSPARENCY_TEXTS: Readonly<Record<Language, TransparencyTexts>> = { en, de, fr, es };
