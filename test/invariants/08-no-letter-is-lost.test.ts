import { SMTPServer } from "smtp-server";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { whenOver } from "../support/test-scope.mjs";
import { eventually } from "../support/eventually.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import { removedComment } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

interface Post {
  readonly url: string;
  /** Message-IDs as they came, refused ones included. */
  readonly offered: readonly string[];
  /** The code for the next messages; 250 takes them. */
  answer: number;
}

/** A mail server that reads every message to its end and then answers as it is told. */
async function postOffice(): Promise<Post> {
  const offered: string[] = [];
  const post = { url: "", offered, answer: 250 };
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    logger: false,
    onData: (stream, _session, done) => {
      let text = "";
      stream.on("data", (chunk: Buffer) => (text += chunk.toString()));
      stream.on("end", () => {
        offered.push(/^message-id:\s*(\S+)/im.exec(text)?.[1] ?? "");
        done(post.answer === 250 ? null : Object.assign(new Error("not now"), { responseCode: post.answer }));
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  post.url = `smtp://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  whenOver(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return post;
}

let app: TestApp;
let post: Post;
beforeAll(async () => {
  post = await postOffice();
  app = await testApp({ policy: smallPolicy(), env: { SMTP_URL: post.url } });
  await app.startWorker();
});

const letterAbout = (subjectId: string) => app.deps.db.prisma.letter.findFirstOrThrow({ where: { subjectId } });

describe("a letter", () => {
  test("that the mail server puts off is offered again with the same Message-ID, until it is taken", async () => {
    post.answer = 451;
    const { decisionId } = await removedComment(app);
    const { messageId } = await letterAbout(decisionId);
    await eventually(() => expect(post.offered).toContain(messageId));
    const link = { where: { decisionId } };
    expect(await app.deps.db.prisma.appealLink.findFirst(link)).toMatchObject({ toldAt: null });
    post.answer = 250;
    await eventually(async () => expect(await letterAbout(decisionId)).toMatchObject({ state: "sent", messageId }));
    expect(post.offered.filter((each) => each === messageId).length).toBeGreaterThan(1);
    expect(await app.deps.db.prisma.appealLink.findFirst(link)).toMatchObject({ toldAt: app.clock.now() });
  });

  test("that the mail server refuses for good is seen by administrators, who send it again as it was", async () => {
    post.answer = 550;
    const { decisionId } = await removedComment(app);
    await eventually(async () => expect(await letterAbout(decisionId)).toMatchObject({ state: "failed" }));
    const { id, messageId } = await letterAbout(decisionId);
    const administrator = app.as(await app.person("administrator"));
    const { body } = await administrator.get("/moderation/letters").expect(200);
    expect(body.items).toMatchObject([{ id, state: "failed", kind: "comment_removed", lastCode: "550" }]);

    post.answer = 250;
    await administrator.post(`/moderation/letters/${id}/retry`).expect(200);
    await eventually(async () => expect(await letterAbout(decisionId)).toMatchObject({ state: "sent", messageId }));
    expect(post.offered.filter((each) => each === messageId)).toHaveLength(2);
  });
});

describe("the database refuses", () => {
  // A letter that was sent meanwhile would be refused for that.
  beforeAll(() => (post.answer = 451));

  test("a second row for the same letter", async () => {
    const { decisionId } = await removedComment(app);
    const { id } = await letterAbout(decisionId);
    const copy = { id: newId(), message_id: "<another@example.org>" };
    const refused = await refusedBy(app.deps.db, likeRow("letters"), [id, copy]);
    expect(refused).toBe("letters_kind_subject_id_recipient_key_issue_key");
  });

  test.each([
    ["another Message-ID", "set message_id = '<another@example.org>'", "letters_message_id_kept"],
    ["a sent letter without its time", "set state = 'sent', sent_at = null", "letters_sent"],
    ["an issue before the first", "set issue = 0", "letters_issue"],
  ])("%s", async (_what, change, constraint) => {
    const { decisionId } = await removedComment(app);
    const { id } = await letterAbout(decisionId);
    expect(await refusedBy(app.deps.db, `update letters ${change} where id = $1`, [id])).toBe(constraint);
  });
});
