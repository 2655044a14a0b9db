import { once } from "node:events";
import { createServer } from "node:http";
import type { BrowserContextOptions } from "playwright-core";
import { createSignInCode } from "../../src/auth/sign-in-code.ts";
import { createSignInLinkFor } from "../../src/auth/create-sign-in-link.ts";
import { SESSION_COOKIE } from "../../src/auth/session-cookie.ts";
import { reviewUrl } from "../../src/appeals/review-link.ts";
import { seedDemo } from "../../src/cli/seed-demo.ts";
import type { Article } from "../../src/db/generated/client.ts";
import { appealToken } from "../../src/decisions/appeal-link.ts";
import { transaction } from "../../src/db/transaction.ts";
import { raiseAlert } from "../../src/decisions/raise-alert.ts";
import { stateHolds } from "../../src/decisions/state-holds.ts";
import { noticeUrl } from "../../src/notices/notice-link.ts";
import { drawNewReviews } from "../../src/quality/draw-reviews.ts";
import { DAY, HOUR, MINUTE } from "../../src/shared/clock.ts";
import { setShares } from "../quality/quality-desk.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { eventually } from "../support/eventually.ts";
import { whenOver } from "../support/test-scope.mjs";
import { freePort } from "../support/outside.mjs";
import {
  type Removed,
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findLink,
  findOpenCase,
  postComment,
  removedComment,
} from "../support/scenes.ts";
import {
  activateAnother,
  answerReviews,
  sealAudit,
  seedHistory,
  seedShadow,
  seedTokens,
  seedTrouble,
} from "./administration-world.ts";
import { type Visitor, openBrowser, openVisitor } from "./browser.ts";
import { seedRedress } from "./populated-redress.ts";

/** What the shipped policy does with each, and what is hard to draw. */
const WORDS = {
  remove: "You are all fucking assholes, said the captain.",
  private: "Call him at +44 20 7946 0958 and tell him, he lives at 221 Baker Street, London NW1 6XE.",
  evading: "f*ck this, the sh1t ferry is late again",
  hold: "You are an idiot and everybody knows it.",
  holdAgain: "You are an idiot, and the harbour is full of them.",
  flag: "What a load of crap this timetable is.",
  rtl: "هذا الجدول الجديد للعبارات لا يناسب من يعمل في الليل، ولم يسألنا أحد.",
  unbroken: `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${"x".repeat(120)}`,
  long: "The ferry is late again, and nobody at the harbour knows why it should be so every single week. ".repeat(38),
} as const;

const LONG_NAME = "Maximiliane-Wilhelmina Featherstonehaugh";
const LONG_TITLE =
  "New timetable for the ferries between the islands and the mainland, what it means for commuters, for schools and for everybody who lives beyond the last harbour";

/** `german` administers, too. */
type Role = "reader" | "moderator" | "administrator" | "author" | "german";

export interface PopulatedWorld {
  readonly app: TestApp;
  readonly base: string;
  /** Origin of a publisher's site: `/KEY` shows an article with the thread embedded. */
  readonly publisher: string;
  /** Addresses, by what is to be seen there; below `base` unless whole. */
  readonly at: Readonly<Record<string, string>>;
  /** A browser at the time of this world, signed in on our own pages as somebody, or as nobody. */
  readonly visitor: (role: Role | null, options?: BrowserContextOptions) => Promise<Visitor>;
  /** What signs an embed in behind `#recourse=`. */
  readonly signInCode: (role: Role) => Promise<string>;
}

