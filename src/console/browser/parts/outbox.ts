import { make, makeButton } from "./make.ts";
import { dropDraft } from "./drafts.ts";
import { foot, say, takeFromFoot } from "./say.ts";
import { words } from "./words.ts";

/** Long enough to see one's mistake, short enough that an author does not wait for it. */
const HOLD_MS = 6_000;

export interface Refused {
  readonly id: string;
  readonly sentence: string;
}

/** A decision that the browser holds back for a moment, so that it can be taken back. */
export interface Held {
  /** Cases, or an appeal. */
  readonly ids: readonly string[];
  readonly what: string;
  /** "Published: the comment by Ada." */
  readonly said: string;
  readonly url: string;
  readonly body: URLSearchParams;
  readonly takeBack: () => void;
  readonly comeBack: (refused: readonly Refused[]) => void;
  /** Once all of it is decided: says so on its screen. Absent: it is said where the moderator is by then. */
  readonly arrived?: () => void;
}

const waiting: { readonly held: Held; readonly timer: number }[] = [];
const sending = new Set<Held>();
const settled: (() => void)[] = [];

/** Decided here, but not there yet. */
export const pendingIds = (): readonly string[] =>
  [...waiting.map(({ held }) => held), ...sending].flatMap(({ ids }) => ids);

/** Decided here and there: that it is not open any more is no news to whoever sits here. */
const arrived = new Set<string>();

export function noteArrived(ids: readonly string[]): void {
  for (const id of ids) arrived.add(id);
}

export const isDecidedHere = (id: string): boolean => arrived.has(id) || pendingIds().includes(id);

/** Calls once all that was decided has been answered. */
export function whenSettled(then: () => void): void {
  if (waiting.length + sending.size === 0) then();
  else settled.push(then);
}

export function hold(held: Held): void {
  waiting.push({ held, timer: window.setTimeout(() => release(held), HOLD_MS) });
  render();
  say(`${held.said} ${words.pending.waiting}`);
}

/** Takes the newest back that still waits. */
export function undo(): void {
  const last = waiting.pop();
  if (!last) return;
  clearTimeout(last.timer);
  render();
  last.held.takeBack();
  const sentence = words.pending.undone(last.held.what);
  say(sentence);
  if (waiting.length === 0) show(sentence);
  tellSettled();
}

/** Ends the sentence that is shown now, and no later one. */
let shownTimer = 0;

/** Said to who looks as well, for as long as there was to take it back. */
function show(sentence: string): void {
  clearTimeout(shownTimer);
  toast.replaceChildren(make("p", {}, sentence));
  foot.append(toast);
  shownTimer = window.setTimeout(() => takeFromFoot(toast), HOLD_MS);
}

/** Said to who looks as well, below what can be taken back, and gone with it. */
export function remark(sentence: string): void {
  say(sentence);
  if (waiting.length === 0) return show(sentence);
  toast.querySelector(".remark")?.remove();
  toast.append(make("small", { class: "remark" }, sentence));
}

function release(held: Held): void {
  const at = waiting.findIndex((each) => each.held === held);
  if (at < 0) return;
  for (const { timer } of waiting.splice(at, 1)) clearTimeout(timer);
  render();
  void send(held);
}

/** The page is being left: what waits goes now, and outlives the page. */
export function sendAll(): readonly Held[] {
  const leaving = waiting.map(({ held }) => held);
  for (const held of leaving) release(held);
  return [...sending];
}

async function send(held: Held): Promise<void> {
  sending.add(held);
  const refused = await post(held);
  sending.delete(held);
  const refusedIds = new Set(refused.map(({ id }) => id));
  const decided = held.ids.filter((id) => !refusedIds.has(id));
  for (const id of decided) dropDraft(id);
  noteArrived(decided);
  if (refused.length > 0) held.comeBack(refused);
  else if (held.arrived) held.arrived();
  else say(words.pending.arrived(held.what));
  tellSettled();
}

function tellSettled(): void {
  if (waiting.length + sending.size > 0) return;
  for (const then of settled.splice(0)) then();
}

/** What was refused of it, each with its sentence. */
export async function post({ url, body, ids }: Pick<Held, "url" | "body" | "ids">): Promise<readonly Refused[]> {
  const all = (sentence: string) => ids.map((id) => ({ id, sentence }));
  const asked = { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } };
  const answer = await fetch(url, asked).catch(() => null);
  if (!answer) return all(words.back.offline);
  if (answer.status === 401 || answer.status === 403) return all(words.back.signedOut);
  const said: unknown = answer.ok ? await answer.json().catch(() => null) : null;
  return isAnswer(said)
    ? said.outcomes.flatMap(({ id, refused }) => (refused === null ? [] : [{ id, sentence: refused }]))
    : all(words.back.failed);
}

interface DecisionAnswer {
  readonly outcomes: readonly { readonly id: string; readonly refused: string | null }[];
}

const isAnswer = (said: unknown): said is DecisionAnswer =>
  typeof said === "object" && said !== null && "outcomes" in said && Array.isArray(said.outcomes);

const toast = make("section", { class: "toast", "aria-label": words.pending.undo });

function render(): void {
  clearTimeout(shownTimer);
  const hadFocus = toast.contains(document.activeElement);
  const newest = waiting.at(-1);
  if (!newest) {
    takeFromFoot(toast);
    if (hadFocus) document.querySelector<HTMLElement>(".is-current, main")?.focus();
    return;
  }
  const others = waiting.length - 1;
  const button = makeButton(words.pending.undo, { key: "u" }, undo);
  toast.replaceChildren(make("p", {}, newest.held.said), button);
  if (others > 0) toast.append(make("small", {}, words.pending.more(others)));
  foot.append(toast);
  if (hadFocus) button.focus();
}
