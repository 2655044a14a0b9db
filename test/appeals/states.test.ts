import { claimAppeal } from "../../src/appeals/claim-appeal.ts";
import { decideAppeal } from "../../src/appeals/decide-appeal.ts";
import { withdrawAppeal } from "../../src/appeals/withdraw-appeal.ts";
import { deleteComment } from "../../src/comments/delete-comment.ts";
import type { Appeal, AppealStatus } from "../../src/db/generated/client.ts";
import { APPEAL_MACHINE, type AppealEvent } from "../../src/decisions/appeal-states.ts";
import { decideComment } from "../../src/queue/decide-comment.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { pairsOf } from "../support/pairs.ts";
import { contentsOfRows } from "../support/rows.ts";
import { actorOf, openAppeal } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let arbiter: TestPerson;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  arbiter = await app.person("moderator");
});

interface Scene extends Awaited<ReturnType<typeof openAppeal>> {
  readonly appeal: Appeal;
}

const reread = (id: string) => app.deps.db.prisma.appeal.findUniqueOrThrow({ where: { id } });

const claim = async ({ appealId }: Scene) => claimAppeal(app.deps, { appealId, accountId: arbiter.account.id });

const answer = (outcome: "upheld" | "overturned") => async (scene: Scene) => {
  const { appealId } = scene;
  const claimToken = scene.appeal.status === "open" ? (await claim(scene)).token : "long gone";
  await decideAppeal(app.deps, { appealId, outcome, claimToken, actor: actorOf(arbiter), reason: "A quotation." });
};

/** By a colleague, who then has a part in the comment: the arbiter keeps none. */
const concede = async ({ id }: Scene) => {
  const colleague = await app.person("moderator");
  await decideComment(app.deps, { commentId: id, action: "publish", actor: actorOf(colleague), revision: 1 });
};

const takeAway = ({ id, author }: Scene) =>
  deleteComment(app.deps, { commentId: id, authorId: author.account.id, waiveAppeal: true });

const withdraw = ({ token }: Scene) => withdrawAppeal(app.deps, { by: { token } });

/** How the application lets each event happen. */
const WAYS: Readonly<Record<AppealEvent, (scene: Scene) => Promise<unknown>>> = {
  claim,
  uphold: answer("upheld"),
  overturn: answer("overturned"),
  concede,
  withdraw,
  void: takeAway,
};

const TOWARDS: Readonly<Partial<Record<AppealStatus, (scene: Scene) => Promise<unknown>>>> = {
  upheld: answer("upheld"),
  overturned: answer("overturned"),
  withdrawn: withdraw,
  void: takeAway,
};

async function inState(status: AppealStatus): Promise<Scene> {
  const opened = await openAppeal(app);
  await TOWARDS[status]?.({ ...opened, appeal: await reread(opened.appealId) });
  const appeal = await reread(opened.appealId);
  expect(appeal.status).toBe(status);
  return { ...opened, appeal };
}

/** These act on the comment: where its appeal has ended they go on without it. */
const ON_COMMENT = new Set<AppealEvent>(["concede", "void"]);

test.each(pairsOf<AppealStatus, AppealEvent>(APPEAL_MACHINE, Object.keys(WAYS) as AppealEvent[]))(
  "an appeal that is %s, on “%s”, becomes what the table says or stays: %s",
  async (status, event, next) => {
    const scene = await inState(status);
    const before = await contentsOfRows(app.deps.db);
    const code = await WAYS[event](scene).then(
      () => null,
      (refusal: { code?: string }) => refusal.code ?? "no refusal, but an error",
    );
    expect((await reread(scene.appealId)).status).toBe(next ?? status);
    if (next) expect(code).toBeNull();
    else expect(await reread(scene.appealId)).toEqual(scene.appeal);
    if (!next && !ON_COMMENT.has(event)) {
      // To take back twice is to take back once.
      expect(code === null).toBe(status === "withdrawn" && event === "withdraw");
      expect(await contentsOfRows(app.deps.db)).toEqual(before);
    }
  },
);
