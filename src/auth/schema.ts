import { z } from "zod";
import { ROLES } from "../shared/actor.ts";

/** A mailbox in lower case; what a mail server would take, without quoted names and literals. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .regex(
    /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
    {
      error: "This is not an e-mail address.",
    },
  );

export const user = z.object({
  id: z.uuid(),
  displayName: z.string(),
  email: z.string().nullable(),
  role: z.enum(ROLES),
  restriction: z
    .object({
      kind: z.enum(["premoderated", "suspended", "banned"]),
      until: z.iso.datetime().nullable(),
      reason: z.string().optional(),
      /** To contest it signed in. */
      decisionId: z.uuid().optional(),
    })
    .nullable(),
});
export type User = z.infer<typeof user>;

export const signedIn = z.object({ accessToken: z.string(), expiresAt: z.iso.datetime(), user });

/** Any text of a bearable length: whether it is a token of ours is not the schema's to say. */
export const secret = z.string().min(1).max(200);
