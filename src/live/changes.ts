import { z } from "zod";
import { listen } from "../db/listen.ts";
import { createNotifier } from "../db/notify.ts";
import type { Db } from "../db/client.ts";
import type { KitLog } from "../db/kit-log.ts";
import type { Change, Heard } from "../deps.ts";
import { newId } from "../shared/ids.ts";

const CHANNEL = "recourse_changes";

const change = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("thread"),
    articleKey: z.string(),
    version: z.int(),
    event: z.object({
      name: z.enum(["comment-published", "comment-hidden", "thread-changed"]),
      commentId: z.string().optional(),
    }),
  }),
  z.object({ kind: z.literal("case"), caseId: z.string() }),
  z.object({ kind: z.literal("policy"), revision: z.string() }),
  z.object({ kind: z.literal("session"), sessionId: z.string() }),
]);
const envelope = z.object({ from: z.string(), change });

/** What this process and the others say has changed. Losing a message costs freshness, never truth. */
export interface Changes {
  /** Heard here at once, elsewhere after a moment. Call it after commit. */
  readonly publish: (change: Change) => void;
  /** Returns how to stop hearing. */
  readonly subscribe: (hear: (heard: Heard) => void) => () => void;
  /** False while messages of others may be missed. */
  readonly isConnected: () => boolean;
  /** Tells every subscriber here that the process stops: streams to readers end. */
  readonly end: () => void;
  /** Sends what still waits and hangs up. */
  readonly close: () => Promise<void>;
}

export async function openChanges(db: Db, log: KitLog): Promise<Changes> {
  const self = newId();
  const subscribers = new Set<(heard: Heard) => void>();
  const tell = (heard: Heard) => subscribers.forEach((hear) => hear(heard));
  const notifier = createNotifier(db.pool, log);
  let connected = true;

  const connection = await listen(db.url, [CHANNEL], {
    log,
    onMessage: (_channel, payload) => {
      const message = envelope.parse(JSON.parse(payload));
      if (message.from !== self) tell(message.change as Change);
    },
    onLost: () => {
      connected = false;
      tell({ kind: "gap" });
    },
    onRestored: () => {
      connected = true;
      tell({ kind: "gap" });
    },
  });

  return {
    publish: (published) => {
      tell(published);
      notifier.notify(CHANNEL, JSON.stringify({ from: self, change: published }));
    },
    subscribe: (hear) => {
      subscribers.add(hear);
      return () => subscribers.delete(hear);
    },
    isConnected: () => connected,
    end: () => tell({ kind: "end" }),
    close: async () => {
      await notifier.flush();
      await connection.close();
    },
  };
}
