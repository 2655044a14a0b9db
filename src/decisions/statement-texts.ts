import { type Language, languageOf } from "../shared/language.ts";
import type { StatementData } from "./statement-of-reasons.ts";
import { STATEMENT_DE } from "./texts/statement-de.ts";
import { STATEMENT_EN } from "./texts/statement-en.ts";
import { STATEMENT_ES } from "./texts/statement-es.ts";
import { STATEMENT_FR } from "./texts/statement-fr.ts";

/** What every statement of reasons says, by language. */
export interface StatementTexts {
  readonly decisionHeading: string;
  readonly restriction: string;
  readonly restrictions: Readonly<Record<StatementData["restriction"], string>>;
  readonly scope: string;
  readonly scopes: Readonly<Record<StatementData["scope"], string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly ends: Readonly<Record<"removed" | "held" | "warning" | "without", string>>;
  readonly howHeading: string;
  readonly found: Readonly<
    Record<"verdict" | "flags" | "notice" | "own" | "premoderation" | "heldAlong" | "removedAlong", string>
  >;
  /** DSA Article 17(3)(c). */
  readonly detected: Readonly<Record<"automatically" | "byPeople", string>>;
  readonly automated: Readonly<Record<"removed" | "held", (at: string) => string>>;
  /** A restriction took the comment along. */
  readonly alongWithAccount: (at: string) => string;
  readonly byPerson: Readonly<Record<"removed" | "other", (at: string) => string>>;
  readonly strikes: (count: number) => string;
  /** Removals that counted when the restriction was given, and were undone since. */
  readonly undoneStrikes: string;
  readonly strike: (at: string, categories: string) => string;
  readonly whyHeading: string;
  readonly terms: string;
  readonly law: string;
  /** Why a comment went that nobody judged by itself. */
  readonly along: Readonly<Record<"banned" | "suspended" | "limited", string>>;
  readonly alongGround: Readonly<Record<StatementData["ground"], string>>;
  readonly readFirst: string;
  readonly fired: string;
  /** That some rules' own words follow in another language than the rest; null where they never do. */
  readonly rulesInEnglish: string | null;
  readonly judged: string;
  readonly ownReason: string;
  readonly moderatorNote: string;
  readonly policyRevision: string;
  readonly inForceAt: (time: string, hash: string) => string;
  readonly redressHeading: string;
  readonly appeal: (days: number) => string;
  readonly bodies: string;
  readonly noBodies: string;
  readonly courts: string;
  /** Sentences and titles of ours that statements keep in English. */
  readonly translations: Readonly<Record<string, string>>;
}

const CATALOGUES: Readonly<Record<Language, StatementTexts>> = {
  en: STATEMENT_EN,
  de: STATEMENT_DE,
  fr: STATEMENT_FR,
  es: STATEMENT_ES,
};

/** By the language of a BCP 47 tag. */
export const statementTexts = (locale: string): StatementTexts => CATALOGUES[languageOf(locale)];
