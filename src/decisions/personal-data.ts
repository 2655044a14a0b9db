import type { CompiledPolicy } from "../policy/compile.ts";
import { evaluate } from "../policy/evaluate.ts";
import type { Outcome } from "../policy/types.ts";
import { invalid } from "../shared/refusal.ts";
import { PERSONAL_CATEGORY } from "./mask.ts";

const FORBIDDING: ReadonlySet<Outcome> = new Set(["hold", "remove"]);

/** It quotes nothing: a refusal is logged. */
export const PERSONAL_DATA =
  "Take out what looks like personal data, such as a telephone number, an address, an account number or a link to somebody's profile: these words go out in a letter. Nothing was saved.";

/** Pages of the networks' own, and of groups and firms, are nobody's profile. */
const NOBODYS =
  "about|ads|business|company|events|explore|groups|hashtag|help|home|i|intent|jobs|legal|login|news|p|pages|photo|" +
  "policies|privacy|reel|reels|search|settings|share|sharer|stories|terms|tos|tv|video|watch";

/** Where what follows the host names a person, or a page that stands for one. */
const PROFILE_LINK = new RegExp(
  [
    // Of TikTok, YouTube, Threads, Mastodon and their like.
    String.raw`\.[a-z]{2,24}/@[\w.-]`,
    String.raw`(?<![\w-])(?:facebook|fb|instagram|twitter|x|vk)\.com/(?!(?:${NOBODYS})\b)[\w.-]`,
    String.raw`(?<![\w-])(?:t\.me|linkedin\.com/(?:in|pub)|snapchat\.com/add|reddit\.com/u(?:ser)?)/\w`,
    String.raw`(?<![\w-])(?:xing\.com/profile|bsky\.app/profile|youtube\.com/(?:c|channel|user))/\w`,
  ].join("|"),
  "i",
);

export interface WordsToSend {
  /** What a moderator tells an author or a notifier. */
  readonly text: string | undefined;
  /** The field that holds it. */
  readonly pointer: string;
}

/**
 * What no comment may carry no letter carries: by the rules in force, as they judge comments. A rule that cannot run
 * keeps nobody from giving a reason. A link to a profile says who somebody is, and nobody can see whose it is: readers may
 * share theirs, a letter does without. Throws Refusal `invalid_request`.
 */
export function assertNoPersonalData(policy: CompiledPolicy, { text, pointer }: WordsToSend): void {
  if (text === undefined) return;
  if (PROFILE_LINK.test(text)) throw invalid(pointer, PERSONAL_DATA);
  const rules = policy.rules.filter(({ category, mode }) => category === PERSONAL_CATEGORY && mode === "live");
  const { matches } = evaluate({ ...policy, rules }, text, {});
  const outcomes = policy.outcomes[PERSONAL_CATEGORY];
  const isForbidden = matches.some(
    ({ severity, degraded }) => degraded !== true && outcomes !== undefined && FORBIDDING.has(outcomes[severity]),
  );
  if (isForbidden) throw invalid(pointer, PERSONAL_DATA);
}
