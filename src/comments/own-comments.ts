import { z } from "zod";
import { instant } from "../http/instant.ts";
import type { Appeal } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { deadlineOf, isWindowOpen } from "../decisions/appeal-window.ts";
import { presentVerdict } from "../decisions/present-verdict.ts";
import { sayNorm } from "../decisions/say-norm.ts";
import { decodeCursor, encodeCursor } from "../http/cursor.ts";
import type { Language } from "../shared/language.ts";
import { commentParts, presentComment } from "./read-comment.ts";
import type { ownComment, ownComments, ownDecision } from "./schema.ts";

const position = z.strictObject({ t: instant, id: z.uuid() });

export interface ReadOwnComments {
  readonly accountId: string;
  /** In which reasons are told, where the policy has them in it. */
  readonly lang: Language;
  /** Only those on this article. */
  readonly articleId?: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const ownParts = {
  ...commentParts,
  decisions: {
    where: { next: { none: {} } },
    orderBy: { revision: "desc" },
    take: 1,
    include: {
      statement: { include: { text: true } },
      appealLinks: { where: { party: "author" } },
      appeals: { where: { party: "author" } },
      outcomeOf: { where: { party: "author" }, orderBy: { filedAt: "desc" }, take: 1 },
    },
  },
} as const;

/** An author's own comments in every status, newest first, each with its effective decision and where an appeal stands. */
export async function readOwnComments(deps: Deps, input: ReadOwnComments): Promise<z.infer<typeof ownComments>> {
  const start = input.cursor === undefined ? null : decodeCursor(position, input.cursor);
  const rows = await deps.db.prisma.comment.findMany({
    where: {
      authorId: input.accountId,
      ...(input.articleId === undefined ? {} : { articleId: input.articleId }),
      ...(start && { OR: [{ createdAt: { lt: start.t } }, { createdAt: start.t, id: { lt: start.id } }] }),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
    include: ownParts,
  });
  const kept = rows.slice(0, input.limit);
  const last = rows.length > input.limit ? kept.at(-1) : undefined;
  return {
    items: kept.map((row) => presentOwn(deps, row, input.lang)),
    nextCursor: last ? encodeCursor({ t: last.createdAt.toISOString(), id: last.id }) : null,
    reactions: await readReactions(deps, input),
  };
}

type OwnRow = Awaited<ReturnType<typeof findOwn>>;

/** One of the author's own comments, as the answer to a post shows it. */
export const findOwn = ({ db }: Deps, id: string) =>
  db.prisma.comment.findUniqueOrThrow({ where: { id }, include: ownParts });

export function presentOwn(deps: Deps, row: OwnRow, lang: Language): z.infer<typeof ownComment> {
  const [decision] = row.decisions;
  return {
    ...presentComment(row, row.authorId),
    articleTitle: row.article.title,
    verdict: decision ? presentVerdict(deps, decision, lang) : NO_VERDICT,
    decision: decision ? presentDecision(deps, decision, lang) : null,
  };
}

const NO_VERDICT = { outcome: "publish" as const, categories: [], notices: [], appealable: false };

function presentDecision(
  { policy, clock }: Deps,
  decision: OwnRow["decisions"][number],
  lang: Language,
): z.infer<typeof ownDecision> {
  const [link] = decision.appealLinks;
  // A decision that grants an appeal is contested by nobody: what is told with it is how it came about.
  const appeal = decision.appeals[0] ?? decision.outcomeOf[0];
  const notices = decision.notices.map((each) => sayNorm(policy(), lang, each));
  return {
    id: decision.id,
    kind: decision.kind === "restrict" || decision.kind === "lift" ? "publish" : decision.kind,
    automated: decision.basis === "policy",
    decidedAt: decision.createdAt.toISOString(),
    categories: decision.categories,
    notices: notices.map(({ text }) => text),
    noticeLanguages: notices.map((each) => each.lang),
    note: decision.statement?.text?.note ?? null,
    appealable: link !== undefined && link.revokedAt === null && !appeal && isWindowOpen(link, clock()),
    deadline: link ? (deadlineOf(link)?.toISOString() ?? null) : null,
    appeal: appeal ? presentAppeal(appeal) : null,
  };
}

const presentAppeal = ({ id, status, filedAt, decidedAt, outcomeReason }: Appeal) => ({
  id,
  status,
  filedAt: filedAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
  outcomeReason,
});

/** At most a page's worth: a screen of one article never needs more, and the list stays bounded. */
const MOST_REACTIONS = 1_000;

async function readReactions({ db }: Deps, { accountId, articleId }: ReadOwnComments): Promise<string[]> {
  const rows = await db.prisma.reaction.findMany({
    where: { accountId, ...(articleId === undefined ? {} : { comment: { articleId } }) },
    orderBy: { createdAt: "desc" },
    take: MOST_REACTIONS,
    select: { commentId: true },
  });
  return rows.map(({ commentId }) => commentId);
}
