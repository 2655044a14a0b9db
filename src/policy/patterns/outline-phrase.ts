import type { Node, Phrase } from "./parse-phrase.ts";

type Words = readonly string[];

/** What can be said of a phrase without building its automaton. */
export interface Outline {
  readonly ways: readonly Way[];
  /** For a phrase that opens a clause, the words it can open it with; undefined when they are not bounded. */
  readonly openers: Words | undefined;
}

/** Every match of a phrase contains, in one of its ways, a word of each of the required lists, in this order. */
interface Way {
  /** The rarest of `required`, and the next one when there are several. */
  readonly anchors: Words;
  readonly second: Words | undefined;
  readonly required: readonly Words[];
}

type Required = readonly Words[];

interface Facts {
  readonly positions: number;
  readonly empty: boolean;
  /** Every match of the node contains, for one of these, a word of each list. */
  readonly ways: readonly Required[];
}

/** The most frequent words of English comments, the most frequent first. */
const FREQUENT =
  "the to a and of i you is that it in for be this not are on have they he was with as but if or do what all your so we just at my no 's like who will would people can about from one an me when their there how up get out more them his know think has by her him don any she our want go because were good should had us been only right why than did some then now say even time make really see too never these those other could much going need way into take back well am here man still let where life got off world thing things very look day being most every down someone work also over made must come years love which first new women men please many give again u after same does anyone before oh great money bad always tell guy put stop lol better shit something ever help fuck real hope feel keep actually yes old lot little thank thanks long next home country own nothing everyone best maybe kill god while getting around another big find already said use war through trying doing sure live gonna since two mean believe talk without call end part last try game girl hell bit kids person dead face done away leave play fucking guys point saying start show house fun child children read looking care problem everything might went high school ask woman yeah state free name left law watch few family kind both pay wrong place talking wait true black white today ass run post gun police hate set night head die week making stupid hard hear video food power hit happy until such against stay under enough least each per once between during change thought having killed killing fire attack city turn hand car nice eat buy water mother father idea cut three far fight cause body yet may month months happen happened used coming needs wants using death sick shoot shot government party president story news open close called fine fall side deserve order job remember".split(
    " ",
  );

/** How often the first of them is met in a sentence of a dozen words, and how often a word that is not among them. */
const MOST_FREQUENT = 0.6;
const SELDOM = 0.0001;
const FREQUENCIES: ReadonlyMap<string, number> = new Map(
  FREQUENT.map((word, rank) => [word, MOST_FREQUENT / (1 + rank / 2)]),
);
const MAX_POSITIONS = 4000;
const SELDOM_ENOUGH = 0.002;
const MAX_WAYS = 12;

const chances = new WeakMap<Words, number>();

/** How often one of the words is expected in a sentence. Many phrases share the lists, so each is added up once. */
function chanceOf(words: Words): number {
  const known = chances.get(words);
  if (known !== undefined) return known;
  const chance = Math.min(
    1,
    words.reduce((sum, word) => sum + (FREQUENCIES.get(word) ?? SELDOM), 0),
  );
  chances.set(words, chance);
  return chance;
}

function rarest(lists: Required): Words | undefined {
  return lists.reduce<Words | undefined>(
    (best, words) => (!best || chanceOf(words) < chanceOf(best) ? words : best),
    undefined,
  );
}

const anchorChance = (lists: Required) => lists.reduce((least, words) => Math.min(least, chanceOf(words)), 1);
const wayChance = (lists: Required) => lists.reduce((product, words) => product * chanceOf(words), 1);

/** What can be said of all of them in one list. */
function sumUp(ways: readonly Required[]): Required {
  const [only] = ways;
  if (only && ways.length === 1) return only;
  const anchors = ways.map(rarest);
  if (anchors.includes(undefined)) return [];
  return [[...new Set(anchors.flatMap((words) => words ?? []))]];
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
      return { positions: 1, empty: false, ways: [node.negated ? [] : [node.words]] };
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
function firstWords(node: Node): Words | undefined {
  switch (node.kind) {
    case "one":
      return node.negated ? undefined : node.words;
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

function joinAll(lists: readonly (Words | undefined)[]): Words | undefined {
  return lists.includes(undefined) ? undefined : [...new Set(lists.flatMap((words) => words ?? []))];
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
  return { anchors, second: rarest(required.filter((words) => words !== anchors)), required };
}
