import { z } from "zod";
import { words } from "../http/words.ts";
import { ROLES } from "../shared/actor.ts";
import { LIMITS } from "./effective-restriction.ts";

const time = z.iso.datetime();
export const RESTRICTION_KINDS = ["warning", ...LIMITS] as const;
export const OPEN_COMMENTS = ["keep", "hold", "remove"] as const;

/** A removal that a restriction rested on, and what has become of it: `undone` ones are no ground any more. */
export const restrictionGround = z
  .object({
    decisionId: z.uuid(),
    commentId: z.uuid(),
    decidedAt: time,
    categories: z.array(z.string()),
    status: z.enum(["standing", "waived", "undone"]),
  })
  .meta({ id: "RestrictionGround" });
export type RestrictionGround = Readonly<z.infer<typeof restrictionGround>>;

export const staffRestriction = z
  .object({
    id: z.uuid(),
    kind: z.enum(RESTRICTION_KINDS),
    until: time.nullable(),
    reason: z.string().nullable(),
    createdAt: time,
    createdBy: z.object({ id: z.uuid(), displayName: z.string() }),
    liftedAt: time.nullable(),
    liftedBy: z.object({ id: z.uuid(), displayName: z.string() }).nullable(),
    /** Whose place it took, and which one took its place: that one ended its time, and nothing else of it. */
    replaces: z.uuid().nullable(),
    replacedBy: z.uuid().nullable(),
    /** Neither lifted nor over. */
    active: z.boolean(),
    /** The decision that gave it. */
    decisionId: z.uuid().nullable(),
    /** What becomes of the comments that were open when it began, and since when the last of them is done. */
    openComments: z.enum(OPEN_COMMENTS),
    appliedAt: time.nullable(),
    /** The removals that counted as strikes when it was given. */
    grounds: z.array(restrictionGround),
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

/** A removal that counts, or counted, against an author. */
export const strike = z
  .object({
    decisionId: z.uuid(),
    commentId: z.uuid(),
    decidedAt: time,
    expiresAt: time,
    categories: z.array(z.string()),
    status: z.enum(["standing", "expired", "waived"]),
  })
  .meta({ id: "Strike" });
export type Strike = Readonly<z.infer<typeof strike>>;

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
    restriction: z.object({ kind: z.enum(LIMITS), until: time.nullable() }).nullable(),
  })
  .meta({ id: "StaffAuthor" });
export type StaffAuthor = z.infer<typeof staffAuthor>;

const staffUserFields = {
  ...staffAuthor.shape,
  role: z.enum(ROLES),
  /** Masked, for administrators, who may have it revealed; null for others, and where there is none. */
  email: z.string().nullable(),
  createdAt: time,
};

export const staffUser = z.object(staffUserFields).meta({ id: "StaffUser" });
export type StaffUser = z.infer<typeof staffUser>;

export const staffUserDetail = z
  .object({
    ...staffUserFields,
    restrictions: z.array(staffRestriction),
    /** Newest first. */
    strikes: z.object({ standing: z.int(), items: z.array(strike) }),
    notes: z.array(accountNote),
  })
  .meta({ id: "StaffUserDetail" });
export type StaffUserDetail = z.infer<typeof staffUserDetail>;

/** As it is, once asked for. */
export const revealedEmail = z.object({ email: z.string().nullable() }).meta({ id: "RevealedEmail" });

export const noteBody = z.strictObject({ body: words({ most: 4_000, otherwise: "Write 1 to 4,000 characters." }) });
