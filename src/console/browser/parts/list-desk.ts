import { putBack } from "./came-back.ts";
import { type Reason, askReason } from "./choose-reason.ts";
import { bulkBar, checkboxOf, chosenRows, countChosen } from "./chosen.ts";
import { type Refused, hold, pendingIds, post, whenSettled } from "./outbox.ts";
import { complainIn, currentRow, rowAfter, rowsOf, select } from "./rows.ts";
import { say } from "./say.ts";
import { focusHeading, mainOf, visit } from "./screen.ts";
import { words } from "./words.ts";

type Action = "publish" | "remove";

export const isList = (): boolean => mainOf().querySelector("form[data-decides=list]") !== null;

const idOf = (row: HTMLElement): string => row.dataset["case"] ?? "";
const authorOf = (row: HTMLElement): string => row.dataset["author"] ?? "";

const whatOf = (rows: readonly HTMLElement[]): string =>
  rows.length === 1 && rows[0] ? words.commentBy(authorOf(rows[0])) : words.manyComments(rows.length);

/** What is to be decided: all that are chosen, else the one that is gone through. */
function rowsToDecide(): HTMLElement[] {
  const chosen = chosenRows();
  const current = currentRow();
  return chosen.length > 0 ? chosen : current ? [current] : [];
}

const can = (action: Action) => (row: HTMLElement) => (row.dataset["actions"] ?? "").split(" ").includes(action);

export function publishRows(): void {
  decide({ rows: rowsToDecide(), action: "publish" });
}

export function removeRows(): void {
  const rows = rowsToDecide().filter(can("remove"));
  const [first] = rows;
  if (!first) return sayWhyNot();
  const row = currentRow() ?? first;
  const bar = chosenRows().length > 0 ? bulkBar() : null;
  askReason(bar ?? row, {
    what: whatOf(rows),
    chosen: (reason) => decide({ rows, action: "remove", reason }),
    left: () => select(row),
  });
}

const sayWhyNot = (): void => {
  const why = currentRow()?.querySelector(".claim:not([hidden]), article > .dim, .row-alert")?.textContent;
  if (why) say(why);
};

export function chooseRow(): void {
  const row = currentRow();
  const box = row && checkboxOf(row);
  if (box) box.click();
}

/** One's own claim is given back by the same key. */
export async function claimRow(): Promise<void> {
  const row = currentRow();
  if (!row) return;
  const isMine = row.dataset["mine"] !== undefined;
  const url = `/console/cases/${idOf(row)}/${isMine ? "release" : "claim"}`;
  const [refused] = await post({ url, ids: [idOf(row)], body: new URLSearchParams() });
  if (refused) return complainIn(row, refused.sentence);
  row.toggleAttribute("data-mine", !isMine);
  showClaim(row, isMine ? "" : words.mine);
}

function showClaim(row: HTMLElement, sentence: string): void {
  for (const line of row.querySelectorAll<HTMLElement>(".claim")) line.hidden = true;
  const line = row.querySelector<HTMLElement>("[data-held]");
  if (line) line.textContent = sentence;
  if (line) line.hidden = sentence === "";
  say(sentence === "" ? words.released : sentence);
}

export function restrictAuthor(): void {
  const person = currentRow()?.dataset["person"];
  if (person !== undefined) location.assign(`/console/people/${person}#kind`);
}

interface Decide {
  readonly rows: readonly HTMLElement[];
  readonly action: Action;
  readonly reason?: Reason;
}

export function decide({ rows: asked, action, reason }: Decide): void {
  const rows = asked.filter(can(action));
  if (rows.length === 0) return sayWhyNot();
  const next = rowAfter(rows);
  const what = whatOf(rows);
  for (const row of rows) takeOff(row);
  hold({
    ids: rows.map(idOf),
    what,
    said: words.pending[action](what),
    url: "/console/bulk",
    body: bodyOf({ rows, action, ...(reason ? { reason } : {}) }),
    takeBack: () => putRowsBack(rows),
    comeBack: (refused) => bringBack(rows, refused),
  });
  if (next) select(next);
  else goOn();
}

function takeOff(row: HTMLElement): void {
  row.querySelector(".row-alert")?.remove();
  const box = checkboxOf(row);
  if (box) box.checked = false;
  row.hidden = true;
  countChosen();
}

function bodyOf({ rows, action, reason }: Decide): URLSearchParams {
  const body = new URLSearchParams({ action });
  for (const row of rows) body.append("case", `${idOf(row)}:${row.dataset["version"] ?? ""}`);
  if (reason) body.set("category", reason.category);
  if (reason) body.set("note", reason.note);
  return body;
}

/** The next page; behind the last, the queue as it stands once everything is decided. */
function goOn(): void {
  focusHeading();
  const next = mainOf().querySelector<HTMLAnchorElement>("a[rel=next]");
  if (next) return void openList(next.href);
  const first = new URL(location.href);
  first.searchParams.delete("cursor");
  whenSettled(() => {
    if (isList() && rowsOf().length === 0) void openList(first.href);
  });
}

async function openList(url: string): Promise<void> {
  if (!(await visit(url))) say(words.notFetched);
}

function putRowsBack(rows: readonly HTMLElement[]): void {
  const list = mainOf().querySelector("[data-list]");
  for (const row of rows) {
    row.hidden = false;
    if (!row.isConnected && list && isList()) list.prepend(row);
    else if (!row.isConnected) putBack({ ...placeOf(row), sentence: words.pending.undone(whatOf([row])) });
  }
  const first = rows.find(({ isConnected }) => isConnected);
  if (first) select(first);
}

const placeOf = (row: HTMLElement) => ({ what: whatOf([row]), url: `/console/cases/${idOf(row)}` });

/** Where the moderator is does not change: what came back says so in its place, or at the foot of the window. */
function bringBack(rows: readonly HTMLElement[], refused: readonly Refused[]): void {
  for (const { id, sentence } of refused) {
    const row = rows.find((each) => idOf(each) === id);
    if (!row) continue;
    row.hidden = false;
    if (row.isConnected) complainIn(row, sentence);
    else putBack({ ...placeOf(row), sentence });
  }
}

/** The buttons of the bar for all that are chosen. */
export function submitList(action: string): void {
  if (action === "publish") publishRows();
  else removeRows();
}

/** What was decided a moment ago is on its way, so no list shows it. */
export function hidePending(): void {
  const pending = new Set(pendingIds());
  for (const row of mainOf().querySelectorAll<HTMLElement>("li[data-case], tr[data-row]")) {
    if (pending.has(row.dataset["case"] ?? row.dataset["row"] ?? "")) row.hidden = true;
  }
}
