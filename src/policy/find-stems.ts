/**
 * An Aho-Corasick automaton over the letters a to z: finds every stem inside a word in one pass, whatever their
 * number. Any other unit of text resets it.
 */
export interface StemFinder {
  readonly next: Int32Array;
  /** For each state, the first of the stems that end there, counted from 1; 0 for none. */
  readonly ending: Int32Array;
  /** For each stem, the next of the same letters, counted from 1. */
  readonly same: Int32Array;
  /** For each state, the longest of the shorter ones within it in which a stem ends. */
  readonly shorter: Int32Array;
  readonly lengths: readonly number[];
}

export interface StemHit {
  readonly stem: number;
  readonly from: number;
  readonly to: number;
}

const LETTERS = 26;
const ROOT = 0;

function letterAt(word: string, at: number): number {
  const letter = word.charCodeAt(at) - 97;
  return letter >= 0 && letter < LETTERS ? letter : -1;
}

/** Compiles stems of the letters a to z; others never match. */
export function compileStems(stems: readonly string[]): StemFinder {
  const most = 1 + stems.reduce((sum, stem) => sum + stem.length, 0);
  const trie: Trie = {
    next: new Int32Array(most * LETTERS),
    ending: new Int32Array(most),
    same: new Int32Array(stems.length + 1),
    states: 1,
  };
  stems.forEach((stem, index) => addStem(trie, stem, index + 1));
  const { next, ending, same, states } = trie;
  const finder = { next: next.slice(0, states * LETTERS), ending: ending.slice(0, states), same };
  return { ...finder, shorter: linkFailures(finder), lengths: stems.map((stem) => stem.length) };
}

interface Trie extends Pick<StemFinder, "next" | "ending" | "same"> {
  states: number;
}

function addStem(trie: Trie, stem: string, number: number): void {
  if (!/^[a-z]+$/.test(stem)) return;
  const { next, ending, same } = trie;
  let state = ROOT;
  for (let at = 0; at < stem.length; at++) {
    const edge = state * LETTERS + letterAt(stem, at);
    if (next[edge] === ROOT) next[edge] = trie.states++;
    state = next[edge] ?? ROOT;
  }
  if (ending[state] === 0) ending[state] = number;
  else same[lastOf(same, ending[state] ?? 0)] = number;
}

function lastOf(same: Int32Array, first: number): number {
  let last = first;
  for (let next = same[last] ?? 0; next !== 0; next = same[last] ?? 0) last = next;
  return last;
}

/** Turns the trie into a complete automaton, breadth first, so that a scan never steps back; returns `shorter`. */
function linkFailures({ next, ending }: Pick<StemFinder, "next" | "ending">): Int32Array {
  const fail = new Int32Array(ending.length);
  const shorter = new Int32Array(ending.length);
  const queue = new Int32Array(ending.length);
  let queued = 1;
  for (let head = 0; head < queued; head++) {
    const state = queue[head] ?? ROOT;
    const fallback = fail[state] ?? ROOT;
    for (let letter = 0; letter < LETTERS; letter++) {
      const edge = state * LETTERS + letter;
      const child = next[edge] ?? ROOT;
      const beside = state === ROOT ? ROOT : (next[fallback * LETTERS + letter] ?? ROOT);
      if (child === ROOT) {
        next[edge] = beside;
        continue;
      }
      fail[child] = beside;
      shorter[child] = ending[beside] === 0 ? (shorter[beside] ?? ROOT) : beside;
      queue[queued++] = child;
    }
  }
  return shorter;
}

const NO_HITS: readonly StemHit[] = [];

/** Every stem in the word, overlapping ones too. Linear in the word's length and the number of hits. */
export function findStems(finder: StemFinder, word: string): readonly StemHit[] {
  const { next, ending, shorter } = finder;
  let hits: StemHit[] | undefined;
  let state = ROOT;
  for (let at = 0; at < word.length; at++) {
    const letter = letterAt(word, at);
    state = letter < 0 ? ROOT : (next[state * LETTERS + letter] ?? ROOT);
    for (let end = ending[state] === 0 ? (shorter[state] ?? ROOT) : state; end !== ROOT; end = shorter[end] ?? ROOT)
      addEndings(finder, { state: end, to: at + 1 }, (hits ??= []));
  }
  return hits ?? NO_HITS;
}

function addEndings({ ending, same, lengths }: StemFinder, end: { state: number; to: number }, hits: StemHit[]): void {
  for (let stem = ending[end.state] ?? 0; stem !== 0; stem = same[stem] ?? 0)
    hits.push({ stem: stem - 1, from: end.to - (lengths[stem - 1] ?? 0), to: end.to });
}
