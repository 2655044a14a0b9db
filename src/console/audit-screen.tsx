import { z } from "zod";
import { readAudit } from "../audit/read-audit.ts";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { assertAdministrator } from "./administrator.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { DataTable, Field, Pager } from "./pieces.tsx";

const auditQuery = z.object({ action: askedText, cursor: asked(z.string().regex(/^\d{1,18}$/)) });
type AuditQuery = z.infer<typeof auditQuery>;

const PAGE = 50;

export function auditScreen(desk: Desk): void {
  desk.get("/audit", async (visit) => {
    assertAdministrator(visit);
    const query = parseInput(auditQuery, visit.req.query);
    const page = await readAudit(visit.deps, {
      limit: PAGE,
      ...(query.cursor !== undefined && { before: BigInt(query.cursor) }),
      ...(query.action !== undefined && { action: query.action }),
    });
    await show(visit, <AuditPage query={query} page={page} />);
  });
}

type Page = Awaited<ReturnType<typeof readAudit>>;

function AuditPage({ query, page }: { readonly query: AuditQuery; readonly page: Page }) {
  const { texts } = useDesk();
  const href = (cursor: string | undefined) => `/console/audit${queryOf({ ...query, cursor })}`;
  return (
    <ConsoleLayout title={texts.audit.title}>
      <h1>{texts.audit.title}</h1>
      <p class="dim">{texts.audit.intro}</p>
      <form class="row filters" method="get" action="/console/audit" role="search">
        <Field id="action" label={texts.audit.action}>
          <input id="action" name="action" type="search" value={query.action} />
        </Field>
        <div class="actions">
          <button class="quiet" type="submit">
            {texts.search}
          </button>
        </div>
      </form>
      {page.items.length === 0 ? <p class="empty">{texts.audit.empty}</p> : <AuditTable items={page.items} />}
      <Pager
        nextHref={page.next === null ? null : href(String(page.next))}
        firstHref={query.cursor === undefined ? null : href(undefined)}
      />
    </ConsoleLayout>
  );
}

function AuditTable({ items }: Pick<Page, "items">) {
  const { texts } = useDesk();
  const { audit } = texts;
  return (
    <DataTable caption={audit.caption} columns={[audit.at, audit.who, audit.what, audit.subject, audit.details]}>
      {items.map((entry) => (
        <tr key={String(entry.id)}>
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
            {entry.subjectKind} {entry.subjectId === null ? null : <code>…{entry.subjectId.slice(-6)}</code>}
          </td>
          <td>
            <code class="details">{JSON.stringify(entry.details)}</code>
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
