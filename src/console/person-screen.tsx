import { z } from "zod";
import { readAccount, readUser } from "../authors/read-users.ts";
import {
  OPEN_COMMENTS,
  RESTRICTION_KINDS,
  type StaffRestriction,
  type StaffUserDetail,
  type Strike,
  noteBody,
} from "../authors/schema.ts";
import { writeNote } from "../authors/write-note.ts";
import { readForm } from "../http/forms.ts";
import { parseInput } from "../http/parse.ts";
import { Words } from "../pages/prose.tsx";
import { seeOther } from "../pages/send-page.tsx";
import { Time } from "../pages/time.tsx";
import { endRestriction } from "../restrictions/end-restriction.ts";
import { restrictAuthor } from "../restrictions/restrict-author.ts";
import { restrictBody } from "../restrictions/schema.ts";
import { waiveStrike } from "../restrictions/waive-strike.ts";
import { isStaff } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { attempt, statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, type Visit, idOf, show, useDesk } from "./desk.tsx";
import { orAbsent, typed } from "./fields.ts";
import { categoryName } from "./marked-text.tsx";
import {
  DataTable,
  Field,
  PersonLink,
  RecordFacts,
  Refused,
  type Said,
  SaidNotice,
  Select,
  TextArea,
} from "./pieces.tsx";
import { reasonCategories } from "./reason-fields.tsx";
import { saidQuery } from "./said.ts";

const restrictForm = z.object({ kind: typed, until: typed, category: typed, reason: typed, openComments: typed });
type RestrictForm = Readonly<z.infer<typeof restrictForm>>;
const NO_RESTRICTION: RestrictForm = { kind: "warning", until: "", category: "", reason: "", openComments: "keep" };

const noteForm = z.object({ body: typed });

export function personScreen(desk: Desk): void {
  desk.get("/people/:id", async (visit) => showPerson(visit, { said: saidQuery(visit) }));

  desk.post("/people/:id/restrictions", async (visit) => {
    const form = await readForm(visit.req, restrictForm);
    const refusal = await attempt(() => restrict(visit, form));
    if (refusal) return showPerson(visit, { restriction: form, refusal });
    seeOther(visit.res, `/console/people/${idOf(visit)}?said=restricted`);
  });

  desk.post("/people/:id/restrictions/:restrictionId/lift", async (visit) => {
    const restriction = await findRestriction(visit);
    const refusal = await attempt(() => endRestriction(visit.deps, { restriction, actor: visit.actor }));
    if (refusal) return showPerson(visit, { refusal });
    seeOther(visit.res, `/console/people/${idOf(visit)}?said=lifted`);
  });

  desk.post("/people/:id/strikes/:decisionId/waiver", async (visit) => {
    const account = await readAccount(visit.deps, idOf(visit));
    const waiver = { account, decisionId: idOf(visit, "decisionId"), actor: visit.actor };
    const refusal = await attempt(() => waiveStrike(visit.deps, waiver));
    if (refusal) return showPerson(visit, { refusal });
    seeOther(visit.res, `/console/people/${account.id}?said=waived`);
  });

  desk.post("/people/:id/notes", async (visit) => {
    const form = await readForm(visit.req, noteForm);
    const account = await readAccount(visit.deps, idOf(visit));
    const refusal = await attempt(() =>
      writeNote(visit.deps, { ...parseInput(noteBody, form), account, actor: visit.actor }),
    );
    if (refusal) return showPerson(visit, { note: form.body, refusal });
    seeOther(visit.res, `/console/people/${account.id}?said=noted`);
  });
}

async function restrict(visit: Visit, { until, category, openComments, ...form }: RestrictForm): Promise<void> {
  const { deps, actor } = visit;
  const account = await readAccount(deps, idOf(visit));
  const day = orAbsent(until);
  const body = parseInput(restrictBody, {
    ...form,
    until: day === undefined ? null : `${day}T00:00:00Z`,
    category: orAbsent(category),
    openComments: orAbsent(openComments),
  });
  await restrictAuthor(deps, { account, ...body, until: body.until ? new Date(body.until) : null, actor });
}

