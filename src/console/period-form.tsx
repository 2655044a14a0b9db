import type { ComponentChildren } from "preact";
import { z } from "zod";
import { useDesk } from "./desk.tsx";
import { orAbsent } from "./fields.ts";
import { Field } from "./pieces.tsx";

/** What is no text, such as a day that is there twice, is no day either. */
const typedDay = z.string().catch("?").transform(orAbsent).optional();

/** The days of a period in an address as they were typed: `readPeriod` judges them. */
export const periodFields = { from: typedDay, to: typedDay };

interface PeriodFormProps {
  readonly action: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** What else the list can be searched for. */
  readonly children?: ComponentChildren;
}

/** Which days a screen is to show, and what else to look for. Both days belong to the period. */
export function PeriodForm({ action, from, to, children }: PeriodFormProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  return (
    <form class="row filters" method="get" action={action} role="search">
      {children}
      <Field id="from" label={words.from}>
        <input id="from" name="from" type="date" value={from} />
      </Field>
      <Field id="to" label={words.to}>
        <input id="to" name="to" type="date" value={to} />
      </Field>
      <div class="actions">
        <button class="quiet" type="submit">
          {words.show}
        </button>
      </div>
    </form>
  );
}
