import { appendAudit } from "../audit/append-audit.ts";
import { commit } from "../db/commit.ts";
import type { Article } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Person } from "../shared/actor.ts";
import { updateArticle } from "./update-article.ts";

export interface ChangeArticle {
  readonly article: Article;
  /** Only what is to be otherwise: what a colleague changes meanwhile stays. */
  readonly change: Partial<Pick<Article, "commentsOpen" | "closesAt" | "moderation">>;
  readonly actor: Person;
}

/** How comments are taken on an article, from now on. What stands there stays as it is. */
export async function changeArticle(deps: Deps, { article, change, actor }: ChangeArticle): Promise<Article> {
  return commit(deps, async (unit) => {
    const at = deps.clock();
    const { closesAt, ...codes } = change;
    const details = { ...codes, ...(closesAt !== undefined && { closesAt: closesAt?.toISOString() ?? null }) };
    const subject = { subjectKind: "article", subjectId: article.id };
    await appendAudit(unit.tx, { actor, action: "article.change", ...subject, details, at });
    // Last, for every comment on this article waits for this row.
    return updateArticle(unit, { where: { id: article.id }, data: change, at });
  });
}
