import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Api, Problem, isSignedOut } from "./api.ts";
import { dropDrafts } from "./drafts.ts";
import { PER_PAGE, articlePath, firstPagePath } from "./first-page.ts";
import { hearSession } from "./session.ts";
import { append, changeComment, findComment, graft, isHidden, withReply } from "./tree.ts";
import type { Article, Comment, Context, OwnComment, OwnComments, Page, Posted, Sort, Status, User } from "./types.ts";

const REPLIES_PER_PAGE = 50;
const MOST_OWN = 100;

export interface LoadedThread {
  readonly article: Article;
  readonly comments: readonly Comment[];
  readonly nextCursor: string | null;
}

interface Mine {
  readonly user: User | null;
  readonly own: ReadonlyMap<string, OwnComment>;
  readonly recommended: ReadonlySet<string>;
  /** Nobody is signed in, though by a link that should have done it. */
  readonly isLinkSpent: boolean;
}

const NOBODY: Mine = { user: null, own: new Map(), recommended: new Set(), isLinkSpent: false };

export const toThread = (article: Article, page: Page<Comment>): LoadedThread => ({
  article,
  comments: page.items,
  nextCursor: page.nextCursor,
});

async function fetchThread(api: Api, articleKey: string, sort: Sort): Promise<LoadedThread> {
  const [article, page] = await Promise.all([
    api.get<Article>(articlePath(articleKey)),
    api.get<Page<Comment>>(firstPagePath(articleKey, sort)),
  ]);
  return toThread(article, page);
}

async function fetchMine(api: Api, path: string, user: User): Promise<Mine> {
  const { items, reactions } = await api.get<OwnComments>(`${path}/comments/mine?limit=${MOST_OWN}`);
  return { ...NOBODY, user, own: new Map(items.map((item) => [item.id, item])), recommended: new Set(reactions) };
}

async function findMine(api: Api, path: string): Promise<Mine> {
  try {
    const user = await api.findUser();
    return user ? await fetchMine(api, path, user).catch(() => ({ ...NOBODY, user })) : NOBODY;
  } catch (error) {
    return { ...NOBODY, isLinkSpent: isSignedOut(error) };
  }
}

export interface ThreadSource {
  readonly api: Api;
  readonly articleKey: string;
  readonly sort: Sort;
  /** The first page, on its way. */
  readonly early: Promise<LoadedThread>;
  /** The same, if it is here already. */
  readonly first: LoadedThread | undefined;
}

