import { CommentList, isHidden } from "./comment.tsx";
import { useDesk } from "./desk.ts";
import { findComment } from "./tree.ts";
import type { Comment } from "./types.ts";

/** The reader's own hidden comments that have no place among what is shown. */
export function OwnHidden({ comments }: { readonly comments: readonly Comment[] }) {
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
