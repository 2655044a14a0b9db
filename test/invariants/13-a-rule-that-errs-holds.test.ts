import { postComment } from "../../src/comments/post-comment.ts";
import type { ActivePolicy, Deps } from "../../src/deps.ts";
import { type TestApp, testApp } from "../support/app.ts";
import { withBrokenRule } from "../support/broken-rule.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
});

/** The application with one rule that cannot run. */
function withBroken({ deps }: TestApp, rule: Parameters<typeof withBrokenRule>[1]): Deps {
  const policy = withBrokenRule(deps.policy(), rule);
  return { ...deps, policy: () => policy };
}

async function post(deps: Deps, body: string) {
  const [author, article] = [await app.person(), await app.article()];
  const id = await postComment(deps, {
    article,
    authorId: author.account.id,
    body,
    parentId: null,
    idempotencyKey: undefined,
  });
  return app.deps.db.prisma.comment.findUniqueOrThrow({
    where: { id },
    include: { decisions: { include: { matches: true } }, cases: { include: { flags: true } } },
  });
}

describe("a clean text under a rule that errs", () => {
  test.each([
    ["hold", "held"],
    ["flag", "published"],
    ["remove", "removed"],
  ] as const)("has the rule's on_error verdict: %s", async (onError, status) => {
    const comment = await post(withBroken(app, { onError }), BODIES.publish);
    expect(comment).toMatchObject({ status, decisions: [{ verdict: onError }] });
  });

  test("is counted as degraded, over the whole text, and waits for a human who is told which rule", async () => {
    const comment = await post(withBroken(app, { onError: "hold" }), BODIES.publish);
    expect(comment.decisions[0]?.matches).toMatchObject([
      { ruleId: "profanity.broken", degraded: true, start: 0, end: BODIES.publish.length },
    ]);
    expect(comment.cases).toMatchObject([
      { status: "open", flags: [{ source: "policy", ruleId: "profanity.broken" }] },
    ]);
  });

  test("is published when the rule is only in shadow, and counted as degraded all the same", async () => {
    const comment = await post(withBroken(app, { onError: "hold", mode: "shadow" }), BODIES.publish);
    expect(comment).toMatchObject({
      status: "published",
      decisions: [{ matches: [{ degraded: true, mode: "shadow" }] }],
    });
  });
});

test.each([
  ["remove", "flag", "removed"],
  ["flag", "hold", "held"],
] as const)(
  "with other rules that say %s, the strictest of them and on_error %s wins",
  async (body, onError, status) => {
    expect(await post(withBroken(app, { onError }), BODIES[body])).toMatchObject({ status });
  },
);

test("a rule holds on error unless its file says otherwise", () => {
  expect(app.deps.policy().compiled.rules.map(({ onError }) => onError)).toEqual(["hold", "hold", "hold"]);
});

test("when the engine itself fails, whatever it was, the comment is held for a human", async () => {
  const active = app.deps.policy();
  const broken: ActivePolicy = { ...active, compiled: { ...active.compiled, rules: null as never } };
  const comment = await post({ ...app.deps, policy: () => broken }, BODIES.publish);
  expect(comment).toMatchObject({ status: "held", cases: [{ status: "open" }] });
});
