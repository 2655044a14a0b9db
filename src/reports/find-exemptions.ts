import { revisionKey } from "../decisions/present-for-staff.ts";
import type { CompiledPolicy } from "../policy/compile.ts";
import { type NormalizedText, normalize } from "../policy/normalize.ts";
import { type Circumstance, type Sighting, circumstancesOf } from "./circumstances.ts";
import { findExemptionExample } from "./exemption-example.ts";
import { groupBy } from "./group-by.ts";
import { FEWEST_AUTHORS, type ReviewedMatch } from "./read-reviewed-matches.ts";
import { wilsonInterval } from "../shared/wilson.ts";

export interface Exemption extends Circumstance {
  readonly ruleId: string;
  /** What the rule took the words for: terms, patterns, detectors. */
  readonly elements: readonly string[];
  readonly category: string;
  /** Comments that people published or restored, and that they removed, with this in them. */
  readonly disagreed: number;
  readonly agreed: number;
  /** Different authors of the disagreed ones. */
  readonly authors: number;
  readonly precision: number;
  readonly precisionLow: number;
  readonly precisionHigh: number;
  readonly decisionIds: readonly string[];
  readonly commentIds: readonly string[];
  readonly example: string;
  /** The words matched in the example, as they are written there; empty where the example shows only a place. */
  readonly written: string;
}

/**
 * Verdicts speak clearly when, with 95 % confidence, people agree with fewer than seven in ten of these matches: two
 * contradictions without any agreement do (0 of 2 ends at 0.66), two beside one agreement do not (1 of 3 ends at 0.79).
 */
export const MOST_PRECISION = 0.7;

export const MOST_DECISIONS = 20;

export interface FindExemptions {
  readonly policy: CompiledPolicy;
  readonly matches: readonly ReviewedMatch[];
  /** Masked, by `revisionKey`. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether this element names phrases of the rule: then a word nearby can exempt. */
  readonly hasPhrases: (match: ReviewedMatch) => boolean;
}

/**
 * Exemption candidates, of each rule the widest first. Only what the policy still matches is proposed, with a sentence
 * that is made up around it.
 */
export function findExemptions(input: FindExemptions): readonly Exemption[] {
  const groups = groupBy(readSightings(input), ({ match }) => match.ruleId);
  return [...groups.values()].flatMap((sightings) => exemptionsOf(input, sightings));
}

function readSightings({ matches, texts }: FindExemptions): readonly Sighting[] {
  const read = new Map<string, NormalizedText>();
  return matches.flatMap((match) => {
    const key = revisionKey(match);
    const body = texts.get(key);
    if (body === undefined) return [];
    const text = read.get(key) ?? normalize(body);
    read.set(key, text);
    return [{ match, text }];
  });
}

const placeOf = (match: ReviewedMatch): string => `${revisionKey(match)} ${match.start}`;

interface Candidate extends Circumstance {
  readonly sightings: readonly Sighting[];
}

function exemptionsOf(input: FindExemptions, sightings: readonly Sighting[]): readonly Exemption[] {
  const covered = new Set<string>();
  return candidatesOf(input, sightings).flatMap((candidate) => {
    const disagreed = disputed(candidate).filter(({ match }) => !covered.has(placeOf(match)));
    const found = authorsOf(disagreed) < FEWEST_AUTHORS ? null : toExemption(input, candidate);
    if (!found) return [];
    for (const { match } of disagreed) covered.add(placeOf(match));
    return [found];
  });
}

/** Those that cover most first; of equal ones the narrowest, for an exemption should let pass as little as it can. */
function candidatesOf({ hasPhrases }: FindExemptions, sightings: readonly Sighting[]): readonly Candidate[] {
  const groups = new Map<string, { circumstance: Circumstance; sightings: Sighting[] }>();
  for (const sighting of sightings)
    for (const circumstance of circumstancesOf(sighting, hasPhrases(sighting.match))) {
      const key = `${circumstance.where} ${circumstance.words}`;
      const group = groups.get(key) ?? { circumstance, sightings: [] };
      group.sightings.push(sighting);
      groups.set(key, group);
    }
  return [...groups.values()]
    .map(({ circumstance, sightings }) => ({ ...circumstance, sightings }))
    .filter(speaksClearly)
    .toSorted(
      (a, b) =>
        authorsOf(disputed(b)) - authorsOf(disputed(a)) ||
        Number(a.where !== "inside") - Number(b.where !== "inside") ||
        b.words.length - a.words.length ||
        (a.words < b.words ? -1 : 1),
    );
}

const disputed = ({ sightings }: Candidate) => sightings.filter(({ match }) => !match.agreed);

const authorsOf = (sightings: readonly Sighting[]): number =>
  new Set(sightings.map(({ match }) => match.authorId)).size;

const commentsOf = (sightings: readonly Sighting[]): number =>
  new Set(sightings.map(({ match }) => revisionKey(match))).size;

function speaksClearly(candidate: Candidate): boolean {
  const { high } = shareOf(candidate);
  return authorsOf(disputed(candidate)) >= FEWEST_AUTHORS && high < MOST_PRECISION;
}

function shareOf({ sightings }: Candidate) {
  const agreed = commentsOf(sightings.filter(({ match }) => match.agreed));
  const reviewed = commentsOf(sightings);
  return { agreed, reviewed, ...(wilsonInterval(agreed, reviewed) ?? { low: 0, high: 1 }) };
}

/** Null when the rule as it is now finds nothing there any more. */
function toExemption({ policy }: FindExemptions, candidate: Candidate): Exemption | null {
  const [first] = candidate.sightings;
  const rule = policy.rules.find(({ id }) => id === first?.match.ruleId);
  const { where, words } = candidate;
  const asked = { policy, circumstance: { where, words }, sightings: disputed(candidate) };
  const shown = rule ? findExemptionExample({ ...asked, rule }) : null;
  if (!first || !shown) return null;
  const { agreed, reviewed, low, high } = shareOf(candidate);
  const against = disputed(candidate);
  return {
    where,
    words,
    ruleId: first.match.ruleId,
    elements: [...new Set(against.map(({ match }) => match.element))].toSorted(),
    category: first.match.category,
    disagreed: reviewed - agreed,
    agreed,
    authors: authorsOf(against),
    precision: agreed / reviewed,
    precisionLow: low,
    precisionHigh: high,
    decisionIds: [...new Set(against.map(({ match }) => match.decisionId))].slice(0, MOST_DECISIONS),
    commentIds: [...new Set(against.map(({ match }) => match.commentId))].slice(0, MOST_DECISIONS),
    ...shown,
  };
}
