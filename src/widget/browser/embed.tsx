import { render } from "preact";
import { createApi } from "./parts/api.ts";
import { STYLES } from "./parts/styles.ts";
import { Thread } from "./parts/thread.tsx";

const api = createApi(new URL(import.meta.url).origin);

const sheet = new CSSStyleSheet();
sheet.replaceSync(STYLES);

/** `<recourse-comments article="KEY">`: the thread of an article, in a shadow root. */
class RecourseComments extends HTMLElement {
  connectedCallback(): void {
    const articleKey = this.getAttribute("article");
    if (articleKey === null) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    render(<Thread api={api} articleKey={articleKey} />, root);
  }

  disconnectedCallback(): void {
    if (this.shadowRoot) render(null, this.shadowRoot);
  }
}

if (!customElements.get("recourse-comments")) customElements.define("recourse-comments", RecourseComments);
