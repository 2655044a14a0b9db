import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Operator, Scope } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { SITE_ID } from "../shared/site.ts";
import { hashToken, makeSecret } from "./secret-token.ts";

export interface NewApiToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
  readonly actor: Operator;
  readonly at: Date;
}

/** The token itself, which only this answer holds: the database keeps its hash. */
export async function createApiToken(tx: Tx, { name, scopes, expiresAt, actor, at }: NewApiToken): Promise<string> {
  const token = `rct_${makeSecret()}`;
  const id = newId();
  const tokenHash = hashToken(token);
  await tx.apiToken.create({
    data: {
      id,
      siteId: SITE_ID,
      name,
      tokenHash,
      scopes: [...scopes],
      createdAt: at,
      createdBy: actor.label,
      expiresAt,
    },
  });
  const details = { scopes: [...scopes], expiresAt: expiresAt?.toISOString() ?? null };
  await appendAudit(tx, { actor, action: "token.create", subjectKind: "api_token", subjectId: id, details, at });
  return token;
}
