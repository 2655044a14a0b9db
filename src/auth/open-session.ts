import type { Tx } from "../db/client.ts";
import type { Session } from "../db/generated/client.ts";
import { DAY, after } from "../shared/clock.ts";
import { newId } from "../shared/ids.ts";

const SESSION_DAYS = 30;

export const openSession = (
  tx: Pick<Tx, "session">,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<Session> =>
  tx.session.create({
    data: { id: newId(), accountId, createdAt: at, lastSeenAt: at, expiresAt: after(at, SESSION_DAYS * DAY) },
  });
