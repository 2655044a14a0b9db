import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { newId } from "../../src/shared/ids.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { likeRow, refusedBy } from "../support/rows.ts";
import {
  decideAppeal,
  decideComment,
  flagByReaders,
  openAppeal,
  postComment,
  removedComment,
} from "../support/scenes.ts";
import { BODIES, FLAG_THRESHOLD, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let other: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, other] = [await app.person("moderator"), await app.person("moderator")];
});

const effectiveOf = (commentId: string) =>
  app.deps.db.prisma.decision.findFirstOrThrow({ where: { commentId, next: { none: {} } } });
const statusOf = async (id: string) => (await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status;

/** Comments that a human stood up for, each in its way. */
const STOOD_UP_FOR = {
  "published from the queue": async () => {
    const { id } = await postComment(app, { body: BODIES.hold });
    await decideComment(app, moderator, { id, action: "publish" });
    return id;
  },
  "restored by a moderator": async () => {
    const { id } = await removedComment(app);
    await decideComment(app, moderator, { id, action: "publish" });
    return id;
  },
  "restored on appeal": async () => {
    const { id, appealId } = await openAppeal(app, { by: moderator });
    await decideAppeal(app, other, { appealId, outcome: "overturned" });
    return id;
  },
} as const;

describe.each(Object.entries(STOOD_UP_FOR))("a revision that was %s", (_how, make) => {
  test.each(["hold", "remove"])("is not hidden by the policy: no %s", async (kind) => {
    const { id: latest } = await effectiveOf(await make());
    const automatic = { basis: "policy", decided_by: null, decider_key: "00000000-0000-0000-0000-000000000000" };
    const decision = { id: newId(), kind, supersedes: latest, ...automatic };
    expect(await refusedBy(app.deps.db, likeRow("decisions"), [latest, decision])).toBe("decisions_human_word_stands");
  });

  test("stays however many flag it: they open a case", async () => {
    const id = await make();
    await flagByReaders(app, id, FLAG_THRESHOLD + 1);
    expect(await statusOf(id)).toBe("published");
    const open = await app.deps.db.prisma.case.findFirst({
      where: { commentId: id, status: "open" },
      include: { flags: true },
    });
    expect(open?.flags).toHaveLength(FLAG_THRESHOLD + 1);
  });
});

test("what nobody stood up for is held by as many flags", async () => {
  const { id } = await postComment(app);
  await flagByReaders(app, id, FLAG_THRESHOLD);
  expect(await statusOf(id)).toBe("held");
});

test("a stricter policy that comes into force leaves a published text where it is, even when its author saves it again", async () => {
  const own = await testApp({ policy: smallPolicy() });
  const { id, author } = await postComment(own, { body: BODIES.hold });
  await decideComment(own, await own.person("moderator"), { id, action: "publish" });
  const { files, model } = smallPolicy("A stricter policy");
  const strict = files.map(({ path, text }) => ({ path, text: text.replaceAll("severity: medium", "severity: high") }));
  const actor = { kind: "operator", label: "cli:test" } as const;
  const revision = { hash: "f".repeat(64), files: strict, model };
  const { hash } = await activatePolicy(own.deps, { revision, actor });
  await eventually(() => expect(own.deps.policy().revision).toBe(hash));

  const again = await postComment(own, { author: await own.person(), body: BODIES.hold });
  expect((await own.deps.db.prisma.comment.findUniqueOrThrow({ where: { id: again.id } })).status).toBe("removed");
  await own.as(author).patch(`/comments/${id}`).send({ body: BODIES.hold, revision: 1 }).expect(200);
  expect((await own.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } })).status).toBe("published");
});

describe("a human decides every appeal", () => {
  test.each([
    ["upheld by nobody", "set status = 'upheld', decided_at = now()"],
    ["overturned by nothing", "set status = 'overturned', decided_at = now()"],
    [
      "upheld at no time",
      `set status = 'upheld', decided_by = (select id from accounts where role = 'moderator' limit 1)`,
    ],
    ["open with a decider", `set decided_by = (select id from accounts where role = 'moderator' limit 1)`],
    [
      "void by somebody",
      `set status = 'void', decided_at = now(), decided_by = (select id from accounts where role = 'moderator' limit 1)`,
    ],
  ])("an appeal is never %s", async (_how, change) => {
    const { appealId } = await openAppeal(app);
    expect(await refusedBy(app.deps.db, `update appeals ${change} where id = $1`, [appealId])).toBe("appeals_decided");
  });

  test("and no policy restores a comment", async () => {
    const { decisionId } = await removedComment(app);
    const restored = { id: newId(), kind: "restore", supersedes: decisionId };
    expect(await refusedBy(app.deps.db, likeRow("decisions"), [decisionId, restored])).toBe(
      "decisions_restore_is_human",
    );
  });
});
