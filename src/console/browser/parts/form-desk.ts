import { putBack } from "./came-back.ts";
import { make } from "./make.ts";
import { type Held, hold, isDecidedHere, pendingIds, remark, undo } from "./outbox.ts";
import { currentRow } from "./rows.ts";
import { say } from "./say.ts";
import { type Place, currentPlace, focusHeading, mainOf, show, visit } from "./screen.ts";
import { words } from "./words.ts";

const benchOf = (): HTMLElement | null => mainOf().querySelector("[data-subject]");

/** The next screen is on its way: a key pressed meanwhile is not meant for it. */
let busy = false;

async function visitAlone(url: string, body?: URLSearchParams): Promise<boolean> {
  busy = true;
  try {
    return await visit(url, body);
  } finally {
    busy = false;
  }
}

/** A number so soon after the next case has come was meant for the one before: nobody has read this one yet. */
const UNREAD_MS = 1_000;

let cameAt = -UNREAD_MS;

const isUnread = (): boolean => performance.now() - cameAt < UNREAD_MS;

const fieldOf = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
};

/** By its attribute: a button that is named `action` hides the property. */
const addressOf = (form: HTMLFormElement): string => form.getAttribute("action") ?? location.href;

function bodyOf(form: HTMLFormElement, button: HTMLElement | null): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, button)) if (typeof value === "string") body.append(name, value);
  return body;
}

/** What is decided about on the screen, in words. */
function whatOf({ dataset }: HTMLFormElement): string {
  const author = benchOf()?.dataset["author"] ?? "";
  if (dataset["decides"] === "review") return words.answer;
  return dataset["decides"] === "appeal" ? words.appealBy(author) : words.commentBy(author);
}

/** A decision about the case or the appeal that stands on the screen, or the answer to a second review. */
export function submitForm(form: HTMLFormElement, button: HTMLButtonElement): void {
  const subject = benchOf()?.dataset["subject"];
  if (busy || subject === undefined || !isComplete(form, button.value)) return;
  // Should it be taken back, it comes back as if nothing had been asked or said.
  form.classList.remove("armed");
  mainOf().querySelector(".notice[role=status]")?.remove();
  complaint.remove();
  const { decides } = form.dataset;
  const what = whatOf(form);
  const place = currentPlace();
  const held: Held = {
    ids: [subject],
    what,
    said: decides === "review" ? answerOf(button.value) : saidOf(button.value, what),
    url: addressOf(form),
    body: bodyOf(form, button),
    takeBack: () => {
      putInPlace(place);
      clearReason(form);
    },
    comeBack: ([refused]) => putBack({ what, sentence: refused?.sentence ?? words.back.failed, url: place.url }),
  };
  const outcome = STAYS[decides ?? ""];
  if (outcome !== undefined) return waitInPlace(held, { form, outcome });
  hold(held);
  void goOn(form, { url: decides === "appeal" ? "/console/appeals" : "/console/next", subject });
}

/** What screens without a next one say once it is decided: they stay until then. */
const STAYS: Readonly<Record<string, string>> = { comment: "comment_decided", review: "reviewed" };

interface Waiting {
  readonly form: HTMLFormElement;
  readonly outcome: string;
}

/** The screen stays, its form waits with the decision, and the outcome is read on it. */
function waitInPlace(held: Held, { form, outcome }: Waiting): void {
  const { url } = currentPlace();
  const wait = (waits: boolean) => {
    form.inert = waits;
    form.classList.toggle("waits", waits);
  };
  wait(true);
  mainOf().focus({ preventScroll: true });
  hold({
    ...held,
    takeBack: () => {
      wait(false);
      if (form.isConnected) clearReason(form);
      else held.takeBack();
    },
    comeBack: (refused) => {
      wait(false);
      if (form.isConnected) complainAbove(form, refused[0]?.sentence ?? words.back.failed);
      else held.comeBack(refused);
    },
    arrived: () => {
      if (form.isConnected) void showOutcome(form, url, outcome);
    },
  });
}

/** Only the last one is of use. */
const complaint = make("p", { class: "alert" });

function complainAbove(form: HTMLFormElement, sentence: string): void {
  complaint.textContent = sentence;
  form.before(complaint);
  say(sentence);
}

async function showOutcome(form: HTMLFormElement, url: string, outcome: string): Promise<void> {
  // What was typed in it is decided, and no draft any more.
  form.remove();
  const decided = new URL(url);
  decided.searchParams.set("said", outcome);
  if (!(await visit(decided.href))) return say(words.notFetched);
  const said = mainOf().querySelector("[role=status]")?.textContent;
  if (said) say(said);
}

const answerOf = (value: string): string => words.pending.answered[value === "publish" ? "publish" : "remove"];

function saidOf(value: string, what: string): string {
  const said = words.pending;
  if (value === "publish" || value === "remove") return said[value](what);
  return value === "overturned" ? said.overturned(what) : said.upheld(what);
}

