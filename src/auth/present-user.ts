import { findEffectiveRestriction } from "../authors/effective-restriction.ts";
import type { Account } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import type { User } from "./schema.ts";

/** An account as its own holder sees it. */
export async function presentUser({ db, clock }: Pick<Deps, "db" | "clock">, account: Account): Promise<User> {
  const restriction = await findEffectiveRestriction(db.prisma, { accountId: account.id, at: clock() });
  return {
    id: account.id,
    displayName: account.displayName,
    email: account.email,
    role: account.role,
    restriction: restriction && {
      kind: restriction.kind,
      until: restriction.until?.toISOString() ?? null,
      ...(restriction.reason === null ? {} : { reason: restriction.reason }),
      ...(restriction.decisionId === null ? {} : { decisionId: restriction.decisionId }),
    },
  };
}
