import type { Node, Phrase } from "./parse-phrase.ts";

type Words = readonly string[];

/** What can be said of a phrase without building its automaton. */
export interface Outline {
  /** Every match contains one of these words: the rarest of `required`. */
  readonly anchors: Words;
  /** Every match contains a word of each of these lists, in this order. */
  readonly required: readonly Words[];
}

interface Facts {
  readonly positions: number;
  readonly empty: boolean;
  /** Lists of which every match of the node contains a word each. */
  readonly required: readonly Words[];
}

/** Words of everyday grammar: a phrase anchored on one of them would run on nearly every comment. */
const COMMON = new Set(
  "i you he she it we they me him her us them my your his its our their this that these those a an the all every each any some no and or but if to of in on for with at by from up out off as so just not is are be was were am been do does did have has had will would should can could must may go get one who what".split(
    " ",
  ),
);
const COMMON_COST = 400;
const MAX_POSITIONS = 4000;

const costs = new WeakMap<Words, number>();

/** How often words are expected. The lists belong to classes that many phrases share, so each is counted once. */
function costOf(words: Words): number {
  const known = costs.get(words);
  if (known !== undefined) return known;
  const counted = words.reduce((sum, word) => sum + (COMMON.has(word) ? COMMON_COST : 1), 0);
  costs.set(words, counted);
  return counted;
}

function cheapest(lists: readonly Words[]): Words | undefined {
  return lists.reduce<Words | undefined>(
    (best, words) => (!best || costOf(words) < costOf(best) ? words : best),
    undefined,
  );
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
      return { positions: 1, empty: false, required: node.negated ? [] : [node.words] };
    case "gap":
      return { positions: node.maxWords, empty: true, required: [] };
    case "maybe":
      return { positions: factsOf(node.part).positions, empty: true, required: [] };
    case "sequence": {
      const parts = node.parts.map(factsOf);
      return {
        positions: sumOf(parts),
        empty: parts.every(({ empty }) => empty),
        required: parts.flatMap(({ required }) => required),
      };
    }
    case "either": {
      const options = node.options.map(factsOf);
      return {
        positions: sumOf(options),
        empty: options.some(({ empty }) => empty),
        required: requiredByAll(options.map(({ required }) => cheapest(required))),
      };
    }
  }
}

function requiredByAll(options: readonly (Words | undefined)[]): Words[] {
  if (options.includes(undefined)) return [];
  return [[...new Set(options.flatMap((words) => words ?? []))]];
}

/** Throws an Error when the phrase is too large, could match nothing, or has no word that must be there. */
export function outlinePhrase({ node }: Phrase): Outline {
  const { positions, empty, required } = factsOf(node);
  if (positions > MAX_POSITIONS) throw new Error(`a phrase may expand to ${MAX_POSITIONS} words at most`);
  if (empty) throw new Error("the phrase would match nothing at all");
  const anchors = cheapest(required);
  if (!anchors) throw new Error("the phrase has no word that must be there");
  return { anchors, required };
}
