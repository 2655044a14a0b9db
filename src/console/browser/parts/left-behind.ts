import { putBack } from "./came-back.ts";
import { type Held, noteArrived, sendAll } from "./outbox.ts";
import { forTab } from "./storage.ts";
import { askState } from "./watch.ts";
import { words } from "./words.ts";

const KEY = "recourse.desk.left";

interface Left {
  readonly id: string;
  readonly what: string;
  readonly isAppeal: boolean;
}

/** The page is left: what waits is sent at once, and the next page looks whether it arrived. */
export function sendOnLeaving(): void {
  const leave = () => {
    const left = sendAll().filter(canBeAsked).flatMap(namesOf);
    if (left.length > 0) forTab.write(KEY, JSON.stringify(left));
  };
  addEventListener("pagehide", leave);
  // A telephone ends a page that is out of sight without another word.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leave();
  });
}

/** Comments and second reviews have no state that would tell a decision that failed from one that changed nothing. */
const canBeAsked = ({ url }: Held): boolean => !/\/(?:comments|reviews)\//.test(url);
const namesOf = ({ ids, what, url }: Held): readonly Left[] =>
  ids.map((id) => ({ id, what, isAppeal: url.includes("/appeals/") }));

/** Time for what was sent on leaving to arrive and be decided. */
const ARRIVES_WITHIN_MS = 2_500;

/** What was sent when the last page was left and is not decided comes back. */
export function lookForLeft(): void {
  const kept = forTab.read(KEY);
  if (kept === null) return;
  forTab.drop(KEY);
  const left: unknown = JSON.parse(kept);
  if (!Array.isArray(left)) return;
  const sent = left.filter(isLeft);
  noteArrived(sent.map(({ id }) => id));
  setTimeout(() => void compare(sent), ARRIVES_WITHIN_MS);
}

const isLeft = (each: unknown): each is Left => typeof each === "object" && each !== null && "id" in each;

async function compare(left: readonly Left[]): Promise<void> {
  const state = await askState({
    cases: left.flatMap(({ id, isAppeal }) => (isAppeal ? [] : id)),
    appeals: left.flatMap(({ id, isAppeal }) => (isAppeal ? id : [])),
  });
  for (const { id, what, isAppeal } of left) {
    const found = [...(state?.cases ?? []), ...(state?.appeals ?? [])].find((each) => each.id === id);
    const url = `/console/${isAppeal ? "appeals" : "cases"}/${id}`;
    if (found && !found.resolved) putBack({ what, sentence: words.back.unknown, url });
  }
}
