import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Api } from "./api.ts";
import type { Comment, OwnComment, Posted, Status, User } from "./types.ts";
import type { Go } from "./use-going.ts";
import type { Muting } from "./use-muted.ts";
import type { Words } from "./words.ts";

/** What stands before the thread until it is closed. */
export type Dialog = "sign-in" | "activity" | { readonly report: Comment };

/** What every part of a thread can ask for. */
export interface Desk extends Words, Muting {
  readonly api: Api;
  readonly articleKey: string;
  readonly isOpen: boolean;
  /** A moderator reads each comment on this article before others see it. */
  readonly isReadFirst: boolean;
  /** Goes on minute by minute, for all that says how long ago something was. */
  readonly now: number;
  readonly user: User | null;
  /** Nobody is signed in, though by a link that should have done it. */
  readonly isLinkSpent: boolean;
  /** False while the account is suspended or banned. */
  readonly mayWrite: boolean;
  /** How often somebody has signed out here: nothing that is being written outlives that. */
  readonly left: number;
  /** The reader's own comments on this article, in every status, by id. */
  readonly own: ReadonlyMap<string, OwnComment>;
  readonly recommended: ReadonlySet<string>;
  /** What became of the reader's own comments is asked anew; what was known stays when it cannot be had. */
  readonly readMine: () => Promise<void>;
  /** The comment that the address of the page names. */
  readonly chosen: string | undefined;
  /** What came while one was reading, and was then asked for. */
  readonly fresh: ReadonlySet<string>;
  readonly folded: ReadonlySet<string>;
  readonly fold: (id: string) => void;
  readonly send: Api["send"];
  readonly post: (fields: { body: string; parentId: string | null; key: string }) => Promise<Posted>;
  readonly edit: (comment: Comment, body: string) => Promise<Status>;
  readonly remove: (comment: Comment, waiveAppeal: boolean) => Promise<void>;
  readonly recommend: (comment: Comment) => Promise<void>;
  readonly go: Go;
  readonly open: (dialog: Dialog | undefined) => void;
  /** The publisher's own door, when its page has one; ours otherwise. */
  readonly signIn: () => void;
  readonly signOut: () => Promise<void>;
  readonly showReplies: (comment: Comment) => Promise<void>;
  readonly say: (sentence: string) => void;
  /** Gives the keyboard to the comment around it, before what it is on goes away. */
  readonly stay: () => void;
}

const DeskContext = createContext<Desk | null>(null);
export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("a part of a thread outside of one");
  return desk;
}
