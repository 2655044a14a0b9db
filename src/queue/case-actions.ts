import type { CommentStatus } from "../db/generated/client.ts";
import { allowedActions } from "../decisions/states.ts";

export type Action = "publish" | "remove";

/**
 * What a moderator may do in an open case. An edit can be removed by the policy while readers' flags wait for a human:
 * `remove` then leaves that removal as it stands and answers the flags, or the case could only end in a restoration.
 */
export const caseActions = (status: CommentStatus): readonly Action[] =>
  status === "removed" ? [...allowedActions(status), "remove"] : allowedActions(status);

/** While an author's appeal is open, nobody removes the comment around it. */
export const besideAppeal = (actions: readonly Action[], isAppealed: boolean): Action[] =>
  actions.filter((action) => action !== "remove" || !isAppealed);
