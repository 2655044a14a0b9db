import type { Db } from "../db/client.ts";
import type { Deps } from "../deps.ts";
import { isStaff } from "../shared/actor.ts";
import { HOUR, MINUTE, after } from "../shared/clock.ts";
import { sessionCacheOf } from "./session-cache.ts";
import type { KnownSession } from "./session-cache.ts";

/** A moderator's screen left open overnight is closed in the morning. */
const STAFF_IDLE_HOURS = 12;
const TOUCH_AFTER_MS = MINUTE;

/** The session if it stands at this moment: known, not revoked, not expired, and staff were seen lately. */
export async function findSession({ db, clock }: Pick<Deps, "db" | "clock">, id: string): Promise<KnownSession | null> {
  const at = clock();
  const cache = sessionCacheOf(db);
  const session = cache.get(id, at) ?? (await cache.load(id, at, () => readSession(db, { id, at })));
  return session && isLive(session, at) ? session : null;
}

function isLive(session: KnownSession, at: Date): boolean {
  if (session.revokedAt !== null || session.expiresAt <= at) return false;
  return !isStaff(session) || after(session.lastSeenAt, STAFF_IDLE_HOURS * HOUR) > at;
}

async function readSession({ prisma }: Db, { id, at }: { readonly id: string; readonly at: Date }) {
  const row = await prisma.session.findUnique({ where: { id }, omit: { createdAt: true }, include: { account: true } });
  if (!row) return null;
  const { account, ...session } = row;
  const known: KnownSession = { ...session, role: account.role };
  return isLive(known, at) ? touch({ prisma }, known, at) : known;
}

/** At most one write a minute and session. */
async function touch({ prisma }: Pick<Db, "prisma">, session: KnownSession, at: Date): Promise<KnownSession> {
  const seenBefore = after(at, -TOUCH_AFTER_MS);
  if (session.lastSeenAt > seenBefore) return session;
  await prisma.session.updateMany({
    where: { id: session.id, lastSeenAt: { lte: seenBefore } },
    data: { lastSeenAt: at },
  });
  return { ...session, lastSeenAt: at };
}
