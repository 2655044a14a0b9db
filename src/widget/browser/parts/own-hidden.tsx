import { useEffect, useState } from "preact/hooks";
import { CommentList } from "./comment.tsx";
import { useDesk } from "./desk.ts";
import { LinkButton } from "./pieces.tsx";
import { useSaid } from "./said.ts";
import { findComment, isHidden } from "./tree.ts";
import type { Comment } from "./types.ts";
import { placeOf } from "./use-going.ts";

/** Each with its reasons fills half of a phone's screen, and the thread begins below them. */
const AT_FIRST = 2;

/** The reader's own hidden comments that have no place among what is shown, newest first. */
export function OwnHidden({ comments }: { readonly comments: readonly Comment[] }) {
  const { own, texts, chosen, go } = useDesk();
  const said = useSaid();
  const [all, setAll] = useState(false);
  const isShown = (id: string | null) => id !== null && findComment(comments, id) !== undefined;
  const lost = [...own.values()].filter((each) => isHidden(each) && !isShown(each.id) && !isShown(each.parentId));
  const found = lost.find(({ id }) => id === chosen)?.id;
  const isOpen = all || found !== undefined;
  useEffect(() => {
    if (found !== undefined) go(placeOf(found), "center");
  }, [found]);
  return lost.length === 0 ? null : (
    <section aria-labelledby="own">
      <h3 id="own">{said.onlyYouHeading}</h3>
      <CommentList comments={isOpen ? lost : lost.slice(0, AT_FIRST)} />
      {lost.length > AT_FIRST ? (
        <LinkButton onClick={() => setAll(!isOpen)} expanded={isOpen}>
          {isOpen ? texts.lessText : said.allOwn.replace("#", String(lost.length))}
        </LinkButton>
      ) : null}
    </section>
  );
}
