import type { CaseItem } from "../queue/schema.ts";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";

/** Why a case is in the queue: by whom, in which category, how often, and the newest note. */
export function Reasons({ reasons }: Pick<CaseItem, "reasons">) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li>
          <Reason reason={reason} />
        </li>
      ))}
    </ul>
  );
}

function Reason({
  reason: { source, category, ruleId, count, note },
}: {
  readonly reason: CaseItem["reasons"][number];
}) {
  const { texts } = useDesk();
  const often = source === "reader" ? texts.reasons.readers(count) : count > 1 ? `${count} ×` : undefined;
  return (
    <>
      <span class="tag">{texts.sources[source]}</span>{" "}
      {source === "premoderation" ? null : <strong>{categoryName(texts, category)}</strong>}
      {often === undefined ? null : <> · {often}</>}
      {ruleId === undefined ? null : (
        <>
          {" "}
          · <code>{ruleId}</code>
        </>
      )}
      {note === undefined ? null : <q>{note}</q>}
    </>
  );
}
