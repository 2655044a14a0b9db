import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { readOverTime } from "../reports/statistics-over-time.ts";
import { readStatistics } from "../reports/statistics.ts";
import { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { sendCsv, toCsv } from "./csv.ts";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { Refused } from "./pieces.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { type AskedPeriod, readPeriod } from "./read-period.ts";
import { StatisticsCharts } from "./statistics-charts.tsx";
import { FIGURES, type FigureName, type Figures, figureTables } from "./statistics-figures.ts";
import { StatisticsTables } from "./statistics-tables.tsx";
import { STATISTICS_TEXTS } from "./statistics-texts.ts";

const statisticsQuery = z.object(periodFields);

export function statisticsScreen(desk: Desk): void {
  desk.get("/statistics", async (visit) => {
    const { asked, figures, refusal } = await readFigures(visit);
    await show(visit, <StatisticsPage {...{ asked, figures, refusal }} />, statusOf(visit.res, refusal));
  });

  desk.get("/statistics/:file", async (visit) => {
    const name = figureOf(visit);
    const { asked, figures, refusal } = await readFigures(visit);
    if (refusal) throw refusal;
    const { columns, rows } = figureTables(figures, "en")[name];
    const header = columns.map(({ id }) => id);
    sendCsv(visit.res, { name: `${name}-${asked.from}-${asked.to}`, text: toCsv(header, rows) });
  });
}

function figureOf({ req }: Visit): FigureName {
  const found = FIGURES.find((each) => `${each}.csv` === req.params["file"]);
  if (!found) throw new Refusal("not_found", "There is no such file.");
  return found;
}

/** No figures without a period. */
async function readFigures({ deps, req }: Visit) {
  const now = deps.clock();
  const { asked, period, refusal } = readPeriod(parseInput(statisticsQuery, req.query), now);
  if (refusal) return { asked, figures: null, refusal };
  const [statistics, overTime] = await Promise.all([
    readStatistics(deps.db, period),
    readOverTime(deps.db, { ...period, now }),
  ]);
  return { asked, figures: { statistics, overTime }, refusal };
}

interface StatisticsPageProps {
  readonly asked: AskedPeriod;
  readonly figures: Figures | null;
  readonly refusal: Refusal | null;
}

function StatisticsPage({ asked, figures, refusal }: StatisticsPageProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <Refused refusal={refusal} />
      <PeriodForm action="/console/statistics" {...asked} />
      {figures ? (
        <>
          <StatisticsCharts {...figures} asked={asked} />
          <h2>{STATISTICS_TEXTS[texts.lang].tables}</h2>
          <StatisticsTables statistics={figures.statistics} />
        </>
      ) : null}
    </ConsoleLayout>
  );
}
