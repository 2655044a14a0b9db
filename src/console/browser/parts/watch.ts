import { chosenRows, countChosen } from "./chosen.ts";
import { untilWords } from "./local-times.ts";
import { make } from "./make.ts";
import { isDecidedHere } from "./outbox.ts";
import { complainIn } from "./rows.ts";
import { foot, say, takeFromFoot } from "./say.ts";
import { mainOf } from "./screen.ts";
import { words } from "./words.ts";

/** Often enough to see a colleague come near, seldom enough that a hundred open screens are nothing to the server. */
const ASK_EVERY_MS = 4_000;

/** Of a case or an appeal. */
interface SubjectState {
  readonly id: string;
  /** Of a case: it rises with everything that is to be read before one decides. */
  readonly version?: number;
  readonly resolved: boolean;
  /** Somebody else who is at it. */
  readonly heldBy: string | null;
  readonly until: string | null;
}

interface DeskState {
  readonly counts: Readonly<Record<string, number>>;
  readonly cases: readonly SubjectState[];
  readonly appeals: readonly SubjectState[];
}

/** Keeps the counts and the others' claims current. Nothing moves: a row says in its place what became of it. */
export function watch(): void {
  setInterval(() => {
    if (!document.hidden) void look();
  }, ASK_EVERY_MS);
}

const idOf = ({ dataset }: HTMLElement): string => dataset["case"] ?? dataset["appeal"] ?? "";

async function look(): Promise<void> {
  const shown = [...mainOf().querySelectorAll<HTMLElement>("[data-case], [data-appeal]")].filter(
    (element) => !isDecidedHere(idOf(element)),
  );
  const state = await askState({
    cases: shown.flatMap(({ dataset }) => dataset["case"] ?? []),
    appeals: shown.flatMap(({ dataset }) => dataset["appeal"] ?? []),
  });
  if (!state) return;
  for (const [name, count] of Object.entries(state.counts)) showCount(name, count);
  for (const each of [...state.cases, ...state.appeals]) {
    const element = shown.find((one) => idOf(one) === each.id);
    if (element && !isDecidedHere(each.id)) showState(element, each);
  }
}

interface Asked {
  readonly cases: readonly string[];
  readonly appeals: readonly string[];
}

/** As many as the server answers for at once. */
const MOST_ASKED = 100;

export async function askState({ cases, appeals }: Asked): Promise<DeskState | null> {
  const query = new URLSearchParams([
    ...cases.slice(0, MOST_ASKED).map((id) => ["case", id]),
    ...appeals.slice(0, MOST_ASKED).map((id) => ["appeal", id]),
  ]);
  const answer = await fetch(`/console/state?${query.toString()}`).catch(() => null);
  showConnection(answer !== null);
  const state: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
  return isState(state) ? state : null;
}

const isState = (state: unknown): state is DeskState =>
  typeof state === "object" && state !== null && "counts" in state && "cases" in state && "appeals" in state;

const lost = make("p", { class: "toast lost" }, words.noConnection);
let connected = true;

/** Said once when it breaks, and once when it holds again. */
export function showConnection(holds: boolean): void {
  if (holds === connected) return;
  connected = holds;
  document.documentElement.classList.toggle("offline", !holds);
  if (holds) takeFromFoot(lost);
  else foot.prepend(lost);
  say(holds ? words.connected : words.noConnection);
}

const MOST_COUNTED = 1_000;

function showCount(name: string, count: number): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-count="${name}"]`)) {
    element.hidden = count === 0;
    element.textContent = count < MOST_COUNTED ? String(count) : `${MOST_COUNTED - 1}+`;
  }
}

const isRow = (element: HTMLElement): boolean => element.matches("li, tr");

function showState(element: HTMLElement, state: SubjectState): void {
  const isAppeal = element.dataset["appeal"] !== undefined;
  const gone = isAppeal ? words.appealGone : words.gone;
  if (state.resolved) return isRow(element) ? close(element, gone) : sayBefore(element, gone);
  if (state.version !== undefined && String(state.version) !== element.dataset["version"]) {
    return isRow(element) ? close(element, words.changed) : sayBefore(element, words.changed);
  }
  if (!isRow(element)) return showHolderBefore(element, state);
  if (isAppeal) showAppealHolder(element, state);
  else showHolder(element, state);
}

/** Nothing can be decided in this row any more. */
function close(row: HTMLElement, sentence: string): void {
  if (row.classList.contains("closed")) return;
  row.classList.add("closed");
  row.dataset["actions"] = "";
  const wasChosen = setBox(row, true);
  complainIn(row, sentence);
  if (wasChosen) sayNotChosen(row, sentence);
}

/** Above what stands on the screen alone. An empty sentence takes the last one away. */
function sayBefore(bench: HTMLElement, sentence: string): void {
  if ((bench.dataset["told"] ?? "") === sentence) return;
  bench.dataset["told"] = sentence;
  if (bench.previousElementSibling?.matches(".live-alert")) bench.previousElementSibling.remove();
  if (sentence === "") return;
  const notice = document.createElement("p");
  notice.className = "alert live-alert";
  notice.textContent = sentence;
  bench.before(notice);
  say(sentence);
}

/** Whoever the screen names already is not named twice; that they have gone is. */
function showHolderBefore(bench: HTMLElement, state: SubjectState): void {
  const known = bench.dataset["heldBy"] ?? null;
  if (state.heldBy === known) return sayBefore(bench, "");
  sayBefore(bench, state.heldBy === null ? words.freed : holderWords(state));
}

const holderWords = ({ heldBy, until }: SubjectState): string =>
  heldBy === null || until === null ? "" : words.heldBy(heldBy, untilWords(until));

function showHolder(row: HTMLElement, state: SubjectState): void {
  const { heldBy } = state;
  if (heldBy === null && row.dataset["mine"] !== undefined) return;
  const sentence = holderWords(state);
  const line = row.querySelector<HTMLElement>("[data-held]");
  if (!line || line.textContent === sentence) return;
  line.textContent = sentence;
  line.hidden = sentence === "";
  row.querySelector<HTMLElement>("[data-claimed]")?.toggleAttribute("hidden", heldBy !== null);
  if (setBox(row, heldBy !== null)) sayNotChosen(row, sentence);
}

/** An appeal's row says in its last cell who is at it, or that it can be decided. */
function showAppealHolder(row: HTMLElement, state: SubjectState): void {
  const line = row.querySelector<HTMLElement>("[data-free]");
  if (!line || (state.heldBy === null && state.until !== null)) return;
  const sentence = holderWords(state) || (line.dataset["free"] ?? "");
  if (line.textContent !== sentence) line.textContent = sentence;
}

/** True when the row was chosen, and is not any more. */
function setBox(row: HTMLElement, disabled: boolean): boolean {
  const box = row.querySelector<HTMLInputElement>("input[name=case]");
  if (!box) return false;
  const wasChosen = disabled && box.checked;
  box.disabled = disabled;
  if (disabled) box.checked = false;
  countChosen();
  return wasChosen;
}

/** Nobody decides about fewer than they believe to have chosen. */
function sayNotChosen(row: HTMLElement, why: string): void {
  const what = words.commentBy(row.dataset["author"] ?? "");
  say(`${words.notChosen(what, why)} ${words.chosen(chosenRows().length)}.`);
}
