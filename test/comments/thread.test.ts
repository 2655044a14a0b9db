import type { Article } from "../../src/db/generated/client.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type TestApp, type TestPerson, testApp } from "../support/app.ts";
import { decideComment, postComment, removedComment } from "../support/scenes.ts";
import { BODIES, smallPolicy } from "../support/small-policy.ts";

interface View {
  readonly id: string;
  readonly body: string | null;
  readonly author: object | null;
  readonly status: string;
  readonly depth: number;
  readonly parentId: string | null;
  readonly replyCount: number;
  readonly recommendCount: number;
  readonly createdAt: string;
  readonly replies?: readonly View[];
}

let app: TestApp;
let moderator: TestPerson;
beforeAll(async () => {
  app = await testApp({ policy: smallPolicy() });
  moderator = await app.person("moderator");
});

let said = 0;
/** A text that nobody said before. */
const words = () => `Something new, number ${(said += 1)}.`;
const say = (article: Article, parentId?: string) =>
  postComment(app, { article, body: words(), ...(parentId === undefined ? {} : { parentId }) });

const readPage = async (path: string) => {
  const { body } = await app.as(null).get(path).expect(200);
  return body as { readonly items: readonly View[]; readonly nextCursor: string | null };
};
const readThread = async ({ key }: Article, query = "sort=oldest") =>
  (await readPage(`/articles/${key}/comments?${query}`)).items;

/** Every item of a list, page by page. */
async function readAll(path: string, whilePaging: () => Promise<unknown> = async () => undefined): Promise<View[]> {
  const all: View[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(
      cursor === null ? path : `${path}&cursor=${cursor}`,
    );
    all.push(...page.items);
    cursor = page.nextCursor;
    await whilePaging();
  } while (cursor !== null);
  return all;
}

async function recommend(id: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    await app
      .as(await app.person())
      .put(`/comments/${id}/reaction`)
      .send({ kind: "recommend" })
      .expect(204);
  }
}

describe("the order of roots", () => {
  test("is by time either way, or by recommendations and then the newest", async () => {
    const article = await app.article();
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      ids.push((await say(article)).id);
      app.clock.advance(MINUTE);
    }
    await recommend(ids[1] ?? "", 2);
    await recommend(ids[2] ?? "", 1);
    const order = async (sort: string) => (await readThread(article, `sort=${sort}`)).map(({ id }) => ids.indexOf(id));
    expect(await order("oldest")).toEqual([0, 1, 2, 3]);
    expect(await order("newest")).toEqual([3, 2, 1, 0]);
    expect(await order("top")).toEqual([1, 2, 3, 0]);
  });

  test.each(["oldest", "newest", "top"])(
    "%s gives each of many equal roots once, whatever the size of the page",
    async (sort) => {
      const article = await app.article();
      const posted = new Set<string>();
      for (let count = 0; count < 11; count += 1) posted.add((await say(article)).id);
      for (const limit of [1, 3, 10, 11, 100]) {
        const ids = (await readAll(`/articles/${article.key}/comments?sort=${sort}&limit=${limit}`)).map(
          ({ id }) => id,
        );
        expect(ids).toHaveLength(posted.size);
        expect(new Set(ids)).toEqual(posted);
      }
    },
  );

  test("keeps its place while others post and go", async () => {
    const article = await app.article();
    const before: string[] = [];
    for (let count = 0; count < 9; count += 1) {
      before.push((await say(article)).id);
      app.clock.advance(1_000);
    }
    const read = await readAll(`/articles/${article.key}/comments?sort=newest&limit=2`, () => say(article));
    expect(read.map(({ id }) => id)).toEqual(before.toReversed());
  });

  test.each(["rubbish", "e30", Buffer.from('{"t":"x"}').toString("base64url")])(
    "takes no cursor of others: %s",
    async (cursor) => {
      const { key } = await app.article();
      await app.as(null).get(`/articles/${key}/comments?cursor=${cursor}`).expect(422);
    },
  );
});

describe("replies", () => {
  test("are three a comment, oldest first, two levels down, with the number of all", async () => {
    const article = await app.article();
    const root = await say(article);
    const replies = [];
    for (let count = 0; count < 4; count += 1) replies.push(await say(article, root.id));
    const [first] = replies;
    const grandchildren = [];
    for (let count = 0; count < 4; count += 1) grandchildren.push(await say(article, first?.id));
    await say(article, grandchildren[0]?.id);

    const [shown] = await readThread(article);
    expect(shown).toMatchObject({ replyCount: 4 });
    expect(shown?.replies?.map(({ id }) => id)).toEqual(replies.slice(0, 3).map(({ id }) => id));
    const [child] = shown?.replies ?? [];
    expect(child).toMatchObject({ depth: 1, replyCount: 4 });
    expect(child?.replies?.map(({ id }) => id)).toEqual(grandchildren.slice(0, 3).map(({ id }) => id));
    expect(child?.replies?.[0]).toMatchObject({ depth: 2, replyCount: 1 });
    expect(child?.replies?.[0]).not.toHaveProperty("replies");
    const all = await readAll(`/comments/${root.id}/replies?limit=3`);
    expect(all.map(({ id }) => id)).toEqual(replies.map(({ id }) => id));
  });

  test("go down to depth 8; a reply to one there is its sibling", async () => {
    const article = await app.article();
    let parentId = (await say(article)).id;
    let above = parentId;
    for (let depth = 1; depth <= 8; depth += 1) {
      above = parentId;
      parentId = (await say(article, parentId)).id;
    }
    const { id } = await say(article, parentId);
    const { body } = await app.as(null).get(`/comments/${id}`).expect(200);
    expect(body).toMatchObject({ depth: 8, parentId: above });
    expect((await app.as(null).get(`/comments/${above}`)).body).toMatchObject({ depth: 7, replyCount: 2 });
  });
});

