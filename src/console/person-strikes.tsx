import type { Strike } from "../authors/schema.ts";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";
import type { PersonPageProps } from "./person-page.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { StackTable } from "./stack-table.tsx";

/** Removals that count, or counted, against an author. */
export function PersonStrikes({ person: { id, strikes }, whyNot }: Pick<PersonPageProps, "person" | "whyNot">) {
  const { texts } = useDesk();
  const { person } = texts;
  return (
    <section>
      <h2>{person.strikes}</h2>
      {strikes.items.length === 0 ? (
        <p class="dim">{person.noStrikes}</p>
      ) : (
        <>
          <p>{person.strikesIntro(strikes.standing)}</p>
          {whyNot.relieve === null ? null : <p class="notice">{PERSON_TEXTS[texts.lang].relieve}</p>}
          <StackTable
            caption={person.strikesCaption}
            columns={[person.strikeComment, person.strikeDecided, person.strikeExpires, person.state]}
            rows={strikes.items.map((strike) => ({
              key: strike.decisionId,
              cells: [
                // Its words are a look away: what it was removed for says more than an id would.
                <a href={`/console/comments/${strike.commentId}`}>
                  {strike.categories.map((each) => categoryName(texts, each)).join(", ")}
                </a>,
                <Time at={strike.decidedAt} lang={texts.lang} style="day" />,
                <Time at={strike.expiresAt} lang={texts.lang} style="day" />,
                <StrikeState personId={id} strike={strike} mayWaive={whyNot.relieve === null} />,
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}

interface StrikeStateProps {
  readonly personId: string;
  readonly strike: Strike;
  readonly mayWaive: boolean;
}

function StrikeState({ personId, strike, mayWaive }: StrikeStateProps) {
  const { person } = useDesk().texts;
  if (strike.status !== "standing") return <>{person.strikeStates[strike.status]}</>;
  return (
    <form method="post" action={`/console/people/${personId}/strikes/${strike.decisionId}/waiver`}>
      {person.strikeStates.standing}{" "}
      <button class="link" type="submit" disabled={!mayWaive}>
        {person.waive}
      </button>
    </form>
  );
}
