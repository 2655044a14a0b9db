import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Notice } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import { type ListedRevision, readRevisions } from "../policy-revisions/read-revisions.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, queryOf } from "./fields.ts";
import { Pager } from "./pieces.tsx";
import { PolicyTabs } from "./policy-tabs.tsx";
import { POLICY_TEXTS } from "./policy-texts.ts";
import { sayWho, shortHash, useRevisionNames } from "./revision-name.tsx";
import { StackTable } from "./stack-table.tsx";

const revisionsQuery = z.object({
  page: asked(z.coerce.number().int().min(1).max(1_000)),
  done: asked(z.literal("activated")),
});
type RevisionsQuery = z.infer<typeof revisionsQuery>;

const PAGE = 20;

/** Every revision of the policy that was ever stored. */
export function revisionsScreen(desk: Desk): void {
  desk.get("/policy/revisions", async (visit) => {
    const query = parseInput(revisionsQuery, visit.req.query);
    const revisions = await readRevisions(visit.deps.db.prisma);
    await show(visit, <RevisionsPage query={query} revisions={revisions} />);
  });
}

interface RevisionsPageProps {
  readonly query: RevisionsQuery;
  readonly revisions: readonly ListedRevision[];
}

function RevisionsPage({ query: { page = 1, done }, revisions }: RevisionsPageProps) {
  const { revisions: words } = POLICY_TEXTS[useDesk().texts.lang];
  const shown = revisions.slice((page - 1) * PAGE, page * PAGE);
  const href = (number: number) => `/console/policy/revisions${queryOf({ page: String(number) })}`;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <PolicyTabs chosen="revisions" />
      <Notice text={done === undefined ? undefined : words.activated} />
      <p class="dim">{words.intro}</p>
      <RevisionTable revisions={shown} />
      <Pager
        nextHref={page * PAGE < revisions.length ? href(page + 1) : null}
        firstHref={page === 1 ? null : "/console/policy/revisions"}
      />
    </ConsoleLayout>
  );
}

function RevisionTable({ revisions }: Pick<RevisionsPageProps, "revisions">) {
  const { texts } = useDesk();
  const { revisions: words, revision: one } = POLICY_TEXTS[texts.lang];
  const nameOf = useRevisionNames();
  return (
    <StackTable
      caption={words.caption}
      columns={[words.revision, words.stored, words.last, words.engine, one.compare]}
      rows={revisions.map(({ revision, storedAt, engineVersion, inForce, activations }) => ({
        key: revision,
        cells: [
          <>
            {nameOf(revision)} {inForce ? <span class="tag strong">{words.inForce}</span> : null}{" "}
            <code class="dim">{shortHash(revision)}</code>
          </>,
          <Time at={storedAt} lang={texts.lang} />,
          <LastActivation activations={activations} />,
          <code>{engineVersion}</code>,
          <a href={`/console/policy/revisions/${revision}`} aria-label={words.lookOf(nameOf(revision))}>
            {words.look}
          </a>,
        ],
      }))}
    />
  );
}

function LastActivation({ activations }: Pick<ListedRevision, "activations">) {
  const { texts } = useDesk();
  const { revisions: words } = POLICY_TEXTS[texts.lang];
  const last = activations.at(-1);
  if (!last) return <span class="dim">{words.never}</span>;
  return (
    <span>
      <Time at={last.at} lang={texts.lang} />, {sayWho(texts, last.by)}
    </span>
  );
}
