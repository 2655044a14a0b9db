import { z } from "zod";
import { readAppeals } from "../appeals/read-appeals.ts";
import { APPEAL_STATUSES, type AppealItem } from "../appeals/schema.ts";
import { parseInput } from "../http/parse.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { Age, ClaimEnd, Decider, Pager, RestrictionWords, type Said, SaidNotice } from "./pieces.tsx";
import { saidQuery } from "./said.ts";
import { StackTable } from "./stack-table.tsx";
import { Tabs } from "./tabs.tsx";

const appealsQuery = z.object({
  status: z.enum(APPEAL_STATUSES).catch("open"),
  overdue: asked(z.literal("true")),
  cursor: askedText,
});
type AppealsQuery = z.infer<typeof appealsQuery>;

const PAGE = 25;

export function appealsScreen(desk: Desk): void {
  desk.get("/appeals", async (visit) => {
    const query = parseInput(appealsQuery, visit.req.query);
    const viewerId = visit.actor.accountId;
    const overdue = query.overdue === "true";
    const page = await readAppeals(visit.deps, { ...query, overdue, viewerId, limit: PAGE });
    await show(visit, <AppealsPage query={query} page={page} said={saidQuery(visit)} />);
  });
}

interface AppealsPageProps {
  readonly query: AppealsQuery;
  readonly page: { readonly items: readonly AppealItem[]; readonly nextCursor: string | null };
  readonly said: Said | undefined;
}

function AppealsPage({ query: { status, overdue, cursor }, page, said }: AppealsPageProps) {
  const { appeals } = useDesk().texts;
  const href = (query: Partial<AppealsQuery>) => `/console/appeals${queryOf({ status, overdue, ...query })}`;
  return (
    <ConsoleLayout title={appeals.title}>
      <h1>{appeals.title}</h1>
      <SaidNotice said={said} />
      <Tabs
        label={appeals.tabs}
        chosen={overdue ? "overdue" : status}
        tabs={[
          ...APPEAL_STATUSES.map(
            (each) => [each, appeals.states[each], href({ status: each, overdue: undefined })] as const,
          ),
          ["overdue", appeals.overdue, href({ status: "open", overdue: "true" })] as const,
        ]}
      />
      {page.items.length === 0 ? (
        <p class="empty">{appeals.empty}</p>
      ) : (
        <AppealTable items={page.items} status={status} />
      )}
      <Pager
        nextHref={page.nextCursor === null ? null : href({ cursor: page.nextCursor })}
        firstHref={cursor === undefined ? null : href({})}
      />
    </ConsoleLayout>
  );
}

interface AppealTableProps {
  readonly items: readonly AppealItem[];
  readonly status: AppealItem["status"];
}

function AppealTable({ items, status }: AppealTableProps) {
  const { appeals } = useDesk().texts;
  return (
    <StackTable
      caption={status === "open" ? appeals.caption : appeals.captionClosed}
      columns={[appeals.comment, appeals.article, appeals.filed, appeals.decidedBy, appeals.words, appeals.state]}
      rows={items.map((item) => ({
        key: item.id,
        data: { "data-row": item.id, "data-appeal": item.status === "open" ? item.id : undefined },
        cells: [
          <a href={`/console/appeals/${item.id}`} data-opens>
            {item.author.displayName}
          </a>,
          <Matter item={item} />,
          <>
            <Age at={item.filedAt} /> {item.overdue ? <span class="tag bad">{appeals.overdue}</span> : null}
          </>,
          <Decider person={item.decision.decidedBy} />,
          <div class="excerpt" dir="auto">
            {item.statement ?? appeals.noWords}
          </div>,
          <State item={item} />,
        ],
      }))}
    />
  );
}

const Matter = ({ item: { article, restriction } }: { readonly item: AppealItem }) =>
  restriction ? <RestrictionWords restriction={restriction} /> : <>{article?.title}</>;

function State({ item }: { readonly item: AppealItem }) {
  const { texts, viewer } = useDesk();
  if (item.status !== "open") return <>{texts.appeals.states[item.status]}</>;
  if (item.whyNot !== null) return <>{texts.sentence(item.whyNot)}</>;
  const isMine = item.claimedBy?.id === viewer.id;
  return (
    <span data-free={texts.appeals.mayDecide}>
      {item.claimedBy && item.claimExpiresAt !== null ? (
        <>
          {isMine ? texts.queue.mine : texts.queue.claimedBy(item.claimedBy.displayName)}{" "}
          <ClaimEnd at={item.claimExpiresAt} />
        </>
      ) : (
        texts.appeals.mayDecide
      )}
    </span>
  );
}
