import type { Unit } from "../db/commit.ts";
import { commit } from "../db/commit.ts";
import type { DecisionCause } from "../db/generated/client.ts";
import { countNewComment, insertJudgedComment } from "../decisions/insert-judged-comment.ts";
import { holdPolicy } from "../decisions/hold-policy.ts";
import { type Judgement, judge } from "../decisions/judgement.ts";
import type { Act } from "../decisions/states.ts";
import type { Change, Deps } from "../deps.ts";
import { openCase } from "../queue/open-case.ts";
import { formatTime } from "../shared/format-time.ts";
import { newId } from "../shared/ids.ts";
import { Refusal } from "../shared/refusal.ts";
import { caseReasons } from "./case-reasons.ts";
import { findPostedBefore, keepKey } from "./idempotency.ts";
import { assertInThread, placeInThread } from "./place-in-thread.ts";
import { type PostFacts, lockAuthor, readPostFacts } from "./post-facts.ts";
import { signalsOf } from "./screening.ts";

export interface PostComment {
  readonly article: { readonly id: string; readonly key: string };
  readonly authorId: string;
  readonly body: string;
  readonly parentId: string | null;
  readonly idempotencyKey: string | undefined;
}

/**
 * Posts and judges a comment in one transaction; returns its id.
 * Throws Refusal, in this order: `idempotency_key_reused`, `invalid_request`, `author_banned`, `author_suspended`,
 * `thread_closed`, `invalid_state`, `duplicate_comment`.
 */
export async function postComment(live: Deps, input: PostComment): Promise<string> {
  const deps = holdPolicy(live);
  return commit(deps, async (unit) => {
    const at = deps.clock();
    const post = { ...input, articleId: input.article.id, at };
    await lockAuthor(unit.tx, input.authorId);
    const facts = await readPostFacts(unit.tx, post);
    const keyed =
      input.idempotencyKey === undefined ? null : { ...post, accountId: input.authorId, key: input.idempotencyKey };
    // Looked up again inside the author's lock: of two parallel posts with one key, the second finds the first.
    const earlier = keyed && (await findPostedBefore(unit.tx, keyed));
    if (earlier) return earlier;

    assertInThread({ ...post, parent: facts.parent });
    assertMayPost(facts);
    const place = placeInThread(facts.parent);
    assertNoDuplicate(facts);

    const judgement = judge(deps.policy(), input.body, signalsOf(facts, input.body));
    const commentId = await insertWithConsequences(deps, unit, { input, facts, place, judgement, at });
    if (keyed) await keepKey(unit.tx, keyed, commentId);
    return commentId;
  });
}

/** Throws Refusal `duplicate_comment`. */
export function assertNoDuplicate({ duplicate }: Pick<PostFacts, "duplicate">): void {
  if (duplicate) throw new Refusal("duplicate_comment", "You posted the same text here a moment ago.");
}

/** Throws Refusal `author_banned`, `author_suspended`, `thread_closed`. */
export function assertMayPost(
  facts: Pick<PostFacts, "restriction" | "restrictedUntil" | "restrictionReason" | "commentsOpen">,
): void {
  const because = facts.restrictionReason === null ? "" : ` The reason given: ${facts.restrictionReason}`;
  if (facts.restriction === "banned") {
    throw new Refusal("author_banned", `Your account may not comment any more.${because}`);
  }
  if (facts.restriction === "suspended") {
    const until = facts.restrictedUntil;
    const end = until ? formatTime(until, "en") : "further notice";
    throw new Refusal("author_suspended", `Your account may not comment until ${end}.${because}`, {
      ...(until && { until }),
    });
  }
  if (!facts.commentsOpen) throw new Refusal("thread_closed", "Comments on this article are closed.");
}

interface Judged {
  readonly input: PostComment;
  readonly facts: PostFacts;
  readonly place: ReturnType<typeof placeInThread>;
  readonly judgement: Judgement;
  readonly at: Date;
}

async function insertWithConsequences(deps: Deps, unit: Unit<Change>, judged: Judged): Promise<string> {
  const { input, facts, place, judgement, at } = judged;
  const ruling = rule(facts, judgement);
  const comment = await insertJudgedComment(deps, unit, {
    id: newId(),
    decisionId: newId(),
    articleId: input.article.id,
    articleKey: input.article.key,
    authorId: input.authorId,
    body: input.body,
    judgement,
    ...place,
    ...ruling,
    at,
  });
  const reasons = caseReasons(ruling, judgement);
  if (reasons.length > 0) await openCase(deps, unit, { comment, reasons, at });
  await countNewComment(unit, { comment, at });
  return comment.id;
}

export interface Ruling {
  readonly act: Act;
  readonly cause: DecisionCause;
}

/** From the engine's verdict and who must be read first, what happens. A removal needs no one to read it first. */
export function rule(facts: Pick<PostFacts, "moderation" | "restriction">, { evaluation }: Judgement): Ruling {
  if (evaluation.outcome === "remove") return { act: "remove", cause: "verdict" };
  if (facts.moderation === "pre") return { act: "hold", cause: "article_premoderation" };
  if (facts.restriction === "premoderated") return { act: "hold", cause: "author_premoderation" };
  return { act: evaluation.outcome === "hold" ? "hold" : "publish", cause: "verdict" };
}
