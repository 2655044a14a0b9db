import type { TransparencyReport } from "../transparency/report.ts";
import type { Language } from "./locale.ts";
import { TRANSPARENCY_DE } from "./texts/transparency-de.ts";
import { TRANSPARENCY_EN } from "./texts/transparency-en.ts";
import { TRANSPARENCY_ES } from "./texts/transparency-es.ts";
import { TRANSPARENCY_FR } from "./texts/transparency-fr.ts";

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
  readonly ended: string;
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

export const TRANSPARENCY_TEXTS: Readonly<Record<Language, TransparencyTexts>> = {
  en: TRANSPARENCY_EN,
  de: TRANSPARENCY_DE,
  fr: TRANSPARENCY_FR,
  es: TRANSPARENCY_ES,
};
