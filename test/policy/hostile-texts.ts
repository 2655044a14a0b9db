const LETTERS = "etaoinshrdlucmfwypvbgkjqxz";

/** A word that no list has and no cache has seen. */
function newWord(number: number): string {
  let word = "q";
  for (let rest = number * 7919 + 13; rest > 0; rest = Math.floor(rest / 26)) word += LETTERS[rest % 26];
  return word;
}

const times = (unit: string) => (count: number) => unit.repeat(count);

/** What a sender of hostile texts can make: a name, and a text of so many units. Another salt, other new words. */
export const HOSTILE: readonly (readonly [string, (count: number, salt?: number) => string])[] = [
  ["words that almost threaten", times("kill you all you should be they must ")],
  ["words that almost insult", times("you are a fucking you people are all such a ")],
  ["sentences that match", times("Kill them all. You are an idiot. ")],
  ["letters that stand alone", times("f u c k ")],
  ["letters with dots", times("s.h.i.t.")],
  ["masks", times("f*ck**")],
  ["signs for letters", times("@$$h0l3 ")],
  ["one long word", times("shit")],
  ["one letter", times("a")],
  ["apostrophes", times("a'")],
  ["quotation marks that never close", times('"you ')],
  ["brackets", times("((a[")],
  ["marks over letters", times("a\u0301\u0302")],
  ["letters that no one sees", times("a\u200b\u2060")],
  ["wide letters", times("ｆｕｃｋ ")],
  ["letters of other scripts", times("ѕһіт ")],
  ["signs that fold to many letters", times("ﷺ")],
  ["halves of pairs", times("\ud83d")],
  ["line ends", times("a\n")],
  ["digits", times("12 345-6 ")],
  ["numbers that are almost cards", times("4111 1111 1111 1112 ")],
  ["telephone numbers", times("+49 30 901820 ")],
  ["half of an address", times("12 Oak Street, ")],
  ["digits in words", times("five five five ")],
  ["mail addresses in words", times("jane at example dot ")],
  ["pictures", times("👍🏽")],
  ["mail addresses that never end", times("a.b@c.")],
  [
    "words never seen",
    (count, salt = 0) => Array.from({ length: count }, (_, at) => newWord(at + count + salt)).join(" "),
  ],
];
