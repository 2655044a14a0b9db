import type { EvalReport } from "./build-eval-report.ts";

/** A share of 0 to 1 as a percentage. */
export const percent = (share: number | null, digits = 1): string =>
  share === null ? "–" : `${(share * 100).toFixed(digits)} %`;

export const points = (value: number | null): string => (value === null ? "–" : value.toFixed(1));

export const count = (value: number): string => value.toLocaleString("en");

/** Which gates are broken; where no slice has one, it is no news that none is. */
export function gatesLine({ gates, broken }: { readonly gates: number; readonly broken: readonly string[] }): string {
  return gates === 0 ? "no gate applies to these slices" : `gates broken: ${broken.join(", ") || "none"}`;
}

/** What “model alone” means, so that nobody takes it for more. */
export function calibrationNote(by: NonNullable<EvalReport["calibratedBy"]>): string {
  const how =
    by === "file"
      ? "set on the harmless texts of the file for calibration"
      : "set on harmless rows of the same sets, each half by the other";
  return `Model alone: its score for the category against one threshold, the lowest inside the gates, ${how}. No row to which a category applies had a say. Rules alone: the policy with a model that has no opinion.`;
}
