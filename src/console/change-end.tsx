import type { StaffRestriction } from "../authors/schema.ts";
import { useDesk } from "./desk.tsx";
import { Field, TextArea } from "./pieces.tsx";
import type { RestrictForm } from "./restrict-card.tsx";

export interface ChangeEndProps {
  readonly personId: string;
  readonly restriction: StaffRestriction;
  readonly mayRestrict: boolean;
  /** As it was typed before it was refused. */
  readonly typed: RestrictForm | undefined;
}

/** Another end for a limit that holds: one that takes its place, so that the author is told once. */
export function ChangeEnd({ restriction: { kind, ...restriction }, typed, ...props }: ChangeEndProps) {
  const { texts } = useDesk();
  const { id, active } = restriction;
  if (!active || (kind !== "suspended" && kind !== "premoderated")) return null;
  return (
    <details class="change-end" open={typed !== undefined}>
      <summary>{texts.person.changeEnd}</summary>
      <form method="post" action={`/console/people/${props.personId}/restrictions`}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="replaces" value={id} />
        <fieldset disabled={!props.mayRestrict} aria-describedby={props.mayRestrict ? undefined : "why-not-restrict"}>
          <Field id={`until-${id}`} label={texts.person.untilLabel} hint={texts.person.changeEndHint[kind]}>
            <input
              id={`until-${id}`}
              name="until"
              type="date"
              required={kind === "suspended"}
              value={typed?.until ?? restriction.until?.slice(0, 10)}
              aria-describedby={`until-${id}-hint`}
            />
          </Field>
          <TextArea
            id={`reason-${id}`}
            name="reason"
            label={texts.person.reason}
            hint={texts.person.changeEndReasonHint}
            value={typed?.reason ?? restriction.reason ?? ""}
          />
          <button type="submit">{texts.person.changeEnd}</button>
        </fieldset>
      </form>
    </details>
  );
}
