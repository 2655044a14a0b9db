import { z } from "zod";
import { words } from "../http/words.ts";
import { instant } from "../http/instant.ts";
import { ROLES } from "../shared/actor.ts";

const time = z.iso.datetime();
export const RESTRICTION_KINDS = ["premoderated", "suspended", "banned"] as const;

export const staffRestriction = z
  .object({
    id: z.uuid(),
    kind: z.enum(RESTRICTION_KINDS),
    until: time.nullable(),
    reason: z.string().nullable(),
    createdAt: time,
    createdBy: z.object({ id: z.uuid(), displayName: z.string() }),
    liftedAt: time.nullable(),
    /** Neither lifted nor over. */
    active: z.boolean(),
  })
  .meta({ id: "Restriction" });
export type StaffRestriction = z.infer<typeof staffRestriction>;

export const accountNote = z
  .object({
    id: z.uuid(),
    body: z.string(),
    writtenBy: z.object({ id: z.uuid(), displayName: z.string() }),
    createdAt: time,
  })
  .meta({ id: "AccountNote" });

export const authorRecord = z
  .object({
    /** 1,000 stands for that or more. */
    published: z.int(),
    /** Removed by a human, or by the policy with a human upholding it: only these count against an author. */
    removed: z.int(),
    /** Decisions about this author's comments that an appeal overturned. */
    overturned: z.int(),
  })
  .meta({ id: "AuthorRecord" });

export const staffAuthor = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    record: authorRecord,
    restriction: z.object({ kind: z.enum(RESTRICTION_KINDS), until: time.nullable() }).nullable(),
  })
  .meta({ id: "StaffAuthor" });
export type StaffAuthor = z.infer<typeof staffAuthor>;

const staffUserFields = {
  ...staffAuthor.shape,
  role: z.enum(ROLES),
  /** For administrators; null for others. */
  email: z.string().nullable(),
  createdAt: time,
};

export const staffUser = z.object(staffUserFields).meta({ id: "StaffUser" });
export type StaffUser = z.infer<typeof staffUser>;

export const staffUserDetail = z
  .object({ ...staffUserFields, restrictions: z.array(staffRestriction), notes: z.array(accountNote) })
  .meta({ id: "StaffUserDetail" });
export type StaffUserDetail = z.infer<typeof staffUserDetail>;

export const restrictBody = z.strictObject({
  kind: z.enum(RESTRICTION_KINDS),
  until: instant.nullish(),
  reason: words({ most: 1_000, otherwise: "Give a reason in 1 to 1,000 characters." }),
});

export const noteBody = z.strictObject({ body: words({ most: 4_000, otherwise: "Write 1 to 4,000 characters." }) });
