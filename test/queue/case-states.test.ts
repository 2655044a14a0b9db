import { deleteComment } from "../../src/comments/delete-comment.ts";
import { editComment } from "../../src/comments/edit-comment.ts";
import type { Case, CaseStatus } from "../../src/db/generated/client.ts";
import {
  CASE_MACHINE,
  type CaseEvent,
  LEASE_MACHINE,
  type Lease,
  type LeaseEvent,
} from "../../src/decisions/case-states.ts";
import { CLAIM_MINUTES } from "../../src/decisions/claims.ts";
import { claimCase, releaseCase } from "../../src/queue/claim-case.ts";
import { decideCase } from "../../src/queue/decide-case.ts";
import { decideCases } from "../../src/queue/decide-cases.ts";
import { raiseFlag } from "../../src/queue/raise-flag.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { pairsOf } from "../support/pairs.ts";
import { contentsOfRows } from "../support/rows.ts";
import { type Posted, REASON, actorOf, decideComment, findOpenCase, postComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;
let colleague: TestPerson;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  [moderator, colleague] = await Promise.all([app.person("moderator"), app.person("moderator")]);
});

interface Scene {
  readonly posted: Posted;
  readonly found: Case;
}

async function inState(status: CaseStatus): Promise<Scene> {
  const posted = await postComment(app, { body: BODIES.flag });
  const found = await findOpenCase(app, posted.id);
  if (status === "resolved") await decideComment(app, moderator, { id: posted.id, action: "publish" });
  return { posted, found: await reread(found) };
}

const reread = ({ id }: Case) => app.deps.db.prisma.case.findUniqueOrThrow({ where: { id } });

const decide = (action: "publish" | "remove") => async (scene: Scene) => {
  const { id: caseId, commentId, version } = scene.found;
  await decideCase(app.deps, {
    caseId,
    commentId,
    version,
    action,
    reason: REASON,
    actor: actorOf(moderator),
    claim: "free_or_mine",
  });
};

const decideInBulk = (action: "publish" | "remove") => async (scene: Scene) => {
  const { id: caseId, version } = scene.found;
  const items = [{ caseId, version }];
  const [result] = await decideCases(app.deps, { items, action, reason: REASON, actor: actorOf(moderator) });
  if (!result?.ok) throw Object.assign(new Error("refused"), { code: result?.code });
};

const flag = async ({ posted }: Scene) => {
  const reader = await app.person();
  await raiseFlag(app.deps, { commentId: posted.id, readerId: reader.account.id, category: "spam" });
};

const edit = ({ posted: { id, author } }: Scene) =>
  editComment(app.deps, { commentId: id, authorId: author.account.id, body: `${BODIES.publish} ${id}`, revision: 1 });

const withdraw = ({ posted: { id, author } }: Scene) =>
  deleteComment(app.deps, { commentId: id, authorId: author.account.id, waiveAppeal: false });

const claim = ({ found }: Scene) => claimCase(app.deps, { caseId: found.id, holderId: moderator.account.id });

/** Every way in which the application lets an event happen to a case. */
const WAYS: Readonly<Record<CaseEvent, readonly ((scene: Scene) => Promise<unknown>)[]>> = {
  flag: [flag],
  edit: [edit],
  claim: [claim],
  publish: [decide("publish"), decideInBulk("publish")],
  remove: [decide("remove"), decideInBulk("remove")],
  withdraw: [withdraw],
};

/** These act on the comment: where its case is resolved they go on without it. */
const ON_COMMENT = new Set<CaseEvent>(["flag", "edit", "withdraw"]);

test.each(pairsOf<CaseStatus, CaseEvent>(CASE_MACHINE, Object.keys(WAYS) as CaseEvent[]))(
  "a case that is %s, on “%s”, becomes what the table says or stays: %s",
  async (status, event, next) => {
    for (const way of WAYS[event]) {
      const scene = await inState(status);
      const before = await contentsOfRows(app.deps.db);
      const acting = way(scene);
      if (next || ON_COMMENT.has(event)) await acting;
      else await expect(acting).rejects.toMatchObject({ code: "invalid_state" });
      const after = await reread(scene.found);
      expect(after.status).toBe(next ?? status);
      if (!next) expect(after).toEqual(scene.found);
      if (!next && !ON_COMMENT.has(event)) expect(await contentsOfRows(app.deps.db)).toEqual(before);
    }
  },
);

async function withLease(lease: Lease): Promise<Scene> {
  const scene = await inState("open");
  const holder = { free: undefined, mine: moderator, taken: colleague }[lease];
  if (holder) await claimCase(app.deps, { caseId: scene.found.id, holderId: holder.account.id });
  return scene;
}

async function leaseOf({ found: { id } }: Scene): Promise<Lease> {
  const where = { subjectId: id, expiresAt: { gt: app.clock.now() } };
  const held = await app.deps.db.prisma.claim.findFirst({ where });
  if (!held) return "free";
  return held.holderId === moderator.account.id ? "mine" : "taken";
}

const LEASE_WAYS: Readonly<Record<LeaseEvent, (scene: Scene) => Promise<unknown>>> = {
  claim,
  release: ({ found }) => releaseCase(app.deps, { caseId: found.id, holderId: moderator.account.id }),
  expire: async () => app.clock.advance(CLAIM_MINUTES * MINUTE),
};

test.each(pairsOf<Lease, LeaseEvent>(LEASE_MACHINE, ["claim", "release", "expire"]))(
  "a claim that is %s, on “%s”, becomes what the table says or stays: %s",
  async (lease, event, next) => {
    const scene = await withLease(lease);
    const before = await contentsOfRows(app.deps.db);
    const code = await LEASE_WAYS[event](scene).then(
      () => null,
      (refusal: { code?: string }) => refusal.code,
    );
    expect(await leaseOf(scene)).toBe(next ?? lease);
    if (!next) expect(await contentsOfRows(app.deps.db)).toEqual(before);
    // To give up what one does not hold does nothing, and is no fault.
    expect(code).toBe(!next && event === "claim" ? "case_claimed" : null);
  },
);
