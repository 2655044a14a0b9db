import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Actor, Person } from "../shared/actor.ts";
import { SITE_ID } from "../shared/site.ts";

/** No spaces and no `@`: a sentence or an address of somebody does not get through. */
const code = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9_.:/+=~-]*$/, "codes and ids only");
const value = z.union([code, z.number(), z.boolean(), z.null()]);
const auditDetails = z.record(
  z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,40}$/),
  z.union([value, z.array(value).max(1_000)]),
);

/** Codes, ids, counts, and lists of them; no string beyond 100 characters. */
export type AuditDetails = Readonly<z.input<typeof auditDetails>>;

/** Of a person the account is enough. */
type AuditActor = Exclude<Actor, Person> | Pick<Person, "kind" | "accountId">;

export interface AppendAudit {
  readonly actor: AuditActor;
  /** What was done: `policy_activated`. */
  readonly action: string;
  /** The kind of thing it was done to: `comment`. */
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly details?: AuditDetails;
  readonly at: Date;
}

/**
 * One row for good, in the transaction of what it tells. Throws a ZodError, and so undoes that transaction, for details
 * that could hold words of a person.
 */
export async function appendAudit(tx: Pick<Tx, "auditEntry">, entry: AppendAudit): Promise<void> {
  const { actor, action, subjectKind, subjectId, details = {}, at } = entry;
  await tx.auditEntry.create({
    data: {
      siteId: SITE_ID,
      at,
      ...actorColumns(actor),
      action: code.min(1).parse(action),
      subjectKind: code.min(1).parse(subjectKind),
      subjectId: code.min(1).nullable().parse(subjectId),
      details: auditDetails.parse(details),
    },
    select: { id: true },
  });
}

/** A person is named by account; programs, operators and the system by a label. */
function actorColumns(actor: AuditActor): { actorAccountId: string | null; actorLabel: string | null } {
  switch (actor.kind) {
    case "person":
      return { actorAccountId: actor.accountId, actorLabel: null };
    case "program":
      return { actorAccountId: null, actorLabel: `token:${actor.tokenId}` };
    case "operator":
    case "system":
      return { actorAccountId: null, actorLabel: actor.label };
  }
}
