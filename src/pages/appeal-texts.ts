import type { Language } from "./locale.ts";
import { APPEAL_DE } from "./texts/appeal-de.ts";
import { APPEAL_EN } from "./texts/appeal-en.ts";
import { APPEAL_ES } from "./texts/appeal-es.ts";
import { APPEAL_FR } from "./texts/appeal-fr.ts";

/** All that the author's appeal page says, by language. */
export interface AppealTexts {
  readonly headings: Readonly<
    Record<"removed" | "held" | "restored" | "restricted" | "lifted" | "replaced" | "stays" | "gone", string>
  >;
  readonly on: string;
  readonly textHeading: string;
  readonly commentHeading: string;
  readonly toldHeading: string;
  readonly saidHeading: string;
  readonly textPurged: string;
  /** To a notifier, who reads what everybody can. */
  readonly textHidden: string;
  readonly contestHeading: string;
  readonly contestIntro: string;
  readonly deadline: string;
  readonly noDeadline: string;
  readonly labels: Readonly<Record<"comment" | "restriction" | "notice", string>>;
  readonly hint: (least: number, most: number) => string;
  readonly tooShortOrLong: (least: number, most: number) => string;
  readonly submit: string;
  readonly nextHeading: string;
  readonly next: readonly string[];
  readonly windowOver: string;
  readonly nothingLeft: string;
  readonly stateHeading: string;
  readonly filed: string;
  readonly states: Readonly<Record<"open" | "upheld" | "overturned" | "withdrawn" | "void", string>>;
  /** Instead of `overturned`, to a notifier. */
  readonly noticeWasRight: string;
  readonly decided: string;
  readonly reasonHeading: string;
  readonly justFiled: string;
  readonly invalidTitle: string;
  readonly invalid: readonly string[];
  readonly closedMeanwhile: string;
  readonly withdraw: string;
  /** What is ticked first. */
  readonly withdrawHint: string;
  readonly resendLink: string;
  readonly resendTitle: string;
  readonly resendIntro: string;
  readonly resendLabel: string;
  readonly resendSubmit: string;
  readonly resendDone: string;
  readonly resendBadAddress: string;
}

export const APPEAL_TEXTS: Readonly<Record<Language, AppealTexts>> = {
  en: APPEAL_EN,
  de: APPEAL_DE,
  fr: APPEAL_FR,
  es: APPEAL_ES,
};
