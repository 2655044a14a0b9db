import { z } from "zod";

const hours = (most: number) => z.int().min(1).max(most);
const share = z.number().min(0).max(1);
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
  /** Whether a notifier may contest that nothing was done. */
  notices: z.strictObject({ notifierAppeals: z.boolean().default(false) }).prefault({}),
  /** Within how many hours each should be answered. */
  serviceLevels: z
    .strictObject({
      caseHours: hours(8760).default(24),
      appealHours: hours(8760).default(72),
      noticeHours: hours(8760).default(24),
    })
    .prefault({}),
  /** How many of people's decisions are judged again, blind, and how many items with a known answer come among them. */
  secondReview: z.strictObject({ share: share.default(0), goldenShare: share.default(0) }).prefault({}),
  /** After how many days a removal counts against its author no more. */
  strikes: z.strictObject({ expireDays: z.int().min(1).max(3650).default(90) }).prefault({}),
  /** Where records of statements go, and under which name. */
  transparency: z
    .strictObject({
      platformName: z.string().trim().min(1).max(200).nullable().default(null),
      endpoint: z.url({ protocol: /^https?$/ }).max(500).nullable().default(null),
    })
    .prefault({}),
});
export type Settings = z.infer<typeof settingsData>;
