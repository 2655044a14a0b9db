import { Refusal, invalid } from "../shared/refusal.ts";
import type { ParentFacts } from "./post-facts.ts";

export const DEEPEST = 8;

export interface Place {
  readonly parentId: string | null;
  /** Root first, parent last. */
  readonly ancestorIds: readonly string[];
}

export interface Placing {
  readonly articleId: string;
  readonly parentId: string | null;
  readonly parent: ParentFacts | null;
}

/** Throws `invalid_request` for a parent that is not in this thread: the request is wrong, whoever sends it. */
export function assertInThread({ articleId, parentId, parent }: Placing): void {
  // One that waits for a moderator is not there for anybody yet.
  if (parentId !== null && (parent?.articleId !== articleId || parent.status === "held")) {
    throw invalid("/parentId", "There is no such comment in this thread.");
  }
}

/** Where a new comment goes. A reply to one of the deepest becomes its sibling. Throws `invalid_state`. */
export function placeInThread(parent: ParentFacts | null): Place {
  if (!parent) return { parentId: null, ancestorIds: [] };
  if (parent.status !== "published")
    throw new Refusal("invalid_state", "The comment you reply to is not published any more.");
  return parent.depth < DEEPEST
    ? { parentId: parent.id, ancestorIds: [...parent.ancestorIds, parent.id] }
    : { parentId: parent.parentId, ancestorIds: parent.ancestorIds };
}
