import type { ComponentChildren } from "preact";
import type { StaffAuthor, StaffRestriction } from "../authors/schema.ts";
import type { StaffComment } from "../decisions/present-for-staff.ts";
import { FieldProblem, describedBy } from "../pages/form-problems.tsx";
import { Alert, Notice } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import { DAY, HOUR, MINUTE, SECOND } from "../shared/clock.ts";
import { formatTime } from "../shared/format-time.ts";
import type { Refusal } from "../shared/refusal.ts";
import { useDesk } from "./desk.tsx";
import type { ConsoleTexts } from "./texts.ts";
import type { ConsoleLanguage } from "./texts/language.ts";

interface AgeProps {
  readonly at: string;
  /** Where a word before it says what has lasted so long. */
  readonly lasting?: boolean;
}

/** How long ago, short, with the exact moment at hand. */
export function Age({ at, lasting = false }: AgeProps) {
  const { at: now, texts } = useDesk();
  const duration = formatDuration(now.getTime() - new Date(at).getTime(), { lang: texts.lang });
  return (
    <time dateTime={at} title={formatTime(new Date(at), texts.lang)}>
      {lasting ? duration : texts.ago(duration)}
    </time>
  );
}

interface DurationStyle {
  readonly lang: ConsoleLanguage;
  /** `long` for sentences, in which an abbreviation's point would stand beside theirs. */
  readonly unitDisplay?: "short" | "long";
}

/** In the largest unit that it fills twice, so that little is lost: `90 min`, `26 hr`. */
export function formatDuration(duration: number, { lang, unitDisplay = "short" }: DurationStyle): string {
  const ms = Math.max(0, duration);
  const inUnits = (unit: string, size: number): string =>
    new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay }).format(Math.round(ms / size));
  if (ms < 2 * MINUTE) return inUnits("second", SECOND);
  if (ms < 2 * HOUR) return inUnits("minute", MINUTE);
  return ms < 2 * DAY ? inUnits("hour", HOUR) : inUnits("day", DAY);
}

/** How long a claim still holds, which is right in every time zone; a script, which knows the viewer's, says until when. */
export function ClaimEnd({ at }: { readonly at: string }) {
  const { at: now, texts } = useDesk();
  const minutes = Math.ceil((Date.parse(at) - now.getTime()) / MINUTE);
  return (
    <time dateTime={at} data-until>
      {texts.queue.forMinutes(Math.max(1, minutes))}
    </time>
  );
}

type Named = { readonly id: string; readonly displayName: string };

export const PersonLink = ({ person }: { readonly person: Named }) => (
  <a href={`/console/people/${person.id}`}>{person.displayName}</a>
);

/** A person, or the policy where nobody is named. */
export function Decider({ person }: { readonly person: Named | null }) {
  const { texts } = useDesk();
  return person ? <PersonLink person={person} /> : <>{texts.policyItself}</>;
}

const LOUD: ReadonlySet<StaffComment["status"]> = new Set(["held", "removed"]);

export function StatusTag({ status }: Pick<StaffComment, "status">) {
  const { texts } = useDesk();
  return <span class={LOUD.has(status) ? "tag bad" : "tag"}>{texts.statuses[status]}</span>;
}

/** A refusal in a sentence, announced. */
export function Refused({ refusal }: { readonly refusal: Refusal | null | undefined }) {
  const { texts } = useDesk();
  return <Alert text={refusal ? texts.refused(refusal) : undefined} />;
}

export type Said = keyof ConsoleTexts["said"];

/** What the form before has done. */
export function SaidNotice({ said }: { readonly said: Said | undefined }) {
  const { texts } = useDesk();
  return <Notice text={said && texts.said[said]} />;
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with what was typed. */
  readonly problem?: string | undefined;
  readonly children: ComponentChildren;
}

