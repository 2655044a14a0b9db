import { type Language, languageOf } from "../shared/language.ts";
import { ANSWER_DE } from "./texts/answer-de.ts";
import { ANSWER_EN } from "./texts/answer-en.ts";
import { ANSWER_ES } from "./texts/answer-es.ts";
import { ANSWER_FR } from "./texts/answer-fr.ts";

/** What an appeal is about. */
export type Matter = "removed" | "held" | "restricted" | "notified";

export interface AnswerTexts {
  readonly receivedSubject: string;
  readonly receivedTitle: string;
  readonly received: Readonly<Record<Matter, (article: string) => string>>;
  readonly receivedNext: string;
  readonly stateAction: string;
  readonly overturnedSubject: Readonly<Record<Matter, string>>;
  readonly overturnedTitle: Readonly<Record<Matter, string>>;
  readonly overturned: Readonly<Record<Matter, readonly ((article: string) => string)[]>>;
  /** What became of comments that went with the restriction. */
  readonly commentsReturn: string;
  readonly upheldSubject: string;
  readonly upheldTitle: Readonly<Record<Matter, string>>;
  readonly upheld: Readonly<Record<Matter, (article: string) => string>>;
  readonly upheldCourts: string;
  /** To a notifier: the author deleted the comment before their appeal was answered. */
  readonly voidTitle: string;
  readonly void: (article: string) => string;
  /** To a notifier who was right, of measures that do not stand any more. */
  readonly relieved: Readonly<Record<"warning" | "suspension", string>>;
  readonly reasonHeading: string;
  readonly footer: Readonly<Record<Matter, string>>;
}

const CATALOGUES: Readonly<Record<Language, AnswerTexts>> = {
  en: ANSWER_EN,
  de: ANSWER_DE,
  fr: ANSWER_FR,
  es: ANSWER_ES,
};

/** By the language of a BCP 47 tag. */
export const answerTexts = (locale: string): AnswerTexts => CATALOGUES[languageOf(locale)];
