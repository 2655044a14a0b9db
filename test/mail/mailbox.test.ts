import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { listMailbox, readMailbox } from "../../src/mail/mailbox.ts";
import { buildMessage } from "../../src/mail/message.ts";
import { mailboxDir, openTransport } from "../../src/mail/transport.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "recourse-mailbox-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const letter = (subject: string) =>
  buildMessage({
    to: "ada@example.org",
    from: "The Gazette <comments@example.com>",
    subject,
    text: "Hello",
    html: "<p>Hello</p>",
    messageId: `<${subject}@example.com>`,
    date: new Date("2026-03-01T10:00:00Z"),
  });

const open = () => {
  const config = { smtpUrl: undefined, dataDir };
  return { mail: openTransport(config, pino({ enabled: false })), dir: mailboxDir(config) };
};

describe("the development mailbox", () => {
  test("is empty before the first message", async () => {
    expect(await listMailbox(open().dir)).toEqual([]);
  });

  test("keeps each message whole, newest first", async () => {
    const { mail, dir } = open();
    for (const subject of ["one", "two", "three"]) await mail.send(letter(subject));

    const [newest, ...older] = await listMailbox(dir);
    expect([newest, ...older].map((message) => message?.subject)).toEqual(["three", "two", "one"]);
    expect(newest).toMatchObject({
      to: "ada@example.org",
      from: { name: "The Gazette", address: "comments@example.com" },
      text: "Hello",
      html: "<p>Hello</p>",
      messageId: "<three@example.com>",
      sentAt: "2026-03-01T10:00:00.000Z",
      headers: { "Auto-Submitted": "auto-generated" },
    });
    expect(await readMailbox(dir, newest?.id ?? "")).toEqual(newest);
  });

  test("keeps the 200 newest", async () => {
    const { mail, dir } = open();
    for (let number = 1; number <= 205; number += 1) await mail.send(letter(`n${number}`));

    const kept = await listMailbox(dir);
    expect(kept).toHaveLength(200);
    expect([kept.at(0)?.subject, kept.at(-1)?.subject]).toEqual(["n205", "n6"]);
    expect(await readdir(dir)).toHaveLength(200);
  });

  test("loses none of 50 that arrive together, and leaves no unfinished file", async () => {
    const { mail, dir } = open();
    await Promise.all(Array.from({ length: 50 }, (_, number) => mail.send(letter(`n${number}`))));
    expect(new Set((await listMailbox(dir)).map(({ subject }) => subject)).size).toBe(50);
    expect((await readdir(dir)).filter((file) => !file.endsWith(".json"))).toEqual([]);
  });

  test.each(["../secret", "..%2fsecret", "secret", ""])("does not read beyond its folder: %j", async (id) => {
    await writeFile(join(dataDir, "secret.json"), "{}");
    const { mail, dir } = open();
    await mail.send(letter("one"));
    expect(await readMailbox(dir, id)).toBeNull();
  });

  test("is readable by its owner only", async () => {
    const { mail, dir } = open();
    await mail.verify();
    await mail.send(letter("one"));
    const [file = ""] = await readdir(dir);
    expect((await stat(dir)).mode & 0o077).toBe(0);
    expect((await stat(join(dir, file))).mode & 0o077).toBe(0);
  });
});
