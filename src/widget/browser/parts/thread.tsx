import { useEffect, useState } from "preact/hooks";
import { ArrivalsButton } from "./arrivals-button.tsx";
import { CommentList } from "./comment.tsx";
import { type Desk, DeskProvider, type Dialog } from "./desk.ts";
import { More } from "./more.tsx";
import { Opened } from "./opened.tsx";
import { Sorts } from "./sorts.tsx";
import { ThreadHead } from "./thread-head.tsx";
import { WithTools } from "./toolbox.tsx";
import { useChosen } from "./use-chosen.ts";
import { useDrawn } from "./use-drawn.ts";
import { useFolded } from "./use-folded.ts";
import { placeOf, useGoing } from "./use-going.ts";
import { useMuted } from "./use-muted.ts";
import { useNews } from "./use-news.ts";
import { useNow } from "./use-now.ts";
import { useSaidForAWhile } from "./use-said-for-a-while.ts";
import { type ThreadSource, useThread } from "./use-thread.ts";
import { Retry, Waiting } from "./waiting.tsx";
import type { Words } from "./words.ts";
import { WritingPlace } from "./writing-place.tsx";

const MINUTE_MS = 60_000;

interface ThreadProps {
  readonly source: ThreadSource;
  readonly words: Words;
  readonly host: HTMLElement;
}

export function Thread({ source, words, host }: ThreadProps) {
  const { texts } = words;
  const state = useThread(source);
  const muting = useMuted();
  const [dialog, open] = useState<Dialog>();
  const [said, say] = useSaidForAWhile();
  const { folded, fold, unfoldAll } = useFolded();
  const go = useGoing(host);
  const chosen = useChosen();
  const now = useNow(MINUTE_MS);
  const { arrivals, fresh, showArrivals } = useNews({ source, state, go });
  const { thread, problem } = state;
  const comments = thread?.comments ?? [];
  const { drawn, place, hasMore } = useDrawn(comments, thread?.nextCursor);

  const isLoaded = thread !== null;
  useEffect(() => {
    if (!isLoaded || chosen === undefined) return;
    state.bring(chosen).then(
      (isHere) => {
        if (!isHere) return;
        unfoldAll();
        go(placeOf(chosen), "center");
      },
      () => say(texts.linkGone),
    );
  }, [isLoaded, chosen]);

  const stay = () =>
    host.shadowRoot?.activeElement?.closest<HTMLElement>("article, section")?.focus({ preventScroll: true });
  // A publisher with a door of its own takes the event: preventDefault() keeps ours closed.
  const signIn = () => {
    const event = new CustomEvent("recourse-sign-in", { bubbles: true, cancelable: true });
    if (host.dispatchEvent(event)) open("sign-in");
  };
  // The first of them stands where the button was.
  const showNext = async (asked: Promise<string | undefined>) => {
    const first = await asked;
    if (first !== undefined) go(placeOf(first));
  };
  const desk: Desk = {
    ...words,
    ...state,
    ...source,
    muted: muting.muted,
    mute: (author) => {
      stay();
      muting.mute(author);
    },
    unmute: (id) => {
      stay();
      muting.unmute(id);
    },
    isOpen: thread?.article.commentsOpen ?? false,
    isReadFirst: thread?.article.moderation === "pre",
    now,
    chosen,
    fresh,
    folded,
    fold,
    go,
    open,
    signIn,
    say,
    stay,
    showReplies: (comment) => showNext(state.showReplies(comment)),
  };
  const retry = () => void state.reload();

  return (
    <DeskProvider value={desk}>
      {thread ? (
        <section aria-labelledby="heading" lang={words.lang} aria-busy={state.busy} class={place}>
          <ThreadHead total={thread.article.commentCount} />
          {desk.isOpen || comments.length > 0 ? <WritingPlace key={state.left} /> : null}
          <p class="said" role="status">
            {said}
          </p>
          {desk.own.size > 0 ? <WithTools>{({ OwnHidden }) => <OwnHidden comments={comments} />}</WithTools> : null}
          {comments.length === 0 ? null : <Sorts sort={state.sort} onSort={state.setSort} />}
          <ArrivalsButton arrivals={arrivals} onShow={showArrivals} />
          <Retry problem={problem} onRetry={retry} />
          {comments.length === 0 ? (
            <p class="empty">{desk.isOpen ? texts.empty : texts.emptyClosed}</p>
          ) : (
            <CommentList comments={drawn} />
          )}
          {hasMore ? <More onMore={() => showNext(state.loadMore())} /> : null}
          <Opened dialog={dialog} onClose={() => open(undefined)} />
        </section>
      ) : (
        <Waiting problem={problem} onRetry={retry} />
      )}
    </DeskProvider>
  );
}
