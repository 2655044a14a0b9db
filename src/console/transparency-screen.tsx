import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { ReportTables } from "../pages/transparency-report.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { presentPolicy } from "../policy-revisions/present-policy.ts";
import { type Deliveries, readDeliveries } from "../transparency/read-deliveries.ts";
import { readReport } from "../transparency/read-report.ts";
import type { TransparencyReport } from "../transparency/report.ts";
import { retryRefused } from "../transparency/retry-refused.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { formatCount } from "./format.ts";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { Refused, type Said, SaidNotice } from "./pieces.tsx";
import { readPeriod } from "./read-period.ts";
import { saidQuery } from "./said.ts";
import { StackTable } from "./stack-table.tsx";

const transparencyQuery = z.object(periodFields);

export function transparencyScreen(desk: Desk): void {
  desk.get("/transparency", async (visit) => {
    assertAdministrator(visit);
    const { deps, req, res, viewer } = visit;
    const { asked, period, refusal } = readPeriod(parseInput(transparencyQuery, req.query), deps.clock());
    const report = period ? await readReport(deps.db, period) : null;
    const deliveries = await readDeliveries(deps);
    const { categories } = presentPolicy(deps.policy(), { active: true, lang: viewer.lang });
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
      <dl class="record">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{words.counts[name]}</dt>
            <dd>{formatCount(deliveries[name], texts.lang)}</dd>
          </div>
        ))}
      </dl>
      {lastDeliveredAt === null ? null : (
        <p class="dim">
          {words.last} <Time at={lastDeliveredAt} lang={texts.lang} />
        </p>
      )}
      {deliveries.refusals.length === 0 ? null : <Refusals refusals={deliveries.refusals} />}
    </>
  );
}

type Words = ReturnType<typeof useDesk>["texts"]["transparency"];

function sayAnswer({ answers }: Words, code: string | null): string {
  if (code === null) return "–";
  const status = /^http_(\d+)$/.exec(code)?.[1];
  if (status !== undefined) return answers.http(status);
  return code === "duplicate" || code === "timeout" ? answers[code] : answers.other(code);
}

/** Fields go by the names that the database gives them. */
function Faults({ codes }: { readonly codes: readonly string[] }) {
  const { transparency: words } = useDesk().texts;
  return (
    <ul class="plain">
      {codes.map((each) => {
        const [field = each, fault = ""] = each.split(".");
        return (
          <li>
            <code>{field}</code> {words.faults[fault] ?? fault}
          </li>
        );
      })}
    </ul>
  );
}

function Refusals({ refusals }: Pick<Deliveries, "refusals">) {
  const { texts } = useDesk();
  const words = texts.transparency;
  return (
    <>
      <StackTable
        caption={words.refusals}
        columns={[words.at, words.code, words.fields, words.statement]}
        rows={refusals.map(({ statementId, statementAt, code, codes }) => ({
          key: statementId,
          cells: [
            <Time at={statementAt} lang={texts.lang} />,
            sayAnswer(words, code),
            codes.length === 0 ? "–" : <Faults codes={codes} />,
            <code title={statementId}>…{statementId.slice(-6)}</code>,
          ],
        }))}
      />
      <form method="post" action="/console/transparency/retry">
        <button class="quiet" type="submit">
          {words.retry}
        </button>
      </form>
    </>
  );
}
