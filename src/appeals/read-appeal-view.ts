import type { Appeal } from "../db/generated/client.ts";
import { deadlineOf } from "../decisions/appeal-window.ts";
import type { Deps } from "../deps.ts";
import { type ViewedLink, readViewByToken } from "./appeal-links.ts";
import { presentStatement } from "./present-statement.ts";
import type { AppealView } from "./schema.ts";

/** What the holder of a link sees. Reads only: mail scanners may open it as often as they like. */
export async function readAppealView({ db }: Pick<Deps, "db">, token: string): Promise<AppealView> {
  const link = await readViewByToken(db.prisma, token);
  const account =
    link.accountId === null ? null : await db.prisma.account.findUnique({ where: { id: link.accountId } });
  const { decision, party } = link;
  const locale = account?.locale ?? link.locale;
  const statement = party === "author" ? await presentStatement(db.prisma, decision.statement, locale) : null;
  return presentLink(link, statement);
}

type Statement = AppealView["decision"]["statementOfReasons"];

function presentLink({ decision, party, appeals: [appeal], ...link }: ViewedLink, statement: Statement): AppealView {
  return {
    party,
    decision: {
      decidedAt: decision.createdAt.toISOString(),
      automated: decision.basis === "policy",
      categories: decision.categories,
      notices: decision.notices,
      statementOfReasons: statement,
    },
    comment: presentComment(decision, party === "author" || appeal?.status === "open"),
    restriction: decision.restriction && {
      kind: decision.restriction.kind,
      until: decision.restriction.until?.toISOString() ?? null,
      liftedAt: decision.restriction.liftedAt?.toISOString() ?? null,
      replaced: decision.restriction.replacedBy !== null,
    },
    deadline: deadlineOf(link)?.toISOString() ?? null,
    appeal: appeal ? presentAppeal(appeal) : null,
  };
}

/** Its author reads it for as long as it is kept; others what all can read, or what they are contesting. */
const presentComment = ({ comment, judged }: ViewedLink["decision"], isTheirs: boolean): AppealView["comment"] =>
  comment && {
    body: isTheirs || comment.status === "published" ? (judged?.body ?? null) : null,
    articleTitle: comment.article.title,
    articleUrl: comment.article.url,
    status: comment.status,
  };

const presentAppeal = (appeal: Appeal): NonNullable<AppealView["appeal"]> => ({
  id: appeal.id,
  status: appeal.status,
  filedAt: appeal.filedAt.toISOString(),
  statement: appeal.statement,
  ...(appeal.decidedAt && { decidedAt: appeal.decidedAt.toISOString(), outcomeReason: appeal.outcomeReason }),
});
