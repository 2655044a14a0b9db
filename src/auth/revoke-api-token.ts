import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Operator, Person } from "../shared/actor.ts";

/** False when there is no such token, or it was revoked before. */
export async function revokeApiToken(
  tx: Tx,
  { id, actor, at }: { readonly id: string; readonly actor: Operator | Person; readonly at: Date },
): Promise<boolean> {
  const { count } = await tx.apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: at } });
  if (count === 0) return false;
  await appendAudit(tx, { actor, action: "token.revoke", subjectKind: "api_token", subjectId: id, at });
  return true;
}
