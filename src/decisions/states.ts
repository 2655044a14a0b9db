import type { CommentStatus, DecisionKind } from "../db/generated/client.ts";

export type Act = "publish" | "hold" | "remove";

interface Transition {
  readonly kind: DecisionKind;
  readonly status: CommentStatus;
}

/** Every (status, act) that means something. Any pair that is not here is refused without effect. */
const TRANSITIONS: Readonly<Record<CommentStatus, Readonly<Partial<Record<Act, Transition>>>>> = {
  published: {
    publish: { kind: "publish", status: "published" },
    hold: { kind: "hold", status: "held" },
    remove: { kind: "remove", status: "removed" },
  },
  held: {
    publish: { kind: "publish", status: "published" },
    hold: { kind: "hold", status: "held" },
    remove: { kind: "remove", status: "removed" },
  },
  removed: {
    publish: { kind: "restore", status: "published" },
  },
  deleted: {},
};

export const findTransition = (status: CommentStatus, act: Act): Transition | undefined => TRANSITIONS[status][act];

/** What a moderator may do with a comment now. */
export const allowedActions = (status: CommentStatus): readonly ("publish" | "remove")[] =>
  (["publish", "remove"] as const).filter((act) => findTransition(status, act));
