import type { StaffRestriction } from "../authors/schema.ts";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import type { PersonPageProps } from "./person-page.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { DataTable, PersonLink } from "./pieces.tsx";

type Parts = Pick<PersonPageProps, "person" | "whyNot">;

/** What limits an author, or did. */
export function PersonRestrictions(props: Parts) {
  const { texts } = useDesk();
  const { person, whyNot } = props;
  if (person.restrictions.length === 0)
    return (
      <section>
        <h2>{texts.person.restrictions}</h2>
        <p class="dim">{texts.person.noRestrictions}</p>
      </section>
    );
  return (
    <section>
      <h2>{texts.person.restrictions}</h2>
      {whyNot.relieve === null ? null : <p class="notice">{PERSON_TEXTS[texts.lang].relieve}</p>}
      <RestrictionTable {...props} />
    </section>
  );
}

function RestrictionTable({ person, whyNot }: Parts) {
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
          <td class="reason" dir="auto">
            {restriction.reason ?? texts.purged}
            <Grounds restriction={restriction} />
          </td>
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
            <RestrictionState personId={person.id} restriction={restriction} mayLift={whyNot.relieve === null} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** The removals that it rested on: those that were undone are no ground any more. */
function Grounds({ restriction: { grounds } }: { readonly restriction: StaffRestriction }) {
  const { texts } = useDesk();
  const { ground } = PERSON_TEXTS[texts.lang];
  if (grounds.length === 0) return null;
  return (
    <ul>
      {grounds.map(({ decisionId, commentId, status }) => (
        <li key={decisionId}>
          <a href={`/console/comments/${commentId}`}>{commentId.slice(-6)}</a> {ground[status]}
        </li>
      ))}
    </ul>
  );
}

interface RestrictionStateProps {
  readonly personId: string;
  readonly restriction: StaffRestriction;
  readonly mayLift: boolean;
}

function RestrictionState({ personId, restriction, mayLift }: RestrictionStateProps) {
  const { texts } = useDesk();
  if (!restriction.active) return <>{restriction.liftedAt === null ? texts.person.over : texts.person.lifted}</>;
  return (
    <form method="post" action={`/console/people/${personId}/restrictions/${restriction.id}/lift`}>
      {texts.person.active}{" "}
      <button class="link" type="submit" disabled={!mayLift}>
        {texts.person.lift}
      </button>
    </form>
  );
}
