import { examineWord } from "./examine-word.ts";
import { readLeet } from "./read-leet.ts";
import { type Place, readLetters } from "./read-letters.ts";
import { readMask } from "./read-mask.ts";
import type { TermIndex } from "./term-index.ts";
import { wordOf } from "./word-cache.ts";

const ADDRESS = /:\/\/|^www\.|@[a-z0-9-]+\.[a-z]/;

/** True when a stretch without spaces holds a web or mail address. */
export function isAddress(chunk: string): boolean {
  return ADDRESS.test(chunk);
}

/** Longer stretches are read in pieces, and longer pieces not at all: this bounds the work for hostile text. */
const LONGEST_CHUNK = 64;
const MEMO_LIMIT = 20_000;

/** The terms behind the signs in a stretch without spaces; offsets are into the stretch. Remembers what it read. */
export function readChunk(index: TermIndex, chunk: string): readonly Place[] {
  const seen = index.chunkMemo.get(chunk);
  if (seen) return seen;
  const places = isAddress(chunk) ? [] : readAll(index, chunk);
  if (index.chunkMemo.size >= MEMO_LIMIT) index.chunkMemo.clear();
  if (chunk.length <= LONGEST_CHUNK) index.chunkMemo.set(chunk.split("").join(""), places);
  return places;
}

function readAll(index: TermIndex, chunk: string): Place[] {
  const whole = chunk.length <= LONGEST_CHUNK ? readOne(index, chunk) : { places: [], understood: false };
  if (whole.understood) return whole.places;
  return Array.from(chunk.matchAll(/[^/,;:"()]+/g)).flatMap(({ 0: piece, index: from }) => {
    if (piece.length === chunk.length || piece.length > LONGEST_CHUNK || !/[^a-z]/.test(piece)) return [];
    return readOne(index, piece).places.map((place) => ({ ...place, from: from + place.from, to: from + place.to }));
  });
}

interface Understanding {
  readonly places: Place[];
  /** The chunk is read, as a term or as an everyday word; there is nothing more to look for. */
  readonly understood: boolean;
}

function readOne(index: TermIndex, chunk: string): Understanding {
  const readings = readLeet(chunk);
  const places = readings.flatMap((reading) => readLetters(index, reading));
  if (places.length > 0 || readings.some(({ letters }) => examineWord(index, wordOf(index.table, letters)).known))
    return { places, understood: true };
  const masks = readMask(index, chunk);
  return { places: masks.map((mask) => ({ ...mask, evasions: ["masked"] })), understood: masks.length > 0 };
}
