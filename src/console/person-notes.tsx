import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import { useDesk } from "./desk.tsx";
import type { PersonPageProps } from "./person-page.tsx";
import { PERSON_TEXTS } from "./person-texts.ts";
import { PersonLink, TextArea } from "./pieces.tsx";

/** The others are folded away. */
const SHOWN = 10;

/** What colleagues wrote down, the newest first, and a form for another. */
export function PersonNotes({ person, whyNot, note }: PersonPageProps) {
  const { texts } = useDesk();
  const words = PERSON_TEXTS[texts.lang];
  const [newest, older] = [person.notes.slice(0, SHOWN), person.notes.slice(SHOWN)];
  return (
    <section>
      <h2>{texts.person.notes}</h2>
      {newest.length === 0 ? <p class="dim">{texts.person.noNotes}</p> : <NoteItems notes={newest} />}
      {older.length === 0 ? null : (
        <details>
          <summary>{words.older(older.length)}</summary>
          <NoteItems notes={older} />
        </details>
      )}
      <form method="post" action={`/console/people/${person.id}/notes`}>
        {whyNot.note === null ? null : (
          <p class="notice" id="why-not-note">
            {words.note[whyNot.note]}
          </p>
        )}
        <fieldset disabled={whyNot.note !== null} aria-describedby={whyNot.note === null ? undefined : "why-not-note"}>
          <TextArea id="body" name="body" label={texts.person.noteLabel} value={note} />
          <button class="quiet" type="submit">
            {texts.person.addNote}
          </button>
        </fieldset>
      </form>
    </section>
  );
}

function NoteItems({ notes }: { readonly notes: PersonPageProps["person"]["notes"] }) {
  const { texts } = useDesk();
  return (
    <ul class="plain">
      {notes.map(({ id, body, writtenBy, createdAt }) => (
        <li key={id}>
          <p class="meta">
            <PersonLink person={writtenBy} />
            <Time at={createdAt} lang={texts.lang} />
          </p>
          <Words text={body} />
        </li>
      ))}
    </ul>
  );
}
