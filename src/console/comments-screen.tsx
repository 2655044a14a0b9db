import { z } from "zod";
import type { ForStaff } from "../decisions/present-for-staff.ts";
import { parseInput } from "../http/parse.ts";
import { searchComments } from "../queue/search-comments.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { Legend, MarkedText } from "./marked-text.tsx";
import { Age, Pager, Select, StatusTag } from "./pieces.tsx";
import { readNames } from "./read-names.ts";

const commentsQuery = z.object({
  q: askedText,
  status: asked(z.enum(["published", "held", "removed", "deleted"])),
  author: asked(z.uuid().toLowerCase()),
  cursor: askedText,
});
type CommentsQuery = z.infer<typeof commentsQuery>;

const PAGE = 20;

export function commentsScreen(desk: Desk): void {
  desk.get("/comments", async (visit) => {
    const query = parseInput(commentsQuery, visit.req.query);
    const page = await searchComments(visit.deps, { ...query, viewerId: visit.actor.accountId, limit: PAGE });
    const names = await readNames(visit.deps, [query.author ?? null]);
    const author = query.author === undefined ? undefined : (names.get(query.author) ?? null);
    await show(visit, <CommentsPage query={query} page={page} author={author} />);
  });
}

interface CommentsPageProps {
  readonly query: CommentsQuery;
  readonly page: { readonly items: readonly ForStaff[]; readonly nextCursor: string | null };
  /** What the one whose comments these are is called, null for nobody whom we know; absent: everybody's. */
  readonly author: string | null | undefined;
}

function CommentsPage({ query, page, author }: CommentsPageProps) {
  const { comments } = useDesk().texts;
  const href = (cursor: string | undefined) => `/console/comments${queryOf({ ...query, cursor })}`;
  const by = author === null ? comments.byNobody : author === undefined ? undefined : comments.by(author);
  const title = by ?? comments.title;
  return (
    <ConsoleLayout title={title}>
      <h1>{title}</h1>
      {author === undefined ? null : (
        <p class="row">
          {author === null ? null : <a href={`/console/people/${query.author}`}>{comments.theirRecord}</a>}{" "}
          <a href={`/console/comments${queryOf({ ...query, author: undefined, cursor: undefined })}`}>
            {comments.everybody}
          </a>
        </p>
      )}
      <SearchForm query={query} />
      {page.items.length === 0 ? (
        <p class="empty">{page.nextCursor === null ? comments.empty : comments.goesOn}</p>
      ) : (
        <>
          <Legend matches={page.items.flatMap(({ matches }) => matches)} />
          <ol class="cases" aria-label={comments.listLabel} data-list>
            {page.items.map((found) => (
              <Found key={found.comment.id} found={found} />
            ))}
          </ol>
        </>
      )}
      <Pager
        nextHref={page.nextCursor === null ? null : href(page.nextCursor)}
        firstHref={query.cursor === undefined ? null : href(undefined)}
      />
    </ConsoleLayout>
  );
}

function SearchForm({ query }: Pick<CommentsPageProps, "query">) {
  const { texts } = useDesk();
  return (
    <form class="row filters" method="get" action="/console/comments" role="search">
      <div class="field wide-field">
        <label for="q">{texts.comments.q}</label>
        <input id="q" name="q" type="search" value={query.q} data-key="/" aria-keyshortcuts="/" />
      </div>
      <Select
        id="status"
        name="status"
        label={texts.comments.status}
        value={query.status}
        options={[["", texts.any], ...Object.entries(texts.statuses)]}
      />
      {query.author === undefined ? null : <input type="hidden" name="author" value={query.author} />}
      <div class="actions">
        <button class="quiet" type="submit">
          {texts.search}
        </button>
      </div>
    </form>
  );
}

function Found({ found: { comment, article, matches } }: { readonly found: ForStaff }) {
  const { texts } = useDesk();
  return (
    <li class="single" tabIndex={-1}>
      <article>
        <h2>
          <a href={`/console/comments/${comment.id}`} data-opens>
            {comment.author.displayName}
          </a>
        </h2>
        <p class="meta">
          <StatusTag status={comment.status} />
          <Age at={comment.createdAt} />
          <span class="of-article" title={article.title}>
            {texts.on} <span>{article.title}</span>
          </span>
        </p>
        <MarkedText text={comment.body} matches={matches} />
      </article>
    </li>
  );
}
