import { type FormProblem, FormProblems } from "../pages/form-problems.tsx";
import { Alert, Notice } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import type { SettingsChange, SettingsVersion } from "../settings/read-versions.ts";
import { STANDARD_SETTINGS, type Settings } from "../settings/settings.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { useDesk } from "./desk.tsx";
import { Checkbox, PersonLink, TextArea, TextLine } from "./pieces.tsx";
import { FIELDS, SECTIONS, type SettingField, type SettingId, isNumber } from "./settings-fields.ts";
import { BODY_NAME, BODY_URL, type SettingTexts, bodiesIn, linesOf, textsOfSettings } from "./settings-form.ts";
import { sayBounds } from "./settings-problems.ts";
import { SettingsTabs } from "./settings-tabs.tsx";
import { SETTINGS_TEXTS } from "./settings-texts.ts";
import { StackTable } from "./stack-table.tsx";

export interface SettingsChanged {
  readonly version: number;
  readonly change: SettingsChange;
  readonly before: SettingTexts;
  readonly now: SettingTexts;
  readonly fields: readonly SettingField[];
}

interface SettingsPageProps {
  /** What the fields show: what stands, or what was typed. */
  readonly texts: SettingTexts;
  readonly now: SettingTexts;
  readonly standing: SettingsVersion;
  /** The newest first. */
  readonly changes: readonly SettingsChanged[];
  readonly problems?: readonly FormProblem[];
  /** What somebody else has changed since the form was opened. */
  readonly meanwhile?: readonly SettingId[];
  /** Somebody has, if only there and back. */
  readonly overtaken?: boolean;
  readonly done?: "saved" | "unchanged" | undefined;
}