/** A label with its control, which bears the same id; its hint is `<id>-hint`. */
export const Field = ({ id, label, hint, problem, children }: FieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <FieldProblem field={id} problem={problem} />
    {children}
    {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
  </div>
);

interface ControlProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

interface Described extends Pick<ControlProps, "id" | "hint" | "problem"> {
  readonly invalid?: boolean | undefined;
}

const describe = ({ id, hint, problem, invalid = problem !== undefined }: Described) => ({
  "aria-describedby": describedBy({ field: id, problem }, hint !== undefined),
  "aria-invalid": invalid ? ("true" as const) : undefined,
});

interface SelectProps extends ControlProps {
  readonly options: readonly (readonly [value: string, label: string])[];
}

export const Select = ({ name, value = "", options, ...field }: SelectProps) => (
  <Field {...field}>
    <select id={field.id} name={name} value={value} {...describe(field)}>
      {options.map(([each, text]) => (
        <option value={each}>{text}</option>
      ))}
    </select>
  </Field>
);

interface TextLineProps extends ControlProps {
  readonly inputMode?: "numeric" | "decimal" | "email" | "url";
  /** A day with a time of day, UTC. */
  readonly isMoment?: boolean;
  /** In which the number is counted, behind it. */
  readonly unit?: string;
}

/** No bounds in the markup: a browser would lose what it does not take, and tell why in its own language. */
export const TextLine = ({ name, value = "", inputMode, isMoment = false, unit, ...field }: TextLineProps) => {
  const shared = { id: field.id, name, value, autocomplete: "off", ...describe(field) } as const;
  const input = isMoment ? <input type="datetime-local" {...shared} /> : <input inputMode={inputMode} {...shared} />;
  return (
    <Field {...field}>
      {unit === undefined ? (
        input
      ) : (
        <div class="measure">
          {input}
          <span>{unit}</span>
        </div>
      )}
    </Field>
  );
};

interface TextAreaProps extends ControlProps {
  readonly rows?: number;
  /** Where what is wrong is said elsewhere. */
  readonly invalid?: boolean | undefined;
}

/** No limits in the markup: a browser counts other characters than we do. */
export const TextArea = ({ name, value = "", rows = 3, invalid, ...field }: TextAreaProps) => (
  <Field {...field}>
    <textarea id={field.id} name={name} rows={rows} value={value} {...describe({ ...field, invalid })} />
  </Field>
);

interface CheckboxProps extends Omit<ControlProps, "value"> {
  readonly value?: string;
  readonly checked: boolean;
}

export const Checkbox = ({ id, name, label, hint, problem, value = "yes", checked }: CheckboxProps) => (
  <div class="field">
    <FieldProblem field={id} problem={problem} />
    <label class="choice">
      <input id={id} type="checkbox" name={name} value={value} checked={checked} {...describe({ id, hint, problem })} />
      <span>{label}</span>
    </label>
    {hint === undefined ? null : <small id={`${id}-hint`}>{hint}</small>}
  </div>
);

interface PagerProps {
  readonly nextHref: string | null;
  /** Set on pages behind the first. */
  readonly firstHref: string | null;
}

export function Pager({ nextHref, firstHref }: PagerProps) {
  const { texts } = useDesk();
  if (nextHref === null && firstHref === null) return null;
  return (
    <p class="actions">
      {firstHref === null ? null : <a href={firstHref}>{texts.first}</a>}
      {nextHref === null ? null : (
        <a class="button quiet" href={nextHref} rel="next">
          {texts.next}
        </a>
      )}
    </p>
  );
}

interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly (string | { readonly name: string; readonly number: true })[];
  readonly children: ComponentChildren;
}

/** A table that scrolls within itself where the screen is narrow, by keyboard too. */
export const DataTable = ({ caption, columns, children }: DataTableProps) => (
  <div class="scroll" role="region" aria-label={caption} tabIndex={0}>
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) =>
            typeof column === "string" ? (
              <th scope="col">{column}</th>
            ) : (
              <th scope="col" class="number">
                {column.name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);

/** A restriction in words: kind and end. */
type Limit = Pick<StaffRestriction, "kind" | "until">;

export function RestrictionWords({ restriction }: { readonly restriction: Limit | null }) {
  const { texts } = useDesk();
  if (!restriction) return <span class="dim">{texts.author.noRestriction}</span>;
  return (
    <span class="tag bad">
      {texts.restrictionKinds[restriction.kind]},{" "}
      {restriction.until === null ? (
        texts.withoutEnd
      ) : (
        <>
          {texts.until} <Time at={restriction.until} lang={texts.lang} style="day" />
        </>
      )}
    </span>
  );
}

/** The author's standing, for who decides about one of their comments. */
export function AuthorCard({ author }: { readonly author: StaffAuthor }) {
  const { texts } = useDesk();
  return (
    <section class="card">
      <h2>{texts.author.heading}</h2>
      <p>
        <PersonLink person={author} /> <RestrictionWords restriction={author.restriction} />
      </p>
      <RecordFacts record={author.record} />
    </section>
  );
}

export function RecordFacts({ record }: Pick<StaffAuthor, "record">) {
  const { texts } = useDesk();
  return (
    <dl class="record">
      {(["published", "removed", "overturned"] as const).map((name) => (
        <div>
          <dt>{texts.author[name]}</dt>
          <dd>{record[name].toLocaleString(texts.lang)}</dd>
        </div>
      ))}
    </dl>
  );
}
