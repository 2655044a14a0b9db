import { useRef, useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { hasDraft } from "./drafts.ts";
import { WithTools, loadTools } from "./toolbox.tsx";

/** A field to look at; the real one is fetched when it is wanted, or when a draft waits in it. */
export function WritingPlace() {
  const { texts, lang, isOpen, isReadFirst, mayWrite, user, isLinkSpent, articleKey } = useDesk();
  const [writes, setWrites] = useState(() => hasDraft(`${articleKey}.`));
  const wasThere = useRef(writes);
  const fetchAhead = () => void loadTools(lang).catch(() => undefined);
  if (!isOpen) return <p class="state">{texts.closed}</p>;
  return (
    <>
      {isLinkSpent ? <WithTools>{({ LinkSpentNote }) => <LinkSpentNote />}</WithTools> : null}
      {user?.restriction ? <WithTools>{({ RestrictionNote }) => <RestrictionNote />}</WithTools> : null}
      {isReadFirst ? <p class="dim">{texts.readFirst}</p> : null}
      {!mayWrite ? null : writes ? (
        <WithTools>{({ WriteForm }) => <WriteForm parent={null} isEntered={!wasThere.current} />}</WithTools>
      ) : (
        <button
          type="button"
          class="field"
          onClick={() => setWrites(true)}
          onPointerEnter={fetchAhead}
          onFocus={fetchAhead}
        >
          {texts.write}
        </button>
      )}
    </>
  );
}