export function SettingsPage(props: SettingsPageProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  const { standing, changes, problems = [], overtaken = false, done } = props;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <SettingsTabs chosen="procedure" />
      <Notice text={done && words[done]} />
      <FormProblems problems={problems} />
      <Alert text={overtaken ? words.meanwhile(standing.change?.by.displayName ?? words.parts.staff) : undefined} />
      <p class="dim">
        {words.intro} <LastChange standing={standing} />
      </p>
      <nav aria-label={words.contents}>
        <ul class="links contents">
          {SECTIONS.map((section) => (
            <li key={section}>
              <a href={`#${section}`}>{words.sections[section].title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="post" action="/console/settings" class="settings">
        <input type="hidden" name="version" value={standing.version} />
        {SECTIONS.map((section) => (
          <Section key={section} section={section} {...props} />
        ))}
        <div class="save-bar">
          <button type="submit">{words.save}</button>
        </div>
      </form>
      <History changes={changes} />
    </ConsoleLayout>
  );
}

function LastChange({ standing: { change } }: Pick<SettingsPageProps, "standing">) {
  const { texts } = useDesk();
  const words = SETTINGS_TEXTS[texts.lang];
  if (!change) return <>{words.never}</>;
  return (
    <>
      {words.changed}: <Time at={change.at.toISOString()} lang={texts.lang} />, <PersonLink person={change.by} />.
    </>
  );
}

interface SectionProps extends SettingsPageProps {
  readonly section: keyof Settings;
}

function Section({ section, ...props }: SectionProps) {
  const { title, intro } = SETTINGS_TEXTS[useDesk().texts.lang].sections[section];
  const fields = FIELDS.filter((field) => field.section === section);
  return (
    <section class="card" id={section} aria-labelledby={`${section}-title`}>
      <h2 id={`${section}-title`}>{title}</h2>
      <p class="dim">{intro}</p>
      <div class="settings-fields">
        {fields.map((field) => (
          <div key={field.id} class={isNumber(field.kind) ? undefined : "across"}>
            <SettingControl field={field} {...props} />
            <Theirs field={field} {...props} />
          </div>
        ))}
      </div>
    </section>
  );
}

interface SettingProps extends SettingsPageProps {
  readonly field: SettingField;
}

/** What a colleague has made of it since the form was opened. */
function Theirs({ field, meanwhile = [], now }: SettingProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  if (!meanwhile.includes(field.id)) return null;
  return (
    <p class="notice">
      {words.theirs} <SettingValue field={field} text={now[field.id]} />
    </p>
  );
}

function SettingControl({ field, texts, problems = [] }: SettingProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  const { id, kind } = field;
  const { label, hint } = words.fields[id];
  const problem = problems.find((each) => each.field === id)?.sentence;
  const value = texts[id];
  const control = { id, name: id, label, hint, problem, value };
  switch (kind) {
    case "hours":
    case "days":
    case "count":
      return <NumberField field={field} {...control} inputMode="numeric" unit={words.units[kind]} />;
    case "percent":
      return <NumberField field={field} {...control} inputMode="decimal" unit={words.units[kind]} />;
    case "switch":
      return <Checkbox {...control} value="yes" checked={value !== ""} />;
    case "line":
      return <TextLine {...control} />;
    case "text":
    case "lines":
      return <TextArea {...control} rows={kind === "text" ? 2 : 4} />;
    case "bodies":
      return <Bodies text={value} problems={problems} />;
  }
}

interface NumberFieldProps extends Omit<Parameters<typeof TextLine>[0], "hint"> {
  readonly field: SettingField;
  readonly hint: string | undefined;
}

function NumberField({ field, hint, ...control }: NumberFieldProps) {
  const { lang } = useDesk().texts;
  const standard = textsOfSettings(STANDARD_SETTINGS, lang)[field.id];
  const bounds = SETTINGS_TEXTS[lang].boundsHint(sayBounds(field, lang), standard);
  return <TextLine {...control} hint={hint === undefined ? bounds : `${hint} ${bounds}`} />;
}

const MOST_BODIES = 20;
const EMPTY_LINES = 2;

interface BodiesProps {
  readonly text: string;
  readonly problems: readonly FormProblem[];
}

/** A line for each, and two to add others, without a script. */
function Bodies({ text, problems }: BodiesProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  const { label, hint } = words.fields["redress.outOfCourtBodies"];
  const bodies = bodiesIn(text);
  const empty = Array.from({ length: EMPTY_LINES }, () => ({ name: "", url: "" }));
  const whole = problems.find(({ field }) => field === "redress.outOfCourtBodies")?.sentence;
  return (
    <fieldset id="redress.outOfCourtBodies" tabIndex={whole === undefined ? undefined : -1}>
      <legend>{label}</legend>
      {whole === undefined ? null : <p class="problem">{whole}</p>}
      <small>
        {hint} {words.bodiesHint}
      </small>
      {[...bodies, ...empty].slice(0, Math.max(MOST_BODIES, bodies.length)).map((body, at) => (
        <BodyLine key={at} number={at + 1} body={body} problems={problems} />
      ))}
    </fieldset>
  );
}

interface BodyLineProps extends Pick<BodiesProps, "problems"> {
  readonly number: number;
  readonly body: { readonly name: string; readonly url: string };
}

function BodyLine({ number, body, problems }: BodyLineProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  const idOf = (part: "name" | "url") => `redress.outOfCourtBodies.${number}.${part}`;
  const problemAt = (part: "name" | "url") => problems.find(({ field }) => field === idOf(part))?.sentence;
  return (
    <div class="row" role="group" aria-label={words.body(number)}>
      <TextLine
        id={idOf("name")}
        name={BODY_NAME}
        label={words.bodyName}
        value={body.name}
        problem={problemAt("name")}
      />
      <TextLine
        id={idOf("url")}
        name={BODY_URL}
        label={words.bodyUrl}
        value={body.url}
        inputMode="url"
        problem={problemAt("url")}
      />
    </div>
  );
}

function History({ changes }: Pick<SettingsPageProps, "changes">) {
  const { texts } = useDesk();
  const words = SETTINGS_TEXTS[texts.lang];
  if (changes.length === 0) return null;
  return (
    <section>
      <h2>{words.history}</h2>
      <div class="titled">
        <StackTable
          caption={words.historyCaption}
          columns={[words.when, words.who, words.what]}
          rows={changes.map(({ version, change, ...changed }) => ({
            key: String(version),
            cells: [
              <Time at={change.at.toISOString()} lang={texts.lang} />,
              <PersonLink person={change.by} />,
              <ul class="plain">
                {changed.fields.map((field) => (
                  <Changed key={field.id} field={field} {...changed} />
                ))}
              </ul>,
            ],
          }))}
        />
      </div>
      <p>
        <a href="/console/audit?action=settings.change">{words.historyAll}</a>
      </p>
    </section>
  );
}

interface ChangedProps extends Pick<SettingsChanged, "before" | "now"> {
  readonly field: SettingField;
}

function Changed({ field, before, now }: ChangedProps) {
  const { label } = SETTINGS_TEXTS[useDesk().texts.lang].fields[field.id];
  return (
    <li>
      {label}: <SettingValue field={field} text={before[field.id]} /> →{" "}
      <SettingValue field={field} text={now[field.id]} />
    </li>
  );
}

interface SettingValueProps {
  readonly field: SettingField;
  readonly text: string;
}

/** `24 hours`; a list with commas. */
function SettingValue({ field: { kind }, text }: SettingValueProps) {
  const words = SETTINGS_TEXTS[useDesk().texts.lang];
  switch (kind) {
    case "hours":
    case "days":
    case "count":
    case "percent":
      return <>{`${text} ${words.units[kind]}`}</>;
    case "switch":
      return <>{text === "" ? words.off : words.on}</>;
    case "bodies":
    case "lines":
    case "line":
    case "text":
      return text === "" ? <>{words.nothing}</> : <q>{linesOf(text).join(", ").replaceAll("\t", " ")}</q>;
  }
}