/** One server in which every state of every screen is to be seen. It ends with the test file. */
export async function openPopulatedWorld(): Promise<PopulatedWorld> {
  const [port, publisherPort] = [await freePort(), await freePort()];
  const base = `http://localhost:${port}`;
  const publisher = `http://localhost:${publisherPort}`;
  const app = await testApp({ env: { PUBLIC_URL: base, ALLOWED_ORIGINS: publisher } });
  await serveAt(port, (req, res) => void app.app.emit("request", req, res));
  await serveAt(publisherPort, (req, res) => {
    res.setHeader("Content-Type", "text/html; charset=utf-8").end(articlePage(base, req.url?.slice(1) ?? ""));
  });
  const seeded = await seed(app);
  const browser = await openBrowser();
  whenOver(() => browser.close());

  const visitor: PopulatedWorld["visitor"] = async (role, options) => {
    const made = await openVisitor(browser, options);
    await made.page.clock.setFixedTime(app.clock.now());
    if (role !== null)
      await made.context.addCookies([
        { name: SESSION_COOKIE, value: seeded.people[role].token, url: base },
        { name: "recourse_hint", value: "1", url: base },
      ]);
    return made;
  };
  const signInCode: PopulatedWorld["signInCode"] = (role) =>
    createSignInCode(app.deps.db.prisma, { accountId: seeded.people[role].account.id, at: app.clock.now() });
  return { app, base, publisher, at: seeded.at, visitor, signInCode };
}

async function serveAt(port: number, answer: Parameters<typeof createServer>[1]): Promise<void> {
  const server = createServer(answer).listen(port, "localhost");
  await once(server, "listening");
  whenOver(async () => {
    server.close();
    server.closeAllConnections();
  });
}

