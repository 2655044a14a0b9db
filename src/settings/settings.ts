import { z } from "zod";

const hours = (most: number) => z.int().min(1).max(most);
const days = z.int().min(1).max(3650);
const share = z.number().min(0).max(1);
/** `alerts@hotline.example` or `hotline.example`. */
const flagger = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(/^(?:[^\s@]+@)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, "Give an e-mail address, or the domain of one.");
const sentence = z.string().trim().min(1).max(500);

/** Whom an author may turn to beside us (DSA Article 17(3)(f)). Shown as written. */
const redress = z.strictObject({
  outOfCourtBodies: z
    .array(z.strictObject({ name: z.string().trim().min(1).max(200), url: z.url({ protocol: /^https?$/ }).max(500) }))
    .max(20)
    .default([]),
  courts: sentence.nullable().default(null),
});

/**
 * What a publisher decides about due process, with what holds unless they say otherwise. Each section belongs to the
 * feature that reads it.
 */
export const settingsData = z.strictObject({
  redress: redress.prefault({}),
  /** A hold that lasts longer is a restriction that its author is told of. */
  holds: z.strictObject({ statementAfterHours: hours(720).default(24) }).prefault({}),
  /** Whether a notifier may contest that nothing was done, and what comes of notices that have no ground. */
  notices: z
    .strictObject({
      notifierAppeals: z.boolean().default(false),
      /** As many manifestly unfounded notices by one address within so many days, for which addresses are kept, suspend it after a warning (DSA Article 23(2)). */
      unfoundedLimit: z.int().min(2).max(100).default(5),
      unfoundedDays: z.int().min(1).max(184).default(180),
      suspensionDays: z.int().min(1).max(365).default(30),
      /** Addresses, or domains of addresses, of trusted flaggers (DSA Article 22). */
      trustedFlaggers: z.array(flagger).max(200).default([]),
    })
    .prefault({}),
  /** Within how many hours each should be answered. */
  serviceLevels: z
    .strictObject({
      caseHours: hours(8760).default(24),
      appealHours: hours(8760).default(72),
      noticeHours: hours(8760).default(24),
    })
    .prefault({}),
  /** How many of people's decisions are judged again, blind, and how many items with a known answer come among them. */
  secondReview: z
    .strictObject({
      share: share.default(0),
      /** Of all that is offered; at most half, so that no colleague's decision goes unseen for their sake. */
      goldenShare: z.number().min(0).max(0.5).default(0),
    })
    .prefault({}),
  /** After how many days a removal counts against its author no more. */
  strikes: z.strictObject({ expireDays: z.int().min(1).max(3650).default(90) }).prefault({}),
  /**
   * How many days texts are kept when nothing needs them any more: those of deleted comments, those of removals that can
   * be contested no longer, flags' notes after their answer, deciders' notes for colleagues, the words of an appeal after its end, addresses of letters.
   */
  retention: z
    .strictObject({
      deletedDays: days.default(30),
      removedDays: days.default(30),
      noteDays: days.default(184),
      appealDays: days.default(184),
      letterDays: days.default(90),
    })
    .prefault({}),
  /** Where records of statements go, and under which name. */
  transparency: z
    .strictObject({
      platformName: z.string().trim().min(1).max(200).nullable().default(null),
      endpoint: z
        .url({ protocol: /^https?$/ })
        .max(500)
        .nullable()
        .default(null),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsData>;

/** As it comes with the program. */
export const STANDARD_SETTINGS: Settings = settingsData.parse({});

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** What a number among the settings may be, both ends included. Throws for a setting that is no number. */
export function rangeOf(section: keyof Settings, name: string): Range {
  const fields: Readonly<Record<string, unknown>> = settingsData.shape[section].unwrap().shape;
  const field = fields[name];
  const number = field instanceof z.ZodDefault ? field.unwrap() : field;
  if (!(number instanceof z.ZodNumber) || number.minValue === null || number.maxValue === null)
    throw new Error(`${section}.${name} is no number with bounds`);
  return { min: number.minValue, max: number.maxValue };
}
