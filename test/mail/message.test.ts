import { createTransport } from "nodemailer";
import PostalMime from "postal-mime";
import { MailError } from "../../src/mail/mail-error.ts";
import { buildMessage, parseMailbox } from "../../src/mail/message.ts";
import type { BuildMessage } from "../../src/mail/message.ts";

const letter = (fields: Partial<BuildMessage> = {}) =>
  buildMessage({
    to: "ada@example.org",
    from: "The Gazette <comments@example.com>",
    subject: "Your comment",
    text: "Hello",
    html: "<p>Hello</p>",
    messageId: "<0198-letter@example.com>",
    date: new Date("2026-03-01T10:00:00Z"),
    ...fields,
  });

/** The message as it goes over the wire, read back by another parser. */
async function wire(fields: Partial<BuildMessage> = {}) {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  const { message } = await composer.sendMail({
    ...letter(fields),
    headers: { ...letter(fields).headers },
  });
  const raw = Buffer.isBuffer(message) ? message.toString("utf8") : "";
  return { raw, parsed: await PostalMime.parse(raw) };
}

describe("a message", () => {
  test("says that a machine wrote it, and keeps the Message-ID and date it was given", async () => {
    const { raw, parsed } = await wire();
    expect(raw).toContain("Auto-Submitted: auto-generated\r\n");
    expect(raw).toContain("X-Auto-Response-Suppress: All\r\n");
    expect(parsed.messageId).toBe("<0198-letter@example.com>");
    expect(parsed.date).toBe("2026-03-01T10:00:00.000Z");
  });

  test("carries plain text first and HTML as its alternative", async () => {
    const { raw } = await wire();
    expect(raw).toContain("Content-Type: multipart/alternative");
    expect(raw.indexOf("Content-Type: text/plain")).toBeGreaterThan(0);
    expect(raw.indexOf("Content-Type: text/plain")).toBeLessThan(raw.indexOf("Content-Type: text/html"));
  });

  test.each(["a\r\nBcc: eve@example.net", "a\nBcc: eve@example.net", "a\u2028Bcc: eve@example.net", "a\0\rBcc: x@y.z"])(
    "a subject cannot start another header: %j",
    async (subject) => {
      const { raw, parsed } = await wire({ subject });
      expect(raw).not.toMatch(/^bcc:/im);
      expect(parsed.bcc ?? []).toEqual([]);
      expect(parsed.subject).toMatch(/^a Bcc: /);
    },
  );

  test.each([
    "ada@example.org\r\nBcc: eve@example.net",
    "ada@example.org, eve@example.net",
    "Ada <ada@example.org>",
    '"ada@example.org> RCPT TO:<eve"@example.net',
    "ada@example.org\0",
    "ada",
    "@example.org",
    `${"a".repeat(65)}@example.org`,
    `ada@${"a".repeat(250)}.org`,
  ])("is not made for an address that is not exactly one: %j", (to) => {
    expect(() => letter({ to })).toThrow(new MailError("EADDRESS", true));
  });

  test.each([
    ["Subject", "x"],
    ["Content-Type", "text/html"],
    ["Message-ID", "<a@b>"],
    ["Auto-Submitted", "no"],
    ["X-A\r\nBcc", "x"],
    ["X-A", "x\r\nBcc: eve@example.net"],
    ["X-A", "ü"],
    ["X-A", "x".repeat(901)],
  ])("refuses the header %j: %j", (name, value) => {
    expect(() => letter({ headers: { [name]: value } })).toThrow(TypeError);
  });

  test("takes the headers of a digest", async () => {
    const { raw } = await wire({
      headers: { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    });
    expect(raw).toContain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
  });

  test.each(["0198@example.com", "<0198>", "<a@b>\r\nBcc: c@d.e", "<a b@c>"])(
    "refuses the Message-ID %j",
    (messageId) => {
      expect(() => letter({ messageId })).toThrow(TypeError);
    },
  );

  test("no line is longer than SMTP allows, however long a paragraph or title is", async () => {
    const { raw, parsed } = await wire({
      text: "ä".repeat(5_000),
      html: `<p>${"x".repeat(5_000)}</p>`,
      subject: "ü".repeat(900),
    });
    expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(998);
    expect(parsed.text?.trim()).toBe("ä".repeat(5_000));
    expect(parsed.subject).toBe(`${"ü".repeat(199)}…`);
  });

  test("a subject is never cut within a character", () => {
    expect(letter({ subject: "😀".repeat(150) }).subject).not.toMatch(/\p{Cs}/u);
  });
});

describe("the configured sender", () => {
  test.each([
    ["comments@example.com", { address: "comments@example.com" }],
    ["<comments@example.com>", { address: "comments@example.com" }],
    ["The Gazette <comments@example.com>", { name: "The Gazette", address: "comments@example.com" }],
    ['"Gazette, The" <comments@example.com>', { name: "Gazette, The", address: "comments@example.com" }],
  ])("%s", (from, mailbox) => {
    expect(parseMailbox(from)).toEqual(mailbox);
  });

  test.each(["", "Gazette", "a@b, c@d", "A <a@b> <c@d>", "A <a@b>\r\nBcc: c@d"])("is not %j", (from) => {
    expect(() => parseMailbox(from)).toThrow(TypeError);
  });
});
