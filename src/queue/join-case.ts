import type { Unit } from "../db/commit.ts";
import type { Change } from "../deps.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { lockOpenCase } from "./lock-case.ts";

export interface CaseComment {
  readonly id: string;
  readonly revision: number;
  readonly articleId: string;
  readonly authorId: string;
  readonly createdAt: Date;
}

interface JoinCase {
  readonly comment: Omit<CaseComment, "createdAt">;
  readonly at: Date;
}

/**
 * The comment's one open case, locked: a new one, or the one there is with its version raised. The caller holds the
 * comment's lock, so two flags at once find each other's case; the partial unique index is the belt to these braces.
 */
export async function joinCase({ tx, announce }: Unit<Change>, { comment, at }: JoinCase): Promise<string> {
  const open = await lockOpenCase(tx, comment.id);
  const caseId = open?.id ?? newId();
  if (open) {
    await tx.case.update({ where: { id: caseId }, data: { revision: comment.revision, version: { increment: 1 } } });
  } else {
    await tx.case.create({
      data: {
        id: caseId,
        siteId: SITE_ID,
        commentId: comment.id,
        revision: comment.revision,
        articleId: comment.articleId,
        authorId: comment.authorId,
        priority: 0,
        openedAt: at,
      },
    });
  }
  announce({ kind: "case", caseId });
  return caseId;
}
