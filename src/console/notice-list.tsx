import type { NoticeItem } from "../notices/schema.ts";
import { Words } from "../pages/prose.tsx";
import { useDesk } from "./desk.tsx";
import { Age, PersonLink } from "./pieces.tsx";

interface NoticeListProps {
  readonly notices: readonly NoticeItem[];
  /** The form whose decision can say that a notice was unfounded; absent where nothing is decided. */
  readonly form?: string | undefined;
}

/** What the public holds to be illegal in a comment. Who they are is for nobody to see by the way. */
export const NoticeList = ({ notices, form }: NoticeListProps) => (
  <ul class="plain">
    {notices.map((notice) => (
      <li key={notice.id}>
        <p class="meta">
          <NoticeTags notice={notice} />
          <Age at={notice.receivedAt} />
          {notice.closedBy ? <PersonLink person={notice.closedBy} /> : null}
        </p>
        <NoticeWords notice={notice} />
        {form === undefined || notice.status !== "open" ? null : <UnfoundedBox form={form} id={notice.id} />}
      </li>
    ))}
  </ul>
);

export function NoticeTags({ notice }: { readonly notice: NoticeItem }) {
  const { notices } = useDesk().texts;
  return (
    <>
      <span class="tag">{notices.states[notice.status]}</span>
      {notice.source === "trusted_flagger" ? <span class="tag bad">{notices.trusted}</span> : null}
      {notice.childAbuse ? <span class="tag bad">{notices.childAbuse}</span> : null}
      {notice.overdue ? <span class="tag bad">{notices.overdue}</span> : null}
    </>
  );
}

export function NoticeWords({ notice: { explanation, legalReference, repeats } }: { readonly notice: NoticeItem }) {
  const { texts } = useDesk();
  return (
    <>
      {explanation === null ? <p class="dim">{texts.purged}</p> : <Words text={explanation} />}
      {legalReference === null ? null : (
        <p>
          {texts.notices.law} <q>{legalReference}</q>
        </p>
      )}
      {repeats.map((repeat) => (
        <div key={repeat.receivedAt}>
          <p class="dim">
            {texts.notices.repeated} <Age at={repeat.receivedAt} />
          </p>
          {repeat.explanation === null ? null : <Words text={repeat.explanation} />}
        </div>
      ))}
    </>
  );
}

function UnfoundedBox({ form, id }: { readonly form: string; readonly id: string }) {
  const { notices } = useDesk().texts;
  return (
    <p>
      <label>
        <input type="checkbox" form={form} name="unfounded" value={id} /> {notices.unfoundedBox}
      </label>
      <br />
      <small>{notices.unfoundedHint}</small>
    </p>
  );
}
