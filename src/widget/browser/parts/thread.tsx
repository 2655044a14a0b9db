import { useEffect, useRef, useState } from "preact/hooks";
import type { Api, Problem } from "./api.ts";
import { CommentList, isHidden } from "./comment.tsx";
import { counted } from "./counted.ts";
import { type Desk, DeskProvider, type Dialog, useDesk } from "./desk.ts";
import { hasDraft } from "./drafts.ts";
import { LinkButton, LoadProblem } from "./pieces.tsx";
import { WithTools, loadTools } from "./toolbox.tsx";
import { findComment } from "./tree.ts";
import type { Comment, Sort } from "./types.ts";
import { useAction } from "./use-action.ts";
import { type Arrivals, useArrivals } from "./use-arrivals.ts";
import { useChosen } from "./use-chosen.ts";
import { useMuted } from "./use-muted.ts";
import { useNow } from "./use-now.ts";
import { useOnline } from "./use-online.ts";
import { type ThreadSource, useThread } from "./use-thread.ts";
import type { Words } from "./words.ts";

const SORTS: readonly Sort[] = ["newest", "oldest", "top"];
/** More than this one does not want one by one, and the server not either. */
const MOST_TAKEN = 20;
const MINUTE_MS = 60_000;
/** As many as fill a screen. */
const FIRST_DRAWN = 5;

interface ThreadProps {
  readonly source: ThreadSource & { readonly api: Api };
  readonly words: Words;
  readonly host: HTMLElement;
}

export function Thread({ source, words, host }: ThreadProps) {
  const { api, articleKey } = source;
  const { texts } = words;
  const state = useThread(source);
  const muting = useMuted();
  const [dialog, open] = useState<Dialog>();
  const [said, say] = useSaidForAWhile();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState<string>();
  const chosen = useChosen();
  const isOnline = useOnline();
  const now = useNow(MINUTE_MS);
  const comments = state.thread?.comments ?? [];
  const { drawn, place, hasMore } = useDrawn(comments, state.thread?.nextCursor);
  const arrivals = useArrivals({
    url: `${api.origin}/api/v1/articles/${encodeURIComponent(articleKey)}/events`,
    isKnown: (id) => state.own.has(id) || findComment(comments, id) !== undefined,
    onChanged: (id) => void state.refresh(id).catch(() => undefined),
    onHidden: (id) => state.hide(id),
    compare: async () => {
      const now = await state.ask();
      return { now, shown: state.thread?.article ?? now };
    },
  });

  const total = state.thread?.article.commentCount ?? 0;
  const isLoaded = state.thread !== null;
  useEffect(() => {
    if (!isLoaded || chosen === undefined) return;
    setFolded(new Set());
    state.bring(chosen).then(
      () => setWanted(chosen),
      () => say(texts.linkGone),
    );
  }, [isLoaded, chosen]);
  useEffect(() => {
    if (wanted === undefined) return;
    goTo(host, wanted);
    setWanted(undefined);
  }, [wanted]);

  const showArrivals = async () => {
    const { ids, missed, changed, clear } = arrivals;
    const placed = missed > 0 || changed || ids.length > MOST_TAKEN ? [] : await state.take(ids);
    const isShown = placed.length > 0 || (await state.reload());
    if (!isShown) return;
    clear();
    setFresh(new Set(placed.length > 0 ? placed : ids));
    setWanted(placed.at(-1) ?? "");
  };
  const fold = (id: string) =>
    setFolded((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]));
  // A publisher with a door of its own takes the event: preventDefault() keeps ours closed.
  const signIn = () => {
    const event = new CustomEvent("recourse-sign-in", { bubbles: true, cancelable: true });
    if (host.dispatchEvent(event)) open("sign-in");
  };
  const desk: Desk = {
    ...words,
    ...muting,
    ...state,
    api,
    articleKey,
    isOpen: state.thread?.article.commentsOpen ?? false,
    now,
    chosen,
    fresh,
    folded,
    fold,
    open,
    signIn,
    say,
  };

  return (
    <DeskProvider value={desk}>
      {isOnline ? null : (
        <p class="state" role="status">
          {texts.offline}
        </p>
      )}
      {state.thread ? (
        <section aria-labelledby="heading" lang={words.lang} aria-busy={state.busy} class={place}>
          <div class="top">
            <h2 id="heading">{total === 0 ? texts.heading : counted(words.locale, total, texts.count)}</h2>
            <Account />
          </div>
          <WritingPlace readFirst={state.thread.article.moderation === "pre"} />
          <p class="said" role="status">
            {said}
          </p>
          <OwnHidden comments={comments} />
          {comments.length === 0 ? null : <Sorts sort={state.sort} onSort={state.setSort} />}
          <ArrivalsButton arrivals={arrivals} onShow={showArrivals} />
          <Retry problem={state.problem} onRetry={() => void state.reload()} />
          {comments.length === 0 ? (
            <p class="empty">{desk.isOpen ? texts.empty : texts.emptyClosed}</p>
          ) : (
            <CommentList comments={drawn} />
          )}
          {hasMore ? <More onMore={async () => setWanted(await state.loadMore())} /> : null}
          <Opened dialog={dialog} onClose={() => open(undefined)} />
        </section>
      ) : (
        <Waiting problem={state.problem} onRetry={() => void state.reload()} />
      )}
    </DeskProvider>
  );
}

