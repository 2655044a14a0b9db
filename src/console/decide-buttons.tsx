import type { Action } from "../queue/case-actions.ts";
import { useDesk } from "./desk.tsx";
import { Key } from "./key.tsx";

const PUBLISH_WORD = { published: "keepPublished", held: "publish", removed: "restore", deleted: "publish" } as const;

interface DecideButtonsProps {
  /** What may be done now. */
  readonly actions: readonly Action[];
  /** Of the comment: says what each button comes to. */
  readonly status: keyof typeof PUBLISH_WORD;
}

/** The buttons of a form that decides about a comment, each with its key. */
export function DecideButtons({ actions, status }: DecideButtonsProps) {
  const { texts } = useDesk();
  return (
    <p class="actions">
      {actions.includes("publish") ? (
        <button type="submit" name="action" value="publish" data-key="f" aria-keyshortcuts="f">
          {texts.case[PUBLISH_WORD[status]]}
          <Key name="f" />
        </button>
      ) : null}
      {actions.includes("remove") ? (
        <button class="bad" type="submit" name="action" value="remove" data-key="d" aria-keyshortcuts="d">
          {status === "removed" ? texts.case.keepRemoved : texts.case.remove}
          <Key name="d" />
        </button>
      ) : null}
    </p>
  );
}
