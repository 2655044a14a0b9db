import type { StaffUserDetail } from "../authors/schema.ts";
import { Time } from "../pages/time.tsx";
import type { WhyNot } from "../restrictions/read-why-not.ts";
import { isStaff } from "../shared/actor.ts";
import type { Refusal } from "../shared/refusal.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { useDesk } from "./desk.tsx";
import { PersonNotes } from "./person-notes.tsx";
import { PersonRestrictions } from "./person-restrictions.tsx";
import { PersonStrikes } from "./person-strikes.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { RecordFacts, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { RestrictCard, type RestrictForm } from "./restrict-card.tsx";
import { STAFF_TEXTS } from "./staff-texts.ts";

/** What the form before has left: its refusal, with what was typed. */
export interface ShowPerson {
  readonly restriction?: RestrictForm;
  readonly note?: string;
  /** Revealed, as an administrator asked. */
  readonly email?: string | undefined;
  readonly refusal?: Refusal | null;
  readonly said?: Said | undefined;
}

export interface PersonPageProps extends ShowPerson {
  readonly person: StaffUserDetail;
  readonly whyNot: WhyNot;
  readonly categories: readonly string[];
}

/** One person: their record, what was decided about them, and what can be. */
export function PersonPage(props: PersonPageProps) {
  const { texts } = useDesk();
  const { person, refusal, said } = props;
  return (
    <ConsoleLayout title={person.displayName}>
      <h1>{person.displayName}</h1>
      <SaidNotice said={said} />
      <Refused refusal={refusal} />
      <div class="bench">
        <div>
          <Record {...props} />
          <PersonStrikes {...props} />
          <PersonRestrictions {...props} />
          <PersonNotes {...props} />
        </div>
        <div class="beside">
          <section class="card">
            <h2>{texts.person.restrict}</h2>
            <RestrictCard
              action={`/console/people/${person.id}/restrictions`}
              personId={person.id}
              whyNot={props.whyNot.restrict}
              standing={props.whyNot.standing}
              categories={props.categories}
              restriction={props.restriction?.replaces === "" ? props.restriction : undefined}
            />
          </section>
        </div>
      </div>
    </ConsoleLayout>
  );
}

function Record({ person, email }: Pick<PersonPageProps, "person" | "email">) {
  const { texts, viewer } = useDesk();
  const mayChangeRole = viewer.role === "administrator" && isStaff(person);
  return (
    <section>
      <h2>{texts.person.record}</h2>
      <RecordFacts record={person.record} />
      <p>
        <a href={`/console/comments?author=${person.id}`}>{texts.person.comments}</a>
      </p>
      <dl class="facts">
        <dt>{texts.person.role}</dt>
        <dd>
          {texts.roles[person.role]}{" "}
          {mayChangeRole ? <a href={`/console/settings/staff/${person.id}`}>{STAFF_TEXTS[texts.lang].change}</a> : null}
        </dd>
        <dt>{texts.person.since}</dt>
        <dd>
          <Time at={person.createdAt} lang={texts.lang} style="day" />
        </dd>
        {person.email === null ? null : (
          <>
            <dt>{texts.person.email}</dt>
            <dd>
              {email ?? person.email}
              <RevealEmail path={`/console/people/${person.id}/reveal`} isRevealed={email !== undefined} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

interface RevealEmailProps {
  readonly path: string;
  readonly isRevealed: boolean;
}

function RevealEmail({ path, isRevealed }: RevealEmailProps) {
  const { texts } = useDesk();
  if (isRevealed)
    return (
      <p class="notice" role="status">
        {PERSON_TEXTS[texts.lang].emailRevealed}
      </p>
    );
  return (
    <form class="reveal" method="post" action={path} data-swaps>
      <button class="link" type="submit">
        {texts.case.reveal}
      </button>
    </form>
  );
}
