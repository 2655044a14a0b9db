import type { StaffRestriction } from "../authors/schema.ts";
import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import type { PersonPageProps } from "./person-page.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { ChangeEnd } from "./change-end.tsx";
import { PersonLink } from "./pieces.tsx";

type Parts = Pick<PersonPageProps, "person" | "whyNot" | "restriction">;

/** What limits an author, or did: the newest first. */
export function PersonRestrictions({ person, whyNot, restriction: typed }: Parts) {
  const { texts } = useDesk();
  const mayLift = whyNot.relieve === null;
  return (
    <section id="limits">
      <h2>{texts.person.restrictions}</h2>
      {person.restrictions.length === 0 ? <p class="dim">{texts.person.noRestrictions}</p> : null}
      {mayLift || person.restrictions.length === 0 ? null : <p class="notice">{PERSON_TEXTS[texts.lang].relieve}</p>}
      <ul class="plain limits" aria-label={texts.person.restrictionsCaption}>
        {person.restrictions.map((restriction) => (
          <li key={restriction.id}>
            <Limit restriction={restriction} />
            <ChangeEnd
              personId={person.id}
              restriction={restriction}
              mayRestrict={whyNot.restrict === null}
              typed={typed?.replaces === restriction.id ? typed : undefined}
            />
            {restriction.active ? <LiftForm personId={person.id} id={restriction.id} mayLift={mayLift} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Limit({ restriction }: { readonly restriction: StaffRestriction }) {
  const { texts } = useDesk();
  const { reason, createdBy, createdAt } = restriction;
  return (
    <>
      <p>
        <strong>{texts.restrictionKinds[restriction.kind]}</strong>
        <End restriction={restriction} />{" "}
        <span class={restriction.active ? "tag bad" : "tag"}>{stateOf(restriction, texts.person)}</span>
      </p>
      <p class="meta">
        <span>
          {texts.person.imposed} <Time at={createdAt} lang={texts.lang} style="day" />
        </span>
        <PersonLink person={createdBy} />
        <Effect restriction={restriction} />
      </p>
      {reason === null ? <p class="dim">{texts.purged}</p> : <Words text={reason} />}
      <Grounds restriction={restriction} />
    </>
  );
}

/** The removals that it rested on: those that were undone are no ground any more. */
function Grounds({ restriction: { grounds } }: { readonly restriction: StaffRestriction }) {
  const { texts } = useDesk();
  const { ground, removal } = PERSON_TEXTS[texts.lang];
  if (grounds.length === 0) return null;
  return (
    <ul>
      {grounds.map(({ decisionId, commentId, status }, index) => (
        <li key={decisionId}>
          <a href={`/console/comments/${commentId}`}>{removal(index + 1)}</a> {ground[status]}
        </li>
      ))}
    </ul>
  );
}

/** A warning ends nothing, so that it has no end. */
function End({ restriction: { kind, until } }: { readonly restriction: StaffRestriction }) {
  const { texts } = useDesk();
  if (kind === "warning") return null;
  if (until === null) return <>, {texts.withoutEnd}</>;
  return (
    <>
      , {texts.until} <Time at={until} lang={texts.lang} style="day" />
    </>
  );
}

type PersonTexts = ReturnType<typeof useDesk>["texts"]["person"];

function stateOf({ active, liftedAt, replacedBy }: StaffRestriction, texts: PersonTexts): string {
  if (active) return texts.active;
  if (replacedBy !== null) return texts.replaced;
  return liftedAt === null ? texts.over : texts.lifted;
}

/** What became of what the author had written: while many are changed, it says so. */
function Effect({ restriction: { openComments, active, appliedAt } }: { readonly restriction: StaffRestriction }) {
  const { person } = useDesk().texts;
  return (
    <span>
      {person.openComments}: {person.effects[openComments]}
      {openComments !== "keep" && active && appliedAt === null ? ` (${person.applying})` : null}
    </span>
  );
}

interface LiftFormProps {
  readonly personId: string;
  readonly id: string;
  readonly mayLift: boolean;
}

function LiftForm({ personId, id, mayLift }: LiftFormProps) {
  const { texts } = useDesk();
  return (
    <form method="post" action={`/console/people/${personId}/restrictions/${id}/lift`}>
      <button class="link" type="submit" disabled={!mayLift}>
        {texts.person.lift}
      </button>
    </form>
  );
}
