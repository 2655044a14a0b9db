import { Words } from "../pages/prose.tsx";
import { Time } from "../pages/time.tsx";
import type { CaseDetail } from "../queue/schema.ts";
import { DECIDE_FORM } from "./case-decision.tsx";
import type { CasePageProps } from "./case-page.tsx";
import { useDesk } from "./desk.tsx";
import { MarkedText, MatchList, NearMisses, categoryName } from "./marked-text.tsx";
import { NoticeList } from "./notice-list.tsx";
import { Age, PersonLink, StatusTag } from "./pieces.tsx";
import { Reasons } from "./reasons.tsx";
import { Reveal } from "./reveal.tsx";

/** What the comment answers, from the first comment on. */
export function ThreadAbove({ thread }: Pick<CaseDetail, "thread">) {
  const { texts } = useDesk();
  if (thread.length === 0) return null;
  return (
    <section>
      <h2>{texts.case.thread}</h2>
      <ol class="above">
        {thread.map(({ id, author, body, status, createdAt }) => (
          <li key={id}>
            <p class="meta">
              <PersonLink person={author} />
              <a href={`/console/comments/${id}`}>
                <Age at={createdAt} />
              </a>
              {status === "published" ? null : <StatusTag status={status} />}
            </p>
            <MarkedText text={body} matches={[]} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The comment itself: its text, what the policy found in it, and why it is in the queue. */
export function CommentSection({ item, revealed, claimToken, nearMisses }: CasePageProps) {
  const { texts } = useDesk();
  const { comment, article } = item;
  return (
    <section>
      <h2>{texts.case.comment}</h2>
      <p class="meta">
        <StatusTag status={comment.status} />
        <PersonLink person={comment.author} />
        <span class="of-article">
          {texts.on}{" "}
          <a href={article.url} title={article.title}>
            {article.title}
          </a>
        </span>
        <Time at={comment.createdAt} lang={texts.lang} />
        <span>{texts.case.revision(comment.revision)}</span>
        <a href={`/console/comments/${comment.id}`}>{texts.case.history}</a>
      </p>
      <MarkedText text={revealed ?? comment.body} matches={item.matches} numbered />
      <Reveal
        masked={comment.bodyMasked}
        isRevealed={revealed !== undefined}
        action={`/console/cases/${item.id}/reveal`}
        carries={item.canDecide && claimToken !== null ? DECIDE_FORM : undefined}
      />
      <h3>{texts.case.matches}</h3>
      <MatchList matches={item.matches} />
      <NearMisses misses={nearMisses} />
      <h3>{texts.reasons.heading}</h3>
      <Reasons reasons={item.reasons} wordless />
    </section>
  );
}

/** What somebody said of it who thinks it is illegal. */
export function CaseNotices({ item, notices, claimToken }: CasePageProps) {
  const { texts } = useDesk();
  if (notices.length === 0) return null;
  const form = item.canDecide && claimToken !== null ? DECIDE_FORM : undefined;
  return (
    <section>
      <h2>{texts.notices.heading}</h2>
      <NoticeList notices={notices} form={form} />
    </section>
  );
}

export function ReaderFlags({ flags }: Pick<CasePageProps, "flags">) {
  const { texts } = useDesk();
  if (flags.length === 0) return <p class="dim">{texts.case.noFlags}</p>;
  return (
    <ul class="plain">
      {flags.map(({ id, category, note, flaggedBy, createdAt, resolution }) => (
        <li key={id}>
          <p class="meta">
            <strong>{categoryName(texts, category)}</strong>
            {flaggedBy ? <PersonLink person={flaggedBy} /> : null}
            <Age at={createdAt} />
            {resolution === null ? null : <span class="tag">{texts.comment.resolutions[resolution]}</span>}
          </p>
          {note === null ? null : <Words text={note} />}
        </li>
      ))}
    </ul>
  );
}
