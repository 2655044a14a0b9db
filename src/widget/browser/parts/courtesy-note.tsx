import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type PolicyCategories, readCategories } from "./categories.ts";
import { type Desk, useDesk } from "./desk.ts";
import { useSaid } from "./said.ts";
import type { Verdict } from "./types.ts";

export interface Foreseen {
  readonly outcome: "hold" | "remove";
  readonly categories: readonly string[];
  /** Others see the comment as it was, and would not any more. */
  readonly isShown: boolean;
}

/**
 * What the policy would do to a text, if that is worth a word before it is sent. A courtesy: when it cannot be had, the
 * text is simply sent. Who is read first anyway, whatever they write, has been told so already, though not that what
 * others see now goes away meanwhile.
 */
export async function foresee(
  { api, articleKey }: Desk,
  { body, isShown }: { readonly body: string; readonly isShown: boolean },
): Promise<Foreseen | undefined> {
  const path = `/articles/${encodeURIComponent(articleKey)}/comments/preview`;
  const verdict = await api.send<Verdict>("POST", path, { body: { body } }).catch(() => undefined);
  if (!verdict || (verdict.categories.length === 0 && !isShown)) return undefined;
  const { outcome, categories } = verdict;
  return outcome === "hold" || outcome === "remove" ? { outcome, categories, isShown } : undefined;
}

/** The category and never the words: it helps to write better, not to hide. */
export function CourtesyNote({ foreseen }: { readonly foreseen: Foreseen }) {
  const said = useSaid();
  return (
    <div class="state warn">
      <p>
        <strong>
          <Outcome {...foreseen} />
        </strong>
      </p>
      <p>{foreseen.isShown ? said.editHint : said.previewHint}</p>
    </div>
  );
}

/** Where a sentence has its list. */
const HERE = "\u{fffc}";

function Outcome({ outcome, categories }: Foreseen) {
  const { texts, locale, isReadFirst } = useDesk();
  const said = useSaid();
  if (categories.length === 0) return <>{isReadFirst ? texts.readFirst : said.restrictions["premoderated"]}</>;
  const [before, after] = (outcome === "remove" ? said.previewRemove : said.previewHold)(HERE).split(HERE);
  const parts = new Intl.ListFormat(locale).formatToParts(categories);
  return (
    <>
      {before}
      {parts.map(({ type, value }) => (type === "element" ? <CategoryName key={value} id={value} /> : value))}
      {after}
    </>
  );
}

/** A publisher's own category is called as the policy calls it. */
function CategoryName({ id }: { readonly id: string }): ComponentChildren {
  const { api } = useDesk();
  const { categories } = useSaid();
  const [own, setOwn] = useState<PolicyCategories>([]);
  const name = categories[id];
  useEffect(() => void (name === undefined && readCategories(api).then(setOwn)), [api]);
  if (name !== undefined) return name;
  const { title, lang } = own.find((each) => each.id === id) ?? { title: id, lang: undefined };
  return <span lang={lang}>{title}</span>;
}
