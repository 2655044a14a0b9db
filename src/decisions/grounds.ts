import type { DecisionCause } from "../db/generated/client.ts";
import type { Category, CompiledPolicy } from "../policy/compile.ts";
import type { Norms } from "../policy/read-norms.ts";
import type { Evaluation } from "../policy/types.ts";
import type { Reason } from "./decide.ts";
import type { Judgement } from "./judgement.ts";

export interface Grounds {
  readonly categories: string[];
  /** What the author reads: sentences of the policy, never of a person. */
  readonly notices: string[];
}

interface Deciding {
  readonly act: "publish" | "hold" | "remove";
  readonly cause: DecisionCause;
  readonly judgement?: Judgement | undefined;
  readonly reason?: Reason | undefined;
}

/** What a reader or a moderator may name even where the policy files have no such category. */
const GENERAL_GROUNDS: Readonly<Record<string, Omit<Category, "id">>> = {
  profanity: { title: "Profanity", text: "Comments with profanity are removed." },
  violence: { title: "Violence", text: "Comments that advocate violence are removed." },
  harassment: { title: "Harassment", text: "Comments that harass somebody are removed." },
  pii: { title: "Private information", text: "Comments with somebody's personal information are removed." },
  spam: {
    title: "Spam",
    text: "Advertising, repeated posting and links that have nothing to do with the article are removed.",
  },
  illegal: { title: "Illegal content", text: "Content that breaks the law is removed." },
  other: {
    title: "Another reason",
    text: "A moderator removed this comment for the reason given beside this sentence.",
  },
};

const CAUSE_NOTICES: Readonly<Partial<Record<DecisionCause, string>>> = {
  article_premoderation: "Comments on this article are read by a moderator before they appear.",
  author_premoderation: "Your comments are read by a moderator before they appear.",
  reader_flags: "Several readers asked for this comment to be reviewed. A moderator will look at it.",
  carried_over: "Your comment is still waiting for a moderator, who will read the new text.",
  restriction: "Your comments were held when your account was limited. A moderator reads them one by one.",
};

/** Nobody read it: what the category says would be said of words that it was not judged by. */
const REMOVED_ALONG = "This comment was removed when your account was limited, and not for what it says.";

/** The categories and sentences under which an act restricts a comment; none for one that does not. */
export function groundsOf(policy: CompiledPolicy, { act, cause, judgement, reason }: Deciding): Grounds {
  if (act === "publish") return { categories: [], notices: [] };
  if (reason && act === "remove")
    return {
      categories: [...(reason.categories ?? [reason.category])],
      notices: [cause === "restriction" ? REMOVED_ALONG : findClause(policy, reason.category).text],
    };
  const found = judgement?.evaluation.outcome === act ? judgement.evaluation : undefined;
  const causeNotice = CAUSE_NOTICES[cause];
  return {
    categories: found ? decisiveCategories(policy, found) : [],
    notices: [...(causeNotice === undefined ? [] : [causeNotice]), ...(found?.notices ?? [])],
  };
}

/** Those whose matches led to this very outcome, as the notices do: what only a milder rule saw is no ground for it. */
function decisiveCategories({ categories, outcomes }: CompiledPolicy, { matches, outcome }: Evaluation): string[] {
  const decisive = new Set(
    matches
      .filter(
        ({ mode, category, severity, degraded }) =>
          mode === "live" && (degraded === true || outcomes[category]?.[severity] === outcome),
      )
      .map(({ category }) => category),
  );
  return categories.map(({ id }) => id).filter((id) => decisive.has(id));
}

/** Whether a moderator may give this category as a reason. */
export const isGround = (policy: CompiledPolicy, category: string): boolean =>
  Object.hasOwn(GENERAL_GROUNDS, category) || policy.categories.some(({ id }) => id === category);

/** A category with what it says: the policy's words, else ours for what anybody may name. */
function findClause({ categories }: Pick<Norms, "categories">, category: string): Omit<Category, "id"> {
  const general = Object.hasOwn(GENERAL_GROUNDS, category) ? GENERAL_GROUNDS[category] : undefined;
  return categories.find(({ id }) => id === category) ?? general ?? { title: category, text: category };
}

/** What a category is called that is known by its id alone. */
export const generalTitle = (category: string): string => findClause({ categories: [] }, category).title;

/** What a limit on an account rests on where no category is named, by the public page of the rules too. */
export const ACCOUNT_CLAUSE = {
  category: "account",
  title: "Accounts",
  text: "Whoever breaks the rules for comments again and again, or gravely, can be warned, have their comments read first, be suspended or banned.",
};

/** The clauses of a limit on an account, and of what went with it: never none. */
export const accountClauses = (norms: Norms, categories: readonly string[]) =>
  categories.length === 0 ? [ACCOUNT_CLAUSE] : clausesOf(norms, categories);

/** What the categories of a decision said, in its statement of reasons. */
export const clausesOf = (norms: Norms, categories: readonly string[]) =>
  categories.map((category) => {
    const { title, text } = findClause(norms, category);
    return { category, title, text };
  });

/** All sentences and titles of ours that decisions and statements keep in English: each language has them. */
export const OWN_SENTENCES: readonly string[] = [
  ...Object.values(GENERAL_GROUNDS).flatMap(({ title, text }) => [title, text]),
  ...Object.values(CAUSE_NOTICES),
  REMOVED_ALONG,
  ACCOUNT_CLAUSE.title,
  ACCOUNT_CLAUSE.text,
];
