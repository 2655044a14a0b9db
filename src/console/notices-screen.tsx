import { z } from "zod";
import { findOwnMeasures } from "../authors/own-matter.ts";
import { type Conflict, findConflicts } from "../decisions/conflict-of-interest.ts";
import { parseInput } from "../http/parse.ts";
import { findSuspension, liftSuspension } from "../notices/lift-suspension.ts";
import { markUnfounded } from "../notices/mark-unfounded.ts";
import { readNotices } from "../notices/read-notices.ts";
import { NOT_REVEALED, revealNotifier } from "../notices/reveal-notifier.ts";
import { type NoticeItem, noticesQuery } from "../notices/schema.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, attemptFor, statusOf } from "./attempt.ts";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { NoticeTags, NoticeWords } from "./notice-list.tsx";
import { NOTICE_TEXTS } from "./notice-texts.ts";
import { Pager, PersonLink, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { saidQuery } from "./said.ts";
import { StackTable } from "./stack-table.tsx";
import { Tabs } from "./tabs.tsx";

const screenQuery = z.object({
  status: noticesQuery.shape.status.catch("open"),
  source: asked(z.enum(["notice", "trusted_flagger"])),
  comment: asked(z.uuid()),
  cursor: askedText,
});
type ScreenQuery = z.infer<typeof screenQuery>;

const TABS = ["open", "decided", "removed", "kept", "unfounded", "moot", "withdrawn"] as const;

const PAGE = 25;

export function noticesScreen(desk: Desk): void {
  desk.get("/notices", (visit) => showNotices(visit));

  desk.post("/notices/:id/unfounded", async (visit) => {
    const refusal = await attempt(() => markUnfounded(visit.deps, { noticeId: idOf(visit), actor: visit.actor }));
    if (refusal) return showNotices(visit, { refusal });
    seeOther(visit.res, "/console/notices?status=unfounded&said=marked_unfounded");
  });

  desk.post("/notices/:id/lift", async (visit) => {
    assertAdministrator(visit);
    const suspension = await findSuspension(visit.deps.db, idOf(visit));
    const refusal = await attempt(() => liftSuspension(visit.deps, { suspension, actor: visit.actor }));
    if (refusal) return showNotices(visit, { refusal });
    seeOther(visit.res, `/console/notices${queryOf(parseInput(screenQuery, visit.req.query))}`);
  });

  // No redirect: who gave a notice is shown once, to whoever asked, and stands in no address.
  desk.post("/notices/:id/reveal", async (visit) => {
    const id = idOf(visit);
    const told = await attemptFor(() => revealNotifier(visit.deps, { noticeId: id, actor: visit.actor }));
    if (told.refusal) return showNotices(visit, { refusal: told.refusal });
    const { name, email } = told.result;
    await showNotices(visit, { revealed: { id, who: [name, email].filter(Boolean).join(", ") } });
  });
}

interface Shown {
  readonly refusal?: Refusal | null;
  readonly revealed?: { readonly id: string; readonly who: string };
}

async function showNotices(visit: Visit, shown: Shown = {}): Promise<void> {
  const query = parseInput(screenQuery, visit.req.query);
  const personId = visit.actor.accountId;
  const page = await readNotices(visit.deps, { ...query, viewerId: personId, limit: PAGE });
  const suspended = page.items.filter(({ suspendedUntil }) => suspendedUntil !== null).map(({ id }) => id);
  const { prisma } = visit.deps.db;
  const own = {
    suspensions: await findOwnMeasures(prisma, { noticeIds: suspended, personId }),
    comments: await findConflicts(prisma, {
      commentIds: page.items.map(({ commentId }) => commentId),
      accountId: personId,
    }),
  };
  await show(
    visit,
    <NoticesPage query={query} page={page} own={own} said={saidQuery(visit)} {...shown} />,
    statusOf(visit.res, shown.refusal),
  );
}

interface NoticesPageProps extends Shown {
  readonly query: ScreenQuery;
  readonly page: { readonly items: readonly NoticeItem[]; readonly nextCursor: string | null };
  readonly own: OwnMatters;
  readonly said: Said | undefined;
}

interface OwnMatters {
  /** Notices whose suspension is the viewer's own: another administrator may lift it. */
  readonly suspensions: ReadonlySet<string>;
  /** Comments that the viewer has a part in: they are not told who gave notice of them. */
  readonly comments: ReadonlyMap<string, Conflict>;
}

function NoticesPage({ query, page, own, said, refusal, revealed }: NoticesPageProps) {
  const { notices } = useDesk().texts;
  const { cursor, ...filters } = query;
  const here = queryOf({ ...filters });
  const href = (changed: Partial<ScreenQuery>) => `/console/notices${queryOf({ ...filters, ...changed })}`;
  return (
    <ConsoleLayout title={notices.title}>
      <h1>{notices.title}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <Tabs
        label={notices.tabs}
        chosen={query.status}
        tabs={TABS.map((each) => [each, notices.states[each], href({ status: each })])}
      />
      <Tabs
        label={notices.sources}
        chosen={query.source ?? ""}
        tabs={[
          ["", notices.everybody, href({ source: undefined })],
          ["trusted_flagger", notices.trusted, href({ source: "trusted_flagger" })],
        ]}
      />
      {page.items.length === 0 ? (
        <p class="empty">{notices.empty}</p>
      ) : (
        <NoticeTable items={page.items} own={own} here={here} revealed={revealed} />
      )}
      <Pager
        nextHref={page.nextCursor === null ? null : href({ cursor: page.nextCursor })}
        firstHref={cursor === undefined ? null : href({})}
      />
    </ConsoleLayout>
  );
}

interface NoticeTableProps {
  readonly revealed: Shown["revealed"] | undefined;
  readonly items: readonly NoticeItem[];
  readonly own: OwnMatters;
  /** The query string of this list. */
  readonly here: string;
}

function NoticeTable({ items, own, here, revealed }: NoticeTableProps) {
  const { texts } = useDesk();
  const { notices } = texts;
  return (
    <StackTable
      caption={notices.caption}
      columns={[notices.received, notices.state, notices.words, notices.answeredBy, notices.notifier]}
      rows={items.map((notice) => ({
        key: notice.id,
        cells: [
          <a
            href={
              notice.status === "open" ? `/console/cases/${notice.caseId}` : `/console/comments/${notice.commentId}`
            }
          >
            <Time at={notice.receivedAt} lang={texts.lang} />
          </a>,
          <NoticeTags notice={notice} />,
          <NoticeWords notice={notice} />,
          <>
            {notice.closedBy ? <PersonLink person={notice.closedBy} /> : null}
            {notice.canMark ? <RowForm notice={notice} does="unfounded" here="" /> : null}
            {notice.closedBy === null && !notice.canMark ? "–" : null}
          </>,
          <>
            <Notifier notice={notice} conflict={own.comments.get(notice.commentId)} here={here} revealed={revealed} />
            <Suspension notice={notice} isOwn={own.suspensions.has(notice.id)} here={here} />
          </>,
        ],
      }))}
    />
  );
}

interface NotifierProps extends Omit<RowFormProps, "does"> {
  readonly conflict: Conflict | undefined;
  readonly revealed: Shown["revealed"] | undefined;
}

function Notifier({ notice, conflict, here, revealed }: NotifierProps) {
  const { texts } = useDesk();
  if (revealed?.id === notice.id) return revealed.who;
  if (conflict === undefined) return <RowForm notice={notice} does="reveal" here={here} />;
  return <span class="dim">{texts.sentence(NOT_REVEALED[conflict])}</span>;
}

interface RowFormProps {
  readonly notice: NoticeItem;
  readonly does: "unfounded" | "reveal";
  readonly here: string;
}

function RowForm({ notice, does, here }: RowFormProps) {
  const { notices } = useDesk().texts;
  return (
    <form method="post" action={`/console/notices/${notice.id}/${does}${here}`}>
      <button class="link" type="submit">
        {notices.actions[does]}
      </button>
    </form>
  );
}

interface SuspensionProps extends Omit<RowFormProps, "does"> {
  readonly isOwn: boolean;
}

/** An administrator may end it before its time, unless it is their own. */
function Suspension({ notice: { id, suspendedUntil }, isOwn, here }: SuspensionProps) {
  const { texts, viewer } = useDesk();
  if (suspendedUntil === null) return null;
  const words = NOTICE_TEXTS[texts.lang];
  return (
    <>
      <p>
        {words.suspendedUntil} <Time at={suspendedUntil} lang={texts.lang} style="day" />
      </p>
      {viewer.role === "administrator" && !isOwn ? (
        <form method="post" action={`/console/notices/${id}/lift${here}`}>
          <button class="link" type="submit">
            {words.lift}
          </button>
        </form>
      ) : null}
    </>
  );
}
