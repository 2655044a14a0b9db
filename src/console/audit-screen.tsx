import { z } from "zod";
import { type ChainState, readChainState } from "../audit/read-chain-state.ts";
import { type LastCheck, MOST_VERIFIED, readLastCheck, verifyWhole } from "../audit/verify-whole.ts";
import type { Deps } from "../deps.ts";
import { parseInput } from "../http/parse.ts";
import { readAuditFor } from "../reports/read-audit-for.ts";
import { Alert, Notice } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { DAY, after } from "../shared/clock.ts";
import { isId } from "../shared/ids.ts";
import type { Refusal } from "../shared/refusal.ts";
import { assertAdministrator } from "./administrator.ts";
import { attempt, statusOf } from "./attempt.ts";
import { AuditChain } from "./audit-chain.tsx";
import { AuditTable } from "./audit-table.tsx";
import { AUDIT_TEXTS } from "./audit-texts.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { formatCount } from "./format.ts";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { refusePeriod } from "./read-period.ts";
import { Field, Pager, Select } from "./pieces.tsx";
import { readNames } from "./read-names.ts";

const auditQuery = z.object({
  action: askedText,
  actor: askedText,
  subject: askedText,
  ...periodFields,
  cursor: asked(z.string().regex(/^\d{1,18}$/)),
});
type AuditQuery = z.infer<typeof auditQuery>;

const PAGE = 50;

export function auditScreen(desk: Desk): void {
  desk.get("/audit", (visit) => showAudit(visit));

  desk.post("/audit/verify", async (visit) => {
    assertAdministrator(visit);
    const refusal = await attempt(() => verifyWhole(visit.deps, { actor: visit.actor }));
    if (refusal) return showAudit(visit, refusal);
    seeOther(visit.res, "/console/audit?done=verified");
  });
}

async function showAudit(visit: Visit, refused: Refusal | null = null): Promise<void> {
  assertAdministrator(visit);
  const { deps, req, res } = visit;
  const query = parseInput(auditQuery, req.query);
  const noPeriod = refusePeriod(query);
  const refusal = refused ?? noPeriod;
  const [page, chain, lastCheck] = await Promise.all([
    noPeriod ? NOTHING : readPage(visit, query),
    readChainState(deps),
    readLastCheck(deps),
  ]);
  const names = await readNames(
    deps,
    page.items.map(({ actorAccountId }) => actorAccountId),
  );
  const verified = req.query["done"] === "verified";
  await show(
    visit,
    <AuditPage {...{ query, page, names, chain, lastCheck, verified, refusal }} />,
    statusOf(res, refusal),
  );
}

type Page = Awaited<ReturnType<typeof readAuditFor>>;

const NOTHING: Page = { items: [], next: null };

/** Days as the form shows them: both belong to the period. */
const readPage = async ({ deps, actor }: Visit, { cursor, from, to, ...query }: AuditQuery): Promise<Page> =>
  readAuditFor(deps, {
    ...query,
    viewerId: actor.accountId,
    actor: await actorOf(deps, query.actor),
    limit: PAGE,
    before: cursor === undefined ? undefined : BigInt(cursor),
    from: from === undefined ? undefined : new Date(from),
    to: to === undefined ? undefined : after(new Date(to), DAY),
  });

/** A member of the staff goes by their name here; whoever else does something, by a label. */
async function actorOf({ db }: Pick<Deps, "db">, actor: string | undefined): Promise<string | undefined> {
  if (actor === undefined || isId(actor)) return actor;
  const found = await db.prisma.account.findFirst({
    where: { displayName: { equals: actor, mode: "insensitive" }, role: { not: "reader" } },
    select: { id: true },
  });
  return found?.id ?? actor;
}

interface AuditPageProps {
  readonly query: AuditQuery;
  readonly page: Page;
  readonly names: ReadonlyMap<string, string>;
  readonly chain: ChainState;
  readonly lastCheck: LastCheck | null;
  /** Just now. */
  readonly verified: boolean;
  readonly refusal: Refusal | null;
}

function AuditPage({ query, page, names, chain, lastCheck, verified, refusal }: AuditPageProps) {
  const { texts } = useDesk();
  const words = AUDIT_TEXTS[texts.lang];
  const href = (cursor: string | undefined) => `/console/audit${queryOf({ ...query, cursor })}`;
  return (
    <ConsoleLayout title={texts.audit.title}>
      <h1>{texts.audit.title}</h1>
      {verified && lastCheck ? <Outcome lastCheck={lastCheck} /> : null}
      <Alert text={refusal ? words.tooMany(formatCount(MOST_VERIFIED, texts.lang)) : undefined} />
      <p class="dim">{texts.audit.intro}</p>
      <AuditChain chain={chain} lastCheck={lastCheck} />
      <Filters query={query} />
      {page.items.length === 0 ? (
        <p class="empty">{texts.audit.empty}</p>
      ) : (
        <AuditTable items={page.items} names={names} />
      )}
      <Pager
        nextHref={page.next === null ? null : href(String(page.next))}
        firstHref={query.cursor === undefined ? null : href(undefined)}
      />
    </ConsoleLayout>
  );
}

function Outcome({ lastCheck: { rows, faults } }: { readonly lastCheck: LastCheck }) {
  const { lang } = useDesk().texts;
  const words = AUDIT_TEXTS[lang];
  if (faults > 0) return <Alert text={words.found(formatCount(faults, lang))} />;
  return <Notice text={words.verified(formatCount(rows, lang))} />;
}

function Filters({ query: { action = "", actor, subject, from, to } }: { readonly query: AuditQuery }) {
  const { texts } = useDesk();
  const words = AUDIT_TEXTS[texts.lang];
  const known = Object.entries(words.actions).toSorted(([, one], [, other]) => one.localeCompare(other, texts.lang));
  const unknown = action === "" || words.actions[action] !== undefined ? [] : ([[action, action]] as const);
  return (
    <PeriodForm action="/console/audit" from={from} to={to}>
      <Select
        id="action"
        name="action"
        label={words.actionLabel}
        value={action}
        options={[["", words.anyAction], ...unknown, ...known]}
      />
      <Field id="actor" label={words.actorLabel}>
        <input id="actor" name="actor" type="search" value={actor} />
      </Field>
      <Field id="subject" label={words.subjectLabel}>
        <input id="subject" name="subject" type="search" value={subject} />
      </Field>
    </PeriodForm>
  );
}
