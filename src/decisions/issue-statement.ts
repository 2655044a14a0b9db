import type { Tx } from "../db/client.ts";
import type { Decision, LetterKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { createAppealLink } from "./appeal-link.ts";
import { queueAuthorLetter } from "./author-letter.ts";
import { assertNamesNoStaff } from "./staff-names.ts";
import type { StatementData } from "./statement-of-reasons.ts";

export interface IssueStatement {
  readonly decision: Pick<Decision, "id">;
  /** Whom the decision restricts. */
  readonly accountId: string;
  readonly letter: Extract<LetterKind, "comment_removed" | "comment_held" | "account_restricted">;
  readonly data: StatementData;
  /** A person's own words to the author. */
  readonly note: string | undefined;
  readonly at: Date;
}

/** What a moderator calls the note. */
const POINTERS: Readonly<Record<IssueStatement["letter"], string>> = {
  comment_removed: "/reason/note",
  comment_held: "/reason/note",
  account_restricted: "/reason",
};

/**
 * In one transaction: the statement of reasons, the link to contest it, and the letter that carries both. Throws Refusal
 * `invalid_request` for a note that names somebody on the staff: whoever they are, no door to the author is left out.
 */
export async function issueStatement(deps: Deps, tx: Tx, issue: IssueStatement): Promise<void> {
  const { decision, accountId, data, note, at } = issue;
  // What carries a restriction out repeats its reason, which was judged when it was given.
  if (data.cause !== "restriction")
    await assertNamesNoStaff(tx, { text: note, pointer: POINTERS[issue.letter], authorId: accountId });
  const statement = { id: newId(), decisionId: decision.id, accountId, data, createdAt: at };
  await tx.statement.create({ data: statement });
  if (note) await tx.statementText.create({ data: { statementId: statement.id, note } });
  await createAppealLink(deps, tx, { decisionId: decision.id, accountId, at });
  await queueAuthorLetter(deps, tx, { kind: issue.letter, subjectId: decision.id, accountId, at });
}
