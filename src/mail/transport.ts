import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import type { Logger } from "pino";
import type { Config } from "../config/config.ts";
import { MailError, mailError } from "./mail-error.ts";
import { storeMessage } from "./mailbox.ts";
import type { Message } from "./message.ts";

export { MailError };

export interface Accepted {
  readonly accepted: true;
  /** What the server answered, at most 200 characters, addresses cut out. */
  readonly response: string;
}

export interface Transport {
  /** Resolves when the server has taken the message over. Everything it throws is a MailError. */
  send(message: Message): Promise<Accepted>;
  /** Throws a MailError unless a server answers and lets us in. */
  verify(): Promise<void>;
  /** Ends idle connections; a message on its way is finished first. */
  close(): Promise<void>;
}

/** Where the development mailbox keeps its messages. */
export const mailboxDir = (config: Pick<Config, "dataDir">): string => join(config.dataDir, "mailbox");

/** How long a mail server may take to be reached, to greet, and to answer. */
export interface SmtpTimeouts {
  readonly connectionTimeoutMs: number;
  readonly greetingTimeoutMs: number;
  readonly socketTimeoutMs: number;
}

const TIMEOUTS: SmtpTimeouts = {
  connectionTimeoutMs: 10_000,
  greetingTimeoutMs: 10_000,
  socketTimeoutMs: 20_000,
};

/** SMTP when `smtpUrl` is set, else the development mailbox. Opens no connection yet. */
export function openTransport(
  config: Pick<Config, "smtpUrl" | "dataDir">,
  log: Logger,
  timeouts: SmtpTimeouts = TIMEOUTS,
): Transport {
  if (config.smtpUrl === undefined) return mailboxTransport(mailboxDir(config));
  const mailer = openMailer(config.smtpUrl, timeouts);
  return {
    send: (message) => reduced(log, async () => accepted(await mailer.sendMail(toMail(message)))),
    verify: () => reduced(log, async () => void (await mailer.verify())),
    close: async () => mailer.close(),
  };
}

const openMailer = (url: string, timeouts: SmtpTimeouts) =>
  createTransport({
    url,
    dnsTimeout: timeouts.connectionTimeoutMs,
    connectionTimeout: timeouts.connectionTimeoutMs,
    greetingTimeout: timeouts.greetingTimeoutMs,
    socketTimeout: timeouts.socketTimeoutMs,
    pool: true,
    maxConnections: 4,
    idleTimeout: 30_000,
    // A message whose connection broke may have arrived: when to send it again is decided by its job.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
async function reduced<T>(log: Logger, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const failure = mailError(error);
    log.warn({ code: failure.code, permanent: failure.permanent }, "mail server refused or did not answer");
    throw failure;
  }
}

/** The envelope is given apart, so that nothing is ever read out of a header. */
const toMail = ({ to, from, subject, text, html, messageId, date, headers }: Message) => ({
  from: { name: from.name ?? "", address: from.address },
  to: { name: "", address: to },
  envelope: { from: from.address, to: [to] },
  subject,
  text,
  html,
  messageId,
  date,
  headers: { ...headers },
});

function accepted({
  accepted: recipients,
  response,
}: {
  accepted?: readonly string[] | undefined;
  response?: string | undefined;
}): Accepted {
  if (recipients?.length !== 1) throw new MailError("EREJECTED", false);
  return {
    accepted: true,
    response: (response ?? "")
      .replace(/\S+@\S+/g, "")
      .slice(0, 200)
      .trim(),
  };
}

function mailboxTransport(dir: string): Transport {
  return {
    send: async (message) => ({
      accepted: true,
      response: `250 stored as ${await storeMessage(dir, message)}`,
    }),
    verify: async () => void (await mkdir(dir, { recursive: true, mode: 0o700 })),
    close: async () => undefined,
  };
}
