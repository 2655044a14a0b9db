import { createServer } from "node:net";
import type { AddressInfo, Server, Socket } from "node:net";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import pino from "pino";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { SMTPServerOptions } from "smtp-server";
import { MailError } from "../../src/mail/mail-error.ts";
import { buildMessage } from "../../src/mail/message.ts";
import { openTransport } from "../../src/mail/transport.ts";
import type { SmtpTimeouts } from "../../src/mail/transport.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const TO = "ada@example.org";
const letter = () =>
  buildMessage({
    to: TO,
    from: "The Gazette <comments@example.com>",
    subject: "Your comment",
    text: "Hello",
    html: "<p>Hello</p>",
    messageId: "<letter-1@example.com>",
    date: new Date("2026-03-01T10:00:00Z"),
  });

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function mailServer(options: SMTPServerOptions): Promise<string> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    ...options,
  });
  smtp.on("error", () => undefined);
  const port = await portOf(smtp.server);
  closing.push(() => new Promise<void>((resolve) => smtp.close(resolve)));
  return `smtp://127.0.0.1:${port}`;
}

/** A server that speaks from a script: what to answer to each line, `hang` or `drop`. */
async function scriptedServer(answer: (line: string) => string): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => undefined));
    const say = (reply: string) => {
      if (reply === "drop") socket.destroy();
      else if (reply !== "hang") socket.write(`${reply}\r\n`);
    };
    say(answer("CONNECT"));
    socket.on("data", (data) =>
      data
        .toString()
        .split("\r\n")
        .filter(Boolean)
        .forEach((line) => say(answer(line))),
    );
  });
  const port = await portOf(server);
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return `smtp://127.0.0.1:${port}`;
}

function open(smtpUrl: string, timeouts?: SmtpTimeouts) {
  const logged: string[] = [];
  const log = pino({ level: "trace" }, new Writable({ write: (line, _, done) => (logged.push(String(line)), done()) }));
  const mail = openTransport({ smtpUrl, dataDir: "unused" }, log, timeouts);
  closing.push(() => mail.close());
  return { mail, logged };
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => Promise.reject(new Error("it was accepted")),
    (error: unknown) => error as MailError,
  );

const refuseRecipient = (code: number): SMTPServerOptions => ({
  onRcptTo: (address, _, done) =>
    done(Object.assign(new Error(`no such user ${address.address}`), { responseCode: code })),
});

