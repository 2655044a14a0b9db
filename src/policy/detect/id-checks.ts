import { isDay, luhn, mod1110, remainder, verhoeff, weighted } from "./checksums.ts";

const digitAt = (id: string, at: number) => id.charCodeAt(at) - 48;
/** The digits from one place up to another, as a number. */
export const num = (id: string, from: number, to: number) => Number(id.slice(from, to));
export const notUniform = (id: string) => !/^(.)\1+$/.test(id);

const dniLetter = (digits: number) => "TRWAGMYFPDXBNJZSQVHLCKE"[digits % 23];

export function isSsn(id: string): boolean {
  const area = num(id, 0, 3);
  return area !== 0 && area !== 666 && area < 900 && num(id, 3, 5) !== 0 && num(id, 5, 9) !== 0 && notUniform(id);
}

/** Individual taxpayer numbers: 9xx with a fourth and fifth digit in the ranges that the IRS issues. */
export function isItin(id: string): boolean {
  const group = num(id, 3, 5);
  return (
    id.startsWith("9") &&
    ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93 && group <= 99))
  );
}

export function isNino(id: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(id);
}

export function isNhs(id: string): boolean {
  const check = (11 - (weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digitAt(id, 9) && notUniform(id);
}

export function isDni(id: string): boolean {
  const digits = id.replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return /^\d{8}[A-Z]$/.test(digits) && dniLetter(num(digits, 0, 8)) === digits[8];
}

const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

export function isCodiceFiscale(id: string): boolean {
  if (!/^[A-Z]{6}[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]$/.test(id)) return false;
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const unit = id.charCodeAt(at);
    const value = unit <= 0x39 ? unit - 48 : unit - 65;
    sum += at % 2 ? value : (ODD_VALUES[value] ?? 0);
  }
  return sum % 26 === id.charCodeAt(15) - 65;
}

/** France: the key is 97 less the remainder; Corsica's departments 2A and 2B count as 19 and 18. */
export function isNir(id: string): boolean {
  const body = id.slice(0, 13).replace("2A", "19").replace("2B", "18");
  const month = num(body, 3, 5);
  return (
    /^[1278]/.test(id) && ((month >= 1 && month <= 12) || month >= 20) && 97 - remainder(body, 97) === num(id, 13, 15)
  );
}

export function isSteuerId(id: string): boolean {
  return !id.startsWith("0") && mod1110(id) && new Set(id.slice(0, 10)).size < 10;
}

export function isBsn(id: string): boolean {
  const sum = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) - digitAt(id, 8);
  return sum % 11 === 0 && notUniform(id);
}

export function isBelgian(id: string): boolean {
  const check = num(id, 9, 11);
  const old = 97 - remainder(id.slice(0, 9), 97) === check;
  return (
    (old || 97 - remainder(`2${id.slice(0, 9)}`, 97) === check) && isDay(num(id, 2, 4) % 20 || 1, num(id, 4, 6) || 1)
  );
}

export function isSwedish(id: string): boolean {
  const ten = id.slice(-10);
  const day = num(ten, 4, 6);
  return luhn(ten) && isDay(num(ten, 2, 4), day > 60 ? day - 60 : day);
}

export function isDanish(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 0, 2));
}

