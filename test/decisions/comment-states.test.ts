import { deleteComment } from "../../src/comments/delete-comment.ts";
import { editComment } from "../../src/comments/edit-comment.ts";
import { commit } from "../../src/db/commit.ts";
import type { CommentStatus } from "../../src/db/generated/client.ts";
import { decide } from "../../src/decisions/decide.ts";
import { lockComment } from "../../src/decisions/lock-comment.ts";
import { type Act, COMMENT_MACHINE, type CommentEvent, allowedActions } from "../../src/decisions/states.ts";
import { decideComment } from "../../src/queue/decide-comment.ts";
import type { Refusal } from "../../src/shared/refusal.ts";
import { type TestApp, testApp, type TestPerson } from "../support/app.ts";
import { pairsOf } from "../support/pairs.ts";
import { contentsOfRows } from "../support/rows.ts";
import { type Posted, REASON, actorOf, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

const { new: first, ...standing } = COMMENT_MACHINE;
const EVENTS = ["publish", "hold", "remove", "edit", "delete"] as const satisfies readonly CommentEvent[];
const BODY: Readonly<Record<CommentStatus, string>> = {
  published: BODIES.publish,
  held: BODIES.hold,
  removed: BODIES.remove,
  deleted: BODIES.publish,
};

/** A comment as the real application brings it into a state. */
async function inState(status: CommentStatus): Promise<Posted> {
  const posted = await postComment(app, { body: BODY[status] });
  if (status === "deleted") await removeByAuthor(posted);
  expect(await statusOf(posted)).toBe(status);
  return posted;
}

const statusOf = async ({ id }: Posted) =>
  (await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

const removeByAuthor = ({ id, author }: Posted) =>
  deleteComment(app.deps, { commentId: id, authorId: author.account.id, waiveAppeal: false });

/** The one writer of a comment's status, as the policy and the flags use it. */
const decideAs = (act: Act) => (posted: Posted) =>
  commit(app.deps, async (unit) => {
    const comment = await lockComment(unit.tx, posted.id);
    if (!comment) throw new Error("no such comment");
    await decide(app.deps, unit, { comment, act, cause: "reader_flags", ...byPerson(act), at: app.clock.now() });
  });

const byPerson = (act: Act) => (act === "hold" ? {} : { decidedBy: moderator.account.id, reason: REASON });

const decideByModerator = (action: "publish" | "remove") => (posted: Posted) =>
  decideComment(app.deps, { commentId: posted.id, actor: actorOf(moderator), action, reason: REASON, revision: 1 });

const edit = ({ id, author }: Posted) =>
  editComment(app.deps, { commentId: id, authorId: author.account.id, body: `${BODIES.publish} ${id}`, revision: 1 });

/** Every way in which the application lets an event happen. */
const WAYS: Readonly<Record<CommentEvent, readonly ((posted: Posted) => Promise<unknown>)[]>> = {
  publish: [decideAs("publish"), decideByModerator("publish")],
  hold: [decideAs("hold")],
  remove: [decideAs("remove"), decideByModerator("remove")],
  edit: [edit],
  delete: [removeByAuthor],
};

test.each(Object.entries(first))("a comment whose verdict is “%s” begins as %s", async (act, status) => {
  const posted = await postComment(app, { body: BODIES[act as Act] });
  expect(await statusOf(posted)).toBe(status);
});

test.each(pairsOf<CommentStatus, CommentEvent>(standing, EVENTS))(
  "a comment that is %s, on “%s”, becomes what the table says or stays: %s",
  async (status, event, next) => {
    for (const way of WAYS[event]) {
      const posted = await inState(status);
      const before = await contentsOfRows(app.deps.db);
      const refusal = await way(posted).then(
        () => null,
        (error: unknown) => error,
      );
      expect(await statusOf(posted)).toBe(next ?? status);
      if (next) expect(refusal).toBeNull();
      else expect(await contentsOfRows(app.deps.db)).toEqual(before);
      // Deleting twice is deleting once: the second is no refusal, and does nothing.
      if (!next && event !== "delete")
        expect(refusal).toMatchObject({ code: "invalid_state" } satisfies Partial<Refusal>);
    }
  },
);

test.each(Object.keys(standing) as CommentStatus[])(
  "a moderator is offered what the table lets them do with a comment that is %s, and nothing else",
  (status) => {
    const events = Object.keys(standing[status]);
    expect(allowedActions(status)).toEqual(events.filter((event) => event === "publish" || event === "remove"));
  },
);
