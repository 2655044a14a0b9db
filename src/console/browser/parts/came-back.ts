import { make, makeButton } from "./make.ts";
import { foot, say } from "./say.ts";
import { mainOf, visit } from "./screen.ts";
import { words } from "./words.ts";

export interface CameBack {
  readonly what: string;
  readonly sentence: string;
  readonly url: string;
}

const panel = make("section", { class: "came-back", role: "alert" });
const list = make("ul", { class: "plain" });
panel.append(make("h2", {}, words.back.heading), list);

/** A decision was not taken, and its case is not on the screen any more: here is the way back to it. */
export function putBack({ what, sentence, url }: CameBack): void {
  const item = make("li", {}, make("p", {}, make("strong", {}, `${what}: `), sentence));
  const look = make("a", { class: "button quiet", href: url, "data-look": "" }, words.back.look);
  look.addEventListener("click", (event) => {
    event.preventDefault();
    void visit(url).then((came) => (came ? done(item) : say(words.notFetched)));
  });
  const forget = makeButton(words.back.forget, { look: "link" }, () => done(item));
  item.append(make("p", { class: "actions" }, look, forget));
  list.append(item);
  foot.prepend(panel);
}

function done(item: HTMLElement): void {
  const hadFocus = item.contains(document.activeElement);
  item.remove();
  if (list.children.length === 0) panel.remove();
  if (hadFocus) mainOf().focus();
}

/** Opens what came back first. */
export const lookAgain = (): void => list.querySelector<HTMLElement>("[data-look]")?.click();
