import { type Range, type Settings, rangeOf } from "../settings/settings.ts";

/** How a setting is asked for. */
export type SettingKind = "hours" | "days" | "count" | "percent" | "switch" | "line" | "text" | "lines" | "bodies";

/** Every setting there is, in the order of the screen: one that is missing here does not compile. */
const KINDS = {
  serviceLevels: { caseHours: "hours", appealHours: "hours", noticeHours: "hours" },
  holds: { statementAfterHours: "hours" },
  redress: { outOfCourtBodies: "bodies", courts: "text" },
  notices: {
    notifierAppeals: "switch",
    unfoundedLimit: "count",
    unfoundedDays: "days",
    suspensionDays: "days",
    trustedFlaggers: "lines",
  },
  strikes: { expireDays: "days" },
  secondReview: { share: "percent", goldenShare: "percent" },
  retention: { deletedDays: "days", removedDays: "days", noteDays: "days", appealDays: "days", letterDays: "days" },
  transparency: { platformName: "line", endpoint: "line" },
} as const satisfies { readonly [S in keyof Settings]: Readonly<Record<keyof Settings[S], SettingKind>> };

type Kinds = typeof KINDS;

/** `serviceLevels.caseHours`: the name of a field of the form, and where its words are found. */
export type SettingId = { [S in keyof Kinds]: `${S}.${Extract<keyof Kinds[S], string>}` }[keyof Kinds];

export interface SettingField {
  readonly id: SettingId;
  readonly section: keyof Settings;
  readonly name: string;
  readonly kind: SettingKind;
}

export const SECTIONS = Object.keys(KINDS) as readonly (keyof Settings)[];

export const FIELDS: readonly SettingField[] = SECTIONS.flatMap((section) =>
  Object.entries<SettingKind>(KINDS[section]).map(([name, kind]) => ({
    id: `${section}.${name}` as SettingId,
    section,
    name,
    kind,
  })),
);

export const isNumber = (kind: SettingKind): boolean => PER_UNIT[kind] !== undefined;

/** Of one of what the form asks for, in what the setting is kept in. */
const PER_UNIT: Readonly<Partial<Record<SettingKind, number>>> = { hours: 1, days: 1, count: 1, percent: 0.01 };

/** What a number of the form may be, in the unit that it is asked for in. */
export function boundsOf({ section, name, kind }: SettingField): Range {
  const { min, max } = rangeOf(section, name);
  const factor = PER_UNIT[kind] ?? 1;
  return { min: min / factor, max: max / factor };
}
