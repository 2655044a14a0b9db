import { wilsonInterval } from "../shared/wilson.ts";
import { FEW, type Table, cohensKappa } from "./kappa.ts";
import type { Agreement, OverturnRate } from "./schema.ts";

/** Agreement in a table of two judges, with all that keeps a small number from looking like a certain one. */
export function presentAgreement(table: Table): Agreement {
  const items = table.flat().reduce((sum, count) => sum + count, 0);
  const agreed = table.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const { kappa, low, high, caution } = cohensKappa(table);
  return { items, agreed, ...shareOf(agreed, items), kappa, kappaLow: low, kappaHigh: high, caution };
}

export interface Contested {
  readonly decided: number;
  readonly overturned: number;
}

export const presentOverturns = ({ decided, overturned }: Contested): OverturnRate => ({
  decided,
  overturned,
  ...shareOf(overturned, decided),
});

function shareOf(hits: number, trials: number) {
  const interval = wilsonInterval(hits, trials);
  return {
    share: trials === 0 ? null : hits / trials,
    shareLow: interval?.low ?? null,
    shareHigh: interval?.high ?? null,
    small: trials < FEW,
  };
}
