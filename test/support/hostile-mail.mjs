import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";
import { eventually } from "./outside.mjs";

const HANG_MS = 3_000;

/** A real SMTP server that, once it is hostile, refuses, hangs, or drops the connection when it has taken a letter. */
export async function openHostileMailServer(random) {
  const received = [];
  const dropped = [];
  let hostile = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    async onRcptTo(_address, _session, done) {
      const chance = hostile ? random() : 1;
      if (chance < 0.05) return done(Object.assign(new Error("try later"), { responseCode: 451 }));
      if (chance < 0.07) await sleep(HANG_MS);
      done();
    },
    onData(stream, session, done) {
      const chunks = [];
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("end", async () => {
        const letter = await PostalMime.parse(Buffer.concat(chunks));
        const { messageId, subject, text } = letter;
        received.push({ to: letter.to[0].address, messageId, subject, text });
        if (!hostile || random() >= 0.1) return done();
        dropped.push(messageId);
        for (const connection of server.connections) {
          if (connection.session === session) connection.close();
        }
      });
    },
  });
  // A client that is killed leaves its connection broken.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const letterTo = (to, subject) =>
    eventually(`a letter “${subject}” to ${to}`, () =>
      received.findLast((l) => l.to === to && subject.test(l.subject)),
    );
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    received,
    dropped,
    letterTo,
    becomeHostile: () => (hostile = true),
    becomeKind: () => (hostile = false),
    close: () => server.close(),
  };
}
