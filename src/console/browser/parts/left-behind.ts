import { putBack } from "./came-back.ts";
import { type Held, sendAll } from "./outbox.ts";
import { askState } from "./watch.ts";
import { words } from "./words.ts";

const KEY = "recourse.desk.left";

interface Left {
  readonly id: string;
  readonly what: string;
}

/** The page is left: what waits is sent at once, and the next page looks whether it arrived. */
export function sendOnLeaving(): void {
  const leave = () => {
    const left = sendAll().filter(isAboutCases).flatMap(namesOf);
    if (left.length > 0) sessionStorage.setItem(KEY, JSON.stringify(left));
  };
  addEventListener("pagehide", leave);
  // A telephone ends a page that is out of sight without another word.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leave();
  });
}

const isAboutCases = ({ url }: Held): boolean => !url.includes("/appeals/");
const namesOf = ({ ids, what }: Held): readonly Left[] => ids.map((id) => ({ id, what }));

/** Time for what was sent on leaving to arrive and be decided. */
const ARRIVES_WITHIN_MS = 2_500;

/** What was sent when the last page was left and is not decided comes back. */
export function lookForLeft(): void {
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return;
  sessionStorage.removeItem(KEY);
  const left: unknown = JSON.parse(kept);
  if (Array.isArray(left)) setTimeout(() => void compare(left.filter(isLeft)), ARRIVES_WITHIN_MS);
}

const isLeft = (each: unknown): each is Left => typeof each === "object" && each !== null && "id" in each;

async function compare(left: readonly Left[]): Promise<void> {
  const state = await askState(left.map(({ id }) => id));
  for (const { id, what } of left) {
    const found = state?.cases.find((each) => each.id === id);
    if (found && !found.resolved) putBack({ what, sentence: words.back.unknown, url: `/console/cases/${id}` });
  }
}
