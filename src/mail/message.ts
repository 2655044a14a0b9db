import { MailError } from "./mail-error.ts";

export interface Mailbox {
  readonly name?: string;
  readonly address: string;
}

/** A message ready to be sent. `buildMessage` is the only maker, so every field is safe for a header. */
export interface Message {
  readonly to: string;
  readonly from: Mailbox;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly date: Date;
  readonly headers: Readonly<Record<string, string>>;
}

export interface BuildMessage {
  /** The recipient's address, without a name. */
  readonly to: string;
  /** `Name <address>` or `address`, as configured. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** `<left@right>`, the same for every attempt to send this letter. */
  readonly messageId: string;
  /** More headers, such as `List-Unsubscribe`; none that this function writes. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly date: Date;
}

/** Says that no human wrote it, and asks answering machines to stay silent (RFC 3834; the second for Exchange). */
const AUTOMATIC = {
  "Auto-Submitted": "auto-generated",
  "X-Auto-Response-Suppress": "All",
} as const;
const OURS =
  /^(from|to|cc|bcc|sender|reply-to|subject|date|message-id|mime-version|content-.*|auto-submitted|x-auto-response-suppress)$/i;

const MAX_SUBJECT = 200;
const MAX_NAME = 100;
const MAX_HEADER = 900; // RFC 5322 ends a line at 998
const MAX_BODY = 500_000;

/** RFC 5321: 64 before the @ and 254 in all. Quoted local parts and address literals are refused. */
const ADDRESS = /^(?=.{3,254}$)[^\s<>()[\]\\,;:@"\p{C}]{1,64}@[^\s<>()[\]\\,;:@"\p{C}]+$/u;
const MESSAGE_ID = /^<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,200}@[A-Za-z0-9.-]{1,200}>$/;
const HEADER_NAME = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;

/**
 * Checks and completes a message: one recipient, plain text and HTML. Control characters in subject and names become
 * spaces, so nothing in them can start another header. Throws a permanent MailError `EADDRESS` for an address that no
 * server could take, and a TypeError for what only a bug can cause (headers, Message-ID, sender, size).
 */
export function buildMessage(fields: BuildMessage): Message {
  const { to, from, subject, text, html, messageId, headers = {}, date } = fields;
  if (!MESSAGE_ID.test(messageId)) throw new TypeError("not a Message-ID");
  if (text.length > MAX_BODY || html.length > MAX_BODY)
    throw new TypeError("a message of more than 500,000 characters");
  assertHeaders(headers);
  if (!ADDRESS.test(to)) throw new MailError("EADDRESS", true);
  return {
    to,
    from: parseMailbox(from),
    subject: oneLine(subject, MAX_SUBJECT),
    text,
    html,
    messageId,
    date,
    headers: { ...headers, ...AUTOMATIC },
  };
}

/** `Name <address>`, `"Name" <address>` or `address`. Throws a TypeError for anything else. */
export function parseMailbox(value: string): Mailbox {
  const [, quoted, plain, angled, bare] =
    /^(?:(?:"([^"]*)"|([^<>"]*?))\s*<([^<>]+)>|([^<>\s]+))$/.exec(value.trim()) ?? [];
  const address = angled ?? bare ?? "";
  if (!ADDRESS.test(address)) throw new TypeError("not a mailbox");
  const name = quoted ?? plain;
  return name ? { name: oneLine(name, MAX_NAME), address } : { address };
}

function assertHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!HEADER_NAME.test(name) || OURS.test(name)) throw new TypeError("a header that may not be set");
    if (value.length > MAX_HEADER || /[^\x20-\x7e]/.test(value))
      throw new TypeError("a header's value that is not safe");
  }
}

const LONE_SURROGATE = /\p{Cs}/gu;
/** Controls, line and paragraph separators, and marks that turn the direction of what follows. */
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu;

function oneLine(value: string, maxLength: number): string {
  const line = value.replace(LONE_SURROGATE, "\ufffd").replace(NOT_IN_A_LINE, " ").trim();
  return line.length <= maxLength ? line : `${line.slice(0, maxLength - 1).replace(LONE_SURROGATE, "")}…`;
}
