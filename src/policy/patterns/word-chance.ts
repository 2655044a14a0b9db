/** The most frequent words of English comments, the most frequent first. */
const FREQUENT =
  "the to a and of i you is that it in for be this not are on have they he was with as but if or do what all your so we just at my no 's like who will would people can about from one an me when their there how up get out more them his know think has by her him don any she our want go because were good should had us been only right why than did some then now say even time make really see too never these those other could much going need way into take back well am here man still let where life got off world thing things very look day being most every down someone work also over made must come years love which first new women men please many give again u after same does anyone before oh great money bad always tell guy put stop lol better shit something ever help fuck real hope feel keep actually yes old lot little thank thanks long next home country own nothing everyone best maybe kill god while getting around another big find already said use war through trying doing sure live gonna since two mean believe talk without call end part last try game girl hell bit kids person dead face done away leave play fucking guys point saying start show house fun child children read looking care problem everything might went high school ask woman yeah state free name left law watch few family kind both pay wrong place talking wait true black white today ass run post gun police hate set night head die week making stupid hard hear video food power hit happy until such against stay under enough least each per once between during change thought having killed killing fire attack city turn hand car nice eat buy water mother father idea cut three far fight cause body yet may month months happen happened used coming needs wants using death sick shoot shot government party president story news open close called fine fall side deserve order job remember".split(
    " ",
  );

/** How often the first of them is met in a sentence of a dozen words, and how often a word that is not among them. */
const MOST_FREQUENT = 0.6;
const SELDOM = 0.0001;
const RANKS: ReadonlyMap<string, number> = new Map(FREQUENT.map((word, rank) => [word, rank]));

/** How many words have a rank. */
export const RANKED_WORDS = FREQUENT.length;

/** From 0 on, the most frequent word first; undefined for a word that is none of the most frequent. */
export function rankOfWord(word: string): number | undefined {
  return RANKS.get(word);
}

/** How often a word is expected in a sentence of a comment. */
export function chanceOfWord(word: string): number {
  const rank = RANKS.get(word);
  return rank === undefined ? SELDOM : MOST_FREQUENT / (1 + rank / 2);
}
