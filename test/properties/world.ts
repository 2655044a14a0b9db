import type pg from "pg";
import { claimAppeal, releaseAppeal } from "../../src/appeals/claim-appeal.ts";
import { decideAppeal } from "../../src/appeals/decide-appeal.ts";
import { fileAppeal } from "../../src/appeals/file-appeal.ts";
import { markSeen } from "../../src/appeals/mark-seen.ts";
import { readAppealView } from "../../src/appeals/read-appeal-view.ts";
import { withdrawAppeal } from "../../src/appeals/withdraw-appeal.ts";
import { deleteComment } from "../../src/comments/delete-comment.ts";
import { editComment } from "../../src/comments/edit-comment.ts";
import { postComment } from "../../src/comments/post-comment.ts";
import type { Account, Article } from "../../src/db/generated/client.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import type { Deps } from "../../src/deps.ts";
import { MailError } from "../../src/mail/mail-error.ts";
import { sendLetter } from "../../src/mail/outbox.ts";
import { activatePolicy } from "../../src/policy-revisions/activate-policy.ts";
import { claimCase, releaseCase } from "../../src/queue/claim-case.ts";
import { decideCase } from "../../src/queue/decide-case.ts";
import { decideCases } from "../../src/queue/decide-cases.ts";
import { decideComment } from "../../src/queue/decide-comment.ts";
import { raiseFlag } from "../../src/queue/raise-flag.ts";
import { endRestriction } from "../../src/restrictions/end-restriction.ts";
import { restrictAuthor } from "../../src/restrictions/restrict-author.ts";
import type { Person } from "../../src/shared/actor.ts";
import { MINUTE, after } from "../../src/shared/clock.ts";
import { newId } from "../../src/shared/ids.ts";
import { Refusal } from "../../src/shared/refusal.ts";
import { SITE_ID } from "../../src/shared/site.ts";
import type { TestApp } from "../support/app.ts";
import { REASON, STATEMENT } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { type Act, type Activate, type Mail, PEOPLE, type Who } from "./commands.ts";
import { SUSPENSION_MINUTES, textOf } from "./model.ts";

/** One sequence's part of the database: its article, its people, its comments by their slots. */
export interface World {
  /** With a clock of its own, so that sequences can run side by side. */
  readonly deps: Deps;
  readonly clock: { now: Date };
  readonly article: Article;
  readonly people: Readonly<Record<Who, Account>>;
  readonly comments: string[];
}

export async function newWorld(app: TestApp): Promise<World> {
  const clock = { now: app.clock.now() };
  const at = after(clock.now, -7 * 24 * 60 * MINUTE);
  const rows = PEOPLE.map((name) => {
    const id = newId();
    const role = name.startsWith("m") ? ("moderator" as const) : ("reader" as const);
    return {
      id,
      siteId: SITE_ID,
      email: `${id}@example.org`,
      emailVerifiedAt: at,
      displayName: name,
      role,
      createdAt: at,
    };
  });
  const accounts = await app.deps.db.prisma.account.createManyAndReturn({ data: rows });
  const people = Object.fromEntries(accounts.map((account) => [account.displayName, account])) as Record<Who, Account>;
  // Nobody listens here: only word of another policy has to reach this process.
  const notify: Deps["notify"] = (change) => change.kind === "policy" && app.deps.notify(change);
  const deps = { ...app.deps, clock: () => clock.now, notify };
  return { deps, clock, article: await app.article(), people, comments: [] };
}

