import { render } from "preact";
import { createApi, readAnswer } from "./api.ts";
import type { Words } from "./words.ts";
import type { FirstAnswers } from "./first-page.ts";
import styles from "./styles.css";
import { Thread } from "./thread.tsx";
import type { Article, Comment, Page, Sort } from "./types.ts";
import { type LoadedThread, toThread } from "./use-thread.ts";

/** Sooner than this nobody needs to be told that something is on its way. */
const LOADING_AFTER_MS = 300;

const sheet = new CSSStyleSheet();
sheet.replaceSync(styles);

interface Showing {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly words: Words;
  readonly given: {
    readonly origin: string;
    readonly sso: string | null;
    readonly articleKey: string;
    readonly sort: Sort;
    readonly answers: FirstAnswers;
  };
  /** Whether the element still stands on the page, and for this article. */
  readonly isWanted: () => boolean;
}

/** Shows a thread with what was fetched for it; what ends it, if it is there. */
export async function showThread({ host, root, words, given, isWanted }: Showing): Promise<(() => void) | undefined> {
  const { origin, sso, articleKey, sort, answers } = given;
  const early = readFirst(answers);
  const first = await Promise.race([early.catch(() => undefined), waitMs(LOADING_AFTER_MS)]);
  if (!isWanted()) return undefined;
  const source = { api: createApi({ origin, sso, lang: words.lang }), articleKey, sort, early, first };
  root.adoptedStyleSheets = [sheet];
  root.querySelector("slot")?.remove();
  render(<Thread key={articleKey} source={source} words={words} host={host} />, root);
  return () => render(null, root);
}

async function readFirst(answers: FirstAnswers): Promise<LoadedThread> {
  const one = (at: 0 | 1) => readAnswer(answers.then((both) => both[at]));
  const [article, page] = await Promise.all([one(0), one(1)]);
  return toThread(article as Article, page as Page<Comment>);
}

const waitMs = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));