/** At once what fills a screen, the rest when that is seen. Until then the place of the rest is kept. */
function useDrawn(comments: readonly Comment[], nextCursor: string | null | undefined) {
  const [most, setMost] = useState(FIRST_DRAWN);
  useEffect(() => setMost(Infinity), []);
  const isWhole = comments.length <= most;
  return { drawn: comments.slice(0, most), place: isWhole ? "" : "waiting", hasMore: isWhole && Boolean(nextCursor) };
}

/** Into sight and under the keyboard; a reader who wants no motion gets none. The heading, when there is no such comment. */
function goTo(host: HTMLElement, id: string): void {
  const target = host.shadowRoot?.getElementById(`comment-${id}`);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  target?.focus({ preventScroll: true });
  (target ?? (id === "" ? host : undefined))?.scrollIntoView({
    block: target ? "center" : "start",
    behavior: calm ? "instant" : "smooth",
  });
}

const SAID_MS = 6_000;

/** A sentence about what was just done, for a while. */
function useSaidForAWhile() {
  const [said, say] = useState("");
  useEffect(() => {
    if (said === "") return undefined;
    const timer = setTimeout(() => say(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say] as const;
}

/** A field to look at; the real one is fetched when it is wanted, or when a draft waits in it. */
function WritingPlace({ readFirst }: { readonly readFirst: boolean }) {
  const { texts, lang, isOpen, user, articleKey } = useDesk();
  const [writes, setWrites] = useState(() => hasDraft(`${articleKey}.`));
  const wasThere = useRef(writes);
  const fetchAhead = () => void loadTools(lang).catch(() => undefined);
  if (!isOpen) return <p class="state">{texts.closed}</p>;
  return (
    <>
      {user?.restriction ? <WithTools>{({ RestrictionNote }) => <RestrictionNote />}</WithTools> : null}
      {readFirst ? <p class="dim">{texts.readFirst}</p> : null}
      {writes ? (
        <WithTools>{({ WriteForm }) => <WriteForm parent={null} isEntered={!wasThere.current} />}</WithTools>
      ) : (
        <button
          type="button"
          class="field"
          onClick={() => setWrites(true)}
          onPointerEnter={fetchAhead}
          onFocus={fetchAhead}
        >
          {texts.write}
        </button>
      )}
    </>
  );
}

function Opened({ dialog, onClose }: { readonly dialog: Dialog | undefined; readonly onClose: () => void }) {
  if (dialog === undefined) return null;
  return (
    <WithTools>
      {({ SignInDialog, AccountDialog, FlagDialog }) =>
        dialog === "sign-in" ? (
          <SignInDialog onClose={onClose} />
        ) : dialog === "activity" ? (
          <AccountDialog onClose={onClose} />
        ) : (
          <FlagDialog comment={dialog.report} onClose={onClose} />
        )
      }
    </WithTools>
  );
}

/** The reader's own hidden comments that have no place among what is shown. */
function OwnHidden({ comments }: { readonly comments: readonly Comment[] }) {
  const { own, texts } = useDesk();
  const isShown = (id: string | null) => id !== null && findComment(comments, id) !== undefined;
  const lost = [...own.values()].filter((each) => isHidden(each) && !isShown(each.id) && !isShown(each.parentId));
  return lost.length === 0 ? null : (
    <section aria-labelledby="own">
      <h3 id="own">{texts.onlyYouHeading}</h3>
      <CommentList comments={lost} />
    </section>
  );
}

interface RetryProps {
  readonly problem: Problem | undefined;
  readonly onRetry: () => void;
}

function Retry({ problem, onRetry }: RetryProps) {
  const { texts } = useDesk();
  return problem === undefined ? null : (
    <>
      <LoadProblem problem={problem} />
      <button type="button" class="quiet" onClick={onRetry}>
        {texts.tryAgain}
      </button>
    </>
  );
}

function Waiting({ problem, onRetry }: RetryProps) {
  const { texts, lang } = useDesk();
  return (
    <section lang={lang} class="waiting">
      {problem ? (
        <Retry problem={problem} onRetry={onRetry} />
      ) : (
        <p class="dim" role="status">
          {texts.loading}
        </p>
      )}
    </section>
  );
}

function Account() {
  const { texts, locale, user, muted, open, signIn, signOut } = useDesk();
  const { busy, problem, run } = useAction();
  return (
    <div class="actions">
      {user ? (
        <>
          <span class="dim">{texts.signedInAs(user.displayName)}</span>
          <LinkButton onClick={() => open("activity")}>{texts.activity}</LinkButton>
          <LinkButton onClick={() => void run(signOut)} disabled={busy}>
            {texts.signOut}
          </LinkButton>
        </>
      ) : (
        <LinkButton onClick={signIn}>{texts.signIn}</LinkButton>
      )}
      {muted.size === 0 ? null : (
        <LinkButton onClick={() => open("activity")}>{counted(locale, muted.size, texts.muteList)}</LinkButton>
      )}
      <LoadProblem problem={problem} />
    </div>
  );
}

interface SortsProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

function Sorts({ sort, onSort }: SortsProps) {
  const { texts } = useDesk();
  return (
    <div class="sorts" role="group" aria-label={texts.sortLabel}>
      {SORTS.map((each) => (
        <LinkButton key={each} onClick={() => onSort(each)} pressed={each === sort}>
          {texts.sorts[each]}
        </LinkButton>
      ))}
    </div>
  );
}

interface ArrivalsButtonProps {
  readonly arrivals: Arrivals;
  readonly onShow: () => Promise<void>;
}

/** It floats, so that its coming moves nothing. */
function ArrivalsButton({ arrivals: { ids, missed, changed }, onShow }: ArrivalsButtonProps) {
  const { texts, locale } = useDesk();
  const { busy, run } = useAction();
  const count = ids.length + missed;
  return (
    <div class="arrivals" role="status">
      {count > 0 || changed ? (
        <button type="button" onClick={() => void run(onShow)} disabled={busy}>
          {count > 0 ? counted(locale, count, texts.arrivals) : texts.changed}
        </button>
      ) : null}
    </div>
  );
}

function More({ onMore }: { readonly onMore: () => Promise<void> }) {
  const { texts } = useDesk();
  const { busy, problem, run } = useAction();
  return (
    <>
      <LoadProblem problem={problem} />
      <button type="button" class="quiet" onClick={() => void run(onMore)} disabled={busy}>
        {texts.more}
      </button>
    </>
  );
}
