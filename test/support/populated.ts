import { API_ROUTES } from "../../src/app.ts";
import { noticeUrl } from "../../src/notices/notice-link.ts";
import type { TestApp, TestPerson } from "./app.ts";
import {
  claim,
  decideAppeal,
  decideComment,
  fileAppeal,
  findOpenCase,
  postComment,
  removedComment,
  restrict,
} from "./scenes.ts";
import { BODIES } from "./small-policy.ts";

/** An application in which everything has happened once, and who was there. */
export interface Populated {
  readonly author: TestPerson;
  readonly stranger: TestPerson;
  readonly moderator: TestPerson;
  readonly second: TestPerson;
  readonly administrator: TestPerson;
  /** Values of parameters in paths, by the path up to the parameter. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Of appeal links. */
  readonly tokens: readonly string[];
  /** Of the pages of notices. */
  readonly noticePaths: readonly string[];
}

/** Words that only staff may read, each written where staff write. */
export const STAFF_WORDS = {
  flagNote: "a reader's whisper",
  colleagueNote: "between colleagues",
  accountNote: "about this account",
  noticeWords: "what a stranger holds to be illegal",
} as const;

export async function populate(app: TestApp): Promise<Populated> {
  const [author, stranger] = [await app.person(), await app.person()];
  const moderator = await app.person("moderator", { displayName: "Moderator Maxwell" });
  const second = await app.person("moderator", { displayName: "Moderator Noether" });
  const administrator = await app.person("administrator", { displayName: "Administrator Curie" });
  const article = await app.article();

  const published = await postComment(app, { author, article });
  const flagged = await postComment(app, { author, article, body: BODIES.flag });
  const held = await postComment(app, { author, article, body: BODIES.hold });
  const byPolicy = await removedComment(app, { author, article });
  const tombstone = await postComment(app, { author, article, body: "Soon a tombstone." });
  await postComment(app, { author: stranger, article, parentId: tombstone.id, body: "What is left." });
  const removed = await removedComment(app, { author: stranger, article, by: moderator });
  await decideComment(app, moderator, { id: tombstone.id, action: "remove" });
  const overturned = await removedComment(app, { author, article, by: moderator, body: "Back again." });
  const deleted = await postComment(app, { author, article, body: "Taken away." });
  await app.as(author).delete(`/comments/${deleted.id}`).expect(204);

  const flag = { category: "other", note: STAFF_WORDS.flagNote };
  await app.as(stranger).post(`/comments/${flagged.id}/flags`).send(flag).expect(201);
  const waiting = await findOpenCase(app, flagged.id);
  await claim(app, moderator, `/moderation/cases/${waiting.id}`);
  const note = { body: STAFF_WORDS.accountNote };
  await app.as(moderator).post(`/moderation/users/${author.account.id}/notes`).send(note).expect(201);
  const publication = { action: "publish", revision: 1, note: STAFF_WORDS.colleagueNote };
  await app.as(second).post(`/moderation/comments/${published.id}/decision`).send(publication).expect(200);
  await restrict(app, moderator, { ...(await app.person()), kind: "banned" });
  await app.as(stranger).put(`/comments/${published.id}/reaction`).send({ kind: "recommend" }).expect(204);

  const notice = { commentId: flagged.id, explanation: STAFF_WORDS.noticeWords, goodFaith: true };
  const notifier = { name: "Nora Notifier", email: "nora@example.org" };
  const { body: given } = await app
    .as(null)
    .post("/notices")
    .send({ ...notice, ...notifier })
    .expect(201);
  const kept = await app.deps.db.prisma.notice.findUniqueOrThrow({ where: { id: given.id } });

  const appeals = {
    overturned: await fileAppeal(app, overturned),
    upheld: await fileAppeal(app, removed),
    open: await fileAppeal(app, byPolicy),
  };
  await decideAppeal(app, second, { appealId: appeals.overturned, outcome: "overturned" });
  await decideAppeal(app, second, { appealId: appeals.upheld, outcome: "upheld" });
  return {
    author,
    stranger,
    moderator,
    second,
    administrator,
    noticePaths: [new URL(noticeUrl(app.deps.config, kept)).pathname],
    tokens: [overturned.token, removed.token, byPolicy.token],
    parameters: {
      "/articles/:key": [article.key],
      "/comments/:id": [published, flagged, held, byPolicy, tombstone, removed, overturned, deleted].map(
        ({ id }) => id,
      ),
      "/moderation/cases/:id": [waiting.id],
      "/moderation/appeals/:id": Object.values(appeals),
      "/moderation/comments/:id": [held.id, overturned.id],
      "/moderation/notices/:id": [kept.id],
      "/moderation/users/:id": [author.account.id],
      "/policies/:revision": [app.deps.policy().revision],
    },
  };
}

/** Every address below /api/v1 that answers to GET, for what is there. Throws for a parameter that nobody filled in. */
export function readablePaths({ parameters }: Populated): readonly string[] {
  const paths = API_ROUTES.filter(({ method }) => method === "get").map(({ path }) => path);
  return paths.flatMap((path) => fill(path, parameters)).concat(VARIANTS.flatMap((path) => fill(path, parameters)));
}

/** What answers only to a query, or answers differently with one. */
const VARIANTS = [
  "/articles/:key/comments?sort=top&limit=1",
  "/articles/:key/comments?sort=oldest",
  "/counts?keys=a,b",
  "/moderation/queue?status=resolved",
  "/moderation/appeals?status=upheld",
  "/moderation/appeals?status=overturned",
  "/moderation/appeals?overdue=true",
  "/moderation/notices?status=decided",
  "/moderation/queue?source=notice",
  "/moderation/queue?overdue=true",
  "/moderation/alerts?state=acknowledged",
  "/moderation/letters?state=queued",
  "/moderation/users?q=Moderator",
  "/moderation/comments?q=again",
];

function fill(path: string, parameters: Populated["parameters"]): readonly string[] {
  const prefix = /^.*?:\w+/.exec(path)?.[0];
  if (prefix === undefined) return [path];
  const values = parameters[prefix];
  if (!values) throw new Error(`add a value for ${prefix} to the populated application`);
  return values.map((value) => path.replace(/:\w+/, value));
}
