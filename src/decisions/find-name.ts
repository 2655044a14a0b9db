import { countCharacters } from "../shared/text.ts";

export interface Names {
  readonly names: readonly string[];
  /** Whom the words go to: each may read their own name, though one of `names` is the same. */
  readonly readers: readonly string[];
  /** Asked in lower case. */
  readonly isOrdinary: (word: string) => boolean;
}

/** What an account of the staff is often called, and what stands around it: nobody's name, in any number. */
const NOBODYS: ReadonlySet<string> = new Set(
  `moderator moderators moderation mod mods administrator administrators administration admin admins editor editors
  editorial reviewer reviewers staff team teams crew desk support community manager host webmaster
  moderatorin moderatoren moderatorinnen moderationsteam administratorin administratoren redakteur redakteure
  redakteurin redakteurinnen redaktion redaktionsteam verwaltung leitung
  modérateur modérateurs modératrice modératrices modération administrateur administrateurs administratrice
  rédacteur rédacteurs rédactrice rédactrices rédaction équipe personnel
  moderador moderadora moderadores moderadoras moderación administrador administradora administradores administración
  editora editores redactor redactora redactores redacción equipo personal
  the an our your of and for der die das den dem des ein eine einer unser unsere und von vom für
  le la les un une du de notre nos et pour el los las una del nuestro nuestra para`.split(/\s+/),
);

/** As `Max. two links` and `Jan. 5` do: the sentence goes on behind the full stop. */
const LONGEST_ABBREVIATION = 3;

/** The name that a text says where it can hardly be anything else, as the text has it. Pure. */
export function findName(text: string, { names, readers, isOrdinary }: Names): string | undefined {
  const words = wordsOf(text);
  const places = names
    .map(wordsOf)
    .flatMap((name) => findWords(words, name).filter((place) => isMeant(name, { words, place, isOrdinary })));
  if (places.length === 0) return undefined;
  const owned = readers.map((reader) => findWords(words, wordsOf(reader)));
  const isOwn = (place: Place) => owned.length > 0 && owned.every((own) => own.some((each) => isWithin(place, each)));
  const place = places.find((each) => !isOwn(each));
  return place && sayPlace(words.slice(place.from, place.to));
}

interface Word {
  readonly said: string;
  /** The same for every way to write it: `Weiß` is `WEISS` in capitals. */
  readonly key: string;
  /** What stands between it and the next. */
  readonly behind: string;
}

/** A zero-width space parts words, what else nobody sees does not. */
function wordsOf(text: string): readonly Word[] {
  const seen = text
    .normalize("NFKC")
    .replaceAll("\u200b", " ")
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  return [...seen.matchAll(/([\p{L}\p{M}\p{N}]+)([^\p{L}\p{M}\p{N}]*)/gu)].map(([, said = "", behind = ""]) => ({
    said,
    key: said.toUpperCase(),
    behind,
  }));
}

/** In words of the text; `to` is the one behind the last. */
interface Place {
  readonly from: number;
  readonly to: number;
}

/** One after the other, whatever their case and whatever stands between them. */
function findWords(words: readonly Word[], name: readonly Word[]): readonly Place[] {
  if (name.length === 0) return [];
  return words.flatMap((_, from) =>
    name.every(({ key }, at) => words[from + at]?.key === key) ? [{ from, to: from + name.length }] : [],
  );
}

const isWithin = (inner: Place, outer: Place): boolean => outer.from <= inner.from && inner.to <= outer.to;

const sayPlace = (words: readonly Word[]): string =>
  words
    .map(({ said, behind }, at) => (at < words.length - 1 ? said + behind : said))
    .join("")
    .replaceAll(/\s+/g, " ");

interface Found {
  readonly words: readonly Word[];
  readonly place: Place;
  readonly isOrdinary: Names["isOrdinary"];
}

/**
 * One word is a name by its capital, and an ordinary one never is. Several are one in any case, save where each is an
 * ordinary word: then all their capitals make it one.
 */
function isMeant(name: readonly Word[], { words, place, isOrdinary }: Found): boolean {
  const telling = name.filter((word) => !isNobodys(word));
  if (telling.length === 0) return false;
  const isOwn = telling.some(({ said }) => !isOrdinary(said.toLowerCase()));
  const found = words.slice(place.from, place.to);
  if (name.length > 1) return isOwn || found.every(isCapital);
  const isWritten = (word: Word) => isCapital(word) || word.said === name[0]?.said;
  return isOwn && found.every((word) => isWritten(word) && !isAbbreviation(word, words[place.to]));
}

/** A single sign is a word too often. */
const isNobodys = ({ said }: Word): boolean => countCharacters(said) < 2 || NOBODYS.has(said.toLowerCase());

/** Where a script has capitals. */
const isCapital = ({ said }: Word): boolean => !/^\p{Ll}/u.test(said);

const isAbbreviation = ({ said, behind }: Word, next: Word | undefined): boolean =>
  countCharacters(said) <= LONGEST_ABBREVIATION && /^\.\s+$/.test(behind) && /^[\p{Ll}\p{N}]/u.test(next?.said ?? "");
