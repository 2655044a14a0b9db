import type { readAuditFor } from "../reports/read-audit-for.ts";
import { Time } from "../pages/time.tsx";
import { isId } from "../shared/ids.ts";
import { AUDIT_TEXTS } from "./audit-texts.ts";
import { useDesk } from "./desk.tsx";
import { queryOf } from "./fields.ts";
import { DataTable } from "./pieces.tsx";

export type AuditItem = Awaited<ReturnType<typeof readAuditFor>>["items"][number];

interface AuditTableProps {
  readonly items: readonly AuditItem[];
  /** Of those who did it, by account. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who did what to what, in words, with the codes beside them. */
export function AuditTable({ items, names }: AuditTableProps) {
  const { texts } = useDesk();
  const { audit } = texts;
  const words = AUDIT_TEXTS[texts.lang];
  const number = { name: audit.number, number: true } as const;
  return (
    <DataTable
      caption={audit.caption}
      columns={[number, audit.at, audit.who, audit.what, audit.subject, audit.details]}
    >
      {items.map((entry) => (
        <tr key={String(entry.id)}>
          <td class="number">{String(entry.id)}</td>
          <td>
            <Time at={entry.at.toISOString()} lang={texts.lang} />
          </td>
          <td>
            <Who entry={entry} names={names} />
          </td>
          <td>
            {words.actions[entry.action]} <code>{entry.action}</code>
          </td>
          <td>
            {words.subjects[entry.subjectKind] ?? entry.subjectKind} <Subject entry={entry} />
          </td>
          <td>
            <Details details={entry.details} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function Who({ entry, names }: { readonly entry: AuditItem } & Pick<AuditTableProps, "names">) {
  const { actorAccountId: id, actorLabel } = entry;
  if (id === null) return <code>{actorLabel}</code>;
  return <a href={`/console/people/${id}`}>{names.get(id) ?? `…${id.slice(-6)}`}</a>;
}

/** Where a thing has a screen; the others are found by their id. */
const PLACES: Readonly<Record<string, string>> = {
  account: "/console/people/",
  appeal: "/console/appeals/",
  case: "/console/cases/",
  comment: "/console/comments/",
  policy_revision: "/console/policy/revisions/",
};

function Subject({ entry: { subjectKind, subjectId } }: { readonly entry: AuditItem }) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  if (subjectId === null) return null;
  const place = PLACES[subjectKind];
  const short = subjectId.length > 12 ? `…${subjectId.slice(-6)}` : subjectId;
  return (
    <>
      <a href={`/console/audit${queryOf({ subject: subjectId })}`} title={words.same}>
        <code>{short}</code>
      </a>{" "}
      {place === undefined ? null : <a href={`${place}${subjectId}`}>{words.open}</a>}
    </>
  );
}

/** Codes, ids and counts, each with its name. */
function Details({ details }: Pick<AuditItem, "details">) {
  if (typeof details !== "object" || details === null) return null;
  return (
    <dl class="details">
      {Object.entries(details).map(([name, value]) => (
        <div>
          <dt>{spaced(name)}</dt>
          <dd>
            <DetailValue name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** `policyRevision` and `policy_revision` alike. */
const spaced = (name: string): string => name.replaceAll(/([a-z])([A-Z])|_/g, "$1 $2").toLowerCase();

function DetailValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  if (typeof value === "boolean") return <>{value ? words.yes : words.no}</>;
  if (Array.isArray(value)) return <>{value.map(String).join(", ")}</>;
  const text = typeof value === "string" ? value : value === null ? "–" : JSON.stringify(value);
  const place = PLACES[name];
  const short = isId(text) ? `…${text.slice(-6)}` : /^[0-9a-f]{64}$/.test(text) ? text.slice(0, 12) : text;
  if (place !== undefined && isId(text)) return <a href={`${place}${text}`}>{short}</a>;
  return <span title={short === text ? undefined : text}>{short}</span>;
}
