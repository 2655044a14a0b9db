import { signalsOfText } from "../comments/screening.ts";
import { judge } from "../decisions/judgement.ts";
import type { ActivePolicy } from "../deps.ts";
import { explainModel, isHead } from "../policy/model.ts";
import { normalize } from "../policy/normalize.ts";
import type { Match } from "../policy/types.ts";

/** A match with all that the engine knows of it, for a screen that sets it out in its own language. */
export interface Why {
  readonly match: Match;
  /** Of the rule. */
  readonly title: string;
  /** The words as they were written. */
  readonly written: string;
  /** What in the text moved the model most, with each word's part in the score; empty for other matchers. */
  readonly words: readonly { readonly text: string; readonly share: number }[];
}

/** Why each rule matched a text, in the order of their places. */
export function readWhy({ compiled, revision }: ActivePolicy, body: string): readonly Why[] {
  const { evaluation } = judge({ compiled, revision }, body, signalsOfText(body));
  return evaluation.matches.map((match) => ({
    match,
    title: compiled.rules.find(({ id }) => id === match.ruleId)?.title ?? match.ruleId,
    written: body.slice(match.start, match.end),
    words: strongestWords({ compiled, revision }, match, body),
  }));
}

function strongestWords({ compiled: { model } }: ActivePolicy, { element, score }: Match, body: string) {
  const head = element.replace(/^model:/, "");
  return score === undefined || !model || !isHead(head) ? [] : explainModel(model, normalize(body), head);
}
