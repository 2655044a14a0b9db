import type { AppealLink } from "../db/generated/client.ts";
import { DAY, after } from "../shared/clock.ts";
import { APPEAL_WINDOW_DAYS } from "./statement-of-reasons.ts";

type Told = Pick<AppealLink, "toldAt">;

/** The end of the window, or null as long as the author was not told. */
export const deadlineOf = ({ toldAt }: Told): Date | null =>
  toldAt === null ? null : after(toldAt, APPEAL_WINDOW_DAYS * DAY);

/** Whether an appeal can still be filed. */
export const isWindowOpen = (link: Told, at: Date): boolean => {
  const deadline = deadlineOf(link);
  return deadline === null || at < deadline;
};
