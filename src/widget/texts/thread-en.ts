import type { PluralForms } from "../../shared/plural.ts";

export type TimeUnit = "minute" | "hour" | "day" | "month" | "year";

/** How long ago: `two` where a language has a word for it. */
export interface AgoForms extends PluralForms {
  readonly two?: string;
}

/** What is said while one reads: the embed loads it before anything else, so that it stays short. */
export const THREAD_EN = {
  heading: "Comments",
  count: { one: "# comment", other: "# comments" },
  signIn: "Sign in",
  signOut: "Sign out",
  signedInAs: (name: string) => `Signed in as ${name}`,
  activity: "Your comments",
  muteList: { one: "# muted author", other: "# muted authors" },
  sortLabel: "Order of comments",
  sorts: { newest: "Newest", oldest: "Oldest", top: "Most recommended" },
  empty: "No comments yet. Yours could be the first.",
  emptyClosed: "Comments on this article are closed, and there are none to read.",
  more: "Show more comments",
  moreReplies: { one: "Show # more reply", other: "Show # more replies" },
  collapse: (name: string) => `Fold the conversation below ${name}`,
  folded: { one: "# reply folded", other: "# replies folded" },
  wholeText: "Show the whole text",
  lessText: "Show less",
  to: (name: string) => `replies to ${name}`,
  edited: "edited",
  fresh: "new",
  justNow: "just now",
  ago: {
    minute: { one: "# minute ago", other: "# minutes ago" },
    hour: { one: "# hour ago", other: "# hours ago" },
    day: { one: "yesterday", two: "2 days ago", other: "# days ago" },
    month: { one: "last month", other: "# months ago" },
    year: { one: "last year", other: "# years ago" },
  } as Readonly<Record<TimeUnit, AgoForms>>,
  recommended: { one: "Recommended by # reader", other: "Recommended by # readers" },
  tombstones: {
    published: "Somebody",
    held: "This comment is being reviewed",
    removed: "This comment is not shown any more",
    deleted: "This comment was deleted by its author",
  },
  loading: "Comments are loading…",
  loadFailed: "The comments could not be loaded.",
  noArticle: "There is no article here to comment on.",
  failed: "That did not work.",
  linkGone: "The comment that your link leads to is not shown any more.",
  tryAgain: "Try again",
  offline: "You seem to be offline. What you see may be old, and what you type is kept.",
  closed: "Comments on this article are closed. You can still read them.",
  arrivals: { one: "# new comment", other: "# new comments" },
  changed: "The thread has changed. Show it anew",
  write: "Write a comment",
  readFirst: "On this article a moderator reads each comment before others see it.",
  reply: "Reply",
  edit: "Edit",
  delete: "Delete",
  recommend: "Recommend",
  flag: "Report",
  mute: "Mute",
  muted: (name: string) => `You have muted ${name}, in this browser only.`,
  show: "Show",
  unmute: "Mute no more",
};
export type ThreadTexts = typeof THREAD_EN;