export function isNorwegian(id: string): boolean {
  const first = (11 - (weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  const day = num(id, 0, 2);
  return first === digitAt(id, 9) && second === digitAt(id, 10) && isDay(num(id, 2, 4) % 40, day > 40 ? day - 40 : day);
}

export function isFinnish(id: string): boolean {
  if (!/^\d{9}[0-9A-Y]$/.test(id)) return false;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && "0123456789ABCDEFHJKLMNPRSTUVWXY"[num(id, 0, 9) % 31] === id[9];
}

export function isIcelandic(id: string): boolean {
  const check = (11 - (weighted(id, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digitAt(id, 8) && (id.endsWith("9") || id.endsWith("0")) && isDay(num(id, 2, 4), num(id, 0, 2));
}

/** Estonia and Lithuania share the algorithm of two rounds of weights. */
export function isBaltic(id: string): boolean {
  const first = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(id, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  const check = first < 10 ? first : second % 10;
  return /^[1-8]/.test(id) && isDay(num(id, 3, 5), num(id, 5, 7)) && check === digitAt(id, 10);
}

export function isLatvian(id: string): boolean {
  if (id.startsWith("32")) return true;
  const check = ((1101 - weighted(id, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && check === digitAt(id, 10);
}

export function isPesel(id: string): boolean {
  const check = (10 - (weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
  return isDay(num(id, 2, 4) % 20, num(id, 4, 6)) && check === digitAt(id, 10);
}

export function isCzech(id: string): boolean {
  const month = num(id, 2, 4) % 50;
  return id.length === 10 && remainder(id, 11) === 0 && isDay(month > 20 ? month - 20 : month, num(id, 4, 6));
}

export function isCnp(id: string): boolean {
  const rest = weighted(id, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  const county = num(id, 7, 9);
  return (
    /^[1-9]/.test(id) &&
    isDay(num(id, 3, 5), num(id, 5, 7)) &&
    county >= 1 &&
    county <= 52 &&
    (rest === 10 ? 1 : rest) === digitAt(id, 12)
  );
}

export function isEgn(id: string): boolean {
  const rest = (weighted(id, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  return isDay(num(id, 2, 4) % 20, num(id, 4, 6)) && rest === digitAt(id, 9);
}

export function isJmbg(id: string): boolean {
  const rest = weighted(id, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && (rest === 0 ? 0 : 11 - rest) === digitAt(id, 12);
}

export function isPortuguese(id: string): boolean {
  const rest = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return /^[1-3]/.test(id) && (rest < 2 ? 0 : 11 - rest) === digitAt(id, 8);
}

export function isGreekTax(id: string): boolean {
  return (weighted(id, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digitAt(id, 8) && notUniform(id);
}

export function isPps(id: string): boolean {
  const second = id[8] && id[8] !== "W" ? id.charCodeAt(8) - 64 : 0;
  const sum = weighted(id, [8, 7, 6, 5, 4, 3, 2]) + second * 9;
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] === id[7];
}

export function isEan(id: string): boolean {
  const sum = weighted(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return (10 - (sum % 10)) % 10 === digitAt(id, 12);
}

export function isAustrian(id: string): boolean {
  const sum = weighted(id, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
  return sum === digitAt(id, 3) && isDay(num(id, 6, 8), num(id, 4, 6));
}

export function isHungarianTaj(id: string): boolean {
  return weighted(id, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(id, 8) && notUniform(id);
}

export function isCpf(id: string): boolean {
  const first = ((weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === digitAt(id, 9) && second === digitAt(id, 10) && notUniform(id);
}

export function isRut(id: string): boolean {
  const body = id.slice(0, -1);
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum += digitAt(body, body.length - 1 - at) * ((at % 6) + 2);
  const check = 11 - (sum % 11);
  return id.at(-1) === (check === 11 ? "0" : check === 10 ? "K" : String(check));
}

export function isCuit(id: string): boolean {
  const check = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return /^2[0347]/.test(id) && check === digitAt(id, 10);
}

const CURP_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

export function isCurp(id: string): boolean {
  if (!/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/.test(id)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += CURP_SIGNS.indexOf(id[at] ?? "") * (18 - at);
  return (10 - (sum % 10)) % 10 === digitAt(id, 17) && isDay(num(id, 6, 8), num(id, 8, 10));
}

export function isTfn(id: string): boolean {
  return weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && notUniform(id);
}

export function isMedicare(id: string): boolean {
  return /^[2-6]/.test(id) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(id, 8);
}

export function isAadhaar(id: string): boolean {
  return /^[2-9]/.test(id) && verhoeff(id) && notUniform(id);
}

export function isPan(id: string): boolean {
  return /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/.test(id);
}

export function isChinese(id: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/.test(id)) return false;
  const check = "10X98765432"[weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
  return isDay(num(id, 10, 12), num(id, 12, 14)) && /^(?:18|19|20)/.test(id.slice(6)) && check === id[17];
}

export function isTaiwanese(id: string): boolean {
  const code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(id[0] ?? "") + 10;
  const sum = Math.floor(code / 10) + (code % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return /^[A-Z][1289]\d{8}$/.test(id) && sum % 10 === 0;
}

export function isKorean(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 4, 6)) && /[1-8]/.test(id[6] ?? "");
}

export function isMyNumber(id: string): boolean {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === digitAt(id, 11) && notUniform(id);
}

export function isNric(id: string): boolean {
  if (!/^[STFG]\d{7}[A-Z]$/.test(id)) return false;
  const offset = id[0] === "T" || id[0] === "G" ? 4 : 0;
  const rest = (weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
  return ("ST".includes(id[0] ?? "") ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[rest] === id[8];
}

export function isThai(id: string): boolean {
  const check = (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return /^[1-8]/.test(id) && check === digitAt(id, 12);
}

export function isMyKad(id: string): boolean {
  const place = num(id, 6, 8);
  return (
    isDay(num(id, 2, 4), num(id, 4, 6)) && ((place >= 1 && place <= 16) || (place >= 21 && place <= 59) || place === 82)
  );
}

export function isSouthAfrican(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 4, 6)) && /[012]/.test(id[10] ?? "") && luhn(id);
}

export function isTurkish(id: string): boolean {
  const odd = [0, 2, 4, 6, 8].reduce((sum, at) => sum + digitAt(id, at), 0);
  const even = [1, 3, 5, 7].reduce((sum, at) => sum + digitAt(id, at), 0);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return !id.startsWith("0") && tenth === digitAt(id, 9) && (odd + even + tenth) % 10 === digitAt(id, 10);
}

export function isIsraeli(id: string): boolean {
  return luhn(id) && notUniform(id);
}

export function isIranian(id: string): boolean {
  const rest = weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return notUniform(id) && (rest < 2 ? rest : 11 - rest) === digitAt(id, 9);
}

export function isSnils(id: string): boolean {
  const sum = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return (sum === 100 ? 0 : sum) === num(id, 9, 11);
}

export function isInn(id: string): boolean {
  const first = (weighted(id, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const second = (weighted(id, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return first === digitAt(id, 10) && second === digitAt(id, 11);
}

export function isUkrainian(id: string): boolean {
  const sum = weighted(id, [-1, 5, 7, 9, 4, 6, 10, 5, 7]);
  return (((sum % 11) + 11) % 11) % 10 === digitAt(id, 9);
}

export function isHongKong(id: string): boolean {
  if (!/^[A-Z]{1,2}\d{6}[\dA]$/.test(id)) return false;
  const padded = id.padStart(9, " ");
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    const unit = padded.charCodeAt(at);
    sum += (unit === 32 ? 36 : unit <= 0x39 ? unit - 48 : unit - 55) * (9 - at);
  }
  const check = (11 - (sum % 11)) % 11;
  return id.at(-1) === (check === 10 ? "A" : String(check));
}

/** The check of an id that has no check digit: only a word beside it tells. */
export const unchecked = () => true;
