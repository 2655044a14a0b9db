import { showThread } from "./parts/app.tsx";
import { type FirstAnswers, articlePath, firstPagePath } from "./parts/first-page.ts";
import { loadWords } from "./parts/words.ts";
import type { Sort } from "./parts/types.ts";

const { origin } = new URL(import.meta.url);

/** Keeps the place, so that what stands below is not moved by the first comments. What is inside stays until then. */
const placeSheet = new CSSStyleSheet();
placeSheet.replaceSync(":host { display: block; min-block-size: 100vh; }");

const SORTS: readonly string[] = ["newest", "oldest", "top"] satisfies readonly Sort[];
const isSort = (given: string | null): given is Sort => given !== null && SORTS.includes(given);

/** As anybody: without a bearer a browser needs not ask first whether it may ask. */
function fetchFirst(articleKey: string, sort: Sort): FirstAnswers {
  const ask = (path: string) => fetch(`${origin}/api/v1${path}`);
  const first = Promise.all([ask(articlePath(articleKey)), ask(firstPagePath(articleKey, sort))]);
  // Whoever waits for them hears of their failure.
  first.catch(() => undefined);
  return first;
}

/**
 * `<recourse-comments article="KEY">`: the thread of an article, in a shadow root. May say `sort`, and `sso`: a token
 * of the publisher's that signs its reader in. What stands inside is shown until the thread is, and when it cannot be.
 */
class RecourseComments extends HTMLElement {
  static readonly observedAttributes = ["article"];
  #close: (() => void) | undefined;

  connectedCallback(): void {
    void this.#show();
  }

  attributeChangedCallback(_name: string, before: string | null): void {
    if (before !== null && this.isConnected) void this.#show();
  }

  disconnectedCallback(): void {
    this.#close?.();
  }

  async #show(): Promise<void> {
    const articleKey = this.getAttribute("article");
    if (articleKey === null) return;
    const asked = this.getAttribute("sort");
    const sort = isSort(asked) ? asked : "newest";
    const answers = fetchFirst(articleKey, sort);
    const root = this.shadowRoot ?? this.#makeRoot();
    try {
      const words = await loadWords(this);
      const isWanted = () => this.isConnected && this.getAttribute("article") === articleKey;
      const given = { origin, sso: this.getAttribute("sso"), articleKey, sort, answers };
      const close = await showThread({ host: this, root, words, given, isWanted });
      if (close) this.#close = close;
    } catch {
      root.adoptedStyleSheets = [];
      root.replaceChildren(document.createElement("slot"));
    }
  }

  #makeRoot(): ShadowRoot {
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [placeSheet];
    root.append(document.createElement("slot"));
    return root;
  }
}

if (!customElements.get("recourse-comments")) customElements.define("recourse-comments", RecourseComments);
