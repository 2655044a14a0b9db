import { appendAudit } from "../audit/append-audit.ts";
import type { Tx } from "../db/client.ts";
import type { Operator, Person, Scope } from "../shared/actor.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";
import { hashToken, makeSecret } from "./secret-token.ts";

export interface NewApiToken {
  /** Named by a form, so that the same form makes one token however often it is sent. */
  readonly id?: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date | null;
  readonly actor: Operator | Person;
  readonly at: Date;
}

/**
 * The token itself, which only this answer holds: the database keeps its hash. Throws Refusal `invalid_state` for an id
 * that has a token already.
 */
export async function createApiToken(tx: Tx, input: NewApiToken): Promise<string> {
  const { id = newId(), name, scopes, expiresAt, actor, at } = input;
  const token = `rct_${makeSecret()}`;
  const { count } = await tx.apiToken.createMany({
    data: [
      {
        id,
        siteId: SITE_ID,
        name,
        tokenHash: hashToken(token),
        scopes: [...scopes],
        createdAt: at,
        createdBy: makerOf(actor),
        expiresAt,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new Refusal("invalid_state", MADE_ALREADY);
  const details = { scopes: [...scopes], expiresAt: expiresAt?.toISOString() ?? null };
  await appendAudit(tx, { actor, action: "token.create", subjectKind: "api_token", subjectId: id, details, at });
  return token;
}

export const MADE_ALREADY = "This token was made already, and its secret is not shown again.";

/** `account:<id>` for a person, so that no name of theirs is kept here. */
const makerOf = (actor: Operator | Person): string =>
  actor.kind === "person" ? `account:${actor.accountId}` : actor.label;
