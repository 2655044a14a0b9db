/** Check-digit arithmetic shared by cards, accounts and national ids. Every function takes digits (or letters) only. */

/** ISO/IEC 7812-1 annex B. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    const doubled = at % 2 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

export function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (digits.charCodeAt(at) - 48), 0);
}

/** The remainder of a number of any length; letters count as 10 to 35 (ISO 7064 for IBANs). */
export function remainder(signs: string, modulus: number): number {
  let rest = 0;
  for (let at = 0; at < signs.length; at++) {
    const unit = signs.charCodeAt(at);
    rest = unit <= 0x39 ? (rest * 10 + unit - 48) % modulus : (rest * 100 + unit - 55) % modulus;
  }
  return rest;
}

/** ISO 7064 mod 11,10: Germany's tax id, Croatia's OIB. */
export function mod1110(digits: string): boolean {
  let product = 10;
  for (let at = 0; at < digits.length - 1; at++) {
    const sum = (digits.charCodeAt(at) - 48 + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.charCodeAt(digits.length - 1) - 48;
}

const PERMUTATION = "1576283094";
const DIHEDRAL = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];

/** Verhoeff's check over the dihedral group D5: India's Aadhaar. */
export function verhoeff(digits: string): boolean {
  let check = 0;
  for (let at = 0; at < digits.length; at++) {
    let digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    for (let turn = 0; turn < at % 8; turn++) digit = PERMUTATION.charCodeAt(digit) - 48;
    check = (DIHEDRAL[check] ?? "").charCodeAt(digit) - 48;
  }
  return check === 0;
}

/** Whether two-digit year, month and day can be a birthday. */
export function isDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
