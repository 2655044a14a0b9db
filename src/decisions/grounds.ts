import type { DecisionCause } from "../db/generated/client.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
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
const GENERAL_GROUNDS: Readonly<Record<string, string>> = {
  profanity: "Comments with profanity are removed.",
  violence: "Comments that advocate violence are removed.",
  harassment: "Comments that harass somebody are removed.",
  pii: "Comments with somebody's personal information are removed.",
  spam: "Advertising, repeated posting and links that have nothing to do with the article are removed.",
  illegal: "Content that breaks the law is removed.",
  other: "A moderator removed this comment for the reason given beside this sentence.",
};

const CAUSE_NOTICES: Readonly<Partial<Record<DecisionCause, string>>> = {
  article_premoderation: "Comments on this article are read by a moderator before they appear.",
  author_premoderation: "Your comments are read by a moderator before they appear.",
  reader_flags: "Several readers asked for this comment to be reviewed. A moderator will look at it.",
  carried_over: "Your comment is still waiting for a moderator, who will read the new text.",
};

/** The categories and sentences under which an act restricts a comment; none for one that does not. */
export function groundsOf(policy: CompiledPolicy, { act, cause, judgement, reason }: Deciding): Grounds {
  if (act === "publish") return { categories: [], notices: [] };
  if (reason) return { categories: [reason.category], notices: [categoryText(policy, reason.category)] };
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

const categoryText = (policy: CompiledPolicy, category: string): string =>
  policy.categories.find(({ id }) => id === category)?.text ??
  (Object.hasOwn(GENERAL_GROUNDS, category) ? GENERAL_GROUNDS[category] : undefined) ??
  category;