async function findRestriction(visit: Visit) {
  const where = { id: idOf(visit, "restrictionId"), accountId: idOf(visit) };
  const found = await visit.deps.db.prisma.restriction.findFirst({ where });
  if (!found) throw new Refusal("not_found", "There is no such restriction.");
  return found;
}

interface ShowPerson {
  readonly restriction?: RestrictForm;
  readonly note?: string;
  readonly refusal?: Refusal | null;
  readonly said?: Said | undefined;
}

async function showPerson(visit: Visit, shown: ShowPerson): Promise<void> {
  const { deps, actor, res } = visit;
  const account = await readAccount(deps, idOf(visit));
  const person = await readUser(deps, { account, viewer: actor });
  const categories = reasonCategories(deps.policy());
  await show(visit, <PersonPage person={person} categories={categories} {...shown} />, statusOf(res, shown.refusal));
}

interface PersonPageProps extends ShowPerson {
  readonly person: StaffUserDetail;
  readonly categories: readonly string[];
}

function PersonPage(props: PersonPageProps) {
  const { texts } = useDesk();
  const { person, refusal, said } = props;
  return (
    <ConsoleLayout title={person.displayName}>
      <h1>{person.displayName}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <div class="bench">
        <div>
          <Record person={person} />
          <Strikes person={person} />
          <section>
            <h2>{texts.person.restrictions}</h2>
            {person.restrictions.length === 0 ? (
              <p class="dim">{texts.person.noRestrictions}</p>
            ) : (
              <RestrictionTable person={person} />
            )}
          </section>
          <Notes {...props} />
        </div>
        <div class="beside">
          <section class="card">
            <h2>{texts.person.restrict}</h2>
            <RestrictCard {...props} />
          </section>
        </div>
      </div>
    </ConsoleLayout>
  );
}

