import { type Language, languageOf } from "../shared/language.ts";
import { NOTICE_DE } from "./texts/notice-de.ts";
import { NOTICE_EN } from "./texts/notice-en.ts";
import { NOTICE_ES } from "./texts/notice-es.ts";
import { NOTICE_FR } from "./texts/notice-fr.ts";

/** The sentences of letters to notifiers, by language. */
export interface NoticeTexts {
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: (at: string) => string;
  readonly receivedNext: string;
  readonly notYours: string;
  readonly stateAction: string;
  readonly comment: string;
  readonly decidedSubject: string;
  readonly decidedTitle: string;
  readonly outcomes: Readonly<Record<"removed" | "kept", string>>;
  readonly moot: string;
  readonly decidedAt: string;
  readonly automationHeading: string;
  readonly automation: Readonly<Record<"none" | "detection" | "decision", string>>;
  readonly redressHeading: string;
  readonly appeal: string;
  readonly appealAction: string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  readonly warnedSubject: string;
  readonly warnedTitle: string;
  readonly warned: (count: number, days: number) => string;
  readonly warnedNext: (limit: number, days: number) => string;
  readonly suspendedSubject: string;
  readonly suspendedTitle: string;
  readonly suspended: (count: number, days: number) => string;
  readonly suspendedNext: (end: string) => string;
  readonly liftedSubject: string;
  readonly liftedTitle: string;
  readonly lifted: string;
  readonly liftedNext: string;
  readonly footer: string;
}

const TEXTS: Readonly<Record<Language, NoticeTexts>> = {
  en: NOTICE_EN,
  de: NOTICE_DE,
  fr: NOTICE_FR,
  es: NOTICE_ES,
};

export const noticeTexts = (locale: string): NoticeTexts => TEXTS[languageOf(locale)];
