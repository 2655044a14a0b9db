import { render } from "preact";
import { createApi } from "./parts/api.ts";
import { STYLES } from "./parts/styles.ts";
import { Thread } from "./parts/thread.tsx";
import type { Sort } from "./parts/types.ts";
import { fetchThread } from "./parts/use-thread.ts";
import { loadWords } from "./parts/words.ts";

const { origin } = new URL(import.meta.url);

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

const SORTS: readonly string[] = ["newest", "oldest", "top"] satisfies readonly Sort[];
const isSort = (given: string | null): given is Sort => given !== null && SORTS.includes(given);

/**
 * `<recourse-comments article="KEY">`: the thread of an article, in a shadow root. May say `sort`, and `sso`: a token
 * of the publisher's that signs its reader in. What stands inside is shown when the thread cannot be.
 */
class RecourseComments extends HTMLElement {
  static readonly observedAttributes = ["article"];

  connectedCallback(): void {
    void this.#show();
  }

  attributeChangedCallback(_name: string, before: string | null): void {
    if (before !== null && this.isConnected) void this.#show();
  }

  disconnectedCallback(): void {
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  async #show(): Promise<void> {
    const articleKey = this.getAttribute("article");
    if (articleKey === null) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const api = createApi(origin, this.getAttribute("sso"));
    const asked = this.getAttribute("sort");
    const sort = isSort(asked) ? asked : "newest";
    // Words and comments come at the same time; whoever waits for the comments hears of their failure.
    const early = fetchThread(api, articleKey, sort);
    early.catch(() => undefined);
    const source = { api, articleKey, sort, early };
    try {
      const words = await loadWords(this);
      if (!this.isConnected || this.getAttribute("article") !== articleKey) return;
      render(<Thread key={articleKey} source={source} words={words} host={this} />, root);
    } catch {
      render(<slot />, root);
    }
  }
}

if (!customElements.get("recourse-comments")) customElements.define("recourse-comments", RecourseComments);
