import { z } from "zod";
import { OPEN_COMMENTS, RESTRICTION_KINDS } from "../authors/schema.ts";
import { instant } from "../http/instant.ts";
import { words } from "../http/words.ts";

export const restrictBody = z.strictObject({
  kind: z.enum(RESTRICTION_KINDS),
  until: instant.nullish(),
  /** Told to the author. */
  reason: words({ most: 1_000, otherwise: "Give a reason in 1 to 1,000 characters." }),
  /** What the author broke: a flag's category or one of the policy's. Absent: those of the strikes. */
  category: z.string().max(100).optional(),
  /** What becomes of the author's published and held comments. */
  openComments: z.enum(OPEN_COMMENTS).default("keep"),
  /** A standing restriction of the same kind that ends when this one takes its place: so its end is changed. */
  replaces: z.uuid().optional(),
});

/** A restriction as the author reads it: no names. */
export const ownRestriction = z
  .object({
    id: z.uuid(),
    kind: z.enum(RESTRICTION_KINDS),
    startsAt: z.iso.datetime(),
    /** Null: without end. */
    until: z.iso.datetime().nullable(),
    liftedAt: z.iso.datetime().nullable(),
    /** The restriction that took its place, when it was not lifted but changed. */
    replacedBy: z.uuid().nullable(),
    /** Neither lifted nor over. */
    active: z.boolean(),
    /** Null once it is purged. */
    reason: z.string().nullable(),
    /** To contest it signed in. */
    decisionId: z.uuid().nullable(),
    appealable: z.boolean(),
    deadline: z.iso.datetime().nullable(),
    appeal: z.object({ id: z.uuid(), status: z.string(), outcomeReason: z.string().nullable() }).nullable(),
  })
  .meta({ id: "OwnRestriction" });
export type OwnRestriction = Readonly<z.infer<typeof ownRestriction>>;