/** A thread as it is read here: what was loaded, who reads, and what may be done. It never moves by itself. */
export function useThread({ api, articleKey, sort: firstSort, early, first }: ThreadSource) {
  const path = articlePath(articleKey);
  const [sort, setSort] = useState(firstSort);
  const [thread, setThread] = useState<LoadedThread | null>(first ?? null);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const asked = useRef(sort);
  asked.current = sort;
  const [mine, setMine] = useState<Mine>(NOBODY);
  const [left, setLeft] = useState(0);
  const leavings = useRef(0);
  const identified = useRef(Promise.resolve(NOBODY));
  const fetched = useRef<Promise<LoadedThread> | undefined>(early);
  const change = (id: string, how: (comment: Comment) => Comment) =>
    setThread((now) => now && { ...now, comments: changeComment(now.comments, id, how) });

  const load = useCallback(
    async (by: Sort) => {
      setProblem(undefined);
      setBusy(true);
      try {
        const coming = fetched.current ?? fetchThread(api, articleKey, by);
        fetched.current = undefined;
        const loaded = await coming;
        // Another order may have been asked for meanwhile, and have come sooner.
        if (by === asked.current) setThread(loaded);
        return true;
      } catch (error) {
        setProblem(error instanceof Problem ? error : new Problem("", ""));
        return false;
      } finally {
        setBusy(false);
      }
    },
    [path],
  );
  const loadMine = useCallback(
    async (user: User | null) => {
      const before = leavings.current;
      const mine = user ? await fetchMine(api, path, user) : NOBODY;
      if (before === leavings.current) setMine(mine);
    },
    [path],
  );
  const readMine = () => loadMine(mine.user).catch(() => undefined);
  const identify = useCallback(async () => {
    const before = leavings.current;
    const found = await findMine(api, path);
    // Who has signed out meanwhile is not signed in any more; nobody stays nobody, and what was said to them stands.
    if (before === leavings.current) setMine((now) => (found === NOBODY && !now.user ? now : found));
    return found;
  }, [path]);

  useEffect(() => {
    // What is shown from the beginning needs not be shown again.
    if (first && fetched.current) fetched.current = undefined;
    else void load(sort);
  }, [load, sort]);
  useEffect(() => {
    identified.current = identify();
    return hearSession((speaker) => {
      if (speaker === api) return;
      if (speaker) return void identify();
      leavings.current += 1;
      dropDrafts();
      setMine(NOBODY);
      setLeft((times) => times + 1);
    });
  }, [identify]);
  useSignInElsewhere(mine.user === null, identify);

  /** For whoever does something here: a session that has ended is noticed by it. */
  const send: Api["send"] = (...call) => {
    const sent = api.send<never>(...call).catch((error: unknown) => {
      if (isSignedOut(error)) void identify();
      throw error;
    });
    sending.current = Promise.allSettled([sending.current, sent]);
    return sent;
  };
  const sending = useRef<Promise<unknown>>(undefined);
  /** What the article says of itself now; never while something of the reader's is on its way, which it might count. */
  const ask = async () => {
    for (;;) {
      const before = sending.current;
      await before;
      const article = await api.get<Article>(path);
      if (before === sending.current) return article;
    }
  };

  const loadMore = async () => {
    if (!thread?.nextCursor) return undefined;
    const cursor = encodeURIComponent(thread.nextCursor);
    const page = await api.get<Page<Comment>>(`${path}/comments?limit=${PER_PAGE}&sort=${sort}&cursor=${cursor}`);
    if (sort !== asked.current) return undefined;
    setThread((now) => now && { ...now, comments: append(now.comments, page.items), nextCursor: page.nextCursor });
    return page.items[0]?.id;
  };

  const showReplies = async ({ id, replies = [], repliesCursor }: Comment) => {
    const cursor = repliesCursor ? `&cursor=${encodeURIComponent(repliesCursor)}` : "";
    const page = await api.get<Page<Comment>>(`/comments/${id}/replies?limit=${REPLIES_PER_PAGE}${cursor}`);
    const isFirst = repliesCursor === undefined;
    const shown = isFirst ? append(keepGrown(page.items, replies), replies) : append(replies, page.items);
    const replyCount = page.nextCursor === null ? shown.filter(isPublished).length : undefined;
    change(id, (comment) => ({
      ...comment,
      replies: shown,
      repliesCursor: page.nextCursor,
      replyCount: replyCount ?? comment.replyCount,
    }));
    return shown.find(({ id }) => !replies.some((known) => known.id === id))?.id;
  };

  const post = async ({ body, parentId, key }: { body: string; parentId: string | null; key: string }) => {
    const posted = await send<Posted>("POST", `${path}/comments`, {
      body: { body, parentId },
      idempotencyKey: key,
    });
    if (posted.comment.status === "published") place(posted.comment);
    // It is posted, whatever becomes of this.
    await readMine();
    return posted;
  };
  const place = (comment: Comment) =>
    setThread((now) => {
      if (!now || findComment(now.comments, comment.id)) return now;
      const article = { ...now.article, commentCount: now.article.commentCount + 1 };
      const { parentId } = comment;
      const comments =
        parentId === null
          ? append([comment], now.comments)
          : changeComment(now.comments, parentId, (parent) => withReply(parent, comment));
      return { ...now, article, comments };
    });

  const edit = async ({ id, revision }: Comment, body: string) => {
    const { comment } = await send<Posted>("PATCH", `/comments/${id}`, { body: { body, revision } });
    // Before its place loses the text: to its author it stays what it was.
    await readMine();
    if (comment.status === "published") change(id, (now) => ({ ...now, ...comment, replies: now.replies ?? [] }));
    else hide(id, comment.status);
    return comment.status;
  };

  const remove = async ({ id }: Comment, waiveAppeal: boolean) => {
    await send("DELETE", `/comments/${id}${waiveAppeal ? "?waiveAppeal=true" : ""}`);
    hide(id, "deleted");
    await readMine();
  };

  /** A tombstone in its place: what stands below stays where it is. */
  const hide = (id: string, status: Status = "removed") =>
    setThread((now) => {
      const found = now && findComment(now.comments, id);
      if (!found || found.status === "deleted") return now;
      const commentCount = now.article.commentCount - (found.status === "published" ? 1 : 0);
      const comments = changeComment(now.comments, id, (comment) => ({ ...comment, ...GONE, status }));
      return { ...now, comments, article: { ...now.article, commentCount } };
    });

  /** Reads a comment that is on the screen anew, in its place. */
  const refresh = async (id: string) => {
    if (!thread || !findComment(thread.comments, id)) return;
    const fresh = await api.get<Comment>(`/comments/${id}`);
    change(id, (now) => ({ ...now, ...fresh, replies: now.replies ?? [], replyCount: now.replyCount }));
  };

  /** Puts what arrived in its place; the ids of those whose place is here. */
  const take = async (ids: readonly string[]) => {
    const found = await Promise.all(ids.map((id) => api.get<Comment>(`/comments/${id}`).catch(() => undefined)));
    const known = thread?.comments ?? [];
    const arrived = found.filter((each) => each !== undefined).toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
    const placed: string[] = [];
    for (const comment of arrived.filter(isPublished)) {
      const { id, parentId } = comment;
      const hasPlace = parentId === null || placed.includes(parentId) || findComment(known, parentId) !== undefined;
      if (!hasPlace) continue;
      place(comment);
      placed.push(id);
    }
    return placed;
  };

  /**
   * Brings a comment in, with what it answers; false when it is another thread's, on this page or elsewhere. Throws
   * Problem when it is not there for this reader: one's own stands there though it is hidden.
   */
  const bring = async (id: string) => {
    if (thread && findComment(thread.comments, id)) return true;
    const context = await api.get<Context>(`/comments/${id}/context`).catch(async (error: unknown) => {
      const { own } = mine.user ? mine : await identified.current;
      const shown = own.get(id);
      if (!shown || !isHidden(shown)) throw error;
    });
    if (!context) return true;
    if (context.comment.articleKey !== articleKey) return false;
    setThread((now) => now && { ...now, comments: graft(now.comments, context) });
    return true;
  };

  /** At once, for it is small; taken back when the server did not take it. */
  const recommend = async ({ id }: Comment) => {
    const had = mine.recommended.has(id);
    const mark = (on: boolean) => {
      setMine((now) => ({
        ...now,
        recommended: new Set(on ? [...now.recommended, id] : [...now.recommended].filter((each) => each !== id)),
      }));
      change(id, (comment) => ({ ...comment, recommendCount: comment.recommendCount + (on ? 1 : -1) }));
    };
    mark(!had);
    try {
      if (had) await send("DELETE", `/comments/${id}/reaction`);
      else await send("PUT", `/comments/${id}/reaction`, { body: { kind: "recommend" } });
    } catch (error) {
      mark(had);
      throw error;
    }
  };

  return {
    thread,
    problem,
    busy,
    sort,
    setSort,
    reload: () => load(sort),
    ask,
    ...mine,
    mayWrite: !isBarred(mine.user),
    left,
    loadMore,
    showReplies,
    post,
    edit,
    remove,
    refresh,
    hide,
    take,
    bring,
    recommend,
    readMine,
    send,
    signOut: api.signOut,
  };
}

export type ThreadState = ReturnType<typeof useThread>;

const GONE = { author: null, body: null, editedAt: null } as const;

const isBarred = (user: User | null): boolean =>
  user?.restriction?.kind === "suspended" || user?.restriction?.kind === "banned";

const isPublished = ({ status }: Comment): boolean => status === "published";

/** What one has opened below a reply stays open when its neighbours are fetched. */
const keepGrown = (fetched: readonly Comment[], known: readonly Comment[]): readonly Comment[] =>
  fetched.map((each) => known.find(({ id }) => id === each.id) ?? each);

/** The letter's link opens another tab; whoever comes back to this one should be signed in here too. */
function useSignInElsewhere(isNobody: boolean, identify: () => Promise<unknown>): void {
  useEffect(() => {
    if (!isNobody) return undefined;
    const look = () => void (document.visibilityState === "visible" && identify());
    document.addEventListener("visibilitychange", look);
    addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", look);
    };
  }, [isNobody, identify]);
}
