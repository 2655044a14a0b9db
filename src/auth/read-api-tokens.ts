import type { Db } from "../db/client.ts";
import type { ApiToken } from "../db/generated/client.ts";
import { Refusal } from "../shared/refusal.ts";
import { SITE_ID } from "../shared/site.ts";

/** Without what it is known by. */
export type KnownToken = Omit<ApiToken, "tokenHash">;

export type TokenState = "good" | "expired" | "revoked";

export function stateOfToken(
  { revokedAt, expiresAt }: Pick<ApiToken, "revokedAt" | "expiresAt">,
  at: Date,
): TokenState {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt <= at ? "expired" : "good";
}

const MOST_TOKENS = 200;

/** The newest, whatever became of them. */
export const readApiTokens = ({ prisma }: Pick<Db, "prisma">): Promise<KnownToken[]> =>
  prisma.apiToken.findMany({
    where: { siteId: SITE_ID },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_TOKENS,
    omit: { tokenHash: true },
  });

/** Throws Refusal `not_found`. */
export async function readApiToken({ prisma }: Pick<Db, "prisma">, id: string): Promise<KnownToken> {
  const token = await prisma.apiToken.findUnique({ where: { id }, omit: { tokenHash: true } });
  if (!token) throw new Refusal("not_found", "There is no such API token.");
  return token;
}
