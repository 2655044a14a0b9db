import { useEffect, useState } from "preact/hooks";
import { type PolicyCategories, readCategories } from "./categories.ts";
import { type Desk, useDesk } from "./desk.ts";
import { useSaid } from "./said.ts";
import type { Verdict } from "./types.ts";

export interface Foreseen {
  readonly outcome: "hold" | "remove";
  readonly categories: readonly string[];
}

/**
 * What the policy would do to a text, if that is worth a word before it is posted. A courtesy: when it cannot be had, the
 * text is simply posted. Who is read first anyway, whatever they write, has been told so already.
 */
export async function foresee({ api, articleKey }: Desk, body: string): Promise<Foreseen | undefined> {
  const path = `/articles/${encodeURIComponent(articleKey)}/comments/preview`;
  const verdict = await api.send<Verdict>("POST", path, { body: { body } }).catch(() => undefined);
  if (!verdict || verdict.categories.length === 0) return undefined;
  const { outcome, categories } = verdict;
  return outcome === "hold" || outcome === "remove" ? { outcome, categories } : undefined;
}

/** The category and never the words: it helps to write better, not to hide. */
export function CourtesyNote({ foreseen: { outcome, categories } }: { readonly foreseen: Foreseen }) {
  const { api, locale } = useDesk();
  const said = useSaid();
  const [own, setOwn] = useState<PolicyCategories>([]);
  useEffect(() => void readCategories(api).then(setOwn), [api]);
  const names = categories.map((id) => said.categories[id] ?? own.find((each) => each.id === id)?.title ?? id);
  const list = new Intl.ListFormat(locale).format(names);
  return (
    <div class="state warn">
      <p>
        <strong>{outcome === "remove" ? said.previewRemove(list) : said.previewHold(list)}</strong>
      </p>
      <p>{said.previewHint}</p>
    </div>
  );
}
