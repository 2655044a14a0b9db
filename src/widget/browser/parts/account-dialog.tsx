import { useEffect, useState } from "preact/hooks";
import { DeleteQuestion } from "./delete-question.tsx";
import { DeskProvider, useDesk } from "./desk.ts";
import { formatMoment } from "./format-moment.ts";
import { Modal } from "./modal.tsx";
import { Body, LinkButton } from "./pieces.tsx";
import { OwnState, isTakenBack } from "./own-state.tsx";
import { Problem } from "./problem.tsx";
import { RedressPart } from "./redress.tsx";
import { useSaid } from "./said.ts";
import type { OwnComment, OwnComments, OwnRestriction, Status } from "./types.ts";
import { useAction } from "./use-action.ts";
import { useSaidForAWhile } from "./use-said-for-a-while.ts";

/** What a reader wrote here and what became of it, limits on the account, whom one has muted, and what can be done with all that. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  const desk = useDesk();
  const said = useSaid();
  // The thread lies behind it, and nothing is heard from there.
  const [told, say] = useSaidForAWhile();
  const { user } = desk;
  return (
    <Modal title={user ? said.activityTitle : said.muteTitle} onClose={onClose}>
      {() => (
        <DeskProvider value={{ ...desk, say }}>
          <p class="said" role="status">
            {told}
          </p>
          {user ? <Restrictions /> : null}
          {user ? <Comments /> : null}
          <MutedAuthors hasTitle={user !== null} />
          {user ? <YourData /> : null}
        </DeskProvider>
      )}
    </Modal>
  );
}

const PER_PAGE = 10;

function Comments() {
  const { api } = useDesk();
  const said = useSaid();
  const [items, setItems] = useState<readonly OwnComment[]>();
  const [cursor, setCursor] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const read = (after: string | null) =>
    run(async () => {
      const from = after === null ? "" : `&cursor=${encodeURIComponent(after)}`;
      const page = await api.get<OwnComments>(`/me/comments?limit=${PER_PAGE}${from}`);
      setItems((known = []) => [...(after === null ? [] : known), ...page.items]);
      setCursor(page.nextCursor);
    });
  // In its place: the list stays where its reader is in it.
  const change = (id: string, how: (comment: OwnComment) => OwnComment) =>
    setItems((known) => known?.map((each) => (each.id === id ? how(each) : each)));
  const bury = (id: string) => change(id, (comment) => ({ ...comment, status: "deleted", body: null }));
  useEffect(() => void read(null), []);
  return (
    <>
      <Problem problem={problem} />
      {items?.length === 0 ? <p class="empty">{said.activityEmpty}</p> : null}
      <ul class="thread">
        {items?.map((comment) => (
          <li key={comment.id}>
            <Item
              comment={comment}
              onContested={() => change(comment.id, contested)}
              onDeleted={() => bury(comment.id)}
            />
          </li>
        ))}
      </ul>
      {cursor === null ? null : (
        <button type="button" class="quiet" onClick={() => void read(cursor)} aria-disabled={busy}>
          {said.activityMore}
        </button>
      )}
    </>
  );
}

const contested = (comment: OwnComment): OwnComment => ({
  ...comment,
  decision: comment.decision && { ...comment.decision, appeal: { status: "open", outcomeReason: null } },
});

interface ItemProps {
  readonly comment: OwnComment;
  readonly onContested: () => void;
  readonly onDeleted: () => void;
}

function Item({ comment, onContested, onDeleted }: ItemProps) {
  const { locale } = useDesk();
  const said = useSaid();
  const states: Readonly<Record<Status, string>> = {
    published: said.publishedState,
    held: said.heldState,
    removed: isTakenBack(comment) ? said.takenBackState : said.removedState,
    deleted: said.deletedState,
  };
  const at = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const isPublic = comment.status === "published";
  return (
    <article class="comment" tabIndex={-1}>
      <header>
        <strong>{states[comment.status]}</strong>
        <span dir="auto">{comment.articleTitle}</span>
        <time class="dim" dateTime={comment.createdAt}>
          {at.format(new Date(comment.createdAt))}
        </time>
      </header>
      {comment.body === null ? null : <Body text={comment.body} />}
      {isPublic && comment.decision?.appeal ? <RedressPart of={comment.decision} /> : null}
      {comment.status === "held" || comment.status === "removed" ? (
        <OwnState comment={comment} onContested={onContested} />
      ) : null}
      {comment.status === "deleted" ? null : <ItemActions comment={comment} onDeleted={onDeleted} />}
    </article>
  );
}

function ItemActions({ comment, onDeleted }: Omit<ItemProps, "onContested">) {
  const { api, stay } = useDesk();
  const said = useSaid();
  const [asks, setAsks] = useState(false);
  const close = () => {
    stay();
    setAsks(false);
  };
  return (
    <div class="actions">
      {comment.status === "published" ? (
        <a href={`${api.origin}/c/${comment.id}`} target="_blank" rel="noopener">
          {said.openComment}
        </a>
      ) : null}
      <LinkButton onClick={() => setAsks(true)} expanded={asks}>
        {said.delete}
      </LinkButton>
      {asks ? <DeleteQuestion comment={comment} mine={comment} onClose={close} onDeleted={onDeleted} /> : null}
    </div>
  );
}

function Restrictions() {
  const { api, locale } = useDesk();
  const said = useSaid();
  const [items, setItems] = useState<readonly OwnRestriction[]>([]);
  const { problem, run } = useAction();
  const read = () =>
    void run(async () => setItems((await api.get<{ items: readonly OwnRestriction[] }>("/me/restrictions")).items));
  useEffect(read, []);
  return (
    <>
      <Problem problem={problem} />
      {items.length === 0 ? null : <h3>{said.accountTitle}</h3>}
      {items.map(({ id, kind, until, active, reason, decisionId, ...redress }) => (
        <section key={id} class={active ? "state warn" : "state"} tabIndex={-1}>
          <p>
            <strong>{said.restrictions[kind]}</strong>{" "}
            {active ? until && said.until(formatMoment(locale, until)) : kind === "warning" ? null : said.past}
          </p>
          {reason === null ? null : <p dir="auto">{said.reason(reason)}</p>}
          {decisionId === null ? null : <RedressPart of={{ id: decisionId, ...redress }} onContested={read} />}
        </section>
      ))}
    </>
  );
}

function MutedAuthors({ hasTitle }: { readonly hasTitle: boolean }) {
  const { muted, unmute } = useDesk();
  const said = useSaid();
  if (hasTitle && muted.size === 0) return null;
  return (
    <section tabIndex={-1}>
      {hasTitle ? <h3>{said.muteTitle}</h3> : null}
      <p class="dim">{muted.size === 0 ? said.muteEmpty : said.muteHint}</p>
      <ul class="thread">
        {[...muted].map(([id, name]) => (
          <li key={id} class="actions">
            <span dir="auto">{name}</span>
            <LinkButton onClick={() => unmute(id)} label={`${said.unmute}: ${name}`}>
              {said.unmute}
            </LinkButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What can be had and what not: to promise a button that is not there would help nobody. */
function YourData() {
  const said = useSaid();
  return (
    <section>
      <h3>{said.dataTitle}</h3>
      <p>{said.dataDelete}</p>
      <p>{said.dataAsk}</p>
    </section>
  );
}
