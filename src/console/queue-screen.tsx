import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Age, ClaimEnd, Pager, RestrictionWords, type Said, SaidNotice, Select, StatusTag } from "./pieces.tsx";
import { readQueue } from "../queue/read-queue.ts";
import type { CaseItem, QueueQuery } from "../queue/schema.ts";
import { type BulkOutcome, BulkFields, BulkResults, NO_BULK } from "./bulk-fields.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { Legend, MarkedText, categoryName } from "./marked-text.tsx";
import { Reasons } from "./reasons.tsx";
import { reasonCategories } from "./reason-fields.tsx";
import { saidQuery } from "./said.ts";
import { statusOf } from "./attempt.ts";

const queueFilters = z.object({
  status: asked(z.enum(["open", "claimed", "mine", "overdue", "resolved"])),
  category: asked(z.string().min(1).max(100)),
  source: asked(z.enum(["policy", "reader", "premoderation"])),
  article: askedText,
  sort: z.enum(["priority", "oldest"]).catch("priority"),
  cursor: askedText,
});
export type QueueFilters = Readonly<z.infer<typeof queueFilters>>;

export const readFilters = (query: unknown): QueueFilters => parseInput(queueFilters, query);

const PAGE = 20;

export function queueScreen(desk: Desk): void {
  desk.get("/", async (visit) => {
    await showQueue(visit, { filters: readFilters(visit.req.query), said: saidQuery(visit) });
  });
}

interface ShowQueue {
  readonly filters: QueueFilters;
  readonly bulk?: BulkOutcome;
  readonly said?: Said | undefined;
}

export async function showQueue(visit: Visit, { filters, bulk = NO_BULK, said }: ShowQueue): Promise<void> {
  const { deps, actor, res } = visit;
  const page = await readQueue(deps, { ...contractQuery(filters), viewerId: actor.accountId });
  const categories = reasonCategories(deps.policy());
  await show(visit, <QueuePage {...{ filters, page, categories, bulk, said }} />, statusOf(res, bulk.refusal));
}

const contractQuery = ({ status, ...filters }: QueueFilters): QueueQuery => ({
  ...filters,
  status: status === "mine" || status === "overdue" ? undefined : status,
  overdue: status === "overdue",
  claimed: status === "mine" ? "me" : undefined,
  limit: PAGE,
});

interface QueuePageProps extends ShowQueue {
  readonly page: Awaited<ReturnType<typeof readQueue>>;
  readonly categories: readonly string[];
  readonly bulk: BulkOutcome;
}

const hrefOf = (filters: QueueFilters): string => `/console${queryOf(filters)}`;

function QueuePage({ filters, page, categories, bulk, said }: QueuePageProps) {
  const { texts } = useDesk();
  const nextHref = page.nextCursor === null ? null : hrefOf({ ...filters, cursor: page.nextCursor });
  const firstHref = filters.cursor === undefined ? null : hrefOf({ ...filters, cursor: undefined });
  return (
    <ConsoleLayout title={texts.queue.title}>
      <header class="head">
        <h1>{texts.queue.title}</h1>
        <form method="post" action="/console/next" data-swaps>
          <button type="submit">{texts.queue.take}</button>
        </form>
      </header>
      <SaidNotice said={said} />
      <BulkResults bulk={bulk} />
      <FilterForm filters={filters} categories={categories} />
      {page.items.length === 0 ? <Empty filters={filters} /> : null}
      {page.items.length === 0 ? null : (
        <form method="post" action="/console/bulk" data-decides="list">
          <input type="hidden" name="filters" value={queryOf(filters)} />
          <Legend matches={page.items.flatMap(({ matches }) => matches)} />
          <ol class="cases" aria-label={texts.queue.listLabel} data-list>
            {page.items.map((item) => (
              <CaseRow key={item.id} item={item} chosen={bulk.chosen.has(item.id)} />
            ))}
          </ol>
          <Pager nextHref={nextHref} firstHref={firstHref} />
          {page.items.some((item) => item.canDecide) ? <BulkFields categories={categories} bulk={bulk} /> : null}
        </form>
      )}
    </ConsoleLayout>
  );
}

function Empty({ filters: { status, category, source, article, cursor } }: { readonly filters: QueueFilters }) {
  const { texts } = useDesk();
  const isFiltered = [status, category, source, article, cursor].some((value) => value !== undefined);
  return <p class="empty">{isFiltered ? texts.queue.emptyFiltered : texts.queue.empty}</p>;
}

