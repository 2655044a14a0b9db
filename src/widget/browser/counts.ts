import { ARTICLE_KEY } from "../../shared/article-key.ts";
import { plural } from "../../shared/plural.ts";
import { chooseLanguage } from "../texts/languages.ts";
import { COUNT_TEXTS } from "../texts/counts.ts";

const { origin } = new URL(import.meta.url);

/** As many as the server answers in one request. */
const MOST_KEYS = 100;
const ELEMENT = "recourse-count";
const SELECTOR = "[data-recourse-count]";

interface Counts {
  readonly counts: Readonly<Record<string, number>>;
}

const waiting = new Map<string, Set<HTMLElement>>();

/** All that a page shows at one time goes into one request, which one key that cannot be would spoil for all. */
function want(element: HTMLElement, key: string | null): void {
  if (key === null || !ARTICLE_KEY.test(key)) return;
  if (waiting.size === 0) queueMicrotask(() => void fill());
  waiting.set(key, (waiting.get(key) ?? new Set()).add(element));
}

async function fill(): Promise<void> {
  const wanted = [...waiting];
  waiting.clear();
  for (let from = 0; from < wanted.length; from += MOST_KEYS) {
    const part = wanted.slice(from, from + MOST_KEYS);
    const keys = part.map(([key]) => encodeURIComponent(key)).join(",");
    // Where it cannot be had, what the publisher wrote stays.
    const answer = await fetch(`${origin}/api/v1/counts?keys=${keys}`, { credentials: "omit" }).catch(() => undefined);
    if (!answer?.ok) continue;
    const { counts } = (await answer.json()) as Counts;
    for (const [key, elements] of part) for (const element of elements) show(element, counts[key] ?? 0);
  }
}

function show(element: HTMLElement, count: number): void {
  const wishes = [element.closest<HTMLElement>("[lang]")?.lang ?? "", ...navigator.languages];
  const lang = chooseLanguage(wishes.filter((wish) => wish !== ""));
  const isBare = element.getAttribute("format") === "number" || element.dataset["recourseFormat"] === "number";
  // The page around may speak another language, and run the other way.
  const words = document.createElement("bdi");
  words.lang = lang;
  words.textContent = isBare ? new Intl.NumberFormat(lang).format(count) : plural(lang, count, COUNT_TEXTS[lang]);
  element.replaceChildren(words);
}

/** `<recourse-count article="KEY">`, with `format="number"` for the number alone. */
class RecourseCount extends HTMLElement {
  connectedCallback(): void {
    want(this, this.getAttribute("article"));
  }
}

const wantAll = () =>
  document
    .querySelectorAll<HTMLElement>(SELECTOR)
    .forEach((element) => want(element, element.dataset["recourseCount"] ?? null));

if (!customElements.get(ELEMENT)) {
  customElements.define(ELEMENT, RecourseCount);
  wantAll();
}
