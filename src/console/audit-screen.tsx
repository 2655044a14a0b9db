import { z } from "zod";
import { type ChainState, readChainState } from "../audit/read-chain-state.ts";
import { readAudit } from "../audit/read-audit.ts";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { DAY, after } from "../shared/clock.ts";
import { assertAdministrator } from "./administrator.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { DataTable, Field, Pager } from "./pieces.tsx";

const auditQuery = z.object({
  action: askedText,
  actor: askedText,
  subject: askedText,
  from: asked(z.iso.date()),
  to: asked(z.iso.date()),
  cursor: asked(z.string().regex(/^\d{1,18}$/)),
});
type AuditQuery = z.infer<typeof auditQuery>;

const PAGE = 50;

export function auditScreen(desk: Desk): void {
  desk.get("/audit", async (visit) => {
    assertAdministrator(visit);
    const query = parseInput(auditQuery, visit.req.query);
    const [page, chain] = await Promise.all([readPage(visit.deps, query), readChainState(visit.deps)]);
    await show(visit, <AuditPage query={query} page={page} chain={chain} />);
  });
}

type Page = Awaited<ReturnType<typeof readAudit>>;

/** Days as the form shows them: both belong to the period. */
const readPage = (deps: Parameters<typeof readAudit>[0], { cursor, from, to, ...query }: AuditQuery): Promise<Page> =>
  readAudit(deps, {
    ...query,
    limit: PAGE,
    before: cursor === undefined ? undefined : BigInt(cursor),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : after(new Date(to), DAY),
  });

interface AuditPageProps {
  readonly query: AuditQuery;
  readonly page: Page;
  readonly chain: ChainState;
}

function AuditPage({ query, page, chain }: AuditPageProps) {
  const { texts } = useDesk();
  const href = (cursor: string | undefined) => `/console/audit${queryOf({ ...query, cursor })}`;
  return (
    <ConsoleLayout title={texts.audit.title}>
      <h1>{texts.audit.title}</h1>
      <p class="dim">{texts.audit.intro}</p>
      <Chain chain={chain} />
      <Filters query={query} />
      {page.items.length === 0 ? <p class="empty">{texts.audit.empty}</p> : <AuditTable items={page.items} />}
      <Pager
        nextHref={page.next === null ? null : href(String(page.next))}
        firstHref={query.cursor === undefined ? null : href(undefined)}
      />
    </ConsoleLayout>
  );
}

function Chain({ chain: { end, waiting, checked, faults } }: { readonly chain: ChainState }) {
  const { texts } = useDesk();
  const { audit } = texts;
  return (
    <section class="card">
      <h2>{audit.chain}</h2>
      {faults.length === 0 ? null : (
        <div class="notice" role="alert">
          <p>{audit.broken}</p>
          <ul>
            {faults.map((fault) => (
              <li>{audit.fault(fault)}</li>
            ))}
          </ul>
        </div>
      )}
      <dl class="record">
        <div>
          <dt>{audit.lastSeal}</dt>
          <dd>
            {end === null ? (
              audit.noSeal
            ) : (
              <>
                <Time at={end.sealedAt.toISOString()} lang={texts.lang} />, {audit.seal(end.seal, end.lastId)}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{audit.waiting}</dt>
          <dd>{waiting.toLocaleString(texts.lang)}</dd>
        </div>
        {faults.length === 0 && checked > 0 ? (
          <div>
            <dt>{audit.checked}</dt>
            <dd>{audit.whole(checked)}</dd>
          </div>
        ) : null}
      </dl>
      <p class="dim">{audit.verify}</p>
    </section>
  );
}

function Filters({ query }: { readonly query: AuditQuery }) {
  const { texts } = useDesk();
  const { audit } = texts;
  return (
    <form class="row filters" method="get" action="/console/audit" role="search">
      <Field id="action" label={audit.action}>
        <input id="action" name="action" type="search" value={query.action} />
      </Field>
      <Field id="actor" label={audit.actor}>
        <input id="actor" name="actor" type="search" value={query.actor} />
      </Field>
      <Field id="subject" label={audit.subjectId}>
        <input id="subject" name="subject" type="search" value={query.subject} />
      </Field>
      <Field id="from" label={audit.from}>
        <input id="from" name="from" type="date" value={query.from} />
      </Field>
      <Field id="to" label={audit.to}>
        <input id="to" name="to" type="date" value={query.to} />
      </Field>
      <div class="actions">
        <button class="quiet" type="submit">
          {texts.search}
        </button>
      </div>
    </form>
  );
}

function AuditTable({ items }: Pick<Page, "items">) {
  const { texts } = useDesk();
  const { audit } = texts;
  const columns = [
    { name: audit.number, number: true } as const,
    audit.at,
    audit.who,
    audit.what,
    audit.subject,
    audit.details,
  ];
  return (
    <DataTable caption={audit.caption} columns={columns}>
      {items.map((entry) => (
        <tr key={String(entry.id)}>
          <td class="number">{String(entry.id)}</td>
          <td>
            <Time at={entry.at.toISOString()} lang={texts.lang} />
          </td>
          <td>
            {entry.actorAccountId === null ? (
              <code>{entry.actorLabel}</code>
            ) : (
              <a href={`/console/people/${entry.actorAccountId}`}>
                <code>…{entry.actorAccountId.slice(-6)}</code>
              </a>
            )}
          </td>
          <td>
            <code>{entry.action}</code>
          </td>
          <td>
            <code>{entry.subjectKind}</code> {entry.subjectId === null ? null : <Subject subjectId={entry.subjectId} />}
          </td>
          <td>
            <code class="details">{JSON.stringify(entry.details)}</code>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** Leads to all else that was done to the same thing. */
const Subject = ({ subjectId }: { readonly subjectId: string }) => (
  <a href={`/console/audit${queryOf({ subject: subjectId })}`}>
    <code>…{subjectId.slice(-6)}</code>
  </a>
);
