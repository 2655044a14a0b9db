import { postComment } from "../../src/comments/post-comment.ts";
import { type PolicyFiles, policyRevision } from "../../src/config/policy-files.ts";
import { transaction } from "../../src/db/transaction.ts";
import { withReadOnlyClient } from "../../src/db/with-read-only-client.ts";
import type { Deps } from "../../src/deps.ts";
import { ENGINE_VERSION } from "../../src/policy/engine-version.ts";
import { insertActivation } from "../../src/policy-revisions/activations.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { openPolicyHolder } from "../../src/policy-revisions/active-policy.ts";
import { compileRevision } from "../../src/policy-revisions/compile-revision.ts";
import { readJudged } from "../../src/policy-revisions/read-judged.ts";
import { replayOwn } from "../../src/policy-revisions/replay-own.ts";
import { insertRevision } from "../../src/policy-revisions/stored-revision.ts";
import { testApp } from "../support/app.ts";
import { shippedFiles, shippedPolicy } from "../support/shipped-policy.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";
import { profanityFiles } from "../policy/policy-files.ts";

const OPERATOR = { kind: "operator", label: "cli:test" } as const;

/** As a folder's policy is stored; `change` makes another revision. */
function revisionOf({ files, model }: Omit<PolicyFiles, "revision">, change = (text: string) => text) {
  const changed = files.map(({ path, text }) => ({ path, text: change(text) }));
  return { hash: policyRevision(changed, model, ENGINE_VERSION), files: changed, model };
}

test("other work goes on while a policy is compiled", async () => {
  const shipped = revisionOf(await shippedFiles(), (text) => `${text}\n# one for this test\n`);
  let turns = 0;
  let compiling = true;
  const count = () => {
    turns += 1;
    if (compiling) setImmediate(count);
  };
  setImmediate(count);
  const { compiled } = await compileRevision(shipped);
  compiling = false;
  expect(turns).toBeGreaterThan(20);
  expect(compiled.rules.map(({ id }) => id)).toEqual((await shippedPolicy()).rules.map(({ id }) => id));
});

test("whoever asks for the same revision meanwhile gets the same one, and a flaw is told to each", async () => {
  const sound = revisionOf(smallPolicy("Asked for twice"));
  const [one, other] = await Promise.all([compileRevision(sound), compileRevision(sound)]);
  expect(one).toBe(other);
  const broken = revisionOf(smallPolicy("Broken"), (text) => text.replaceAll("severity: high", "severity: grave"));
  for (const _ of [1, 2]) await expect(compileRevision(broken)).rejects.toThrow(/rules\.yaml:\d+/);
});

test("an activation that takes long to compile does not take the place of a newer one", async () => {
  const { deps } = await testApp({ policy: smallPolicy() });
  const holder = await openPolicyHolder(deps.db);
  const slow = revisionOf({ files: profanityFiles(), model: undefined }, (text) => `${text}\n# takes long\n`);
  const activate = (hash: string) =>
    transaction(deps.db, async (tx) => {
      await insertRevision(tx, slow, deps.clock());
      await insertActivation(tx, { hash, actor: OPERATOR, at: deps.clock() });
    });
  const { hash: first } = revisionOf(smallPolicy());
  await activate(slow.hash);
  const compiling = holder.reload();
  await activate(first);
  await Promise.all([compiling, holder.reload()]);
  expect(holder.current().revision).toBe(first);
});

test("a post is judged, explained and stored by one policy, whatever is activated in its midst", async () => {
  const app = await testApp({ policy: smallPolicy() });
  const milder = revisionOf(smallPolicy("Milder"), (text) => text.replaceAll("high: remove", "high: hold"));
  await activatePolicy(app.deps, { revision: milder, actor: OPERATOR });
  const both = [await compileRevision(revisionOf(smallPolicy())), await compileRevision(milder)] as const;
  let asked = 0;
  const swapped: Deps = { ...app.deps, policy: () => both[(asked += 1) % 2 === 0 ? 0 : 1] };
  const article = await app.article();
  for (const body of [BODIES.remove, BODIES.hold, `${BODIES.remove} Really.`, `${BODIES.hold} Really.`]) {
    const { account } = await app.person();
    await postComment(swapped, { article, authorId: account.id, body, parentId: null, idempotencyKey: undefined });
  }
  const scope = { since: null, sample: null, seed: 1, withHumans: false };
  const hear = { showText: false, onDifference: () => undefined, onProgress: () => undefined };
  const replayed = await readJudged(app.deps.db.url, scope, (reading) => replayOwn(reading, hear));
  expect(replayed).toMatchObject({ total: 4, same: 4, different: 0 });
  expect(replayed.policyRevisions).toHaveLength(2);
});

test("PostgreSQL itself refuses a write on the connection of a replay", async () => {
  const { deps } = await testApp({ policy: smallPolicy() });
  const write = "update articles set title = 'Changed'";
  await expect(withReadOnlyClient(deps.db.url, (client) => client.query(write))).rejects.toThrow(/read-only/);
});
