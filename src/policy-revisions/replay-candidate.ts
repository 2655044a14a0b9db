import { judge } from "../decisions/judgement.ts";
import type { ActivePolicy } from "../deps.ts";
import { type Match, type Outcome, OUTCOMES } from "../policy/types.ts";
import type { Reading, StoredJudgement } from "./read-judged.ts";
import { shownText } from "./shown-text.ts";

/** What people have said of the texts of a group until now. */
export interface HumanWords {
  /** A person published or restored the text. */
  readonly published: number;
  /** A person removed it, or upheld its removal. */
  readonly removed: number;
  /** Of these, by an appeal. */
  readonly overturned: number;
  readonly upheld: number;
}

export interface Example {
  readonly decisionId: string;
  readonly commentId: string;
  readonly revision: number;
  /** Only when asked for: with personal information masked. */
  readonly text?: string;
}

/** Decisions that a candidate would have taken otherwise in the same way. */
export interface Transition {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly decisions: number;
  readonly humans: HumanWords;
  readonly examples: readonly Example[];
  /** Where the candidate would do what a person has undone. */
  readonly againstHumans: readonly Example[];
}

export interface RuleChange {
  readonly ruleId: string;
  readonly mode: "live" | "shadow";
  /** Texts that it matched then, and that it would match. */
  readonly before: number;
  readonly after: number;
  readonly gained: RuleGroup;
  readonly lost: RuleGroup;
}

interface RuleGroup {
  readonly decisions: number;
  readonly humans: HumanWords;
  readonly examples: readonly Example[];
}

/** One decision that the candidate would have taken otherwise. */
export interface Change extends Example {
  readonly from: Outcome;
  readonly to: Outcome;
  readonly gainedRules: readonly string[];
  readonly lostRules: readonly string[];
  readonly humanSaid: StoredJudgement["humanSaid"];
  readonly appeal: StoredJudgement["appeal"];
}

export interface CandidateReplay {
  readonly candidate: string;
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Their text is purged: nobody can tell. */
  readonly withoutText: number;
  readonly transitions: readonly Transition[];
  readonly rules: readonly RuleChange[];
}

interface Hear {
  readonly candidate: ActivePolicy;
  readonly showText: boolean;
  readonly onChange: (change: Change) => void;
  /** After every batch, with how many decisions are done. */
  readonly onProgress: (done: number) => void;
}

/** Judges every stored text by a candidate, and sets what would change beside what people said of those texts. */
export async function replayCandidate(
  reading: Reading,
  { candidate, showText, onChange, onProgress }: Hear,
): Promise<CandidateReplay> {
  const tally: Tally = { changed: 0, unchanged: 0, withoutText: 0, transitions: new Map(), rules: new Map() };
  let done = 0;
  for await (const batch of reading.batches) {
    for (const judged of batch) {
      const change = replayOne(tally, judged, { candidate, showText });
      if (change) onChange(change);
    }
    onProgress((done += batch.length));
  }
  const { changed, unchanged, withoutText } = tally;
  const transitions = [...tally.transitions.values()].toSorted(byStrictness);
  const rules = [...tally.rules.values()].toSorted((a, b) => (a.ruleId < b.ruleId ? -1 : 1));
  return { candidate: candidate.revision, total: done, changed, unchanged, withoutText, transitions, rules };
}

const byStrictness = (one: Transition, other: Transition): number =>
  strictness(other.to) - strictness(one.to) || strictness(one.from) - strictness(other.from);

const strictness = (outcome: Outcome): number => OUTCOMES.indexOf(outcome);

/** Whether readers see a comment of this outcome. */
export const isVisible = (outcome: Outcome): boolean => outcome === "publish" || outcome === "flag";

type Growing<T> = { -readonly [Key in keyof T]: T[Key] extends readonly Example[] ? Example[] : T[Key] };

interface GrowingTransition extends Growing<Omit<Transition, "humans">> {
  readonly humans: Growing<HumanWords>;
}

interface GrowingGroup extends Growing<Omit<RuleGroup, "humans">> {
  readonly humans: Growing<HumanWords>;
}

interface GrowingRule extends Growing<Omit<RuleChange, "gained" | "lost">> {
  readonly gained: GrowingGroup;
  readonly lost: GrowingGroup;
}

