import type { Letter, LetterState } from "../../src/db/generated/client.ts";
import { MailError } from "../../src/mail/mail-error.ts";
import { sendLetter } from "../../src/mail/outbox.ts";
import { LETTER_MACHINE, type LetterEvent } from "../../src/mail/states.ts";
import type { Transport } from "../../src/mail/transport.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { pairsOf } from "../support/pairs.ts";
import { contentsOfRows } from "../support/rows.ts";
import { removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let administrator: TestPerson;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  administrator = await app.person("administrator");
});

/** A mail server as the outbox meets it: what it says is what this test is about. */
const answering = (send: Transport["send"]): Transport => ({ ...app.deps.mail, send });
const accepting = () => answering(async () => ({ accepted: true, response: "250 ok" }));
const failing = (permanent: boolean) =>
  answering(async () => {
    throw new MailError(permanent ? "550" : "451", permanent);
  });

/** The job as the worker runs it; what it throws is the engine's to try again. */
const handOver = (mail: Transport, lastAttempt: boolean) => async (letter: Letter) => {
  const info = { attempt: lastAttempt ? 12 : 1, lastAttempt };
  await sendLetter.perform({ ...app.deps, mail }, { letterId: letter.id }, info).catch((error: unknown) => {
    if (!(error instanceof MailError)) throw error;
  });
};

const WAYS: Readonly<Record<LetterEvent, readonly ((letter: Letter) => Promise<unknown>)[]>> = {
  accept: [(letter) => handOver(accepting(), false)(letter)],
  defer: [(letter) => handOver(failing(false), false)(letter)],
  close: [
    (letter) => handOver(failing(true), false)(letter),
    (letter) => handOver(failing(false), true)(letter),
    async (letter) => sendLetter.bury?.(app.deps, { letterId: letter.id }),
  ],
  retry: [(letter) => app.as(administrator).post(`/moderation/letters/${letter.id}/retry`)],
};

async function inState(state: LetterState): Promise<Letter> {
  const { decisionId } = await removedComment(app);
  const letter = await app.deps.db.prisma.letter.findFirstOrThrow({ where: { subjectId: decisionId } });
  if (state === "sent") await handOver(accepting(), false)(letter);
  if (state === "failed") await handOver(failing(true), false)(letter);
  const found = await reread(letter);
  expect(found.state).toBe(state);
  return found;
}

const reread = ({ id }: Letter) => app.deps.db.prisma.letter.findUniqueOrThrow({ where: { id } });

test.each(pairsOf<LetterState, LetterEvent>(LETTER_MACHINE, ["accept", "defer", "close", "retry"]))(
  "a letter that is %s, on “%s”, becomes what the table says or stays: %s",
  async (state, event, next) => {
    for (const way of WAYS[event]) {
      const letter = await inState(state);
      const before = await contentsOfRows(app.deps.db);
      await way(letter);
      const found = await reread(letter);
      expect(found).toMatchObject({ state: next ?? state, messageId: letter.messageId });
      if (!next) expect(await contentsOfRows(app.deps.db)).toEqual(before);
    }
  },
);

test("a letter that was sent, or waits, is not sent again on request: 409", async () => {
  for (const state of ["queued", "sent"] as const) {
    const { id } = await inState(state);
    const { body } = await app.as(administrator).post(`/moderation/letters/${id}/retry`).expect(409);
    expect(body.code).toBe("invalid_state");
  }
});
