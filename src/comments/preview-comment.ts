import type { Deps } from "../deps.ts";
import { judge } from "../decisions/judgement.ts";
import { groundsOf } from "../decisions/grounds.ts";
import { type VerdictView, presentVerdict } from "../decisions/present-verdict.ts";
import { transaction } from "../db/transaction.ts";
import type { Language } from "../shared/language.ts";
import { assertMayPost, rule } from "./post-comment.ts";
import { readPostFacts } from "./post-facts.ts";
import { signalsOf } from "./screening.ts";

export interface PreviewComment {
  readonly articleId: string;
  readonly authorId: string;
  readonly body: string;
  /** In which reasons are told. */
  readonly lang: Language;
}

/** What would happen to this text if it were posted now. Writes nothing. */
export async function previewComment(deps: Deps, { lang, ...post }: PreviewComment): Promise<VerdictView> {
  const { articleId, authorId, body } = post;
  const at = deps.clock();
  const facts = await transaction(deps.db, (tx) =>
    readPostFacts(tx, { articleId, authorId, body, parentId: null, at }),
  );
  assertMayPost(facts);
  const judgement = judge(deps.policy(), body, signalsOf(facts, body));
  const { act, cause } = rule(facts, judgement);
  return presentVerdict(deps, { kind: act, ...groundsOf(deps.policy().compiled, { act, cause, judgement }) }, lang);
}
