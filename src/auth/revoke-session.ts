import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import type { Change, Deps } from "../deps.ts";
import { forgetSession } from "./session-cache.ts";

/** Signs one session out: at once in this process, within 5 seconds in the others. */
export async function revokeSession(deps: Pick<Deps, "db" | "notify" | "clock">, sessionId: string): Promise<void> {
  await commit(deps, async ({ tx, announce }) => {
    await tx.session.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: deps.clock() } });
    announce({ kind: "session", sessionId });
  });
  forgetSession(deps.db, sessionId);
}

/** Signs an account out everywhere; returns the number of sessions that ended. */
export async function revokeSessionsOf(
  { tx, announce }: Unit<Change>,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<number> {
  const ended = await tx.session.updateManyAndReturn({
    where: { accountId, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
    select: { id: true },
  });
  for (const { id } of ended) announce({ kind: "session", sessionId: id });
  return ended.length;
}
