import type { Node, Phrase } from "./parse-phrase.ts";
import { unite, type WordSet } from "./word-set.ts";

/** What can be said of a phrase without building its automaton. */
export interface Outline {
  readonly ways: readonly Way[];
  /** For a phrase that opens a clause, the words it can open it with; undefined when they are not bounded. */
  readonly openers: WordSet | undefined;
}

/** Every match of a phrase contains, in one of its ways, a word of each of the required lists, in this order. */
interface Way {
  /** The rarest of `required`, and the next one when there are several. */
  readonly anchors: WordSet;
  readonly second: WordSet | undefined;
  readonly required: Required;
}

type Required = readonly WordSet[];

interface Facts {
  readonly positions: number;
  readonly empty: boolean;
  /** Every match of the node contains, for one of these, a word of each list. */
  readonly ways: readonly Required[];
}

const MAX_POSITIONS = 4000;
const SELDOM_ENOUGH = 0.002;
const MAX_WAYS = 12;

function rarest(sets: Required): WordSet | undefined {
  let best: WordSet | undefined;
  for (const set of sets) if (!best || set.chance < best.chance) best = set;
  return best;
}

const anchorChance = (sets: Required) => sets.reduce((least, { chance }) => Math.min(least, chance), 1);
const wayChance = (sets: Required) => sets.reduce((product, { chance }) => product * chance, 1);

/** What can be said of all of them in one set. */
function sumUp(ways: readonly Required[]): Required {
  const [only] = ways;
  if (only && ways.length === 1) return only;
  const anchors = ways.flatMap((way) => rarest(way) ?? []);
  return anchors.length < ways.length ? [] : [unite(anchors)];
}

/** Ways with frequent words stay apart, for they need their other words too; the rest is told in one list. */
function fewWays(ways: readonly Required[]): readonly Required[] {
  const apart = ways
    .filter((way) => way.length > 1 && anchorChance(way) > SELDOM_ENOUGH)
    .toSorted((left, right) => anchorChance(right) - anchorChance(left))
    .slice(0, MAX_WAYS);
  const rest = ways.filter((way) => !apart.includes(way));
  return rest.length === 0 ? apart : [...apart, sumUp(rest)];
}

/** How much work is expected: how often a way is looked into, and how often all of it is there and the phrase is run. */
function workOf(ways: readonly Required[]): number {
  return ways.reduce((sum, way) => sum + anchorChance(way) / 10 + wayChance(way), 0);
}

/** At most one part is told in its several ways: the one that makes for the least work. */
function waysOfSequence(parts: readonly Facts[]): readonly Required[] {
  const sums = parts.map(({ ways }) => sumUp(ways));
  let best: readonly Required[] = [sums.flat()];
  parts.forEach(({ ways }, at) => {
    if (ways.length === 1) return;
    const [before, after] = [sums.slice(0, at).flat(), sums.slice(at + 1).flat()];
    const apart = ways.map((way) => [...before, ...way, ...after]);
    if (workOf(apart) < workOf(best)) best = apart;
  });
  return best;
}

const factsByNode = new WeakMap<Node, Facts>();

/** Classes and brackets are shared by phrases, so each is asked once. */
function factsOf(node: Node): Facts {
  const known = factsByNode.get(node);
  if (known) return known;
  const facts = findFacts(node);
  factsByNode.set(node, facts);
  return facts;
}

const sumOf = (parts: readonly Facts[]) => parts.reduce((sum, { positions }) => sum + positions, 0);

function findFacts(node: Node): Facts {
  switch (node.kind) {
    case "one":
      return { positions: 1, empty: false, ways: [node.negated ? [] : [node.set]] };
    case "gap":
      return { positions: node.maxWords, empty: true, ways: [[]] };
    case "maybe":
      return { positions: factsOf(node.part).positions, empty: true, ways: [[]] };
    case "sequence": {
      const parts = node.parts.map(factsOf);
      return {
        positions: sumOf(parts),
        empty: parts.every(({ empty }) => empty),
        ways: waysOfSequence(parts),
      };
    }
    case "either": {
      const options = node.options.map(factsOf);
      return {
        positions: sumOf(options),
        empty: options.some(({ empty }) => empty),
        ways: fewWays(options.flatMap(({ ways }) => ways)),
      };
    }
  }
}

/** The words that a match can begin with; undefined when it can begin with nearly any. */
function firstWords(node: Node): WordSet | undefined {
  switch (node.kind) {
    case "one":
      return node.negated ? undefined : node.set;
    case "gap":
      return undefined;
    case "maybe":
      return firstWords(node.part);
    case "either":
      return joinAll(node.options.map(firstWords));
    case "sequence": {
      const mustBe = node.parts.findIndex((part) => !factsOf(part).empty);
      return joinAll(node.parts.slice(0, mustBe < 0 ? undefined : mustBe + 1).map(firstWords));
    }
  }
}

function joinAll(sets: readonly (WordSet | undefined)[]): WordSet | undefined {
  const known = sets.flatMap((set) => set ?? []);
  return known.length < sets.length ? undefined : unite(known);
}

/** Throws an Error when the phrase is too large, could match nothing, or has no word that must be there. */
export function outlinePhrase({ node, opensClause }: Phrase): Outline {
  const { positions, empty, ways } = factsOf(node);
  if (positions > MAX_POSITIONS) throw new Error(`a phrase may expand to ${MAX_POSITIONS} words at most`);
  if (empty) throw new Error("the phrase would match nothing at all");
  return { ways: ways.map(anchor), openers: opensClause ? firstWords(node) : undefined };
}

function anchor(required: Required): Way {
  const anchors = rarest(required);
  if (!anchors) throw new Error("the phrase has no word that must be there");
  return { anchors, second: rarest(required.filter((set) => set !== anchors)), required };
}
