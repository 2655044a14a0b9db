import { useEffect, useRef, useState } from "preact/hooks";
import { WIDGET_TEXTS as texts } from "../../texts.ts";
import type { Api } from "./api.ts";
import { CommentList, isHidden } from "./comment.tsx";
import { type Desk, DeskProvider, useDesk } from "./desk.ts";
import { FlagDialog } from "./flag-dialog.tsx";
import { LinkButton, Problem } from "./pieces.tsx";
import { findComment } from "./tree.ts";
import type { Comment, Sort } from "./types.ts";
import { useAction } from "./use-action.ts";
import { type Arrivals, useArrivals } from "./use-arrivals.ts";
import { useThread } from "./use-thread.ts";
import { WriteForm } from "./write-form.tsx";

const SORTS: readonly Sort[] = ["newest", "oldest", "top"];

interface ThreadProps {
  readonly api: Api;
  readonly articleKey: string;
}

export function Thread({ api, articleKey }: ThreadProps) {
  const state = useThread(api, articleKey);
  const [reported, setReported] = useState<Comment>();
  const [said, say] = useSaid();
  // The stream is opened once, and must ask the state of the moment.
  const latest = useRef(state);
  latest.current = state;
  const { comments = [], article, nextCursor } = state.thread ?? {};
  const arrivals = useArrivals({
    url: `${api.origin}/api/v1/articles/${encodeURIComponent(articleKey)}/events`,
    isKnown: (id) => state.own.has(id) || findComment(comments, id) !== undefined,
    onChanged: (id) => void latest.current.refresh(id).catch(() => undefined),
    onHidden: (id) => latest.current.hide(id),
  });
  const desk: Desk = { ...state, api, articleKey, isOpen: article?.commentsOpen ?? false, report: setReported, say };

  if (!state.thread) return <Waiting problem={state.failed} onRetry={() => void state.reload()} />;
  return (
    <DeskProvider value={desk}>
      <section aria-labelledby="heading">
        <h2 id="heading">{texts.count(article?.commentCount ?? 0)}</h2>
        <Account name={state.user?.displayName} onSignOut={state.signOut} />
        {desk.isOpen ? <WriteForm parent={null} /> : <p class="state">{texts.closed}</p>}
        <p class="said" role="status">
          {said}
        </p>
        <OwnHidden comments={comments} />
        <Sorts sort={state.sort} onSort={state.setSort} />
        <ArrivalsButton arrivals={arrivals} onShow={state.reload} />
        {comments.length === 0 ? <p class="empty">{texts.empty}</p> : <CommentList comments={comments} />}
        {nextCursor ? <More onMore={state.loadMore} /> : null}
        {reported ? <FlagDialog comment={reported} onClose={() => setReported(undefined)} /> : null}
      </section>
    </DeskProvider>
  );
}

const SAID_MS = 6_000;

/** A sentence about what was just done, for a while. */
function useSaid() {
  const [said, say] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => say(""), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return [said, say] as const;
}

/** The reader's own hidden comments that have no place among what is shown. */
function OwnHidden({ comments }: { readonly comments: readonly Comment[] }) {
  const { own } = useDesk();
  const isShown = (id: string | null) => id !== null && findComment(comments, id) !== undefined;
  const lost = [...own.values()].filter((each) => isHidden(each) && !isShown(each.id) && !isShown(each.parentId));
  return lost.length === 0 ? null : (
    <section aria-labelledby="own">
      <h3 id="own">{texts.onlyYouHeading}</h3>
      <CommentList comments={lost} />
    </section>
  );
}

interface WaitingProps {
  readonly problem: string | undefined;
  readonly onRetry: () => void;
}

const Waiting = ({ problem, onRetry }: WaitingProps) =>
  problem === undefined ? (
    <p class="dim" role="status">
      {texts.loading}
    </p>
  ) : (
    <>
      <Problem text={problem} />
      <button type="button" class="quiet" onClick={onRetry}>
        {texts.tryAgain}
      </button>
    </>
  );

interface AccountProps {
  readonly name: string | undefined;
  readonly onSignOut: () => Promise<void>;
}

function Account({ name, onSignOut }: AccountProps) {
  const { busy, problem, run } = useAction();
  if (name === undefined) return null;
  return (
    <p class="actions">
      <span class="dim">{texts.signedInAs(name)}</span>
      <LinkButton onClick={() => void run(onSignOut)} disabled={busy}>
        {texts.signOut}
      </LinkButton>
      <Problem text={problem} />
    </p>
  );
}

interface SortsProps {
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
}

const Sorts = ({ sort, onSort }: SortsProps) => (
  <div class="sorts" role="group" aria-label={texts.sortLabel}>
    {SORTS.map((each) => (
      <LinkButton key={each} onClick={() => onSort(each)} pressed={each === sort}>
        {texts.sorts[each]}
      </LinkButton>
    ))}
  </div>
);

interface ArrivalsButtonProps {
  readonly arrivals: Arrivals;
  readonly onShow: () => Promise<void>;
}

/** It floats, so that its coming moves nothing. */
function ArrivalsButton({ arrivals, onShow }: ArrivalsButtonProps) {
  const isThere = arrivals.count > 0 || arrivals.changed;
  const show = () => {
    arrivals.clear();
    void onShow();
  };
  return (
    <div class="arrivals" role="status">
      {isThere ? (
        <button type="button" onClick={show}>
          {arrivals.count > 0 ? texts.arrivals(arrivals.count) : texts.changed}
        </button>
      ) : null}
    </div>
  );
}

function More({ onMore }: { readonly onMore: () => Promise<void> }) {
  const { busy, problem, run } = useAction();
  return (
    <>
      <Problem text={problem} />
      <button type="button" class="quiet" onClick={() => void run(onMore)} disabled={busy}>
        {texts.more}
      </button>
    </>
  );
}