function Record({ person }: Pick<PersonPageProps, "person">) {
  const { texts } = useDesk();
  return (
    <section>
      <h2>{texts.person.record}</h2>
      <RecordFacts record={person.record} />
      <dl class="facts">
        <dt>{texts.person.role}</dt>
        <dd>{texts.roles[person.role]}</dd>
        <dt>{texts.person.since}</dt>
        <dd>
          <Time at={person.createdAt} lang={texts.lang} style="day" />
        </dd>
        {person.email === null ? null : (
          <>
            <dt>{texts.person.email}</dt>
            <dd>{person.email}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

function Strikes({ person: { id, strikes } }: Pick<PersonPageProps, "person">) {
  const { texts } = useDesk();
  const { person } = texts;
  const columns = [person.strikeComment, person.strikeFor, person.strikeDecided, person.strikeExpires, person.state];
  return (
    <section>
      <h2>{person.strikes}</h2>
      {strikes.items.length === 0 ? (
        <p class="dim">{person.noStrikes}</p>
      ) : (
        <>
          <p>{person.strikesIntro(strikes.standing)}</p>
          <DataTable caption={person.strikesCaption} columns={columns}>
            {strikes.items.map((strike) => (
              <StrikeRow key={strike.decisionId} personId={id} strike={strike} />
            ))}
          </DataTable>
        </>
      )}
    </section>
  );
}

function StrikeRow({ personId, strike }: { readonly personId: string; readonly strike: Strike }) {
  const { texts } = useDesk();
  const { person } = texts;
  return (
    <tr>
      <th scope="row">
        <a href={`/console/comments/${strike.commentId}`}>{strike.commentId.slice(-6)}</a>
      </th>
      <td>{strike.categories.map((each) => categoryName(texts, each)).join(", ")}</td>
      <td>
        <Time at={strike.decidedAt} lang={texts.lang} style="day" />
      </td>
      <td>
        <Time at={strike.expiresAt} lang={texts.lang} style="day" />
      </td>
      <td>
        {strike.status === "standing" ? (
          <form method="post" action={`/console/people/${personId}/strikes/${strike.decisionId}/waiver`}>
            {person.strikeStates.standing}{" "}
            <button class="link" type="submit">
              {person.waive}
            </button>
          </form>
        ) : (
          person.strikeStates[strike.status]
        )}
      </td>
    </tr>
  );
}

function RestrictionTable({ person }: Pick<PersonPageProps, "person">) {
  const { texts } = useDesk();
  const columns = [
    texts.person.kind,
    texts.person.until,
    texts.person.reason,
    texts.person.imposed,
    texts.person.openComments,
    texts.person.state,
  ];
  return (
    <DataTable caption={texts.person.restrictionsCaption} columns={columns}>
      {person.restrictions.map((restriction) => (
        <tr key={restriction.id}>
          <th scope="row">{texts.restrictionKinds[restriction.kind]}</th>
          <td>
            {restriction.until === null ? (
              texts.withoutEnd
            ) : (
              <Time at={restriction.until} lang={texts.lang} style="day" />
            )}
          </td>
          <td>{restriction.reason ?? texts.purged}</td>
          <td>
            <PersonLink person={restriction.createdBy} />{" "}
            <Time at={restriction.createdAt} lang={texts.lang} style="day" />
          </td>
          <td>
            {texts.person.effects[restriction.openComments]}
            {restriction.openComments !== "keep" && restriction.active && restriction.appliedAt === null
              ? ` (${texts.person.applying})`
              : null}
          </td>
          <td>
            <RestrictionState personId={person.id} restriction={restriction} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function RestrictionState({
  personId,
  restriction,
}: {
  readonly personId: string;
  readonly restriction: StaffRestriction;
}) {
  const { texts } = useDesk();
  if (!restriction.active) return <>{restriction.liftedAt === null ? texts.person.over : texts.person.lifted}</>;
  return (
    <form method="post" action={`/console/people/${personId}/restrictions/${restriction.id}/lift`}>
      {texts.person.active}{" "}
      <button class="link" type="submit">
        {texts.person.lift}
      </button>
    </form>
  );
}

function RestrictCard({ person, categories, restriction = NO_RESTRICTION }: PersonPageProps) {
  const { texts, viewer } = useDesk();
  if (person.id === viewer.id) return <p class="dim">{texts.person.self}</p>;
  if (isStaff(person)) return <p class="dim">{texts.person.staff}</p>;
  return (
    <form method="post" action={`/console/people/${person.id}/restrictions`}>
      <Select
        id="kind"
        name="kind"
        label={texts.person.kind}
        value={restriction.kind}
        options={RESTRICTION_KINDS.map((kind) => [kind, texts.person.kinds[kind]])}
      />
      <Field id="until" label={texts.person.untilLabel} hint={texts.person.untilHint}>
        <input id="until" name="until" type="date" value={restriction.until} aria-describedby="until-hint" />
      </Field>
      <Select
        id="category"
        name="category"
        label={texts.person.category}
        value={restriction.category}
        options={[
          ["", texts.person.categoryFromStrikes],
          ...categories.map((each) => [each, categoryName(texts, each)] as const),
        ]}
      />
      <Select
        id="openComments"
        name="openComments"
        label={texts.person.openCommentsLabel}
        hint={texts.person.openCommentsHint}
        value={restriction.openComments}
        options={OPEN_COMMENTS.map((each) => [each, texts.person.openCommentsKinds[each]])}
      />
      <TextArea
        id="reason"
        name="reason"
        label={texts.person.reason}
        hint={texts.person.reasonHint}
        value={restriction.reason}
      />
      <button class="bad" type="submit">
        {texts.person.submit}
      </button>
    </form>
  );
}

function Notes({ person, note }: PersonPageProps) {
  const { texts } = useDesk();
  return (
    <section>
      <h2>{texts.person.notes}</h2>
      {person.notes.length === 0 ? <p class="dim">{texts.person.noNotes}</p> : null}
      <ul class="plain">
        {person.notes.map(({ id, body, writtenBy, createdAt }) => (
          <li key={id}>
            <p class="meta">
              <PersonLink person={writtenBy} />
              <Time at={createdAt} lang={texts.lang} />
            </p>
            <Words text={body} />
          </li>
        ))}
      </ul>
      <form method="post" action={`/console/people/${person.id}/notes`}>
        <TextArea id="body" name="body" label={texts.person.noteLabel} value={note} />
        <button class="quiet" type="submit">
          {texts.person.addNote}
        </button>
      </form>
    </section>
  );
}