interface FilterFormProps {
  readonly filters: QueueFilters;
  readonly categories: readonly string[];
}

function FilterForm({ filters, categories }: FilterFormProps) {
  const { texts } = useDesk();
  const { queue } = texts;
  const anyOr = (values: readonly (readonly [string, string])[]) => [["", texts.any] as const, ...values];
  return (
    <form class="row filters" method="get" action="/console" role="search" aria-label={queue.filters}>
      <Select
        id="status"
        name="status"
        label={queue.status}
        value={filters.status}
        options={Object.entries(queue.states)}
      />
      <Select
        id="filter-category"
        name="category"
        label={queue.category}
        value={filters.category}
        options={anyOr(categories.map((each) => [each, categoryName(texts, each)]))}
      />
      <Select
        id="source"
        name="source"
        label={queue.source}
        value={filters.source}
        options={anyOr(Object.entries(texts.sources))}
      />
      <div class="field">
        <label for="article">{queue.article}</label>
        <input id="article" name="article" value={filters.article} />
      </div>
      <Select id="sort" name="sort" label={queue.sort} value={filters.sort} options={Object.entries(queue.sorts)} />
      <div class="actions">
        <button class="quiet" type="submit">
          {queue.show}
        </button>
        <a href="/console">{queue.clear}</a>
      </div>
    </form>
  );
}

function CaseRow({ item, chosen }: { readonly item: CaseItem; readonly chosen: boolean }) {
  const { texts, viewer } = useDesk();
  const isFree = item.claimedBy === null || item.claimedBy.id === viewer.id;
  const { displayName } = item.comment.author;
  return (
    <li
      tabIndex={-1}
      data-case={item.id}
      data-version={item.version}
      data-author={displayName}
      data-person={item.author.id}
      data-mine={item.claimedBy?.id === viewer.id ? true : undefined}
      data-actions={item.canDecide && isFree ? item.allowedActions.join(" ") : ""}
    >
      {item.canDecide && isFree ? (
        <input
          type="checkbox"
          name="case"
          value={`${item.id}:${item.version}`}
          checked={chosen}
          aria-label={texts.queue.choose(displayName)}
        />
      ) : (
        <span />
      )}
      <article>
        <h2>
          <a href={`/console/cases/${item.id}`} data-opens>
            {displayName}
          </a>
        </h2>
        <p class="meta">
          <Standing item={item} />
          {item.overdue ? <span class="tag bad">{texts.queue.states.overdue}</span> : null}
          {item.author.restriction ? <RestrictionWords restriction={item.author.restriction} /> : null}
          <span class="of-article" title={item.article.title}>
            {texts.on} <span>{item.article.title}</span>
          </span>
        </p>
        <MarkedText text={item.comment.body} matches={item.matches} />
        <Reasons reasons={item.reasons} />
        <p class="claim" data-held hidden />
        <Claimed item={item} />
        {item.whyNot === null || item.status === "resolved" ? null : <p class="dim">{texts.sentence(item.whyNot)}</p>}
      </article>
    </li>
  );
}

/** What the comment is, and how long it waits; once that is decided, what became of it, and what it is only if it differs. */
function Standing({ item: { outcome, openedAt, comment } }: { readonly item: CaseItem }) {
  const { queue } = useDesk().texts;
  if (outcome === null)
    return (
      <>
        <StatusTag status={comment.status} />
        <span>
          {queue.waiting} <Age at={openedAt} lasting />
        </span>
      </>
    );
  return (
    <>
      <span class="tag strong">
        {queue.resolved}: {queue.resolvedAs[outcome]}
      </span>
      {comment.status === LEAVES[outcome] ? null : <StatusTag status={comment.status} />}
    </>
  );
}

/** The status in which a decision leaves a comment. */
const LEAVES = { publish: "published", remove: "removed", moot: null } as const;

function Claimed({ item: { claimedBy, claimExpiresAt } }: { readonly item: CaseItem }) {
  const { texts, viewer } = useDesk();
  if (!claimedBy || claimExpiresAt === null) return null;
  const isMine = claimedBy.id === viewer.id;
  return (
    <p class="claim" data-claimed>
      {isMine ? texts.queue.mine : texts.queue.claimedBy(claimedBy.displayName)} <ClaimEnd at={claimExpiresAt} />
    </p>
  );
}
