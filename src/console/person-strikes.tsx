import type { Strike } from "../authors/schema.ts";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import { categoryName } from "./marked-text.tsx";
import type { PersonPageProps } from "./person-page.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { DataTable } from "./pieces.tsx";

/** Removals that count, or counted, against an author. */
export function PersonStrikes({ person: { id, strikes }, whyNot }: Pick<PersonPageProps, "person" | "whyNot">) {
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
          {whyNot.relieve === null ? null : <p class="notice">{PERSON_TEXTS[texts.lang].relieve}</p>}
          <DataTable caption={person.strikesCaption} columns={columns}>
            {strikes.items.map((strike) => (
              <StrikeRow key={strike.decisionId} personId={id} strike={strike} mayWaive={whyNot.relieve === null} />
            ))}
          </DataTable>
        </>
      )}
    </section>
  );
}

interface StrikeRowProps {
  readonly personId: string;
  readonly strike: Strike;
  readonly mayWaive: boolean;
}

function StrikeRow({ personId, strike, mayWaive }: StrikeRowProps) {
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
            <button class="link" type="submit" disabled={!mayWaive}>
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
