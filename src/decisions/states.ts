import type { CommentStatus, DecisionKind } from "../db/generated/client.ts";
import { type Machine, findTransition } from "../shared/states.ts";

/** What decides about a comment: the policy's verdict or a moderator's. */
export type Act = "publish" | "hold" | "remove";

/** `edit` and `delete` are its author's. What an edited text is worth is the act that follows the edit. */
export type CommentEvent = Act | "edit" | "delete";

/**
 * `new` is the comment that is being posted. A removal is held only when the restriction that it went with is lifted and
 * the comment waited for a moderator before.
 */
export const COMMENT_MACHINE = {
  new: { publish: "published", hold: "held", remove: "removed" },
  published: { publish: "published", hold: "held", remove: "removed", edit: "published", delete: "deleted" },
  held: { publish: "published", hold: "held", remove: "removed", edit: "held", delete: "deleted" },
  removed: { publish: "published", hold: "held", delete: "deleted" },
  deleted: {},
} as const satisfies Machine<CommentStatus | "new", CommentEvent>;

/** The state a comment is in after its author or a decision did something, or undefined: refused without effect. */
export const nextStatus = (status: CommentStatus, event: CommentEvent): CommentStatus | undefined =>
  findTransition<CommentStatus, CommentEvent>(COMMENT_MACHINE, status, event);

/** A publication after a removal is a restoration: it undoes a statement of reasons. */
export const kindOf = (status: CommentStatus, act: Act): DecisionKind =>
  status === "removed" && act === "publish" ? "restore" : act;

/** What a moderator may do with a comment now. */
export const allowedActions = (status: CommentStatus): readonly ("publish" | "remove")[] =>
  (["publish", "remove"] as const).filter((act) => nextStatus(status, act));
