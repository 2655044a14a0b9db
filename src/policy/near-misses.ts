import type { CompiledPolicy, CompiledRule } from "./compile.ts";
import { findUnexempted } from "./evaluate.ts";
import { type Scene, stage } from "./scene.ts";
import type { NearMiss, Signals, Span } from "./types.ts";

/**
 * Why not: the places that a rule looked at and let pass, and what spoke against each. Pure, and as much work as
 * judging; for a moderator's question, not for every comment. In order of position, at most 50; with a span only those
 * that touch it.
 */
export function findNearMisses(policy: CompiledPolicy, text: string, { signals, span }: Question): readonly NearMiss[] {
  const scene = stage(policy, text, signals);
  return policy.rules
    .filter(({ mode }) => mode !== "off")
    .flatMap((rule) => nearMissesOf(rule, scene))
    .filter((miss) => !span || overlap(miss, span))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .slice(0, MOST_NEAR_MISSES);
}

interface Question {
  readonly signals: Signals;
  /** Where the one who asks is looking. */
  readonly span?: Span | undefined;
}

const MOST_NEAR_MISSES = 50;

/** Nothing for a rule that matched the place after all, or that could not run: its match says so. */
function nearMissesOf(rule: CompiledRule, scene: Scene): readonly NearMiss[] {
  const misses = new Map<string, NearMiss>();
  const traced: Scene = {
    ...scene,
    trace: ({ element, start, end, evasions, context, score }, veto) => {
      const finding = { element, start, end, ...(evasions && { evasions }), ...(context && { context }) };
      const miss = {
        ...finding,
        ...(score !== undefined && { score }),
        ruleId: rule.id,
        category: rule.category,
        veto,
      };
      misses.set(JSON.stringify([element, start, end, veto]), miss);
    },
  };
  try {
    const matched = findUnexempted(rule, traced);
    return [...misses.values()].filter((miss) => !matched.some((finding) => overlap(finding, miss)));
  } catch {
    return [];
  }
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;
