import { applyDraft, keepDraft } from "./drafts.ts";

/** A screen as it stands, with what is typed in it: it can be put back. */
export interface Place {
  readonly main: HTMLElement;
  readonly title: string;
  readonly url: string;
}

/** What is to be done whenever a screen is put in place. */
const arrivals: (() => void)[] = [];
export const onArrival = (arrive: () => void): void => void arrivals.push(arrive);

export const mainOf = (): HTMLElement => {
  const main = document.querySelector("main");
  if (!main) throw new Error("a screen without a main part");
  return main;
};

export const currentPlace = (): Place => ({ main: mainOf(), title: document.title, url: location.href });

/** Without what a form before had said: to come again is to be told once. */
function withoutSaid(address: string): string {
  const url = new URL(address);
  url.searchParams.delete("said");
  return url.href;
}

/** The first screen of a page has said it by now. */
export function forgetSaid(): void {
  const address = withoutSaid(location.href);
  if (address !== location.href) history.replaceState(history.state, "", address);
}

/** Rises with every screen, so that a slow answer does not replace a newer one. */
let turn = 0;

export function show({ main, title, url }: Place): void {
  turn += 1;
  keepDraft();
  mainOf().replaceWith(main);
  document.title = title;
  const address = withoutSaid(url);
  if (address !== location.href) history.pushState(null, "", address);
  applyDraft();
  for (const arrive of arrivals) arrive();
}

/**
 * To a screen without leaving the page, so that what waits can still be taken back. False: the server did not answer, or
 * with what is no page of ours, as something between does while it restarts.
 */
export async function visit(url: string, body?: URLSearchParams): Promise<boolean> {
  turn += 1;
  const mine = turn;
  const asked = { headers: { Accept: "text/html" }, ...(body ? { method: "POST", body } : {}) };
  const answer = await fetch(url, asked).catch(() => null);
  const page = answer && (await readPage(answer));
  if (mine !== turn) return true;
  const main = page?.querySelector("main");
  if (!answer || !page || !main) return false;
  // An answer to a POST that did not lead elsewhere has no address that could be read again.
  const stays = body !== undefined && !answer.redirected;
  for (const link of main.querySelectorAll("link[rel=stylesheet]")) link.remove();
  document.querySelector(".top")?.replaceWith(page.querySelector(".top") ?? "");
  show({ main, title: page.title, url: stays ? location.href : answer.url });
  return true;
}

/** Null: it broke off. */
async function readPage(answer: Response): Promise<Document | null> {
  const text = await answer.text().catch(() => null);
  return text === null ? null : new DOMParser().parseFromString(text, "text/html");
}

/** Where somebody who cannot see the screen begins to read it. */
export function focusHeading(): void {
  const heading = mainOf().querySelector("h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  scrollTo({ top: 0, behavior: "instant" });
}
