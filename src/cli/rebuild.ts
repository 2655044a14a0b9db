import { parseArgs } from "node:util";
import { type FoldDifference, readFoldDifferences } from "../comments/fold-differences.ts";
import { mendArticle } from "../comments/mend-article.ts";
import { withClient } from "../db/admin.ts";
import type { Command, Io } from "./command.ts";
import { type CliDeps, withDeps } from "./open-deps.ts";
import { operator } from "./operator.ts";
import { grouped, startProgress } from "./progress.ts";

export const rebuildCommands: readonly Command[] = [
  {
    name: "rebuild",
    usage: "[--fix]",
    summary: "Compare every status and count with what rows and decisions say; --fix: store what they say",
    run: rebuild,
  },
];

async function rebuild(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { fix: { type: "boolean", default: false } } });
  return withDeps(io, async (deps) => {
    const found = await compareAll(deps, io);
    io.out(`${grouped(found.articles)} articles compared, ${grouped(found.differences)} differences.`);
    if (!values.fix || found.differences === 0) return found.differences === 0 ? 0 : 1;
    for (const articleId of found.differing) await mendArticle(deps, { articleId, actor: operator() });
    const left = await compareAll(deps, io);
    io.out(`${grouped(found.differing.size)} articles mended, ${grouped(left.differences)} differences left.`);
    return left.differences === 0 ? 0 : 1;
  });
}

interface Compared {
  readonly articles: number;
  readonly differences: number;
  readonly differing: ReadonlySet<string>;
}

async function compareAll({ db }: Pick<CliDeps, "db">, io: Io): Promise<Compared> {
  const progress = startProgress(io, await db.prisma.article.count());
  const differing = new Set<string>();
  let [articles, differences] = [0, 0];
  await withClient(db.url, async (client) => {
    for await (const batch of readFoldDifferences(client)) {
      articles += batch.articles;
      differences += batch.differences.length;
      for (const difference of batch.differences) {
        io.out(line(difference));
        differing.add(difference.articleId);
      }
      progress.at(articles);
    }
  });
  progress.end();
  return { articles, differences, differing };
}

const line = ({ articleId, commentId, what, stored, folded }: FoldDifference): string =>
  [
    commentId === null ? `article ${articleId}` : `comment ${commentId}`,
    what,
    `stored ${stored}`,
    `should be ${folded ?? "decided: no decision stands"}`,
  ].join("\t");
