import { NUMBER, WORD, type Lexed, classesAt, wordAt, isCapital } from "./lex.ts";
import { W } from "./words.ts";

/** How far a street's name tells that it is one: `sure` needs nothing else, `likely` wants one more hint. */
export type StreetSense = "sure" | "likely" | "none";

const SURE_ENDINGS =
  `straße strasse str straat gasse steenweg laan gracht singel stræde stræde vägen vagen gatan gränd stigen backen veien vegen
  katu kuja polku utca plein platz allee dreef chaussee promenade damm brücke väg vej vejen tänav puiestee katú brink dijk
  hof weg`.split(/\s+/);

const LIKELY_ENDINGS =
  `gate gata gade gada ring tie tee kade ufer park kaj allé alle ulica cesta sti bakken toft vang wal markt
  steeg pad erf burg bruk torg torget plads plass tuja rinne mäki ranta väylä straeti stræti braut gerði holt ås ova ská`.split(
    /\s+/,
  );

/** Words that end a street's name as a word of their own, before the number. */
const STANDALONE: ReadonlySet<string> = new Set(
  `straße strasse str platz allee weg gasse ring ufer damm gatan gata gate gade vej veg vei veien vägen väg allé alle plads
  plass torg torv tie katu polku kuja utca u út útja tér tere köz rakpart körút sétány krt tee tänav pst mnt puiestee ulica
  cesta ulice trg sokak sokağı sok caddesi cad bulvarı blv iela gatvė laan straat plein kade singel dreef prospekt
  náměstí nám nábřeží třída námestie markt plaats lei blvd boulevard ave bulvar bulevard bul pr prospektas gatvė ulitsa pereulok вулиця улица тупик byvej landevej gränd stig stigen street road avenue lane`.split(
    /\s+/,
  ),
);

const LIKELY_STANDALONE: ReadonlySet<string> = new Set(
  "u g pr bul ave lei dam tie gate ring tee cad str weg alle".split(" "),
);

/** English words with those endings. */
const ENGLISH: ReadonlySet<string> = new Set(
  `during spring bring string ring firing hiring wiring offering gathering engineering manufacturing monitoring starring
  watergate gate aggregate investigate colgate tailgate delegate brigade necktie tie committee tee guarantee employee
  decade blockade park norwegian trade grade upgrade central wal postal market renegade arcade barricade cascade
  delegate litigate navigate mitigate irrigate surrogate segregate propagate interrogate
  bertie katie auntie bootie cutie rookie trustee referee nominee absentee retiree refugee attendee
  christie ritchie charlie windows erfurt hamburg pittsburgh pittsburg gettysburg edinburg johannesburg luxembourg
  petersburg strasbourg brandenburg freiburg salzburg regensburg wolfsburg augsburg duisburg magdeburg herring
  scoring boring exploring sharing bearing hearing appearing covering entering considering
  signing dealing building fishing king wing living feeling meeting beijing boeing
  postscript ramadan hof`.split(/\s+/),
);

function endsWithAny(word: string, endings: readonly string[]): boolean {
  return endings.some((ending) => word.length >= ending.length + 3 && word.endsWith(ending));
}

/** The sense of the word before a house number. */
export function endingSense(lexed: Lexed, token: number): StreetSense {
  const word = wordAt(lexed, token);
  if (lexed.kind[token] !== WORD || word.length > 40) return "none";
  const parted = token > 0 && lexed.text.slice(lexed.end[token - 1], lexed.start[token]) === " ";
  if (STANDALONE.has(word) && parted && isCapital(lexed, token - 1)) {
    return LIKELY_STANDALONE.has(word) ? "likely" : "sure";
  }
  if (ENGLISH.has(word)) return "none";
  if (endsWithAny(word, SURE_ENDINGS)) return isCapital(lexed, token) ? "sure" : "likely";
  return endsWithAny(word, LIKELY_ENDINGS) ? "likely" : "none";
}

/** Small words inside a street's name. */
export const CONNECTORS: ReadonlySet<string> = new Set(
  `de la le les du des d l del della dello delle dei degli di da do dos das e y i of the van der den het von dem und zu zum
  zur am an im st saint sainte sint san santa são dr prof gen c`.split(/\s+/),
);

/** A house number: at most five digits, or up to four with a letter. */
export function isHouseNumber(lexed: Lexed, token: number): boolean {
  const word = wordAt(lexed, token);
  if (lexed.inUrl[token]) return false;
  if (lexed.kind[token] === NUMBER) return word.length <= 5;
  return word.length <= 5 && /^\d{1,4}[a-h]$/.test(word);
}

/** A capitalised word that nothing but a name could be. */
export function isName(lexed: Lexed, token: number): boolean {
  const classes = classesAt(lexed, token);
  const word = wordAt(lexed, token);
  if (lexed.kind[token] !== WORD || word.length < 2) return false;
  if (word.length <= 4 && lexed.text.slice(lexed.start[token], lexed.end[token]) === word.toUpperCase()) return false;
  return (
    isCapital(lexed, token) &&
    (classes & (W.numbered | W.month | W.quantity | W.stop | W.state | W.country | W.unit | W.veto)) === 0
  );
}