describe("sending over SMTP", () => {
  test("hands the whole message over and says that the server took it", async () => {
    const received: { raw: string; from: unknown; to: unknown }[] = [];
    const url = await mailServer({
      onData: (stream, session, done) => {
        const { mailFrom, rcptTo } = session.envelope;
        void text(stream).then((raw) => {
          received.push({
            raw,
            from: mailFrom && mailFrom.address,
            to: rcptTo.map(({ address }) => address),
          });
          done(null, `queued for ${TO}`);
        });
      },
    });
    const { mail } = open(url);
    await mail.verify();
    const answer = await mail.send(letter());

    expect(answer.accepted).toBe(true);
    expect(answer.response).toMatch(/^250 .*queued/);
    expect(answer.response).not.toContain("@");
    expect(received).toMatchObject([{ from: "comments@example.com", to: [TO] }]);
    const parsed = await PostalMime.parse(received[0]?.raw ?? "");
    expect(parsed).toMatchObject({
      subject: "Your comment",
      messageId: "<letter-1@example.com>",
      from: { name: "The Gazette", address: "comments@example.com" },
      to: [{ name: "", address: TO }],
      date: "2026-03-01T10:00:00.000Z",
    });
    expect(parsed.headers).toContainEqual(expect.objectContaining({ key: "auto-submitted", value: "auto-generated" }));
    expect([parsed.text?.trim(), parsed.html?.trim()]).toEqual(["Hello", "<p>Hello</p>"]);
  });

  test("a connection serves many messages", async () => {
    let connections = 0;
    const url = await mailServer({
      onConnect: (_, done) => ((connections += 1), done()),
      onData: (stream, _, done) => void text(stream).then(() => done()),
    });
    const { mail } = open(url);
    for (let number = 0; number < 5; number += 1) await mail.send(letter());
    expect(connections).toBe(1);
  });

  test.each([
    [550, true],
    [552, true],
    [451, false],
    [421, false],
  ])("a recipient refused with %i: permanent is %s", async (code, permanent) => {
    const { mail } = open(await mailServer(refuseRecipient(code)));
    expect(await failure(mail.send(letter()))).toMatchObject({ code: String(code), permanent });
  });

  test("a message refused after its text is as permanent as the code says", async () => {
    const url = await mailServer({
      onData: (stream, _, done) =>
        void text(stream).then(() => done(Object.assign(new Error("looks like spam"), { responseCode: 554 }))),
    });
    expect(await failure(open(url).mail.send(letter()))).toMatchObject({
      code: "554",
      permanent: true,
    });
  });

  test("a refused login is our mistake, not the letter's: it is tried again", async () => {
    const url = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ["STARTTLS"],
      onAuth: (_, __, done) => done(Object.assign(new Error("bad login"), { responseCode: 535 })),
    });
    const { mail } = open(url.replace("smtp://", "smtp://user:pass@"));
    expect(await failure(mail.send(letter()))).toMatchObject({ code: "535", permanent: false });
    expect(await failure(mail.verify())).toBeInstanceOf(MailError);
  });

  test("a server that greets with a refusal is tried again", async () => {
    const { mail } = open(await scriptedServer(() => "554 go away"));
    expect(await failure(mail.send(letter()))).toMatchObject({ code: "554", permanent: false });
  });

  test("a server that is not there is tried again", async () => {
    const { mail } = open("smtp://127.0.0.1:1");
    expect(await failure(mail.send(letter()))).toMatchObject({ permanent: false });
  });

  test("a server that drops the line after DATA is tried again by the job, not here", async () => {
    let messages = 0;
    const url = await scriptedServer((line) => {
      if (line === "CONNECT") return "220 ready";
      if (line === "DATA") return ((messages += 1), "354 go on");
      return line === "." ? "drop" : /^(EHLO|MAIL|RCPT)/.test(line) ? "250 ok" : "hang";
    });
    const { mail } = open(url);
    expect(await failure(mail.send(letter()))).toMatchObject({ permanent: false });
    expect(messages).toBe(1);
  });

  test("a server that hangs up at once is asked once a send", async () => {
    let connections = 0;
    const { mail } = open(await scriptedServer(() => ((connections += 1), "drop")));
    expect(await failure(mail.send(letter()))).toMatchObject({ permanent: false });
    expect(connections).toBe(1);
  });

  test("a server that never greets is given up in time", async () => {
    const timeouts = {
      connectionTimeoutMs: 5_000,
      greetingTimeoutMs: 200,
      socketTimeoutMs: 60_000,
    };
    const { mail } = open(await scriptedServer(() => "hang"), timeouts);
    expect(await failure(mail.send(letter()))).toMatchObject({
      code: "ETIMEDOUT",
      permanent: false,
    });
  });

  test("a server that falls silent in the middle is given up in time", async () => {
    const timeouts = {
      connectionTimeoutMs: 5_000,
      greetingTimeoutMs: 60_000,
      socketTimeoutMs: 200,
    };
    const silent = (line: string) => (line === "CONNECT" ? "220 ready" : line.startsWith("EHLO") ? "250 ok" : "hang");
    const { mail } = open(await scriptedServer(silent), timeouts);
    expect(await failure(mail.send(letter()))).toMatchObject({
      code: "ETIMEDOUT",
      permanent: false,
    });
  });

  test("neither the error nor the log tells an address or what the server said", async () => {
    const { mail, logged } = open(await mailServer(refuseRecipient(550)));
    const error = await failure(mail.send(letter()));
    const told = JSON.stringify([error, error.message, error.stack, Object.entries(error), error.cause, logged]);
    expect(told).not.toMatch(/ada|example\.org|no such user/);
    expect(logged).toHaveLength(1);
  });
});
