import type { NoticeView } from "../notices/schema.ts";
import type { Language } from "./locale.ts";
import { NOTICE_DE } from "./texts/notice-de.ts";
import { NOTICE_EN } from "./texts/notice-en.ts";
import { NOTICE_ES } from "./texts/notice-es.ts";
import { NOTICE_FR } from "./texts/notice-fr.ts";

/** All that the pages about notices of illegal content say, by language. */
export interface NoticePageTexts {
  readonly title: string;
  readonly intro: string;
  readonly notForRules: string;
  readonly on: string;
  readonly commentHeading: string;
  readonly url: string;
  readonly urlHint: string;
  readonly explanation: string;
  readonly explanationHint: (least: number, most: number) => string;
  readonly reference: string;
  readonly referenceHint: string;
  readonly childAbuse: string;
  readonly childAbuseHint: string;
  readonly name: string;
  readonly email: string;
  readonly whoHint: string;
  readonly goodFaith: string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  /** By the field's pointer. */
  readonly problems: Readonly<Record<string, string>>;
  readonly otherProblem: string;
  readonly gone: string;
  readonly suspended: string;
  readonly receivedTitle: string;
  readonly received: readonly string[];
  readonly stateTitle: string;
  readonly aboutComment: string;
  readonly receivedAt: string;
  readonly decidedAt: string;
  readonly states: Readonly<Record<NoticeView["status"], string>>;
  readonly automation: Readonly<Record<"none" | "detection" | "decision", string>>;
  readonly redressHeading: string;
  readonly appeal: string;
  readonly appealAction: string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  readonly keepLink: string;
  readonly withdrawHeading: string;
  readonly withdrawHint: string;
  readonly withdraw: string;
  readonly answeredMeanwhile: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

export const NOTICE_TEXTS: Readonly<Record<Language, NoticePageTexts>> = {
  en: NOTICE_EN,
  de: NOTICE_DE,
  fr: NOTICE_FR,
  es: NOTICE_ES,
};
