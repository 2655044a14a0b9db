import { z } from "zod";
import { ALERT_STATES, acknowledgeAlert, readAlerts } from "../appeals/alerts.ts";
import type { AlertItem } from "../appeals/schema.ts";
import { parseInput } from "../http/parse.ts";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { isId } from "../shared/ids.ts";
import { assertAdministrator } from "./administrator.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, idOf, show, useDesk } from "./desk.tsx";
import { askedText, queryOf } from "./fields.ts";
import { Pager, PersonLink, type Said, SaidNotice } from "./pieces.tsx";
import { saidQuery } from "./said.ts";
import { StackTable } from "./stack-table.tsx";
import { Tabs } from "./tabs.tsx";

const alertsQuery = z.object({ state: z.enum(ALERT_STATES).catch("open"), cursor: askedText });
type AlertsQuery = z.infer<typeof alertsQuery>;

const PAGE = 30;

export function alertsScreen(desk: Desk): void {
  desk.get("/alerts", async (visit) => {
    assertAdministrator(visit);
    const query = parseInput(alertsQuery, visit.req.query);
    const page = await readAlerts(visit.deps, { ...query, limit: PAGE });
    await show(visit, <AlertsPage query={query} page={page} said={saidQuery(visit)} />);
  });

  desk.post("/alerts/:id/acknowledge", async (visit) => {
    assertAdministrator(visit);
    await acknowledgeAlert(visit.deps, { id: idOf(visit), actor: visit.actor });
    seeOther(visit.res, "/console/alerts?said=acknowledged");
  });
}

interface AlertsPageProps {
  readonly query: AlertsQuery;
  readonly page: { readonly items: readonly AlertItem[]; readonly nextCursor: string | null };
  readonly said: Said | undefined;
}

function AlertsPage({ query: { state, cursor }, page, said }: AlertsPageProps) {
  const { alerts } = useDesk().texts;
  const href = (query: Partial<AlertsQuery>) => `/console/alerts${queryOf({ state, ...query })}`;
  return (
    <ConsoleLayout title={alerts.title}>
      <h1>{alerts.title}</h1>
      <SaidNotice said={said} />
      <Tabs
        label={alerts.tabs}
        chosen={state}
        tabs={ALERT_STATES.map((each) => [each, alerts.states[each], href({ state: each })])}
      />
      {page.items.length === 0 ? <p class="empty">{alerts.empty}</p> : <AlertTable items={page.items} />}
      <Pager
        nextHref={page.nextCursor === null ? null : href({ cursor: page.nextCursor })}
        firstHref={cursor === undefined ? null : href({})}
      />
    </ConsoleLayout>
  );
}

function AlertTable({ items }: { readonly items: readonly AlertItem[] }) {
  const { texts } = useDesk();
  const { alerts } = texts;
  return (
    <StackTable
      caption={alerts.caption}
      columns={[alerts.what, { name: alerts.count, number: true }, alerts.since, alerts.last, alerts.state]}
      rows={items.map((alert) => ({
        key: alert.id,
        cells: [
          <>
            {alerts.kinds[alert.kind]} <a href={placeOf(alert)}>{alerts.look}</a> <code>{alert.cause}</code>
          </>,
          alert.count,
          <Time at={alert.raisedAt} lang={texts.lang} />,
          <Time at={alert.lastAt} lang={texts.lang} />,
          <Acknowledgement alert={alert} />,
        ],
      }))}
    />
  );
}

function placeOf({ kind, cause }: AlertItem): string {
  if (kind === "letter_undelivered") return "/console/letters";
  if (kind === "appeal_without_decider" && isId(cause)) return `/console/appeals/${cause}`;
  if (kind === "case_without_decider") return `/console/cases/${cause}`;
  if (kind === "ground_undone") return `/console/people/${cause}`;
  return OVERDUE[cause] ?? "/console";
}

const OVERDUE: Readonly<Record<string, string>> = {
  cases: "/console?status=overdue&sort=oldest",
  appeals: "/console/appeals?overdue=true",
  notices: "/console/notices",
};

function Acknowledgement({ alert }: { readonly alert: AlertItem }) {
  const { alerts } = useDesk().texts;
  if (alert.acknowledgedBy)
    return (
      <>
        {alerts.acknowledgedBy} <PersonLink person={alert.acknowledgedBy} />
      </>
    );
  return (
    <form method="post" action={`/console/alerts/${alert.id}/acknowledge`}>
      <button class="link" type="submit">
        {alerts.acknowledge}
      </button>
    </form>
  );
}
