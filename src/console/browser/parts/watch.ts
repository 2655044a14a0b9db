import { pendingIds } from "./outbox.ts";
import { complainIn } from "./rows.ts";
import { say } from "./say.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

/** Often enough to see a colleague come near, seldom enough that a hundred open screens are nothing to the server. */
const ASK_EVERY_MS = 4_000;

interface CaseState {
  readonly id: string;
  readonly version: number;
  readonly resolved: boolean;
  /** Somebody else who is at it. */
  readonly heldBy: string | null;
  readonly until: string | null;
}

interface DeskState {
  readonly counts: Readonly<Record<string, number>>;
  readonly cases: readonly CaseState[];
}

/** Keeps the counts and the others' claims current. Nothing moves: a row says in its place what became of it. */
export function watch(): void {
  setInterval(() => {
    if (!document.hidden) void look();
  }, ASK_EVERY_MS);
}

async function look(): Promise<void> {
  const pending = new Set(pendingIds());
  const shown = [...mainOf().querySelectorAll<HTMLElement>("[data-case]")].filter(
    ({ dataset }) => !pending.has(dataset["case"] ?? ""),
  );
  const state = await askState(shown.map(({ dataset }) => dataset["case"] ?? ""));
  if (!state) return;
  for (const [name, count] of Object.entries(state.counts)) showCount(name, count);
  for (const each of state.cases) {
    const element = shown.find(({ dataset }) => dataset["case"] === each.id);
    if (element && !pendingIds().includes(each.id)) showState(element, each);
  }
}

export async function askState(caseIds: readonly string[]): Promise<DeskState | null> {
  const query = new URLSearchParams(caseIds.slice(0, 100).map((id) => ["case", id]));
  const answer = await fetch(`/console/state?${query.toString()}`).catch(() => null);
  showConnection(answer !== null);
  const state: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  return isState(state) ? state : null;
}

const isState = (state: unknown): state is DeskState =>
  typeof state === "object" && state !== null && "counts" in state && "cases" in state;

let connected = true;

/** Said once when it breaks, and once when it holds again. */
export function showConnection(holds: boolean): void {
  if (holds === connected) return;
  connected = holds;
  document.documentElement.classList.toggle("offline", !holds);
  say(holds ? words.connected : words.noConnection);
}

const MOST_COUNTED = 1_000;

function showCount(name: string, count: number): void {
  const element = document.querySelector<HTMLElement>(`[data-count="${name}"]`);
  if (!element) return;
  element.hidden = count === 0;
  element.textContent = count < MOST_COUNTED ? String(count) : `${MOST_COUNTED - 1}+`;
}

function showState(element: HTMLElement, state: CaseState): void {
  const isRow = element.matches("li");
  if (state.resolved) return isRow ? close(element, words.gone) : sayOnce(element, words.gone);
  if (String(state.version) !== element.dataset["version"]) {
    return isRow ? close(element, words.changed) : sayOnce(element, words.changed);
  }
  if (isRow) showHolder(element, state);
}

/** Nothing can be decided in this row any more. */
function close(row: HTMLElement, sentence: string): void {
  if (row.classList.contains("closed")) return;
  row.classList.add("closed");
  row.dataset["actions"] = "";
  setBox(row, true);
  complainIn(row, sentence);
}

function sayOnce(bench: HTMLElement, sentence: string): void {
  if (bench.dataset["told"] === sentence) return;
  bench.dataset["told"] = sentence;
  const notice = document.createElement("p");
  notice.className = "alert";
  notice.textContent = sentence;
  bench.before(notice);
  say(sentence);
}

function showHolder(row: HTMLElement, { heldBy, until }: CaseState): void {
  if (heldBy === null && row.dataset["mine"] !== undefined) return;
  const sentence = heldBy === null || until === null ? "" : words.heldBy(heldBy, `${until.slice(11, 16)} UTC`);
  const line = row.querySelector<HTMLElement>("[data-held]");
  if (!line || line.textContent === sentence) return;
  line.textContent = sentence;
  line.hidden = sentence === "";
  row.querySelector<HTMLElement>("[data-claimed]")?.toggleAttribute("hidden", heldBy !== null);
  setBox(row, heldBy !== null);
}

function setBox(row: HTMLElement, disabled: boolean): void {
  const box = row.querySelector<HTMLInputElement>("input[name=case]");
  if (!box) return;
  box.disabled = disabled;
  if (disabled) box.checked = false;
}