/** The code of a refusal, null when it was done; whatever else is thrown is thrown on. */
export async function codeOf(acting: Promise<unknown>): Promise<string | null> {
  try {
    await acting;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

/** The real operation behind an act, with what it needs looked up first, outside of its unit. */
export async function prepare(world: World, act: Act): Promise<(deps: Deps) => Promise<unknown>> {
  const operation = PREPARE[act.kind] as (world: World, act: Act) => Promise<(deps: Deps) => Promise<unknown>>;
  return operation(world, act);
}

type Of<K extends Act["kind"]> = Extract<Act, { kind: K }>;
type Prepare = {
  readonly [K in Act["kind"]]: (world: World, act: Of<K>) => Promise<(deps: Deps) => Promise<unknown>>;
};

const idOf = ({ comments }: World, slot: number): string => comments[slot] ?? newId();

const actor = ({ people }: World, who: Who): Person => ({
  kind: "person",
  accountId: people[who].id,
  role: people[who].role,
  sessionId: newId(),
});

/** Looked up in plain SQL: there are several for every act, and the acts are what takes time. */
async function readOne<Row extends pg.QueryResultRow>({ deps }: World, sql: string, id: string): Promise<Row> {
  const { rows } = await deps.db.pool.query<Row>(sql, [id]);
  const [row] = rows;
  if (!row) throw new Error("the model knows what is not there");
  return row;
}

const findComment = (world: World, id: string) =>
  readOne<{ authorId: string; revision: number }>(
    world,
    `select author_id as "authorId", revision from comments where id = $1`,
    id,
  );

interface Held {
  readonly holderId: string | null;
  readonly token: string | null;
}

/** The case that waits, else the last one that did. */
const findCase = (world: World, commentId: string) =>
  readOne<Held & { id: string; version: number }>(
    world,
    `select k.id, k.version, c.holder_id as "holderId", c.token
      from cases k left join claims c on c.subject_id = k.id
      where k.comment_id = $1 order by k.status, k.id desc limit 1`,
    commentId,
  );

interface LinkRow extends Held {
  readonly id: string;
  readonly keyId: string;
  readonly decisionId: string;
  readonly accountId: string;
  readonly appealId: string | null;
}

/** The author's link against the last removal, with what was filed by it. */
async function findLink(world: World, commentId: string) {
  const link = await readOne<LinkRow>(
    world,
    `select l.id, l.key_id as "keyId", l.decision_id as "decisionId", l.account_id as "accountId", a.id as "appealId",
        c.holder_id as "holderId", c.token
      from decisions d
      join appeal_links l on l.decision_id = d.id and l.party = 'author'
      left join appeals a on a.link_id = l.id
      left join claims c on c.subject_id = a.id
      where d.comment_id = $1 and d.kind = 'remove'
      order by l.id desc limit 1`,
    commentId,
  );
  const capability = appealToken(world.deps.config.appealLinkKeys, link);
  if (capability === null) throw new Error("the link's key is not configured");
  return { ...link, capability, appealId: link.appealId ?? newId() };
}

/** What one moderator holds; any other string is nobody's. */
const tokenOf = ({ holderId, token }: Held, holder: Account, claimed: boolean): string =>
  claimed && holderId === holder.id && token !== null ? token : "not a token of theirs";

/** A revision that nobody can have read yet, however many edits come in between. */
const STALE = 1_000;

const PREPARE: Prepare = {
  post: async (world, { who, verdict, variant, parent, again }) => {
    const { article, people, comments } = world;
    const parentId = parent === null ? null : (comments[parent] ?? null);
    const post = { article, authorId: people[who].id, body: textOf(verdict, variant), parentId };
    const idempotencyKey = newId();
    return async (deps) => {
      const id = await postComment(deps, { ...post, idempotencyKey });
      comments.push(id);
      // Whoever heard no answer asks again, and gets the same one.
      if (again) expect(await postComment(deps, { ...post, idempotencyKey })).toBe(id);
    };
  },
  edit: async (world, { slot, verdict, variant, own, stale }) => {
    const commentId = idOf(world, slot);
    const found = await findComment(world, commentId);
    const authorId = own ? found.authorId : world.people.rea.id;
    const revision = found.revision + (stale ? STALE : 0);
    return (deps) => editComment(deps, { commentId, authorId, body: textOf(verdict, variant), revision });
  },
  delete: async (world, { slot, waive }) => {
    const commentId = idOf(world, slot);
    const { authorId } = await findComment(world, commentId);
    return (deps) => deleteComment(deps, { commentId, authorId, waiveAppeal: waive });
  },
  flag: async (world, { slot, who }) => {
    const flag = { commentId: idOf(world, slot), readerId: world.people[who].id, category: "harassment" };
    return (deps) => raiseFlag(deps, flag);
  },
  claim: async (world, { slot, who }) => {
    const { id: caseId } = await findCase(world, idOf(world, slot));
    return (deps) => claimCase(deps, { caseId, holderId: world.people[who].id });
  },
  release: async (world, { slot, who }) => {
    const { id: caseId } = await findCase(world, idOf(world, slot));
    return (deps) => releaseCase(deps, { caseId, holderId: world.people[who].id });
  },
  decide: async (world, { slot, who, action, claimFirst, stale }) => {
    const found = await findCase(world, idOf(world, slot));
    const token = tokenOf(found, world.people[who], claimFirst);
    const decide = { caseId: found.id, commentId: idOf(world, slot), actor: actor(world, who), action, reason: REASON };
    return (deps) => decideCase(deps, { ...decide, version: found.version - (stale ? 1 : 0), claim: { token } });
  },
  bulk: async (world, { who, action }) => {
    const { prisma } = world.deps.db;
    const open = await prisma.case.findMany({ where: { articleId: world.article.id, status: "open" } });
    const bySlot = open.toSorted((a, b) => world.comments.indexOf(a.commentId) - world.comments.indexOf(b.commentId));
    const items = bySlot.map(({ id: caseId, version }) => ({ caseId, version }));
    return async (deps) => {
      const results = await decideCases(deps, { items, action, reason: REASON, actor: actor(world, who) });
      return results.map((result) => (result.ok ? null : result.code));
    };
  },
  override: async (world, { slot, who, action, stale }) => {
    const commentId = idOf(world, slot);
    const revision = (await findComment(world, commentId)).revision + (stale ? STALE : 0);
    return (deps) => decideComment(deps, { commentId, actor: actor(world, who), action, reason: REASON, revision });
  },
  look: async (world, { slot }) => {
    const { capability: token } = await findLink(world, idOf(world, slot));
    return (deps) => readAppealView(deps, token);
  },
  seen: async (world, { slot }) => {
    const { decisionId, accountId } = await findLink(world, idOf(world, slot));
    return (deps) => markSeen(deps, { decisionId, accountId });
  },
  appeal: async (world, { slot, signedIn }) => {
    const { capability: token, decisionId, accountId } = await findLink(world, idOf(world, slot));
    return (deps) => fileAppeal(deps, { by: signedIn ? { decisionId, accountId } : { token }, statement: STATEMENT });
  },
  withdraw: async (world, { slot }) => {
    const { capability: token } = await findLink(world, idOf(world, slot));
    return (deps) => withdrawAppeal(deps, { by: { token } });
  },
  claimAppeal: async (world, { slot, who }) => {
    const { appealId } = await findLink(world, idOf(world, slot));
    return (deps) => claimAppeal(deps, { appealId, accountId: world.people[who].id });
  },
  releaseAppeal: async (world, { slot, who }) => {
    const { appealId } = await findLink(world, idOf(world, slot));
    return (deps) => releaseAppeal(deps, { appealId, accountId: world.people[who].id });
  },
  decideAppeal: async (world, { slot, who, outcome, claimFirst }) => {
    const { appealId, ...held } = await findLink(world, idOf(world, slot));
    const claimToken = tokenOf(held, world.people[who], claimFirst);
    const answer = { appealId, outcome, reason: "The words are a quotation.", claimToken, actor: actor(world, who) };
    return (deps) => decideAppeal(deps, answer);
  },
  restrict: async (world, { who, by, limit }) => {
    const until = limit === "suspended" ? after(world.clock.now, SUSPENSION_MINUTES * MINUTE) : null;
    const account = world.people[who];
    const restrict = { account, kind: limit, until, reason: "Again.", openComments: "keep" } as const;
    return (deps) => restrictAuthor(deps, { ...restrict, actor: actor(world, by) });
  },
  lift: async (world, { who, by }) => {
    const now = world.clock.now;
    const restriction = await world.deps.db.prisma.restriction.findFirstOrThrow({
      where: { accountId: world.people[who].id, liftedAt: null, OR: [{ until: null }, { until: { gt: now } }] },
      orderBy: { id: "asc" },
    });
    return (deps) => endRestriction(deps, { restriction, actor: actor(world, by) });
  },
};

/** Hands every letter that waits in this world to a mail server that takes, defers or refuses it. */
export async function runMailer({ deps, people }: World, { how }: Mail): Promise<void> {
  const send = async () => {
    if (how === "accept") return { accepted: true, response: "250 ok" } as const;
    throw new MailError(how === "close" ? "550" : "451", how === "close");
  };
  const waiting = await deps.db.prisma.letter.findMany({
    where: { state: "queued", accountId: { in: Object.values(people).map(({ id }) => id) } },
    orderBy: { id: "asc" },
  });
  for (const { id: letterId } of waiting) {
    const info = { attempt: 1, lastAttempt: false };
    await sendLetter.perform({ ...deps, mail: { ...deps.mail, send } }, { letterId }, info).catch((error: unknown) => {
      if (!(error instanceof MailError)) throw error;
    });
  }
}

export async function activate({ deps }: World, { title }: Activate): Promise<void> {
  const { files, revision: hash, model } = smallPolicy(`A policy, number ${title}`);
  const actor = { kind: "operator", label: "cli:property" } as const;
  await activatePolicy(deps, { revision: { hash, files: [...files], model }, actor });
}
