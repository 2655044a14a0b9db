import { chooseNone, countChosen, listenToChoices } from "./parts/chosen.ts";
import { copyFrom, openCopying } from "./parts/copy.ts";
import { submitForm, swap } from "./parts/form-desk.ts";
import { openHelp } from "./parts/help.ts";
import { listenToKeys } from "./parts/keys.ts";
import { lookForLeft, sendOnLeaving } from "./parts/left-behind.ts";
import { sayLocalTimes } from "./parts/local-times.ts";
import { hidePending, submitList } from "./parts/list-desk.ts";
import { applyDraft, keepDraft } from "./parts/drafts.ts";
import { currentRow, rowsOf, select } from "./parts/rows.ts";
import { openRegions } from "./parts/say.ts";
import { forgetSaid, mainOf, onArrival } from "./parts/screen.ts";
import { applySwitches } from "./parts/switches.ts";
import { showConnection, watch } from "./parts/watch.ts";
import { openWhy } from "./parts/why.ts";

/** Everything here works by plain forms as well: the script spares keystrokes and waits before it sends. */
function open(): void {
  applySwitches();
  openRegions();
  forgetSaid();
  openWhy();
  keepStyles();
  document.addEventListener("submit", submit);
  document.addEventListener("click", click);
  onArrival(arrive);
  arrive();
  applyDraft();
  listenToKeys();
  listenToChoices();
  sendOnLeaving();
  lookForLeft();
  watch();
  addEventListener("pagehide", keepDraft);
  addEventListener("popstate", () => location.reload());
  addEventListener("offline", () => showConnection(false));
  addEventListener("online", () => showConnection(true));
}

/** The console's stylesheet stands in the part that is replaced: it must not go with it. */
function keepStyles(): void {
  for (const link of mainOf().querySelectorAll("link[rel=stylesheet]")) document.head.append(link);
}

function arrive(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-help], [data-choose-none]")) button.hidden = false;
  openCopying();
  hidePending();
  sayLocalTimes();
  countChosen();
  const [first] = rowsOf();
  if (first && mainOf().querySelector("form[data-decides=list], tr[data-row]")) select(first);
}

function click({ target }: MouseEvent): void {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-help]")) openHelp();
  if (target.closest("[data-choose-none]")) leaveChosen();
  const copies = target.closest<HTMLElement>("[data-copies]");
  if (copies) void copyFrom(copies);
}

function leaveChosen(): void {
  chooseNone();
  const row = currentRow() ?? rowsOf()[0];
  if (row) select(row);
}

function submit(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement)) return;
  const button = submitter instanceof HTMLButtonElement ? submitter : null;
  const decides = form.dataset["decides"];
  if (form.dataset["swaps"] === undefined && decides === undefined) return;
  event.preventDefault();
  if (decides === undefined || button?.hasAttribute("formaction")) return void swap(form, button);
  if (!button) return;
  if (decides === "list") submitList(button.value);
  else submitForm(form, button);
}

open();
