interface Sound {
  /** The letters of one of these must all be in a word before the pattern can be. */
  readonly needs: readonly number[];
  readonly pattern: RegExp;
  readonly spelling: string;
}

const sound = (letters: string, pattern: RegExp, spelling: string): Sound => ({
  needs: letters.split("|").map(lettersOf),
  pattern,
  spelling,
});

/** Rules of how English is misspelled by ear, in the order in which they apply. */
const BY_EAR: readonly Sound[] = [
  sound("", /'/g, ""),
  sound("ph", /ph/g, "f"),
  sound("kn", /^kn/, "n"),
  sound("g", /gg(?=er|a)/g, "g"),
  sound("tch", /tch/g, "ch"),
  sound("ch", /ch/g, "C"),
  sound("sh", /sh/g, "S"),
  sound("c|q|k", /ck|qu|q|c(?![eiy])|kk/g, "k"),
  sound("x", /x/g, "ks"),
  sound("z", /z/g, "s"),
  sound("v", /(?<=[^aeiou])v(?=[^aeiouy])/g, "u"),
  sound("o", /oo|ou(?!$)/g, "u"),
  sound("e|y", /ee+|(?<=.)y|ie$/g, "i"),
  sound("r|h", /(?<=.{3})(?:er|ah|uh|or|ur)(s?)$/, "a$1"),
  sound("n", /(?<=.{3})(?:in|en|un|ing)(s?)$/, "in$1"),
  sound("", /(.)\1+/g, "$1"),
];

/** Which of the letters a to z a word has, as bits. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) letters |= 1 << letter;
  }
  return letters;
}

/** Two words with the same key sound alike, as `fuk` and `phuck` do. */
export function soundKey(word: string): string {
  let key = word;
  let letters = lettersOf(key);
  for (const { needs, pattern, spelling } of BY_EAR) {
    if (!needs.some((all) => (letters & all) === all)) continue;
    const next = key.replace(pattern, spelling);
    if (next === key) continue;
    key = next;
    letters = lettersOf(key);
  }
  return key;
}
