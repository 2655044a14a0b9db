import { INTERNAL_PROBLEM, PROBLEMS, type ProblemKind } from "../http/problems.ts";
import type { Language } from "./locale.ts";
import { PROBLEMS_DE } from "./texts/problems-de.ts";
import { PROBLEMS_ES } from "./texts/problems-es.ts";
import { PROBLEMS_FR } from "./texts/problems-fr.ts";

/** Every kind of problem by its code, as the API tells of it. */
export const KINDS = { ...PROBLEMS, internal: INTERNAL_PROBLEM };
export type ProblemCode = keyof typeof KINDS;

/** What the pages behind the `type` of a problem say. Words in backticks are code. */
export interface ProblemTexts {
  readonly title: string;
  readonly heading: string;
  readonly intro: string;
  readonly code: string;
  readonly status: string;
  readonly all: string;
  readonly developers: string;
  readonly kinds: Readonly<Record<ProblemCode, Omit<ProblemKind, "status">>>;
}

const mapKinds = <Of>(of: (kind: ProblemKind) => Of): Record<ProblemCode, Of> =>
  Object.fromEntries(Object.entries(KINDS).map(([code, kind]) => [code, of(kind)])) as Record<ProblemCode, Of>;

const en: ProblemTexts = {
  title: "Problems",
  heading: "What can go wrong with a request",
  intro:
    "Every error of the API is a problem document (RFC 9457). Its `code` is one of these, and its `type` leads to a page with more about it.",
  code: "Code",
  status: "Status",
  all: "All problems",
  developers: "For developers",
  kinds: mapKinds(({ title, explanation }) => ({ title, explanation })),
};

export const PROBLEM_TEXTS: Readonly<Record<Language, ProblemTexts>> = {
  en,
  de: PROBLEMS_DE,
  fr: PROBLEMS_FR,
  es: PROBLEMS_ES,
};
