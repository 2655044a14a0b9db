import { useNow } from "./use-now.ts";

/** As the server has it; it has the last word. */
const EDIT_MS = 5 * 60 * 1_000;
const SECOND_MS = 1_000;

/** What is left of the time in which an author may change a comment, in milliseconds; counts down. Clocks go wrong: never more than there is. */
export const useEditTime = (createdAt: string): number =>
  Math.min(EDIT_MS, Math.max(0, Date.parse(createdAt) + EDIT_MS - useNow(SECOND_MS)));

/** `4:05` */
export function formatLeft(ms: number): string {
  const seconds = Math.ceil(ms / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
