import { useDesk } from "./desk.ts";
import { formatMoment } from "./format-moment.ts";
import { LinkButton } from "./pieces.tsx";
import { useSaid } from "./said.ts";

/** What is limited, why and until when, before one writes in vain. */
export function RestrictionNote() {
  const { user, open, locale } = useDesk();
  const said = useSaid();
  if (!user?.restriction) return null;
  const { kind, until, reason } = user.restriction;
  const end = until && formatMoment(locale, until);
  return (
    <div class="state warn">
      <p>
        <strong>{said.restrictions[kind]}</strong> {end ? said.until(end) : null}
      </p>
      {reason === undefined ? null : <p dir="auto">{said.reason(reason)}</p>}
      <p>
        <LinkButton onClick={() => open("activity")}>{said.seeActivity}</LinkButton>
      </p>
    </div>
  );
}
