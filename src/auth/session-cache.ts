import type { Db } from "../db/client.ts";
import type { Role } from "../shared/actor.ts";
import { SECOND } from "../shared/clock.ts";

/** What a request needs to know of a session. */
export interface KnownSession {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** How long a role or a revocation of another process may go unnoticed. */
const FRESH_MS = 5 * SECOND;
const MAX_SESSIONS = 10_000;

/** Sessions read lately, the oldest leaving first. */
export class SessionCache {
  private readonly entries = new Map<string, { readonly session: KnownSession; readonly readAt: Date }>();
  /** Rises when anything is forgotten: what was read before that moment is not kept. */
  private epoch = 0;

  get(id: string, at: Date): KnownSession | undefined {
    const entry = this.entries.get(id);
    if (!entry) return undefined;
    const ageMs = at.getTime() - entry.readAt.getTime();
    return ageMs >= 0 && ageMs < FRESH_MS ? entry.session : undefined;
  }

  /** Reads through; an answer that was overtaken by `forget` is given but not kept. */
  async load(id: string, at: Date, read: () => Promise<KnownSession | null>): Promise<KnownSession | null> {
    const { epoch } = this;
    const session = await read();
    if (session && epoch === this.epoch) this.keep(id, { session, readAt: at });
    return session;
  }

  forget(id: string): void {
    this.epoch += 1;
    this.entries.delete(id);
  }

  private keep(id: string, entry: { readonly session: KnownSession; readonly readAt: Date }): void {
    this.entries.delete(id);
    this.entries.set(id, entry);
    if (this.entries.size <= MAX_SESSIONS) return;
    const [oldest] = this.entries.keys();
    if (oldest !== undefined) this.entries.delete(oldest);
  }
}

const caches = new WeakMap<Db, SessionCache>();

/** The one cache of this process for a database. */
export function sessionCacheOf(db: Db): SessionCache {
  const cache = caches.get(db) ?? new SessionCache();
  caches.set(db, cache);
  return cache;
}

/** For whoever hears that a session changed: the next request reads it again. */
export const forgetSession = (db: Db, sessionId: string): void => sessionCacheOf(db).forget(sessionId);
