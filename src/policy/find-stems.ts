/**
 * An Aho-Corasick automaton over the letters a to z: finds every stem inside a word in one pass, whatever their
 * number. Any other unit of text resets it.
 */
export interface StemFinder {
  readonly next: Int32Array;
  /** For each state, the stems that end there, by their place in the list. */
  readonly endings: readonly (readonly number[])[];
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
  const states = 1 + stems.reduce((sum, stem) => sum + stem.length, 0);
  const next = new Int32Array(states * LETTERS);
  const endings: number[][] = [[]];
  stems.forEach((stem, index) => addStem({ next, endings }, stem, index));
  linkFailures(next, endings);
  return { next: next.slice(0, endings.length * LETTERS), endings, lengths: stems.map((stem) => stem.length) };
}

function addStem({ next, endings }: { next: Int32Array; endings: number[][] }, stem: string, index: number): void {
  if (!/^[a-z]+$/.test(stem)) return;
  let state = ROOT;
  for (let at = 0; at < stem.length; at++) {
    const edge = state * LETTERS + letterAt(stem, at);
    if (next[edge] === ROOT) next[edge] = endings.push([]) - 1;
    state = next[edge] ?? ROOT;
  }
  endings[state]?.push(index);
}

/** Turns the trie into a complete automaton, breadth first, so that a scan never steps back. */
function linkFailures(next: Int32Array, endings: number[][]): void {
  const fail = new Int32Array(endings.length);
  const queue: number[] = [ROOT];
  for (let head = 0; head < queue.length; head++) {
    const state = queue[head] ?? ROOT;
    const fallback = fail[state] ?? ROOT;
    if (state !== ROOT) endings[state]?.push(...(endings[fallback] ?? []));
    for (let letter = 0; letter < LETTERS; letter++) {
      const edge = state * LETTERS + letter;
      const child = next[edge] ?? ROOT;
      const beside = state === ROOT ? ROOT : (next[fallback * LETTERS + letter] ?? ROOT);
      if (child === ROOT) {
        next[edge] = beside;
        continue;
      }
      fail[child] = beside;
      queue.push(child);
    }
  }
}

/** Every stem in the word, overlapping ones too. Linear in the word's length and the number of hits. */
export function findStems({ next, endings, lengths }: StemFinder, word: string): StemHit[] {
  const hits: StemHit[] = [];
  let state = ROOT;
  for (let at = 0; at < word.length; at++) {
    const letter = letterAt(word, at);
    state = letter < 0 ? ROOT : (next[state * LETTERS + letter] ?? ROOT);
    for (const stem of endings[state] ?? []) hits.push({ stem, from: at + 1 - (lengths[stem] ?? 0), to: at + 1 });
  }
  return hits;
}
