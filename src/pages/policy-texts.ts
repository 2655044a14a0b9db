import { plural } from "../shared/plural.ts";
import type { Language } from "./locale.ts";

/** What the page of the public policy says around the policy's own words. */
export interface PolicyTexts {
  readonly intro: string;
  /** That some of what follows is in another language; null where it cannot be. */
  readonly inEnglish: string | null;
  readonly rules: (count: number) => string;
  /** A revision of the policy by its number and the day it was put in force. */
  readonly revision: (number: number, day: string) => string;
  readonly everyDecision: string;
}

const en: PolicyTexts = {
  intro:
    "A comment that breaks these rules may be held for a moderator or removed. Whoever wrote it is told which rule, and can contest a removal: another person then decides.",
  inEnglish: null,
  rules: (count) =>
    plural("en", count, { one: "The rule that a machine checks", other: "The # rules that a machine checks" }),
  revision: (number, day) => `Revision ${number} of ${day}`,
  everyDecision: "Every decision names the revision it was taken under.",
};

const de: PolicyTexts = {
  intro:
    "Ein Kommentar, der gegen diese Regeln verstößt, kann für die Moderation zurückgehalten oder entfernt werden. Wer ihn geschrieben hat, erfährt, welche Regel es war, und kann einer Entfernung widersprechen: Dann entscheidet ein anderer Mensch.",
  inEnglish: "Was von den Regeln noch nicht übersetzt ist, steht hier auf Englisch.",
  rules: (count) =>
    plural("de", count, { one: "Die Regel, die eine Maschine prüft", other: "Die # Regeln, die eine Maschine prüft" }),
  revision: (number, day) => `Fassung ${number} vom ${day}`,
  everyDecision: "Jede Entscheidung nennt die Fassung, nach der sie getroffen wurde.",
};

const fr: PolicyTexts = {
  intro:
    "Un commentaire qui enfreint ces règles peut être retenu pour la modération ou retiré. La personne qui l’a écrit apprend de quelle règle il s’agit et peut contester un retrait : une autre personne tranche alors.",
  inEnglish: "Ce qui n’est pas encore traduit dans les règles figure ici en anglais.",
  rules: (count) =>
    plural("fr", count, { one: "La règle qu’une machine vérifie", other: "Les # règles qu’une machine vérifie" }),
  revision: (number, day) => `Version ${number} du ${day}`,
  everyDecision: "Chaque décision nomme la version d’après laquelle elle a été prise.",
};

const es: PolicyTexts = {
  intro:
    "Un comentario que infringe estas normas puede quedar retenido para la moderación o ser retirado. Quien lo escribió sabe qué norma fue y puede recurrir una retirada: entonces decide otra persona.",
  inEnglish: "Lo que aún no está traducido de las normas aparece aquí en inglés.",
  rules: (count) =>
    plural("es", count, { one: "La norma que comprueba una máquina", other: "Las # normas que comprueba una máquina" }),
  revision: (number, day) => `Versión ${number} del ${day}`,
  everyDecision: "Cada decisión nombra la versión según la cual se tomó.",
};

export const POLICY_TEXTS: Readonly<Record<Language, PolicyTexts>> = { en, de, fr, es };
