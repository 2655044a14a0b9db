import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { ReportTables } from "../pages/transparency-report.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { type Deliveries, readDeliveries } from "../transparency/read-deliveries.ts";
import { readReport } from "../transparency/read-report.ts";
import type { TransparencyReport } from "../transparency/report.ts";
import { retryRefused } from "../transparency/retry-refused.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { DataTable, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { BAD_PERIOD, readPeriod } from "./read-period.ts";
import { saidQuery } from "./said.ts";

const transparencyQuery = z.object(periodFields);

export function transparencyScreen(desk: Desk): void {
  desk.get("/transparency", async (visit) => {
    assertAdministrator(visit);
    const { deps, req, res } = visit;
    const { asked, period } = readPeriod(parseInput(transparencyQuery, req.query), deps.clock());
    const refusal = period ? null : BAD_PERIOD;
    const report = period ? await readReport(deps.db, period) : null;
    const deliveries = await readDeliveries(deps);
    const { categories } = deps.policy().compiled;
    const page = (
      <TransparencyPage {...asked} {...{ refusal, report, categories, deliveries, said: saidQuery(visit) }} />
    );
    await show(visit, page, statusOf(res, refusal));
  });
  desk.post("/transparency/retry", async (visit) => {
    assertAdministrator(visit);
    await retryRefused(visit.deps, visit.actor);
    seeOther(visit.res, "/console/transparency?said=statements_retried");
  });
}

interface TransparencyPageProps {
  readonly from: string;
  readonly to: string;
  readonly refusal: Refusal | null;
  readonly report: TransparencyReport | null;
  readonly categories: readonly { readonly id: string; readonly title: string }[];
  readonly deliveries: Deliveries;
  readonly said: Said | undefined;
}

function TransparencyPage({ from, to, refusal, report, categories, deliveries, said }: TransparencyPageProps) {
  const { texts } = useDesk();
  const { transparency: words } = texts;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <DeliveryState deliveries={deliveries} />
      <h2>{words.report}</h2>
      <p class="dim">
        {words.public} <a href="/transparency">/transparency</a>
      </p>
      <PeriodForm action="/console/transparency" from={from} to={to} />
      {report ? <ReportTables lang={texts.lang} {...{ report, categories }} /> : null}
    </ConsoleLayout>
  );
}

const COUNTS = ["waiting", "delivered", "refused", "exempt"] as const;

function DeliveryState({ deliveries }: { readonly deliveries: Deliveries }) {
  const { texts } = useDesk();
  const words = texts.transparency;
  const { restsUntil, restsBecause, lastDeliveredAt, platformName } = deliveries;
  return (
    <>
      <h2>{words.deliveries}</h2>
      <p>
        {words.deliveryStates[deliveries.state]} {platformName === null ? null : words.platform(platformName)}
      </p>
      {restsUntil === null ? null : (
        <p>
          {words.rests} <Time at={restsUntil} lang={texts.lang} /> <code>{restsBecause}</code>
        </p>
      )}
      <DataTable caption={words.deliveries} columns={[words.state, { name: words.count, number: true }]}>
        {COUNTS.map((name) => (
          <tr key={name}>
            <th scope="row">{words.counts[name]}</th>
            <td class="number">{deliveries[name].toLocaleString(texts.lang)}</td>
          </tr>
        ))}
      </DataTable>
      {lastDeliveredAt === null ? null : (
        <p class="dim">
          {words.last} <Time at={lastDeliveredAt} lang={texts.lang} />
        </p>
      )}
      {deliveries.refusals.length === 0 ? null : <Refusals refusals={deliveries.refusals} />}
    </>
  );
}

function Refusals({ refusals }: Pick<Deliveries, "refusals">) {
  const { texts } = useDesk();
  const words = texts.transparency;
  return (
    <>
      <DataTable caption={words.refusals} columns={[words.statement, words.at, words.code, words.fields]}>
        {refusals.map(({ statementId, statementAt, code, codes }) => (
          <tr key={statementId}>
            <td>
              <code>…{statementId.slice(-6)}</code>
            </td>
            <td>
              <Time at={statementAt} lang={texts.lang} />
            </td>
            <td>
              <code>{code}</code>
            </td>
            <td>
              <code>{codes.join(", ")}</code>
            </td>
          </tr>
        ))}
      </DataTable>
      <form method="post" action="/console/transparency/retry">
        <button class="quiet" type="submit">
          {words.retry}
        </button>
      </form>
    </>
  );
}
