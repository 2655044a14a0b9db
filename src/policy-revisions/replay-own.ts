import { groundsOf } from "../decisions/grounds.ts";
import { judge } from "../decisions/judgement.ts";
import type { ActivePolicy } from "../deps.ts";
import { ENGINE_VERSION } from "../policy/engine-version.ts";
import type { Match } from "../policy/types.ts";
import type { Reading, StoredJudgement, StoredMatch } from "./read-judged.ts";
import { openShelf } from "./revision-shelf.ts";
import { shownText } from "./shown-text.ts";

/** Why a decision could not be judged again; with the engine's version, or what is wrong with the policy. */
export interface Skipped {
  readonly reason: "other_engine" | "text_purged" | "policy_unreadable";
  readonly detail: string;
  readonly decisions: number;
}

/** Of each pair, what was stored and what the same revision says now. */
export interface Difference {
  readonly decisionId: string;
  readonly commentId: string;
  readonly revision: number;
  readonly decidedAt: string;
  readonly policyRevision: string;
  readonly outcome?: readonly [stored: string, replayed: string];
  readonly categories?: readonly [stored: readonly string[], replayed: readonly string[]];
  readonly notices?: readonly [stored: readonly string[], replayed: readonly string[]];
  readonly matches?: { readonly stored: readonly StoredMatch[]; readonly replayed: readonly StoredMatch[] };
  /** Only when asked for: with personal information masked. */
  readonly text?: string;
}

export interface OwnReplay {
  readonly total: number;
  readonly same: number;
  readonly different: number;
  readonly skipped: readonly Skipped[];
  readonly policyRevisions: readonly { readonly revision: string; readonly decisions: number }[];
}

interface Hear {
  readonly showText: boolean;
  readonly onDifference: (difference: Difference) => void;
  /** After every batch, with how many decisions are done. */
  readonly onProgress: (done: number) => void;
}

/**
 * Judges each decision again by the revision, the signals and the text that it was taken by. Those of another engine,
 * whose text is purged or whose policy this engine cannot read are counted apart.
 */
export async function replayOwn(reading: Reading, { showText, onDifference, onProgress }: Hear): Promise<OwnReplay> {
  const take = openShelf(reading.findStoredPolicy);
  const skipped = new Map<string, Skipped>();
  const revisions = new Map<string, number>();
  let [same, different, done] = [0, 0, 0];
  for await (const batch of reading.batches) {
    for (const judged of batch) {
      revisions.set(judged.policyRevision, (revisions.get(judged.policyRevision) ?? 0) + 1);
      const replayed = await replayOne(judged, { take, showText });
      if (replayed === null) same += 1;
      else if ("reason" in replayed) countSkipped(skipped, replayed);
      else {
        different += 1;
        onDifference(replayed);
      }
    }
    onProgress((done += batch.length));
  }
  const policyRevisions = [...revisions].map(([revision, decisions]) => ({ revision, decisions }));
  return { total: done, same, different, skipped: [...skipped.values()], policyRevisions };
}

type Skip = Pick<Skipped, "reason" | "detail">;

function countSkipped(skipped: Map<string, Skipped>, { reason, detail }: Skip): void {
  const key = `${reason} ${detail}`;
  skipped.set(key, { reason, detail, decisions: (skipped.get(key)?.decisions ?? 0) + 1 });
}

async function replayOne(
  judged: StoredJudgement,
  { take, showText }: { readonly take: ReturnType<typeof openShelf>; readonly showText: boolean },
): Promise<Difference | Skip | null> {
  const { text, engineVersion, policyRevision } = judged;
  if (engineVersion !== ENGINE_VERSION) return { reason: "other_engine", detail: engineVersion };
  if (text === null) return { reason: "text_purged", detail: "" };
  const policy = await take(policyRevision);
  if ("unreadable" in policy)
    return { reason: "policy_unreadable", detail: `${policyRevision.slice(0, 12)}: ${policy.unreadable}` };
  return compare(judged, { policy, text, showText });
}

function compare(
  judged: StoredJudgement,
  { policy, text, showText }: { readonly policy: ActivePolicy; readonly text: string; readonly showText: boolean },
): Difference | null {
  const judgement = judge(policy, text, judged.signals);
  const { outcome, matches } = judgement.evaluation;
  const { categories, notices } = groundsOf(policy.compiled, { act: judged.act, cause: judged.cause, judgement });
  const replayed = matches.map(asStored);
  const parts = {
    ...(outcome !== judged.outcome && { outcome: [judged.outcome, outcome] as const }),
    ...(!areSame(categories, judged.categories) && { categories: [judged.categories, categories] as const }),
    ...(!areSame(notices, judged.notices) && { notices: [judged.notices, notices] as const }),
    ...(!haveSameMatches(judged.matches, replayed) && { matches: { stored: judged.matches, replayed } }),
  };
  if (Object.keys(parts).length === 0) return null;
  const shown = showText ? { text: shownText(text, [...judged.matches, ...replayed]) } : {};
  return { ...placeOf(judged), ...parts, ...shown };
}

const areSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((item, at) => item === other[at]);

const haveSameMatches = (one: readonly StoredMatch[], other: readonly StoredMatch[]): boolean =>
  one.length === other.length &&
  one.every((match, at) => {
    const found = other[at];
    return found !== undefined && spell(match) === spell(found);
  });

const spell = (match: StoredMatch): string =>
  JSON.stringify([
    match.ruleId,
    match.category,
    match.severity,
    match.mode,
    match.start,
    match.end,
    match.element,
    match.evasions,
    match.context,
    match.score === null ? null : Math.fround(match.score),
    match.degraded,
  ]);

const asStored = (match: Match): StoredMatch => ({
  ruleId: match.ruleId,
  category: match.category,
  severity: match.severity,
  mode: match.mode,
  start: match.start,
  end: match.end,
  element: match.element,
  evasions: match.evasions ?? [],
  context: match.context ?? [],
  score: match.score === undefined ? null : Math.fround(match.score),
  degraded: match.degraded ?? false,
});

const placeOf = ({ id, commentId, revision, decidedAt, policyRevision }: StoredJudgement) => ({
  decisionId: id,
  commentId,
  revision,
  decidedAt: decidedAt.toISOString(),
  policyRevision,
});
