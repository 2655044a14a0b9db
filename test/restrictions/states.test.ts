import type { Restriction } from "../../src/db/generated/client.ts";
import { endRestriction } from "../../src/restrictions/end-restriction.ts";
import { restrictAuthor } from "../../src/restrictions/restrict-author.ts";
import {
  RESTRICTION_MACHINE,
  type RestrictionEvent,
  type RestrictionState,
  restrictionState,
} from "../../src/restrictions/states.ts";
import { DAY, HOUR, after } from "../../src/shared/clock.ts";
import { Refusal } from "../../src/shared/refusal.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { pairsOf } from "../support/pairs.ts";
import { contentsOfRows } from "../support/rows.ts";
import { actorOf, restrict } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";

let app: TestApp;
let moderator: TestPerson;

beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

interface Scene {
  readonly author: TestPerson;
  readonly restriction: Restriction;
}

const lift = ({ restriction }: Scene) => endRestriction(app.deps, { restriction, actor: actorOf(moderator) });

/** It is refused where the table says so; the one that comes in its place is no matter of this table. */
const replace = async ({ author: { account }, restriction }: Scene) => {
  const until = after(app.clock.now(), DAY);
  const by = { kind: "suspended", until, reason: "Again.", openComments: "keep", actor: actorOf(moderator) } as const;
  await restrictAuthor(app.deps, { ...by, account, replaces: restriction.id }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
};

const expire = async () => app.clock.advance(HOUR);

const WAYS: Readonly<Record<RestrictionEvent, (scene: Scene) => Promise<unknown>>> = { lift, expire, replace };

const reread = (id: string) => app.deps.db.prisma.restriction.findUniqueOrThrow({ where: { id } });
const stateOf = async ({ restriction }: Scene) => restrictionState(await reread(restriction.id), app.clock.now());

async function inState(state: RestrictionState): Promise<Scene> {
  const author = await app.person();
  const id = await restrict(app, moderator, { ...author, kind: "suspended", until: after(app.clock.now(), HOUR) });
  const scene = { author, restriction: await reread(id) };
  if (state === "lifted") await lift(scene);
  if (state === "over") await expire();
  expect(await stateOf(scene)).toBe(state);
  return { ...scene, restriction: await reread(id) };
}

test.each(pairsOf<RestrictionState, RestrictionEvent>(RESTRICTION_MACHINE, ["expire", "lift", "replace"]))(
  "a restriction that is %s, on “%s”, becomes what the table says or stays: %s",
  async (state, event, next) => {
    const scene = await inState(state);
    const before = await contentsOfRows(app.deps.db);
    await WAYS[event](scene);
    expect(await stateOf(scene)).toBe(next ?? state);
    // To lift twice is to lift once: no second decision, no second letter. Time alone never writes.
    if (!next || event === "expire") expect(await contentsOfRows(app.deps.db)).toEqual(before);
  },
);

test.each(["standing", "over", "lifted"] as const)(
  "the author of a restriction that is %s may post, or not, as its state says",
  async (state) => {
    const { author } = await inState(state);
    const article = await app.article();
    const posting = app.as(author).post(`/articles/${article.key}/comments`).send({ body: "A fine day for a walk." });
    expect((await posting).status).toBe(state === "standing" ? 403 : 201);
  },
);
