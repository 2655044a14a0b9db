import type { readAuditFor } from "../reports/read-audit-for.ts";
import { Time } from "../pages/time.tsx";
import { isId } from "../shared/ids.ts";
import { AUDIT_TEXTS } from "./audit-texts.ts";
import { useDesk } from "./desk.tsx";
import { queryOf } from "./fields.ts";
import { formatCount } from "./format.ts";
import { categoryName } from "./marked-text.tsx";
import { RevisionName } from "./revision-name.tsx";
import { StackTable } from "./stack-table.tsx";
import type { ConsoleTexts } from "./texts.ts";

export type AuditItem = Awaited<ReturnType<typeof readAuditFor>>["items"][number];

interface AuditTableProps {
  readonly items: readonly AuditItem[];
  /** Of those who did it, by account. */
  readonly names: ReadonlyMap<string, string>;
}

/** Who did what to what, in words; the codes of the API are at hand behind them. */
export function AuditTable({ items, names }: AuditTableProps) {
  const { texts } = useDesk();
  const { audit } = texts;
  const number = { name: audit.number, number: true } as const;
  return (
    <StackTable
      caption={audit.caption}
      columns={[audit.what, audit.who, audit.subject, audit.at, audit.details, number]}
      rows={items.map((entry) => ({
        key: String(entry.id),
        cells: [
          <Action entry={entry} />,
          <Who entry={entry} names={names} />,
          <Subject entry={entry} />,
          <Time at={entry.at.toISOString()} lang={texts.lang} />,
          <Details details={entry.details} />,
          String(entry.id),
        ],
      }))}
    />
  );
}

function Action({ entry: { action } }: { readonly entry: AuditItem }) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  const said = words.actions[action];
  return said === undefined ? <code>{action}</code> : <span title={action}>{said}</span>;
}

function Who({ entry, names }: { readonly entry: AuditItem } & Pick<AuditTableProps, "names">) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  const { actorAccountId: id, actorLabel } = entry;
  if (id !== null) return <a href={`/console/people/${id}`}>{names.get(id) ?? `…${id.slice(-6)}`}</a>;
  const said = words.actors[actorLabel ?? ""];
  return said === undefined ? <code>{actorLabel}</code> : <>{said}</>;
}

/** Where a thing has a screen; the others are found by their id. */
const PLACES: Readonly<Record<string, string>> = {
  account: "/console/people/",
  appeal: "/console/appeals/",
  article: "/console/articles/",
  case: "/console/cases/",
  comment: "/console/comments/",
  policy_revision: "/console/policy/revisions/",
};

function Subject({ entry: { subjectKind, subjectId } }: { readonly entry: AuditItem }) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  const kind = words.subjects[subjectKind] ?? subjectKind;
  if (subjectId === null) return <>{kind}</>;
  const place = PLACES[subjectKind];
  return (
    <span class="audited">
      {place === undefined ? kind : <a href={`${place}${subjectId}`}>{kind}</a>}{" "}
      <a class="dim" href={`/console/audit${queryOf({ subject: subjectId })}`} title={subjectId}>
        {words.same}
      </a>
    </span>
  );
}

/** Counts, times and choices, each with its name; what has an id is a way to it. */
function Details({ details }: Pick<AuditItem, "details">) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  if (typeof details !== "object" || details === null) return null;
  const named = Object.entries(details).filter(([name]) => !UNSAID.has(name));
  if (named.length === 0) return null;
  return (
    <dl class="details">
      {named.map(([name, value]) => (
        <div>
          <dt>{words.fields[name] ?? spaced(name)}</dt>
          <dd>
            <DetailValue name={name} value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Decisions have no screen of their own: the comment, which is what it was done to, tells of them. */
export const UNSAID: ReadonlySet<string> = new Set(["decision", "supersedes"]);

/** `policyRevision` and `policy_revision` alike. */
const spaced = (name: string): string => name.replaceAll(/([a-z])([A-Z])|_/g, "$1 $2").toLowerCase();

function DetailValue({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { texts } = useDesk();
  const words = AUDIT_TEXTS[texts.lang];
  if (typeof value === "boolean") return <>{value ? words.yes : words.no}</>;
  if (typeof value === "number") return <>{formatCount(value, texts.lang)}</>;
  if (Array.isArray(value)) return <>{value.map((each) => sayCode(texts, { name, code: String(each) })).join(", ")}</>;
  if (typeof value !== "string") return <>{value === null ? "–" : JSON.stringify(value)}</>;
  if (isTime(value)) return <Time at={value} lang={texts.lang} />;
  if (isId(value)) return <IdLink name={name} id={value} />;
  if (/^[0-9a-f]{64}$/.test(value)) return <RevisionName hash={value} brief />;
  return <>{sayCode(texts, { name, code: value })}</>;
}

const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);

function IdLink({ name, id }: { readonly name: string; readonly id: string }) {
  const words = AUDIT_TEXTS[useDesk().texts.lang];
  const place = PLACES[name];
  const href = place === undefined ? `/console/audit${queryOf({ subject: id })}` : `${place}${id}`;
  return (
    <a href={href} title={id}>
      {place === undefined ? words.same : words.open}
    </a>
  );
}

interface Coded {
  readonly name: string;
  readonly code: string;
}

/** A code of one of our lists in words; whatever is none, as it is. */
function sayCode(texts: ConsoleTexts, { name, code }: Coded): string {
  if (name === "category") return categoryName(texts, code);
  const words = AUDIT_TEXTS[texts.lang];
  return words.values[name]?.[code] ?? words.values["*"]?.[code] ?? code;
}
