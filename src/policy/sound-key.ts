/** Rules of how English is misspelled by ear, in the order in which they apply. */
const BY_EAR: readonly (readonly [RegExp, string])[] = [
  [/'/g, ""],
  [/ph/g, "f"],
  [/^kn/, "n"],
  [/gg(?=er|a)/g, "g"],
  [/tch/g, "ch"],
  [/ch/g, "C"],
  [/sh/g, "S"],
  [/ck|qu|q|c(?![eiy])|kk/g, "k"],
  [/x/g, "ks"],
  [/z/g, "s"],
  [/(?<=[^aeiou])v(?=[^aeiouy])/g, "u"],
  [/oo|ou(?!$)/g, "u"],
  [/ee+|(?<=.)y|ie$/g, "i"],
  [/(?<=.{3})(?:er|ah|uh|or|ur)(s?)$/, "a$1"],
  [/(?<=.{3})(?:in|en|un|ing)(s?)$/, "in$1"],
  [/(.)\1+/g, "$1"],
];

/** Two words with the same key sound alike, as `fuk` and `phuck` do. */
export function soundKey(word: string): string {
  return BY_EAR.reduce((key, [pattern, replacement]) => key.replace(pattern, replacement), word);
}
