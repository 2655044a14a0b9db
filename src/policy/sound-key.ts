interface Sound {
  /** The letters of one of these must all be in a word before the pattern can be. */
  readonly needs: readonly Letters[];
  readonly pattern: RegExp;
  readonly spelling: string;
}

/** Which of the letters a to z a word has, and which of them twice in a row, as bits. */
interface Letters {
  readonly any: number;
  readonly twice: number;
}

const sound = (letters: string, pattern: RegExp, spelling: string): Sound => ({
  needs: letters.split("|").map(lettersOf),
  pattern,
  spelling,
});

/** Rules of how English is misspelled by ear, in the order in which they apply. */
const BY_EAR: readonly Sound[] = [
  sound("ph", /ph/g, "f"),
  sound("kn", /^kn/, "n"),
  sound("gg", /gg(?=er|a)/g, "g"),
  sound("tch", /tch/g, "ch"),
  sound("ch", /ch/g, "C"),
  sound("sh", /sh/g, "S"),
  sound("c|q|kk", /ck|qu|q|c(?![eiy])|kk/g, "k"),
  sound("x", /x/g, "ks"),
  sound("z", /z/g, "s"),
  sound("v", /(?<=[^aeiou])v(?=[^aeiouy])/g, "u"),
  sound("oo|ou", /oo|ou(?!$)/g, "u"),
  sound("ee|y|ie", /ee+|(?<=.)y|ie$/g, "i"),
  sound("er|ah|uh|or|ur", /(?<=.{3})(?:er|ah|uh|or|ur)(s?)$/, "a$1"),
  sound("in|en|un", /(?<=.{3})(?:in|en|un|ing)(s?)$/, "in$1"),
];

function lettersOf(word: string): Letters {
  let [any, twice, before] = [0, 0, -1];
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97;
    if (letter >= 0 && letter < 26) {
      any |= 1 << letter;
      if (letter === before) twice |= 1 << letter;
    }
    before = letter;
  }
  return { any, twice };
}

const hasAll = (word: Letters, needed: Letters): boolean =>
  (word.any & needed.any) === needed.any && (word.twice & needed.twice) === needed.twice;

/** Two words with the same key sound alike, as `fuk` and `phuck` do. */
export function soundKey(word: string): string {
  let key = word.includes("'") ? word.replaceAll("'", "") : word;
  let letters = lettersOf(key);
  for (const { needs, pattern, spelling } of BY_EAR) {
    if (!needs.some((needed) => hasAll(letters, needed))) continue;
    const next = key.replace(pattern, spelling);
    if (next === key) continue;
    key = next;
    letters = lettersOf(key);
  }
  return collapse(key);
}

/** Every run of one letter as a single one. */
export function collapse(word: string): string {
  let kept = word.slice(0, 1);
  let from = 1;
  for (let at = 1; at < word.length; at++) {
    if (word.charCodeAt(at) !== word.charCodeAt(at - 1)) continue;
    kept += word.slice(from, at);
    from = at + 1;
  }
  return from === 1 ? word : kept + word.slice(from);
}
