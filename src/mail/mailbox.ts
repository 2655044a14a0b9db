import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { hasCode } from "../shared/has-code.ts";
import { isId, newId } from "../shared/ids.ts";
import type { Message } from "./message.ts";

const storedMessage = z.object({
  id: z.string(),
  /** The message's own date. */
  sentAt: z.string(),
  to: z.string(),
  from: z.object({ name: z.string().optional(), address: z.string() }),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  messageId: z.string(),
  headers: z.record(z.string(), z.string()),
});

/** A message in the development mailbox, as it would have been sent. */
export type StoredMessage = Readonly<z.infer<typeof storedMessage>>;

const KEPT = 200;

/** One file a message, whole or not at all; beyond the 200 newest the oldest go. Answers the new message's id. */
export async function storeMessage(dir: string, message: Message): Promise<string> {
  const id = newId();
  const { date, ...fields } = message;
  const stored: StoredMessage = { id, sentAt: date.toISOString(), ...fields };
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const unfinished = join(dir, `${id}.unfinished`);
  await writeFile(unfinished, JSON.stringify(stored, null, 2), { mode: 0o600 });
  await rename(unfinished, fileOf(dir, id));
  await prune(dir);
  return id;
}

/** Newest first. A folder that does not exist yet is an empty mailbox. */
export async function listMailbox(dir: string): Promise<readonly StoredMessage[]> {
  const ids = await readIds(dir);
  const messages = await Promise.all(ids.slice(0, KEPT).map((id) => readMailbox(dir, id)));
  return messages.filter((message) => message !== null);
}

/** Null for an id that is none, or whose message is gone. */
export async function readMailbox(dir: string, id: string): Promise<StoredMessage | null> {
  if (!isId(id)) return null;
  try {
    return storedMessage.parse(JSON.parse(await readFile(fileOf(dir, id), "utf8")));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

const fileOf = (dir: string, id: string): string => join(dir, `${id}.json`);

/** Ids are UUIDv7, so their order is that of time. */
async function readIds(dir: string): Promise<readonly string[]> {
  const files = await readdir(dir).catch((error: unknown) => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
  const ids = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length));
  return ids.filter(isId).toSorted().reverse();
}

async function prune(dir: string): Promise<void> {
  const ids = await readIds(dir);
  await Promise.all(ids.slice(KEPT).map((id) => rm(fileOf(dir, id), { force: true })));
}
