import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { type Api, Problem } from "./api.ts";
import { append, changeComment, findComment, withReply } from "./tree.ts";
import type { Article, Comment, OwnComment, OwnComments, Page, Posted, Sort, Status, User } from "./types.ts";

const PER_PAGE = 20;
const REPLIES_PER_PAGE = 50;
const MOST_OWN = 100;

interface Thread {
  readonly article: Article | null;
  readonly comments: readonly Comment[];
  readonly nextCursor: string | null;
}

interface Mine {
  readonly user: User | null;
  readonly own: ReadonlyMap<string, OwnComment>;
  readonly recommended: ReadonlySet<string>;
}

const NOBODY: Mine = { user: null, own: new Map(), recommended: new Set() };

/** A thread as it is read here: what was loaded, who reads, and what may be done. It never moves by itself. */
export function useThread(api: Api, articleKey: string) {
  const path = `/articles/${encodeURIComponent(articleKey)}`;
  const [sort, setSort] = useState<Sort>("newest");
  const [thread, setThread] = useState<Thread | null>(null);
  const [failed, setFailed] = useState<string>();
  const [mine, setMine] = useState<Mine>(NOBODY);
  const change = (id: string, how: (comment: Comment) => Comment) =>
    setThread((now) => now && { ...now, comments: changeComment(now.comments, id, how) });

  const load = useCallback(
    async (by: Sort) => {
      setFailed(undefined);
      try {
        const [article, page] = await Promise.all([
          api.get<Article>(path),
          api.get<Page<Comment>>(`${path}/comments?limit=${PER_PAGE}&sort=${by}`),
        ]);
        setThread({ article, comments: page.items, nextCursor: page.nextCursor });
      } catch (error) {
        setFailed(error instanceof Problem ? error.message : undefined);
      }
    },
    [path],
  );
  const loadMine = useCallback(
    async (user: User | null) => {
      if (!user) return setMine(NOBODY);
      const { items, reactions } = await api.get<OwnComments>(`${path}/comments/mine?limit=${MOST_OWN}`);
      setMine({ user, own: new Map(items.map((item) => [item.id, item])), recommended: new Set(reactions) });
    },
    [path],
  );
  const identify = useCallback(async () => loadMine(await api.findUser().catch(() => null)), [path]);

  useEffect(() => void load(sort), [load, sort]);
  useEffect(() => void identify(), [identify]);
  useSignInElsewhere(mine.user === null, identify);

  const loadMore = async () => {
    if (!thread?.nextCursor) return;
    const cursor = encodeURIComponent(thread.nextCursor);
    const page = await api.get<Page<Comment>>(`${path}/comments?limit=${PER_PAGE}&sort=${sort}&cursor=${cursor}`);
    setThread({ ...thread, comments: append(thread.comments, page.items), nextCursor: page.nextCursor });
  };

  const showReplies = async ({ id, replies = [] }: Comment) => {
    const page = await api.get<Page<Comment>>(`/comments/${id}/replies?limit=${REPLIES_PER_PAGE}`);
    const shown = append(page.items, replies);
    const replyCount =
      page.nextCursor === null ? shown.filter(({ status }) => status === "published").length : undefined;
    change(id, (comment) => ({ ...comment, replies: shown, replyCount: replyCount ?? comment.replyCount }));
  };

  const post = async ({ body, parentId, key }: { body: string; parentId: string | null; key: string }) => {
    const posted = await api.send<Posted>("POST", `${path}/comments`, {
      body: { body, parentId },
      idempotencyKey: key,
    });
    if (posted.comment.status === "published") place(posted.comment);
    await loadMine(mine.user);
    return posted;
  };
  const count = (by: 1 | -1) =>
    setThread((now) =>
      now?.article ? { ...now, article: { ...now.article, commentCount: now.article.commentCount + by } } : now,
    );
  const place = (comment: Comment) => {
    count(1);
    if (comment.parentId !== null) return change(comment.parentId, (parent) => withReply(parent, comment));
    setThread((now) => now && { ...now, comments: append([comment], now.comments) });
  };

  const edit = async ({ id, revision }: Comment, body: string) => {
    const { comment } = await api.send<Posted>("PATCH", `/comments/${id}`, { body: { body, revision } });
    change(id, ({ replies }) => (replies ? { ...comment, replies } : comment));
    await loadMine(mine.user);
  };

  const remove = async ({ id, status }: Comment, waiveAppeal: boolean) => {
    await api.send("DELETE", `/comments/${id}${waiveAppeal ? "?waiveAppeal=true" : ""}`);
    if (status === "published") count(-1);
    hide(id, "deleted");
    await loadMine(mine.user);
  };

  /** A tombstone in its place: what stands below stays where it is. */
  const hide = (id: string, status: Status = "removed") =>
    change(id, (comment) => (comment.body === null ? comment : { ...comment, ...GONE, status }));

  /** Reads a comment that is on the screen anew, in its place. */
  const refresh = async (id: string) => {
    if (!thread || !findComment(thread.comments, id)) return;
    const fresh = await api.get<Comment>(`/comments/${id}`);
    change(id, ({ replies }) => (replies ? { ...fresh, replies } : fresh));
  };

  const recommend = async ({ id }: Comment) => {
    const had = mine.recommended.has(id);
    if (had) await api.send("DELETE", `/comments/${id}/reaction`);
    else await api.send("PUT", `/comments/${id}/reaction`, { body: { kind: "recommend" } });
    const recommended = new Set(mine.recommended);
    if (had) recommended.delete(id);
    else recommended.add(id);
    setMine({ ...mine, recommended });
    change(id, (comment) => ({ ...comment, recommendCount: comment.recommendCount + (had ? -1 : 1) }));
  };

  const contest = async (decisionId: string, statement: string) => {
    await api.send("POST", "/appeals", { body: { decisionId, statement } });
    await loadMine(mine.user);
  };

  const seen = useRef(new Set<string>());
  const markSeen = (decisionId: string) => {
    if (seen.current.has(decisionId)) return;
    seen.current.add(decisionId);
    const forget = () => void seen.current.delete(decisionId);
    api.send("POST", `/me/decisions/${decisionId}/seen`).catch(forget);
  };

  const signOut = async () => {
    await api.signOut();
    setMine(NOBODY);
  };

  return {
    thread,
    failed,
    sort,
    setSort,
    reload: () => load(sort),
    ...mine,
    loadMore,
    showReplies,
    post,
    edit,
    remove,
    refresh,
    hide,
    recommend,
    contest,
    markSeen,
    signOut,
  };
}

const GONE = { author: null, body: null, editedAt: null } as const;

/** The letter's link opens another tab; whoever comes back to this one should be signed in here too. */
function useSignInElsewhere(isNobody: boolean, identify: () => Promise<void>): void {
  useEffect(() => {
    if (!isNobody) return undefined;
    const look = () => void (document.visibilityState === "visible" && identify());
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [isNobody, identify]);
}
