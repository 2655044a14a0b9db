import { z } from "zod";
import { readUsers } from "../authors/read-users.ts";
import type { StaffUser } from "../authors/schema.ts";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { askedText, queryOf } from "./fields.ts";
import { formatCount } from "./format.ts";
import { Pager, PersonLink, RestrictionWords } from "./pieces.tsx";
import { StackTable } from "./stack-table.tsx";

const peopleQuery = z.object({ q: askedText, cursor: askedText });
type PeopleQuery = z.infer<typeof peopleQuery>;

const PAGE = 30;

export function peopleScreen(desk: Desk): void {
  desk.get("/people", async (visit) => {
    const query = parseInput(peopleQuery, visit.req.query);
    const page = await readUsers(visit.deps, { ...query, viewer: visit.actor, limit: PAGE });
    await show(visit, <PeoplePage query={query} page={page} />);
  });
}

interface PeoplePageProps {
  readonly query: PeopleQuery;
  readonly page: { readonly items: readonly StaffUser[]; readonly nextCursor: string | null };
}

function PeoplePage({ query, page }: PeoplePageProps) {
  const { texts } = useDesk();
  const href = (cursor: string | undefined) => `/console/people${queryOf({ ...query, cursor })}`;
  return (
    <ConsoleLayout title={texts.people.title}>
      <h1>{texts.people.title}</h1>
      <form class="row filters" method="get" action="/console/people" role="search">
        <div class="field wide-field">
          <label for="q">{texts.people.q}</label>
          <input id="q" name="q" type="search" value={query.q} />
        </div>
        <div class="actions">
          <button class="quiet" type="submit">
            {texts.search}
          </button>
        </div>
      </form>
      {page.items.length === 0 ? <p class="empty">{texts.people.empty}</p> : <PeopleTable people={page.items} />}
      <Pager
        nextHref={page.nextCursor === null ? null : href(page.nextCursor)}
        firstHref={query.cursor === undefined ? null : href(undefined)}
      />
    </ConsoleLayout>
  );
}

function PeopleTable({ people: rows }: { readonly people: readonly StaffUser[] }) {
  const { texts } = useDesk();
  const { people } = texts;
  return (
    <StackTable
      brief
      caption={people.caption}
      columns={[
        people.name,
        people.role,
        people.since,
        { name: people.published, number: true },
        { name: people.removed, number: true },
        { name: people.overturned, number: true },
        people.restriction,
      ]}
      rows={rows.map((person) => ({
        key: person.id,
        cells: [
          <PersonLink person={person} />,
          texts.roles[person.role],
          <Time at={person.createdAt} lang={texts.lang} style="day" />,
          ...(["published", "removed", "overturned"] as const).map((name) =>
            formatCount(person.record[name], texts.lang),
          ),
          person.restriction ? <RestrictionWords restriction={person.restriction} /> : null,
        ],
      }))}
    />
  );
}
