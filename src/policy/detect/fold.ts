import type { Span } from "../types.ts";

/** A text whose look-alike digits, signs and spaces are ASCII, and the way back to the original's offsets. */
export interface Folded {
  readonly text: string;
  /** Offset in the original of every unit, and the original's length last; absent when nothing moved. */
  readonly origin?: Uint32Array;
}

const DROP = 0xffff;

/** Zeros of the decimal digit blocks of the Basic Multilingual Plane (Unicode category Nd). */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

const FOLDS = buildFolds();

function buildFolds(): Uint16Array {
  const folds = new Uint16Array(0x10000);
  const range = (from: number, to: number, fold: (unit: number) => number) => {
    for (let unit = from; unit <= to; unit++) folds[unit] = fold(unit);
  };
  const drop = () => DROP;
  const space = () => 0x20;
  const dash = () => 0x2d;
  for (const zero of DIGIT_ZEROS) range(zero, zero + 9, (unit) => 0x30 + unit - zero);
  range(0xff01, 0xff5e, (unit) => unit - 0xfee0);
  range(0x2460, 0x2468, (unit) => unit - 0x2460 + 0x31);
  range(0x2776, 0x277e, (unit) => unit - 0x2776 + 0x31);
  range(0x24b6, 0x24cf, (unit) => unit - 0x24b6 + 0x41);
  range(0x24d0, 0x24e9, (unit) => unit - 0x24d0 + 0x61);
  range(0x2070, 0x2079, (unit) => 0x30 + unit - 0x2070);
  range(0x2080, 0x2089, (unit) => 0x30 + unit - 0x2080);
  range(0x2000, 0x200a, space);
  range(0x200b, 0x200f, drop);
  range(0x202a, 0x202e, drop);
  range(0x2060, 0x2064, drop);
  range(0xfe00, 0xfe0f, drop);
  range(0x2010, 0x2015, dash);
  for (const unit of [0x2212, 0xfe58, 0xfe63, 0x2043]) folds[unit] = 0x2d;
  for (const unit of [0xa0, 0x202f, 0x205f, 0x3000]) folds[unit] = 0x20;
  for (const unit of [0xad, 0xfeff, 0x20e3, 0x34f, 0x180e]) folds[unit] = DROP;
  folds[0x24ea] = 0x30;
  folds[0xfe6b] = 0x40;
  folds[0x2024] = 0x2e;
  folds[0xfe52] = 0x2e;
  return folds;
}

/** How a unit beyond ASCII is folded: `none`, `spacing` (a space or dash) or `sign` (the lead of mathematical letters too). */
export function foldKind(unit: number): "none" | "spacing" | "sign" {
  const folded = FOLDS[unit] ?? 0;
  if (folded === 0) return unit === MATH_LEAD ? "sign" : "none";
  return folded === 0x20 || folded === 0x2d ? "spacing" : "sign";
}

const MATH_LEAD = 0xd835;

/** The ASCII unit behind a mathematical letter or digit (U+1D400 to U+1D7FF), or 0. */
function mathUnit(trail: number): number {
  const offset = trail - 0xdc00;
  if (trail >= 0xdfce && trail <= 0xdfff) return 0x30 + ((trail - 0xdfce) % 10);
  if (offset < 0 || offset > 0x2a3) return 0;
  const letter = offset % 52;
  return letter < 26 ? 0x41 + letter : 0x61 + letter - 26;
}

/** Folds look-alikes. Linear; the text of `folded` is never longer than the original. */
export function fold(text: string): Folded {
  const units = new Uint16Array(text.length);
  const origin = new Uint32Array(text.length + 1);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const math = unit === MATH_LEAD && at + 1 < text.length ? mathUnit(text.charCodeAt(at + 1)) : 0;
    const folded = math || (unit < 128 ? unit : FOLDS[unit] || unit);
    if (folded !== DROP) {
      origin[length] = at;
      units[length++] = folded;
    }
    if (math) at++;
  }
  origin[length] = text.length;
  return { text: unitsToString(units.subarray(0, length)), origin: origin.subarray(0, length + 1) };
}

const CHUNK = 8192; // String.fromCharCode takes its units as arguments, and the stack bounds their number

function unitsToString(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}

/** Takes a span of the folded text back to the original. */
export function originalSpan({ origin }: Folded, start: number, end: number): Span {
  if (!origin) return { start, end };
  return { start: origin[start] ?? start, end: origin[end] ?? end };
}
