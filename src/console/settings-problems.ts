import type { FormProblem } from "../pages/form-problems.tsx";
import type { FieldError, Refusal } from "../shared/refusal.ts";
import { formatCount } from "./format.ts";
import { FIELDS, type SettingField, boundsOf } from "./settings-fields.ts";
import { type SettingTexts, linesOf } from "./settings-form.ts";
import { SETTINGS_TEXTS } from "./settings-texts.ts";
import type { ConsoleLanguage } from "./texts/language.ts";

interface Told {
  readonly texts: SettingTexts;
  readonly lang: ConsoleLanguage;
}

/** What is wrong with which field, in words of the screen. */
export function settingProblems({ errors = [] }: Pick<Refusal, "errors">, told: Told): readonly FormProblem[] {
  const problems = errors.map((error) => problemOf(error, told));
  const once = problems.filter((each, at) => problems.findIndex(({ sentence }) => sentence === each.sentence) === at);
  return once.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** In the order of the screen, which is another than the schema's. */
const placeOf = ({ field }: FormProblem): number => FIELDS.findIndex(({ id }) => field?.startsWith(id));

function problemOf({ pointer }: FieldError, told: Told): FormProblem {
  const [, section = "", name = "", ...rest] = pointer.split("/");
  const field = FIELDS.find(({ id }) => id === `${section}.${name}`);
  if (!field) return { field: null, sentence: SETTINGS_TEXTS[told.lang].problems.other };
  return sayProblem(field, rest, told);
}

/** From the bounds of the schema, which a person reads beside the fields too. */
function sayProblem(field: SettingField, rest: readonly string[], { texts, lang }: Told): FormProblem {
  const { fields, problems } = SETTINGS_TEXTS[lang];
  const { id, kind } = field;
  const { label } = fields[id];
  const at = (sentence: string, part = ""): FormProblem => ({ field: id + part, sentence });
  switch (kind) {
    case "hours":
    case "days":
    case "count":
      return at(problems.whole(label, sayBounds(field, lang)));
    case "percent":
      return at(problems.percent(label, sayBounds(field, lang)));
    case "line":
      return at(id === "transparency.endpoint" ? problems.webAddress(label) : problems.tooLong(label, "200"));
    case "text":
      return at(problems.tooLong(label, "500"));
    case "lines":
      return at(
        rest.length === 0
          ? problems.tooMany(label, "200")
          : problems.flagger(linesOf(texts[id])[Number(rest[0])] ?? ""),
      );
    case "bodies": {
      const number = Number(rest[0]) + 1;
      if (rest.length === 0) return at(problems.tooMany(label, "20"));
      return rest[1] === "name"
        ? at(problems.bodyName(number), `.${number}.name`)
        : at(problems.bodyUrl(number), `.${number}.url`);
    }
    case "switch":
      return { field: null, sentence: problems.other };
  }
}

/** `1 to 8,760` */
export function sayBounds(field: SettingField, lang: ConsoleLanguage): string {
  const { min, max } = boundsOf(field);
  return SETTINGS_TEXTS[lang].bounds(formatCount(min, lang), formatCount(max, lang));
}
