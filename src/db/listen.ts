import type pg from "pg";
import { errorCode } from "../shared/error-code.ts";
import { keepConnection } from "./keep-connection.ts";
import type { KeptConnection } from "./keep-connection.ts";
import type { KitLog } from "./kit-log.ts";

export interface Listen {
  readonly onMessage: (channel: string, payload: string) => void;
  /** From now on messages are missed: whoever relies on them reads from the database instead. */
  readonly onLost: () => void;
  /** Messages arrive again. What was sent in between is gone. */
  readonly onRestored: () => void;
  readonly log: KitLog;
  readonly pingEveryMs?: number;
}

/**
 * Hears NOTIFY on `channels` over one connection of its own (not through a pooler in transaction mode). Resolves once
 * it listens, and waits for a database that does not answer yet; afterwards a lost connection is opened again.
 */
export function listen(url: string, channels: readonly string[], options: Listen): Promise<KeptConnection> {
  return new Promise((resolve) => {
    const connection = keepConnection(url, {
      ...options,
      name: "listen",
      onOpen: async (client) => {
        hear(client, options);
        await client.query(channels.map((channel) => `listen ${client.escapeIdentifier(channel)}`).join("; "));
        // In the next turn, when `connection` is assigned.
        setImmediate(() => resolve(connection));
      },
    });
  });
}

function hear(client: pg.Client, { onMessage, log }: Listen): void {
  client.on("notification", ({ channel, payload }) => {
    try {
      onMessage(channel, payload ?? "");
    } catch (error) {
      log.warn({ channel, code: errorCode(error) }, "a listener failed");
    }
  });
}