const articlePage = (base: string, address: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<style>:root { color-scheme: light dark; background: Canvas; color: CanvasText }</style><title>The Harbour Gazette</title>
<link rel="icon" href="data:,">
<script type="module" src="${base}/embed.js"></script></head>
<body><main style="max-width: 42rem; margin: auto; font-family: Georgia, serif"><h1>The Harbour Gazette</h1>
<p>An article of another site.</p>
<recourse-comments article="${address.split(/[?#]/)[0]}"></recourse-comments></main></body></html>`;

interface Seeded {
  readonly people: Readonly<Record<Role, TestPerson>>;
  readonly at: Readonly<Record<string, string>>;
}

/** Hours pass in it, so that ages and deadlines differ; fewer than a session of staff lasts. */
async function seed(app: TestApp): Promise<Seeded> {
  await seedDemo(app.deps);
  await seedHistory(app);
  const people = {
    reader: await app.person("reader", { displayName: "Rita Reader", email: "rita@example.org" }),
    author: await app.person("reader", { displayName: LONG_NAME, email: "maximiliane@example.org" }),
    moderator: await app.person("moderator", { displayName: "Moderator Maxwell" }),
    second: await app.person("moderator", { displayName: "Moderator Noether" }),
    administrator: await app.person("administrator", { displayName: "Administrator Curie" }),
    german: await app.person("administrator", { displayName: "Verwalterin Weber" }),
  };
  await app.deps.db.prisma.account.update({ where: { id: people.german.account.id }, data: { locale: "de" } });
  const earlier = await activateAnother({ app, administrator: people.administrator });
  await setShares(app, people.administrator, { share: 1, goldenShare: 0 });
  await openEveryWay(app, people.administrator);
  const articles = await seedArticles(app);
  const scene = { app, people, articles };
  await app.startWorker();
  const thread = await seedThread(scene);
  const appeals = await seedAppeals(scene);
  const restrictions = await seedRestrictions(scene);
  app.clock.advance(3 * HOUR);
  const queue = await seedQueue(scene);
  // Late, for a claim lasts ten minutes.
  await claim(app, people.moderator, `/moderation/appeals/${idIn(appeals.answerAppeal)}`);
  await claim(app, people.second, `/moderation/appeals/${idIn(appeals.claimedAppeal)}`);
  const notices = await seedNotices(scene, queue.flagged);
  const redress = await seedRedress(scene);
  await seedQuality(scene, appeals.upheldComment);
  await answerReviews(app, [people.second, people.administrator]);
  await seedShadow(app, people.moderator);
  await seedFailures(scene);
  await stateHolds.perform(app.deps, { _cron: { ts: app.clock.now() } });
  const held = await findLink(app, thread.held);
  const heldAgain = await findLink(app, thread.heldAgain);
  await fileAppeal(app, heldAgain);
  const contested = await contestHold(app, thread.contestedHold);
  // Every letter is out, or known not to be: afterwards nothing moves.
  await eventually(async () => {
    const waiting = await app.deps.db.prisma.letter.count({ where: { state: "queued" } });
    if (waiting > 0) throw new Error(`${waiting} letters are still queued`);
  }, 25_000);
  await failLetters(app);
  await seedTrouble({ app });
  await seedTokens({ app, administrator: people.administrator });
  await sealAudit(app);
  const signIn = await createSignInLinkFor(app.deps, people.reader.account);
  const [letter] = await app.mailbox();
  return {
    people,
    at: {
      thread: `/embed/${articles.busy.key}`,
      emptyThread: `/embed/${articles.empty.key}`,
      busy: articles.busy.key,
      empty: articles.empty.key,
      contested: articles.contested.key,
      closed: articles.closed.key,
      permalink: `/c/${thread.permalink}`,
      tombstone: `/c/${thread.tombstone}`,
      heldAppeal: `/appeals/${held.token}`,
      openHeldAppeal: `/appeals/${heldAgain.token}`,
      signInLink: new URL(signIn).pathname,
      letter: `/dev/mailbox/${letter?.id}`,
      revisionInForce: `/console/policy/revisions/${app.deps.policy().revision}`,
      earlierRevision: `/console/policy/revisions/${earlier}`,
      author: `/console/people/${people.author.account.id}`,
      authorsComments: `/console/comments?author=${people.author.account.id}`,
      newcomer: `/console/people/${people.reader.account.id}`,
      colleague: `/console/people/${people.second.account.id}`,
      article: `/console/articles/${articles.busy.id}`,
      closedArticle: `/console/articles/${articles.closed.id}`,
      staffMember: `/console/settings/staff/${people.second.account.id}`,
      staffSelf: `/console/settings/staff/${people.administrator.account.id}`,
      contestedHold: contested,
      ...appeals,
      ...restrictions,
      ...queue,
      ...notices,
      ...redress,
    },
  };
}

const idIn = (address: string): string => address.slice(address.lastIndexOf("/") + 1);

/** In the console, where its appeal waits. */
const contestHold = async (app: TestApp, commentId: string): Promise<string> =>
  `/console/appeals/${await fileAppeal(app, await findLink(app, commentId))}`;

/** A hold that lasts an hour is stated here, and can be contested; so can a notice that came to nothing. */
async function openEveryWay(app: TestApp, by: TestPerson): Promise<void> {
  const { body } = await app.as(by).get("/moderation/settings").expect(200);
  const settings = { ...body.settings, holds: { statementAfterHours: 1 }, notices: { notifierAppeals: true } };
  await app.as(by).put("/moderation/settings").send({ version: body.version, settings }).expect(200);
}

export interface Scene {
  readonly app: TestApp;
  readonly people: Readonly<Record<Role | "second", TestPerson>>;
  readonly articles: Readonly<Record<"busy" | "contested" | "empty" | "closed", Article>>;
}

async function seedArticles(app: TestApp): Promise<Scene["articles"]> {
  const busy = await app.article({ key: "ferry-timetable", title: LONG_TITLE });
  const contested = await app.article({ key: "harbour-works", title: "Harbour works begin" });
  const empty = await app.article({ key: "new-ferry", title: "A new ferry" });
  const closed = await app.article({ key: "old-bridge", title: "The old bridge", commentsOpen: false });
  return { busy, contested, empty, closed };
}

async function seedThread({ app, people, articles }: Scene) {
  const { author, reader, moderator } = people;
  const article = articles.busy;
  const root = await postComment(app, { author: reader, article, body: "The early boat is the one that matters." });
  const tombstone = await postComment(app, { author, article, body: "Soon a tombstone." });
  await postComment(app, { author: reader, article, parentId: tombstone.id, body: "What is left of an argument." });
  let parentId = root.id;
  for (const body of [
    WORDS.rtl,
    WORDS.unbroken,
    "Agreed. See https://news.example/ferries?a=1&b=2",
    "And deeper.",
    "Deepest.",
  ]) {
    app.clock.advance(MINUTE);
    parentId = (await postComment(app, { author: people.author, article, parentId, body })).id;
  }
  for (let n = 1; n <= 5; n += 1)
    await postComment(app, {
      author: reader,
      article,
      parentId: root.id,
      body: `Reply number ${n} to the early boat.`,
    });
  const { id: long } = await postComment(app, { author: reader, article, body: WORDS.long });
  for (let n = 1; n <= 22; n += 1)
    await postComment(app, { author: reader, article, body: `A harbour has ${n} sides, and I have seen them all.` });
  for (let n = 0; n < 3; n += 1)
    await app
      .as(await app.person())
      .put(`/comments/${root.id}/reaction`)
      .send({ kind: "recommend" })
      .expect(204);
  await decideComment(app, moderator, { id: tombstone.id, action: "remove" });
  const { id: held } = await postComment(app, { author, article, body: WORDS.hold });
  const { id: heldAgain } = await postComment(app, { author, article, body: WORDS.holdAgain });
  await postComment(app, { author, article, body: WORDS.evading });
  const contested = {
    author: await app.person(),
    article,
    body: "You are an idiot, dear harbour master, and everybody knows it.",
  };
  const { id: contestedHold } = await postComment(app, contested);
  return { permalink: root.id, tombstone: tombstone.id, long, held, heldAgain, contestedHold };
}

async function seedAppeals({ app, people, articles }: Scene) {
  const { author, moderator, second, administrator } = people;
  const article = articles.contested;
  const removed = (body: string) => removedComment(app, { author, article, by: moderator, body });
  const upheld = await removed("Nobody who lives inland should have a say in this.");
  const overturned = await removed("They wrote “get lost” on my door, and I still vote for it.");
  const withdrawn = await removed("The mayor could not run a bath.");
  const fresh = await removedComment(app, { author, article, body: WORDS.private });
  const open = await removedComment(app, { author, article, body: WORDS.remove });
  const review = await removed(WORDS.long.slice(0, 900));
  const gone = await removed("I shall delete this myself, and then nobody need decide about it.");
  const mine = await removedComment(app, { article, body: "All ferrymen are fucking assholes and liars." });
  const theirs = await removedComment(app, { article, body: "You are all assholes, and your mothers too." });
  const filed = await fileAll(app, { upheld, overturned, withdrawn, open, review, gone, mine, theirs });
  app.clock.advance(HOUR);
  await decideAppeal(app, second, { appealId: filed.upheld, outcome: "upheld" });
  await decideAppeal(app, second, { appealId: filed.overturned, outcome: "overturned" });
  await app.as(null).post("/appeals/withdraw").send({ token: withdrawn.token }).expect(200);
  await app.as(author).delete(`/comments/${gone.id}?waiveAppeal=true`).expect(204);
  const invited = { email: "judge@outside.example" };
  await app.as(administrator).post(`/moderation/appeals/${filed.review}/reviewer`).send(invited).expect(201);
  const invitation = await app.deps.db.prisma.reviewInvitation.findFirstOrThrow();
  const page = ({ token }: Removed) => `/appeals/${token}`;
  return {
    freshAppeal: page(fresh),
    openAppeal: page(open),
    upheldAppeal: page(upheld),
    overturnedAppeal: page(overturned),
    withdrawnAppeal: page(withdrawn),
    review: new URL(reviewUrl(app.deps.config, invitation)).pathname,
    consoleAppeal: `/console/appeals/${filed.open}`,
    ownAppeal: `/console/appeals/${filed.review}`,
    upheldConsoleAppeal: `/console/appeals/${filed.upheld}`,
    voidConsoleAppeal: `/console/appeals/${filed.gone}`,
    answerAppeal: `/console/appeals/${filed.mine}`,
    claimedAppeal: `/console/appeals/${filed.theirs}`,
    deletedComment: `/console/comments/${gone.id}`,
    upheldComment: upheld.id,
    removedComment: `/console/comments/${upheld.id}`,
    restoredComment: `/console/comments/${overturned.id}`,
  };
}

async function fileAll<Name extends string>(app: TestApp, links: Record<Name, Removed>): Promise<Record<Name, string>> {
  const filed = {} as Record<Name, string>;
  for (const name in links) filed[name] = await fileAppeal(app, links[name]);
  return filed;
}

async function seedRestrictions({ app, people }: Scene) {
  const { moderator, author } = people;
  const restrict = async (who: TestPerson, fields: Readonly<Record<string, unknown>>, by = moderator) => {
    const path = `/moderation/users/${who.account.id}/restrictions`;
    const body = { reason: "Insults after a warning, three times in a week.", category: "harassment", ...fields };
    await app.as(by).post(path).send(body).expect(201);
    return who;
  };
  const banned = await restrict(await app.person("reader", { displayName: "Barnaby Banned" }), { kind: "banned" });
  const until = new Date(app.clock.now().getTime() + 7 * DAY).toISOString();
  const suspended = await restrict(await app.person("reader", { displayName: "Susan Suspended" }), {
    kind: "suspended",
    until,
  });
  const contesting = await app.person("reader", { displayName: "Conrad Contests" });
  await restrict(contesting, { kind: "banned", reason: "The same advertisement, under nine articles." }, people.second);
  await restrict(author, { kind: "warning" });
  const note = { body: "Was told by mail on Monday; answered politely.\nSecond paragraph of a long note." };
  await app.as(moderator).post(`/moderation/users/${author.account.id}/notes`).send(note).expect(201);
  return {
    restrictionAppeal: `/appeals/${await tokenOf(app, banned)}`,
    contestedRestriction: `/console/appeals/${await fileAppeal(app, { token: await tokenOf(app, contesting) })}`,
    banned: `/console/people/${banned.account.id}`,
    suspended: `/console/people/${suspended.account.id}`,
  };
}

async function tokenOf(app: TestApp, { account }: TestPerson): Promise<string> {
  const { deps } = app;
  const link = await deps.db.prisma.appealLink.findFirstOrThrow({ where: { accountId: account.id } });
  return appealToken(deps.config.appealLinkKeys, link) ?? "";
}

/** Cases of every kind, waiting for different times; one is claimed by somebody else. */
async function seedQueue({ app, people, articles }: Scene) {
  const { reader, author, moderator, second } = people;
  const article = articles.busy;
  const flagged = await postComment(app, { author, article, body: WORDS.flag });
  const byReaders = await postComment(app, { author, article, body: `Sold! ${WORDS.long.slice(0, 1_900)}` });
  for (const category of ["spam", "harassment", "other"] as const) {
    const body = { category, note: "He has written this under every article of the week, and it is not even true." };
    await app
      .as(await app.person())
      .post(`/comments/${byReaders.id}/flags`)
      .send(body)
      .expect(201);
  }
  await app.as(reader).post(`/comments/${flagged.id}/flags`).send({ category: "profanity" }).expect(201);
  const claimed = await postComment(app, { article, body: "You are a liar and a coward, and so is your mother." });
  for (let n = 0; n < 26; n += 1) {
    app.clock.advance(7 * MINUTE);
    await postComment(app, { author: reader, article, body: `${WORDS.flag} I counted ${n} mistakes, damn it.` });
  }
  const own = await postComment(app, { author: moderator, article, body: `${WORDS.flag} I wrote this one.` });
  const reply = { article, parentId: flagged.id, body: "My server runs at 84.17.45.22 and is slow, as the ferry is." };
  const answering = await postComment(app, { author: reader, ...reply });
  const done = await postComment(app, { author, article, body: `${WORDS.flag} Twice.` });
  const { id: doneCase } = await findOpenCase(app, done.id);
  await decideComment(app, moderator, { id: done.id, action: "remove" });
  const held = await findOpenCase(app, claimed.id);
  await claim(app, second, `/moderation/cases/${held.id}`);
  const mine = await findOpenCase(app, byReaders.id);
  await claim(app, moderator, `/moderation/cases/${mine.id}`);
  const page = async (id: string) => `/console/cases/${(await findOpenCase(app, id)).id}`;
  return {
    flagged: flagged.id,
    freeCase: await page(flagged.id),
    claimedCase: await page(claimed.id),
    ownCase: await page(byReaders.id),
    conflictCase: await page(own.id),
    privateCase: await page(answering.id),
    doneCase: `/console/cases/${doneCase}`,
    comment: `/console/comments/${flagged.id}`,
  };
}

async function seedNotices({ app, people }: Scene, commentId: string) {
  const { config, db } = app.deps;
  const give = async (fields: Readonly<Record<string, unknown>>) => {
    const body = { commentId, goodFaith: true, explanation: "This sentence is a libel against my client.", ...fields };
    const { body: given } = await app.as(null).post("/notices").send(body).expect(201);
    const notice = await db.prisma.notice.findUniqueOrThrow({ where: { id: given.id } });
    return { id: notice.id, path: new URL(noticeUrl(config, notice)).pathname };
  };
  const open = await give({ name: LONG_NAME, email: "nora@example.org", legalReference: "Section 186 of the code" });
  const other = await postComment(app, { body: "The minister sold the harbour to his brother." });
  const kept = await give({ commentId: other.id, name: "Otto", email: "otto@example.org" });
  await decideComment(app, people.second, { id: other.id, action: "publish" });
  const third = await postComment(app, { body: "His brother sold it on within the week." });
  const removed = await give({ commentId: third.id, name: "Otto", email: "otto@example.org" });
  await decideComment(app, people.second, { id: third.id, action: "remove" });
  return {
    noticeForm: `/notices/new?comment=${commentId}`,
    openNotice: open.path,
    keptNotice: kept.path,
    removedNotice: removed.path,
  };
}

/** What waits to be judged a second time, and what is known to be right. */
async function seedQuality({ app, people }: Scene, upheldComment: string): Promise<void> {
  const body = { revision: 1, outcome: "remove", category: "harassment", why: "It denies a group its say." };
  await app.as(people.administrator).post(`/moderation/comments/${upheldComment}/golden`).send(body).expect(201);
  await drawNewReviews(app.deps);
}

async function seedFailures({ app }: Scene): Promise<void> {
  const { deps } = app;
  await transaction(deps.db, async (tx) => {
    const at = deps.clock();
    await raiseAlert(deps, tx, { kind: "letter_undelivered", cause: "comment_removed:550", count: 3, at });
    await raiseAlert(deps, tx, { kind: "appeal_without_decider", cause: "appeal", at });
    await raiseAlert(deps, tx, { kind: "overdue", cause: "cases", count: 12, at });
  });
}

/** As the mail server's last word would leave them, of letters that are long sent: the rule that forbids it sleeps. */
async function failLetters({ deps }: TestApp): Promise<void> {
  await deps.db.pool.query(`
    begin;
    set local session_replication_role = replica;
    update letters set state = 'failed', last_code = '550', attempts = 1, sent_at = null
    where id in (select id from letters where kind in ('comment_removed', 'appeal_decided') order by id limit 3);
    commit`);
}
