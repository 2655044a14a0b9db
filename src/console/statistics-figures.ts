import type { OverTime } from "../reports/statistics-over-time.ts";
import type { Statistics } from "../reports/statistics.ts";
import { wilsonInterval } from "../shared/wilson.ts";
import type { FigureColumn, FigureTable } from "./chart-figure.tsx";
import { STATISTICS_TEXTS } from "./statistics-texts.ts";

export const FIGURES = ["volume", "precision", "overturns", "queue", "appeals"] as const;
export type FigureName = (typeof FIGURES)[number];

export interface Figures {
  readonly statistics: Statistics;
  readonly overTime: OverTime;
}

/** The tables behind the charts, by the charts' names. */
export function figureTables({ statistics, overTime }: Figures, lang: "en" | "de"): Record<FigureName, FigureTable> {
  const words = STATISTICS_TEXTS[lang];
  const { stretches } = overTime;
  const column = (id: string, name: string, as: FigureColumn["as"] = "count"): FigureColumn => ({ id, name, as });
  const day = column("from", words.day, "day");
  const interval = [
    column("share", words.share, "share"),
    column("low", words.low, "share"),
    column("high", words.high, "share"),
  ];
  const times = [column("seconds_p50", words.p50, "seconds"), column("seconds_p95", words.p95, "seconds")];
  return {
    volume: {
      columns: [
        day,
        column("published", words.published),
        column("flagged", words.flagged),
        column("held", words.held),
        column("removed", words.removed),
      ],
      rows: stretches.map(({ day: from, published, flagged, held, removed }) => [
        from,
        published,
        flagged,
        held,
        removed,
      ]),
    },
    precision: {
      columns: [
        column("rule", words.rule, "rule"),
        column("reviewed", words.reviewed),
        column("agreed", words.agreed),
        ...interval,
      ],
      rows: statistics.byRule.map((rule) => [
        rule.ruleId,
        rule.reviewed,
        rule.agreed,
        rule.precision,
        rule.precisionLow,
        rule.precisionHigh,
      ]),
    },
    overturns: {
      columns: [day, column("decided", words.decided), column("overturned", words.overturned), ...interval],
      rows: stretches.map(({ day: from, decided, overturned }) => {
        const lies = wilsonInterval(overturned, decided);
        return [from, decided, overturned, lies && overturned / decided, lies?.low ?? null, lies?.high ?? null];
      }),
    },
    queue: {
      columns: [day, column("opened", words.opened), column("resolved", words.resolved), ...times],
      rows: stretches.map(({ day: from, opened, resolved, queueP50, queueP95 }) => [
        from,
        opened,
        resolved,
        queueP50,
        queueP95,
      ]),
    },
    appeals: {
      columns: [day, column("filed", words.filed), column("decided", words.decided), ...times],
      rows: stretches.map(({ day: from, filed, decided, appealP50, appealP95 }) => [
        from,
        filed,
        decided,
        appealP50,
        appealP95,
      ]),
    },
  };
}