/** What was taken back is chosen anew: a key alone must not decide by the reason of before. */
function clearReason(form: HTMLFormElement): void {
  for (const radio of form.querySelectorAll<HTMLInputElement>("[name=category]")) radio.checked = false;
}

function putInPlace(place: Place): void {
  show(place);
  focusHeading();
}

/** What the server would refuse is said here, and the field is there to be filled. */
function isComplete(form: HTMLFormElement, value: string): boolean {
  if (value === "remove") return hasReason(form);
  if (value === "publish" || fieldOf(form, "reason").trim() !== "") return true;
  form.querySelector<HTMLElement>("[name=reason]")?.focus();
  say(words.reasons.needsWhy);
  return false;
}

function hasReason(form: HTMLFormElement): boolean {
  const chosen = form.querySelector<HTMLInputElement>("[name=category]:checked");
  if (!chosen) {
    form.querySelector<HTMLElement>("[name=category]")?.focus();
    say(words.reasons.choose);
    return false;
  }
  if (chosen.dataset["needsNote"] === undefined || fieldOf(form, "note").trim() !== "") return true;
  form.querySelector<HTMLElement>("[name=note]")?.focus();
  say(words.reasons.needsNote);
  return false;
}

/** A list has chosen its first row already. */
function settle(): void {
  if (!currentRow()) focusHeading();
}

interface Onward {
  readonly url: string;
  /** What was decided a moment ago. */
  readonly subject: string;
}

async function goOn(form: HTMLFormElement, { url, subject }: Onward): Promise<void> {
  const body = new URLSearchParams();
  for (const id of pendingIds()) body.append("except", id);
  const after = fieldOf(form, "after");
  if (after !== "") body.set("after", after);
  const came = await visitAlone(url, url === "/console/next" ? body : undefined);
  cameAt = performance.now();
  if (came) return settle();
  undo();
  // After a long wait it has been sent already.
  if (isDecidedHere(subject)) say(words.notFetched);
  else complainAbove(form, words.back.nextFailed);
}

/** Of a case, of a comment on its own screen, or of a second review; one that waits with its decision is not there. */
const decideForm = (): HTMLFormElement | null =>
  mainOf().querySelector("form:is([data-decides=case], [data-decides=comment], [data-decides=review]):not([inert])");

/** Chosen to be removed; the number of the reason is awaited. */
const isArmed = (): boolean => decideForm()?.classList.contains("armed") === true;

export function disarm(): boolean {
  const was = isArmed();
  decideForm()?.classList.remove("armed");
  if (was) focusHeading();
  return was;
}

export async function press(action: "publish" | "remove"): Promise<void> {
  if (busy || !(await ensureClaimed())) return;
  const form = decideForm();
  const button = form?.querySelector<HTMLButtonElement>(`button[value=${action}]`);
  if (!form || !button) return;
  if (action === "remove") form.classList.add("armed");
  form.requestSubmit(button);
}

/** A number names the reason; after `d` it removes as well. */
export function pressNumber(number: number): void {
  if (busy) return;
  if (isUnread() && !isArmed()) return remark(words.reasons.tooSoon);
  const form = decideForm();
  const radio = form?.querySelectorAll<HTMLInputElement>("[name=category]")[number - 1];
  if (!form || !radio) return;
  radio.checked = true;
  radio.focus();
  if (isArmed()) void press("remove");
}

/** Why nothing can be done here stands on the screen; false, for nothing was done. */
export function sayWhyNot(): false {
  const why = benchOf() && mainOf().querySelector(".live-alert, .card > .claim, .card > .notice")?.textContent;
  if (why) say(why);
  return false;
}

/** Who decides about a case that nobody is at takes it first; if it has changed by then, it is to be read first. */
async function ensureClaimed(): Promise<boolean> {
  if (decideForm()) return true;
  const claim = mainOf().querySelector<HTMLFormElement>('form[data-swaps][action$="/claim"]');
  if (benchOf()?.dataset["case"] === undefined) return false;
  if (!claim) return sayWhyNot();
  const version = benchOf()?.dataset["version"];
  await swap(claim, null);
  if (decideForm() === null) return false;
  if (benchOf()?.dataset["version"] === version) return true;
  say(words.changed);
  return false;
}

/** A form whose answer is another screen, without leaving the page. */
export async function swap(form: HTMLFormElement, button: HTMLElement | null): Promise<void> {
  if (busy) return;
  complaint.remove();
  const url = button?.getAttribute("formaction") ?? addressOf(form);
  const body = bodyOf(form, button);
  for (const id of pendingIds()) if (url.endsWith("/next")) body.append("except", id);
  if (!(await visitAlone(url, body))) return complainAbove(form, words.notFetched);
  settle();
  const said = mainOf().querySelector("[role=alert], [role=status]")?.textContent;
  if (said) say(said);
}
