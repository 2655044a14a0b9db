import type { NoticeStatus } from "../db/generated/client.ts";
import { type Machine, findTransition, statesBefore } from "../shared/states.ts";

/**
 * `receive` and `join` are the notifier's post, and so is `withdraw`; `remove` and `keep` a moderator's decision about the
 * comment; `mark` their word that the notice was manifestly unfounded; `grant` the
 * answer to an appeal that the notifier won; `end` the author's, who deleted the comment.
 */
export type NoticeEvent = "receive" | "join" | "remove" | "keep" | "mark" | "grant" | "end" | "withdraw";

/** A notice by anyone. `new` is the one that is being given; one that joined another goes where that one goes. */
export const NOTICE_MACHINE = {
  new: { receive: "open", join: "joined" },
  open: { remove: "removed", keep: "kept", end: "moot", withdraw: "withdrawn" },
  joined: {},
  removed: {},
  kept: { mark: "unfounded", grant: "removed" },
  unfounded: { grant: "removed" },
  moot: {},
  withdrawn: {},
} as const satisfies Machine<NoticeStatus | "new", NoticeEvent>;

export const nextNoticeStatus = (status: NoticeStatus, event: NoticeEvent): NoticeStatus | undefined =>
  findTransition<NoticeStatus, NoticeEvent>(NOTICE_MACHINE, status, event);

export const noticeStatesBefore = (event: NoticeEvent): NoticeStatus[] =>
  statesBefore<NoticeStatus, NoticeEvent>(NOTICE_MACHINE, event);
