import type { Tx } from "../db/client.ts";
import type { Decision, LetterKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { translationsOf } from "../policy/translations.ts";
import { createAppealLink } from "./appeal-link.ts";
import { queueAuthorLetter } from "./author-letter.ts";
import { findNorms } from "./find-norms.ts";
import type { Reasons, StatementData } from "./statement-of-reasons.ts";

export interface IssueStatement {
  readonly decision: Pick<Decision, "id">;
  /** Whom the decision restricts. */
  readonly accountId: string;
  readonly letter: Extract<LetterKind, "comment_removed" | "comment_held" | "account_restricted">;
  readonly data: Reasons;
  /** A person's own words to the author, checked when they were given: see `assertSendable`. */
  readonly note: string | undefined;
  readonly at: Date;
}

/** In one transaction: the statement of reasons, the link to contest it, and the letter that carries both. */
export async function issueStatement(deps: Deps, tx: Tx, issue: IssueStatement): Promise<void> {
  const { decision, accountId, note, at } = issue;
  const data = await translated(deps, tx, issue.data);
  const statement = { id: newId(), decisionId: decision.id, accountId, data, createdAt: at };
  await tx.statement.create({ data: statement });
  if (note) await tx.statementText.create({ data: { statementId: statement.id, note } });
  await createAppealLink(deps, tx, { decisionId: decision.id, accountId, at });
  await queueAuthorLetter(deps, tx, { kind: issue.letter, subjectId: decision.id, accountId, at });
}

/** What is told in another language is kept as it was told, as the sentences themselves are. */
async function translated(deps: Deps, tx: Tx, data: Reasons): Promise<StatementData> {
  const { translations } = await findNorms(deps, tx, data.policyRevision);
  const { clauses, rules, notices } = data;
  const sentences = [
    ...clauses.flatMap(({ title, text }) => [title, text]),
    ...rules.flatMap(({ title, notice }) => [title, notice]),
    ...notices,
  ];
  return { ...data, translations: translationsOf(translations, sentences) };
}