describe("a comment that is hidden", () => {
  const hide = {
    removed: (id: string) => decideComment(app, moderator, { id, action: "remove" }),
    deleted: async (id: string) => {
      const { authorId } = await app.deps.db.prisma.comment.findUniqueOrThrow({ where: { id } });
      const author = people.find(({ account }) => account.id === authorId);
      await app
        .as(author ?? null)
        .delete(`/comments/${id}`)
        .expect(204);
    },
  };
  const people: TestPerson[] = [];

  async function branch(article: Article) {
    const [author, replier] = [await app.person(), await app.person()];
    people.push(author, replier);
    const root = await postComment(app, { article, author, body: words() });
    const reply = await postComment(app, { article, author: replier, body: words(), parentId: root.id });
    return { root, reply };
  }

  test.each(["removed", "deleted"] as const)(
    "when %s is a tombstone while something published stands below it",
    async (how) => {
      const article = await app.article();
      const { root, reply } = await branch(article);
      await hide[how](root.id);
      const [tombstone] = await readThread(article);
      expect(tombstone).toMatchObject({
        id: root.id,
        status: how,
        body: null,
        author: null,
        editedAt: null,
        replyCount: 1,
      });
      expect((await app.as(null).get(`/comments/${root.id}`).expect(200)).body).toMatchObject({
        body: null,
        author: null,
      });

      await hide[how](reply.id);
      expect(await readThread(article)).toEqual([]);
      await app.as(null).get(`/comments/${root.id}`).expect(404);
    },
  );

  test("is there again with the reply that is restored below it", async () => {
    const article = await app.article();
    const { root, reply } = await branch(article);
    await hide.removed(root.id);
    await hide.removed(reply.id);
    await decideComment(app, moderator, { id: reply.id, action: "publish" });
    const [tombstone] = await readThread(article);
    expect(tombstone).toMatchObject({ id: root.id, body: null, replies: [{ id: reply.id, status: "published" }] });
  });

  test.each(["hold", "remove"] as const)(
    "is nobody's to see but its author's when the policy says %s",
    async (body) => {
      const article = await app.article();
      const { id, author } = await postComment(app, { article, body: BODIES[body] });
      expect(await readThread(article)).toEqual([]);
      await app.as(null).get(`/comments/${id}`).expect(404);
      await app
        .as(await app.person())
        .get(`/comments/${id}`)
        .expect(404);
      expect((await app.as(author).get(`/comments/${id}`).expect(200)).body.body).toBe(BODIES[body]);
      const { body: mine } = await app.as(author).get(`/articles/${article.key}/comments/mine`).expect(200);
      expect(mine.items).toMatchObject([{ id, body: BODIES[body] }]);
    },
  );
});

describe("a page of a thread", () => {
  test("is the same bytes for its author, a moderator, a stranger and nobody, whatever they did there", async () => {
    const { article, author, id } = await postComment(app);
    await postComment(app, { article, author, body: BODIES.hold });
    await app.as(author).put(`/comments/${id}/reaction`).send({ kind: "recommend" }).expect(204);
    const path = `/articles/${article.key}/comments`;
    const answers = [];
    for (const who of [author, moderator, await app.person(), null])
      answers.push(await app.as(who).get(path).expect(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(new Set(answers.map(({ headers }) => headers["etag"])).size).toBe(1);
    for (const { headers } of answers) {
      expect(headers["cache-control"]).toBe("public, max-age=0, s-maxage=5");
      expect(headers["set-cookie"]).toBeUndefined();
    }
  });

  test("is answered 304 to whoever has it, until something changes", async () => {
    const { article } = await postComment(app);
    const path = `/articles/${article.key}/comments`;
    const first = await app.as(null).get(path).expect(200);
    const etag = String(first.headers["etag"]);
    const again = await app.as(null).get(path).set("If-None-Match", etag).expect(304);
    expect(again.text).toBe("");
    await say(article);
    const changed = await app.as(null).get(path).set("If-None-Match", etag).expect(200);
    expect(changed.headers["etag"]).not.toBe(etag);
  });

  test("shows a writer what they wrote at once", async () => {
    const article = await app.article();
    for (let count = 1; count <= 5; count += 1) {
      await say(article);
      expect(await readThread(article)).toHaveLength(count);
    }
  });
});

test("each reason says its language to an author: ours are in the reader's, a policy's in its own", async () => {
  const article = await app.article({ moderation: "pre" });
  const { author } = await postComment(app, { article });
  await postComment(app, { article, author, body: BODIES.remove });
  const path = `/articles/${article.key}/comments/mine` as const;
  const { body } = await app.as(author).get(path).set("Accept-Language", "de-AT").expect(200);
  expect(body.items.map((each: { decision: object }) => each.decision)).toMatchObject([
    { kind: "remove", noticeLanguages: ["en"] },
    { kind: "hold", noticeLanguages: ["de"] },
  ]);
});

test("an author's own comments come with verdict and decision, newest first, to nobody's cache", async () => {
  const { author, article } = await removedComment(app);
  app.clock.advance(MINUTE);
  await postComment(app, { author, article });
  const { body, headers } = await app.as(author).get(`/articles/${article.key}/comments/mine`).expect(200);
  expect(headers["cache-control"]).toBe("private, no-store");
  expect(body.items).toMatchObject([
    { status: "published", verdict: { outcome: "publish", appealable: false }, decision: { kind: "publish" } },
    {
      status: "removed",
      verdict: { outcome: "remove", categories: ["harassment"], appealable: true },
      decision: { kind: "remove", automated: true, appealable: true, appeal: null },
    },
  ]);
});
