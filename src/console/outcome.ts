import type { Refusal } from "../shared/refusal.ts";
import { type Visit, textsFor } from "./desk.tsx";

/** What became of one case or appeal that was to be decided. */
export interface Outcome {
  readonly id: string;
  readonly refusal: Pick<Refusal, "code" | "message" | "errors"> | null;
}

/** A script sent the form and wants to know what became of it; the next screen it asks for itself. */
export const wantsOutcome = ({ req }: Visit): boolean => req.get("Accept") === "application/json";

/** 200 whatever became of each: the request itself was understood. */
export function sendOutcome({ req, res }: Visit, outcomes: readonly Outcome[]): void {
  const texts = textsFor(req, res);
  res.json({
    outcomes: outcomes.map(({ id, refusal }) => ({ id, refused: refusal === null ? null : texts.refused(refusal) })),
  });
}
