import type { Appeal } from "../db/generated/client.ts";
import { deadlineOf } from "../decisions/appeal-window.ts";
import type { Deps } from "../deps.ts";
import { type OpenedLink, readLinkByToken } from "./appeal-links.ts";
import { presentStatement } from "./present-statement.ts";
import type { AppealView } from "./schema.ts";

/** What the holder of a link sees. Reads only: mail scanners may open it as often as they like. */
export async function readAppealView({ db }: Pick<Deps, "db">, token: string): Promise<AppealView> {
  const link = await readLinkByToken(db.prisma, token);
  const account = await db.prisma.account.findUniqueOrThrow({
    where: { id: link.accountId },
    select: { locale: true },
  });
  return presentLink(link, account.locale);
}

function presentLink({ decision, comment, appeals: [appeal], ...link }: OpenedLink, locale: string): AppealView {
  return {
    decision: {
      decidedAt: decision.createdAt.toISOString(),
      automated: decision.basis === "policy",
      categories: decision.categories,
      notices: decision.notices,
      statementOfReasons: presentStatement(decision.statement, locale),
    },
    comment: {
      body: decision.judged?.body ?? null,
      articleTitle: comment.article.title,
      articleUrl: comment.article.url,
      status: comment.status,
    },
    deadline: deadlineOf(link)?.toISOString() ?? null,
    appeal: appeal ? presentAppeal(appeal) : null,
  };
}

const presentAppeal = (appeal: Appeal): NonNullable<AppealView["appeal"]> => ({
  id: appeal.id,
  status: appeal.status,
  filedAt: appeal.filedAt.toISOString(),
  ...(appeal.decidedAt && { decidedAt: appeal.decidedAt.toISOString(), outcomeReason: appeal.outcomeReason }),
});
