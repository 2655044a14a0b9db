import type { Language } from "./locale.ts";
import { REVIEW_DE } from "./texts/review-de.ts";
import { REVIEW_EN } from "./texts/review-en.ts";
import { REVIEW_ES } from "./texts/review-es.ts";
import { REVIEW_FR } from "./texts/review-fr.ts";

/** All that the page of an invited reviewer says, by language. */
export interface ReviewTexts {
  readonly title: string;
  readonly intro: string;
  readonly until: string;
  readonly matters: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly decidedHeading: string;
  readonly toldHeading: string;
  readonly byPolicy: string;
  readonly byPerson: string;
  readonly commentHeading: string;
  readonly restrictionHeading: string;
  /** What the comment answers, and who wrote each: nobody is named. */
  readonly threadHeading: string;
  readonly sameAuthor: string;
  readonly otherAuthor: string;
  readonly kinds: Readonly<Record<"warning" | "premoderated" | "suspended" | "banned", string>>;
  readonly purged: string;
  readonly masked: string;
  readonly wordsHeading: string;
  readonly answerHeading: string;
  readonly outcome: string;
  readonly overturned: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly upheld: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly reason: string;
  readonly reasonHint: string;
  /** Of an appeal by whoever reported the comment: its author is told too, if it goes. */
  readonly reasonHintNotice: string;
  readonly submit: string;
  readonly problem: string;
  readonly personalData: string;
  readonly staffNamed: string;
  readonly conflict: string;
  readonly busy: string;
  readonly overTitle: string;
  readonly over: string;
  readonly invalidTitle: string;
  readonly invalid: string;
}

export const REVIEW_TEXTS: Readonly<Record<Language, ReviewTexts>> = {
  en: REVIEW_EN,
  de: REVIEW_DE,
  fr: REVIEW_FR,
  es: REVIEW_ES,
};
