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
import type { Message } from "../../src/mail/message.ts";
import { sendLetter } from "../../src/mail/outbox.ts";
import { fileNotice } from "../../src/notices/file-notice.ts";
import { findSuspension, liftSuspension } from "../../src/notices/lift-suspension.ts";
import { markUnfounded } from "../../src/notices/mark-unfounded.ts";
import { withdrawNotice } from "../../src/notices/withdraw-notice.ts";
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
import { withBrokenRule } from "../support/broken-rule.ts";
import { REASON, STATEMENT } from "../support/scenes.ts";
import { smallPolicy } from "../support/small-policy.ts";
import { type Act, type Activate, type Mail, type Notifier, PEOPLE, type Place, type Who } from "./commands.ts";
import { NOTICE_SETTINGS, SUSPENSION_MINUTES, cannotBeJudged, textOf } from "./model.ts";
import { assertLetterIsPrivate } from "./privacy-oracle.ts";

/** One sequence's part of the database: its article, its people, its comments by their slots. */
export interface World {
  /** With a clock of its own, so that sequences can run side by side. */
  readonly deps: Deps;
  readonly clock: { now: Date };
  readonly article: Article;
  readonly people: Readonly<Record<Who, Account>>;
  readonly comments: string[];
}

/** What a publisher decided about notices, for every sequence of this database. */
export async function settle({ deps, person }: TestApp): Promise<void> {
  const { account } = await person();
  const data = { notices: NOTICE_SETTINGS };
  const settings = { siteId: SITE_ID, version: 1, data, changedBy: account.id, createdAt: deps.clock() };
  await deps.db.prisma.siteSettings.create({ data: settings });
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
  const policy: Deps["policy"] = () => withBrokenRule(app.deps.policy(), { onError: "hold", whenever: cannotBeJudged });
  const deps = { ...app.deps, clock: () => clock.now, notify, policy };
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
async function readOne<Row extends pg.QueryResultRow>(
  { deps }: World,
  sql: string,
  ...values: readonly unknown[]
): Promise<Row> {
  const { rows } = await deps.db.pool.query<Row>(sql, [...values]);
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
  readonly party: "author" | "notifier";
  readonly decisionId: string;
  readonly accountId: string | null;
  readonly appealId: string | null;
}

/** The link to contest what is at a place, with what was filed by it. */
async function findLink(world: World, { on, slot, nth }: Place) {
  const link =
    on === "comment"
      ? await readOne<LinkRow>(world, LINK_OF_COMMENT, idOf(world, slot), nth)
      : await readOne<LinkRow>(world, LINK_OF_LIMIT, peopleIds(world), slot);
  const capability = appealToken(world.deps.config.appealLinkKeys, link);
  if (capability === null) throw new Error("the link's key is not configured");
  return { ...link, capability, appealId: link.appealId ?? newId() };
}

const LINK = `
  select l.id, l.key_id as "keyId", l.party, l.decision_id as "decisionId", l.account_id as "accountId",
    a.id as "appealId", c.holder_id as "holderId", c.token
  from decisions d
  join appeal_links l on l.decision_id = d.id
  left join appeals a on a.link_id = l.id
  left join claims c on c.subject_id = a.id`;
const LINK_OF_COMMENT = `${LINK} where d.comment_id = $1 order by l.id offset $2 limit 1`;
const LINK_OF_LIMIT = `
  ${LINK} join restrictions r on r.id = d.restriction_id
  where r.account_id = any($1::uuid[]) and d.kind = 'restrict' order by r.id offset $2 limit 1`;

const findLimit = (world: World, slot: number) =>
  readOne<{ id: string }>(
    world,
    "select id from restrictions where account_id = any($1::uuid[]) order by id offset $2 limit 1",
    peopleIds(world),
    slot,
  );

/** One that joined another has no link of its own. */
const findNotice = (world: World, { slot, nth }: Place) =>
  readOne<{ id: string; keyId: string }>(
    world,
    `select id, key_id as "keyId" from notices where comment_id = $1 and status <> 'joined' order by id offset $2 limit 1`,
    idOf(world, slot),
    nth,
  );

export const peopleIds = ({ people }: World): string[] => Object.values(people).map(({ id }) => id);

/** What each of them writes into the form. */
function signatureOf({ people, article }: World, by: Notifier) {
  if (by === "nobody") return { childAbuse: true };
  const named = { childAbuse: false, name: "Nat Notifier" };
  if (by === "nat") return { ...named, email: `nat.${article.id}@example.org` };
  return { ...named, email: by === "max" ? `${people.max.id}+notices@example.org` : `${people[by].id}@example.org` };
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
  edit: async (world, { place, verdict, variant, own, stale }) => {
    const commentId = idOf(world, place.slot);
    const found = await findComment(world, commentId);
    const authorId = own ? found.authorId : world.people.rea.id;
    const revision = found.revision + (stale ? STALE : 0);
    return (deps) => editComment(deps, { commentId, authorId, body: textOf(verdict, variant), revision });
  },
  delete: async (world, { place, waive }) => {
    const commentId = idOf(world, place.slot);
    const { authorId } = await findComment(world, commentId);
    return (deps) => deleteComment(deps, { commentId, authorId, waiveAppeal: waive });
  },
  flag: async (world, { place, who }) => {
    const flag = { commentId: idOf(world, place.slot), readerId: world.people[who].id, category: "harassment" };
    return (deps) => raiseFlag(deps, flag);
  },
  notice: async (world, { place, by }) => {
    const words = { explanation: "This is not lawful where I live.", goodFaith: true, locale: "en" } as const;
    const body = { ...words, ...signatureOf(world, by) };
    const givenBy = by === "rea" || by === "moe" ? world.people[by].id : null;
    return (deps) => fileNotice(deps, { commentId: idOf(world, place.slot), body, givenBy });
  },
  takeBack: async (world, { place }) => {
    const token = appealToken(world.deps.config.appealLinkKeys, await findNotice(world, place)) ?? "";
    return (deps) => withdrawNotice(deps, { token });
  },
  mark: async (world, { place, who }) => {
    const { id: noticeId } = await findNotice(world, place);
    return (deps) => markUnfounded(deps, { noticeId, actor: actor(world, who) });
  },
  readmit: async (world, { place, by }) => {
    const { id } = await findNotice(world, place);
    const suspension = await findSuspension(world.deps.db, id);
    return (deps) => liftSuspension(deps, { suspension, actor: actor(world, by) });
  },
  claim: async (world, { place, who }) => {
    const { id: caseId } = await findCase(world, idOf(world, place.slot));
    return (deps) => claimCase(deps, { caseId, holderId: world.people[who].id });
  },
  release: async (world, { place, who }) => {
    const { id: caseId } = await findCase(world, idOf(world, place.slot));
    return (deps) => releaseCase(deps, { caseId, holderId: world.people[who].id });
  },
  decide: async (world, { place, who, action, claimFirst, stale }) => {
    const commentId = idOf(world, place.slot);
    const found = await findCase(world, commentId);
    const token = tokenOf(found, world.people[who], claimFirst);
    const decide = { caseId: found.id, commentId, actor: actor(world, who), action, reason: REASON };
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
  override: async (world, { place, who, action, stale }) => {
    const commentId = idOf(world, place.slot);
    const revision = (await findComment(world, commentId)).revision + (stale ? STALE : 0);
    return (deps) => decideComment(deps, { commentId, actor: actor(world, who), action, reason: REASON, revision });
  },
  look: async (world, { place }) => {
    const { capability: token } = await findLink(world, place);
    return (deps) => readAppealView(deps, token);
  },
  seen: async (world, { place }) => {
    const { decisionId, accountId } = await findLink(world, place);
    return (deps) => markSeen(deps, { decisionId, accountId: accountId ?? newId() });
  },
  appeal: async (world, { place, signedIn }) => {
    const { capability: token, party, decisionId, accountId } = await findLink(world, place);
    const own = signedIn && party === "author" && accountId !== null;
    return (deps) => fileAppeal(deps, { by: own ? { decisionId, accountId } : { token }, statement: STATEMENT });
  },
  withdraw: async (world, { place }) => {
    const { capability: token } = await findLink(world, place);
    return (deps) => withdrawAppeal(deps, { by: { token } });
  },
  claimAppeal: async (world, { place, who }) => {
    const { appealId } = await findLink(world, place);
    return (deps) => claimAppeal(deps, { appealId, accountId: world.people[who].id });
  },
  releaseAppeal: async (world, { place, who }) => {
    const { appealId } = await findLink(world, place);
    return (deps) => releaseAppeal(deps, { appealId, accountId: world.people[who].id });
  },
  decideAppeal: async (world, { place, who, outcome, claimFirst }) => {
    const { appealId, ...held } = await findLink(world, place);
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
  lift: async (world, { place, by }) => {
    const { id } = await findLimit(world, place.slot);
    const restriction = await world.deps.db.prisma.restriction.findUniqueOrThrow({ where: { id } });
    return (deps) => endRestriction(deps, { restriction, actor: actor(world, by) });
  },
};

/** By account, and for whoever has none by what it is about. */
const WAITING = `
  select id from letters where state = 'queued' and account_id = any($1::uuid[])
  union
  select t.id from letters t
  join notices n on n.comment_id = any($2::uuid[]) and n.status <> 'joined'
    and t.kind in ('notice_received', 'notice_decided', 'notifier_warned', 'notifier_suspended', 'suspension_lifted')
    and t.subject_id = n.id
  where t.state = 'queued'
  union
  select t.id from letters t
  join appeals a on a.comment_id = any($2::uuid[]) and a.party = 'notifier'
    and t.kind in ('appeal_received', 'appeal_decided') and t.subject_id = a.id
  where t.state = 'queued'
  order by id`;

/** Hands every letter that waits in this world to a mail server that takes, defers or refuses it. */
export async function runMailer(world: World, { how }: Mail): Promise<void> {
  const { deps, comments } = world;
  const send = async (message: Message) => {
    assertLetterIsPrivate(world, message);
    if (how === "accept") return { accepted: true, response: "250 ok" } as const;
    throw new MailError(how === "close" ? "550" : "451", how === "close");
  };
  const { rows: waiting } = await deps.db.pool.query<{ id: string }>(WAITING, [peopleIds(world), comments]);
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
