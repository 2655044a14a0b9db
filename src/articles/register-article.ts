import { appendAudit } from "../audit/append-audit.ts";
import { commit } from "../db/commit.ts";
import type { Article } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { Actor } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import type { PutArticle } from "./schema.ts";
import { updateArticle } from "./update-article.ts";

export interface RegisterArticle {
  readonly key: string;
  readonly fields: PutArticle;
  readonly actor: Actor;
}

export interface Registered {
  readonly article: Article;
  readonly created: boolean;
}

/** Makes or changes an article. What a change leaves out stays as it is. */
export async function registerArticle(deps: Deps, { key, fields, actor }: RegisterArticle): Promise<Registered> {
  return commit(deps, async (unit) => {
    const at = deps.clock();
    const settings = settingsOf(fields);
    const [made] = await unit.tx.article.createManyAndReturn({
      data: [{ id: newId(), siteId: SITE_ID, key, ...settings, createdAt: at, updatedAt: at }],
      skipDuplicates: true,
    });
    const article =
      made ?? (await updateArticle(unit, { where: { siteId_key: { siteId: SITE_ID, key } }, data: settings, at }));
    const action = made ? "article.register" : "article.change";
    await appendAudit(unit.tx, { actor, action, subjectKind: "article", subjectId: article.id, at });
    return { article, created: made !== undefined };
  });
}

const settingsOf = ({ url, title, closesAt, moderation, commentsOpen }: PutArticle) => ({
  url,
  title,
  ...(closesAt !== undefined && { closesAt: closesAt === null ? null : new Date(closesAt) }),
  ...(moderation !== undefined && { moderation }),
  ...(commentsOpen !== undefined && { commentsOpen }),
});
