import type { Deps } from "../deps.ts";
import type { Program, Scope } from "../shared/actor.ts";
import { SCOPES } from "../shared/actor.ts";
import { MINUTE, after } from "../shared/clock.ts";
import { hashToken } from "./secret-token.ts";

const API_TOKEN = /^rct_[A-Za-z0-9_-]{43}$/;

/** The program that holds an API token; null when the token is unknown, revoked or past its end. */
export async function findProgram({ db, clock }: Pick<Deps, "db" | "clock">, token: string): Promise<Program | null> {
  if (!API_TOKEN.test(token)) return null;
  const at = clock();
  const row = await db.prisma.apiToken.findUnique({ where: { tokenHash: hashToken(token) } });
  if (!row || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= at)) return null;
  await noteUse(db, { id: row.id, lastUsedAt: row.lastUsedAt, at });
  return { kind: "program", tokenId: row.id, scopes: row.scopes.filter(isScope) };
}

const isScope = (scope: string): scope is Scope => SCOPES.some((known) => known === scope);

/** At most one write a minute and token. */
async function noteUse(
  { prisma }: Pick<Deps["db"], "prisma">,
  { id, lastUsedAt, at }: { readonly id: string; readonly lastUsedAt: Date | null; readonly at: Date },
): Promise<void> {
  const usedBefore = after(at, -MINUTE);
  if (lastUsedAt !== null && lastUsedAt > usedBefore) return;
  await prisma.apiToken.updateMany({
    where: { id, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: usedBefore } }] },
    data: { lastUsedAt: at },
  });
}