/** Bounded by outcomes and rules, not by decisions. */
interface Tally {
  changed: number;
  unchanged: number;
  withoutText: number;
  readonly transitions: Map<string, GrowingTransition>;
  readonly rules: Map<string, GrowingRule>;
}

function replayOne(
  tally: Tally,
  judged: StoredJudgement,
  { candidate, showText }: Pick<Hear, "candidate" | "showText">,
): Change | null {
  if (judged.text === null) {
    tally.withoutText += 1;
    return null;
  }
  const { outcome: to, matches } = judge(candidate, judged.text, judged.signals).evaluation;
  const example = exampleOf(judged, showText ? matches : null);
  const rules = countRules(tally, { judged, example }, new Set(matches.map(keyOf)));
  const { outcome: from, humanSaid, appeal } = judged;
  if (from === to) {
    tally.unchanged += 1;
    return null;
  }
  tally.changed += 1;
  countTransition(tally, { judged, example }, to);
  return { ...example, from, to, ...rules, humanSaid, appeal };
}

const keyOf = ({ ruleId, mode }: { readonly ruleId: string; readonly mode: "live" | "shadow" }): string =>
  `${mode} ${ruleId}`;

function exampleOf(
  { id, commentId, revision, text, matches: stored }: StoredJudgement,
  found: readonly Match[] | null,
) {
  const shown = found && text !== null ? { text: shownText(text, [...stored, ...found]) } : {};
  return { decisionId: id, commentId, revision, ...shown };
}

interface Counted {
  readonly judged: StoredJudgement;
  readonly example: Example;
}

function countRules(
  { rules }: Tally,
  counted: Counted,
  after: ReadonlySet<string>,
): Pick<Change, "gainedRules" | "lostRules"> {
  const before = new Set(counted.judged.matches.map(keyOf));
  for (const key of before) openRule(rules, key).before += 1;
  for (const key of after) openRule(rules, key).after += 1;
  const gained = [...after].filter((key) => !before.has(key));
  const lost = [...before].filter((key) => !after.has(key));
  for (const key of gained) addTo(openRule(rules, key).gained, counted);
  for (const key of lost) addTo(openRule(rules, key).lost, counted);
  return { gainedRules: gained.filter(isLive).map(ruleOf), lostRules: lost.filter(isLive).map(ruleOf) };
}

const isLive = (key: string): boolean => key.startsWith("live ");
const ruleOf = (key: string): string => key.slice(key.indexOf(" ") + 1);

function openRule(rules: Tally["rules"], key: string): GrowingRule {
  const known = rules.get(key);
  if (known) return known;
  const group = (): GrowingGroup => ({ decisions: 0, humans: noWords(), examples: [] });
  const rule: GrowingRule = {
    ruleId: ruleOf(key),
    mode: isLive(key) ? "live" : "shadow",
    before: 0,
    after: 0,
    gained: group(),
    lost: group(),
  };
  rules.set(key, rule);
  return rule;
}

const noWords = (): Growing<HumanWords> => ({ published: 0, removed: 0, overturned: 0, upheld: 0 });

/** Enough to look at; the JSON has every changed decision. */
const EXAMPLES = 5;
/** Each of these is a human's decision that a candidate would go against: worth reading them. */
const EXAMPLES_AGAINST = 20;

function addTo(group: GrowingGroup, { judged, example }: Counted): void {
  group.decisions += 1;
  countWords(group.humans, judged);
  if (group.examples.length < EXAMPLES) group.examples.push(example);
}

function countWords(humans: Growing<HumanWords>, { humanSaid, appeal }: StoredJudgement): void {
  if (humanSaid === "publish") humans.published += 1;
  if (humanSaid === "remove") humans.removed += 1;
  if (appeal !== null) humans[appeal] += 1;
}

function countTransition({ transitions }: Tally, counted: Counted, to: Outcome): void {
  const { outcome: from, humanSaid } = counted.judged;
  const key = `${from} ${to}`;
  const transition: GrowingTransition = transitions.get(key) ?? {
    from,
    to,
    decisions: 0,
    humans: noWords(),
    examples: [],
    againstHumans: [],
  };
  transitions.set(key, transition);
  addTo(transition, counted);
  const isAgainst = humanSaid !== null && isVisible(to) !== (humanSaid === "publish");
  if (isAgainst && transition.againstHumans.length < EXAMPLES_AGAINST) transition.againstHumans.push(counted.example);
}
