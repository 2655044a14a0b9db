import type { CaseItem } from "../queue/schema.ts";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";
import { RuleTitle } from "./rule-name.tsx";

type CaseReason = CaseItem["reasons"][number];

interface ReasonsProps {
  readonly reasons: readonly CaseReason[];
  /** Without what people wrote, where that stands elsewhere on the screen. */
  readonly wordless?: boolean;
}

/** Why a case is in the queue: by whom, in which category, by which rules, how often, and the newest note. */
export function Reasons({ reasons, wordless = false }: ReasonsProps) {
  return (
    <ul class="reasons">
      {groupByCategory(reasons).map((alike) => (
        <li>
          <Reason alike={alike} wordless={wordless} />
        </li>
      ))}
    </ul>
  );
}

/** Rules of one category that fired together are one reason. */
function groupByCategory(reasons: readonly CaseReason[]): readonly (readonly CaseReason[])[] {
  const groups = new Map<string, CaseReason[]>();
  for (const reason of reasons) {
    const key = `${reason.source} ${reason.category}`;
    groups.set(key, [...(groups.get(key) ?? []), reason]);
  }
  return [...groups.values()];
}

function Reason({ alike, wordless }: { readonly alike: readonly CaseReason[]; readonly wordless: boolean }) {
  const { texts } = useDesk();
  const [first] = alike;
  if (!first) return null;
  const { source, category } = first;
  const ruleIds = alike.flatMap(({ ruleId }) => ruleId ?? []);
  const notes = wordless ? [] : alike.flatMap(({ note }) => note ?? []);
  return (
    <>
      <span class="tag">{texts.sources[source]}</span>{" "}
      {source === "premoderation" ? null : <strong>{categoryName(texts, category)}</strong>}
      {source === "reader" ? ` · ${texts.reasons.readers(sum(alike))}` : null}
      {ruleIds.map((id, index) => (
        <>
          {index === 0 ? " · " : ", "}
          <RuleTitle id={id} />
        </>
      ))}
      {notes.map((note) => (
        <q dir="auto">{note}</q>
      ))}
    </>
  );
}

const sum = (alike: readonly CaseReason[]): number => alike.reduce((all, { count }) => all + count, 0);
