import { isDay, luhn, mod1110, remainder, verhoeff, weighted } from "./checksums.ts";

/** A national id: how it is written, how it is checked, and how sure that makes us. */
export interface IdKind {
  /** ISO 3166 code and the id's name. */
  readonly element: string;
  /**
   * Ways to write it: `d3` three digits, `a2` two letters, and between the parts the sign that joins them, `_` for a
   * space. `d3-d2-d4` is 123-45-6789.
   */
  readonly shapes: readonly string[];
  /** Shapes that are so telling that no word is needed; `all` when the check alone is. */
  readonly telling?: readonly string[] | "all";
  /** Words beside it that name it. Without a telling shape one of them must be there, or the text is the id alone. */
  readonly words: string;
  /** Gets the id in upper case without signs. */
  readonly check: (id: string) => boolean;
}

const digitAt = (id: string, at: number) => id.charCodeAt(at) - 48;
const num = (id: string, from: number, to: number) => Number(id.slice(from, to));
const notUniform = (id: string) => !/^(.)\1+$/.test(id);

const dniLetter = (digits: number) => "TRWAGMYFPDXBNJZSQVHLCKE"[digits % 23];

function isSsn(id: string): boolean {
  const area = num(id, 0, 3);
  return area !== 0 && area !== 666 && area < 900 && num(id, 3, 5) !== 0 && num(id, 5, 9) !== 0 && notUniform(id);
}

/** Individual taxpayer numbers: 9xx with a fourth and fifth digit in the ranges that the IRS issues. */
function isItin(id: string): boolean {
  const group = num(id, 3, 5);
  return (
    id.startsWith("9") &&
    ((group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group !== 93 && group <= 99))
  );
}

function isNino(id: string): boolean {
  return /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]?$/.test(id);
}

function isNhs(id: string): boolean {
  const check = (11 - (weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digitAt(id, 9) && notUniform(id);
}

function isDni(id: string): boolean {
  const digits = id.replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)));
  return /^\d{8}[A-Z]$/.test(digits) && dniLetter(num(digits, 0, 8)) === digits[8];
}

const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function isCodiceFiscale(id: string): boolean {
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
function isNir(id: string): boolean {
  const body = id.slice(0, 13).replace("2A", "19").replace("2B", "18");
  const month = num(body, 3, 5);
  return (
    /^[1278]/.test(id) && ((month >= 1 && month <= 12) || month >= 20) && 97 - remainder(body, 97) === num(id, 13, 15)
  );
}

function isSteuerId(id: string): boolean {
  return !id.startsWith("0") && mod1110(id) && new Set(id.slice(0, 10)).size < 10;
}

function isBsn(id: string): boolean {
  const sum = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) - digitAt(id, 8);
  return sum % 11 === 0 && notUniform(id);
}

function isBelgian(id: string): boolean {
  const check = num(id, 9, 11);
  const old = 97 - remainder(id.slice(0, 9), 97) === check;
  return (
    (old || 97 - remainder(`2${id.slice(0, 9)}`, 97) === check) && isDay(num(id, 2, 4) % 20 || 1, num(id, 4, 6) || 1)
  );
}

function isSwedish(id: string): boolean {
  const ten = id.slice(-10);
  const day = num(ten, 4, 6);
  return luhn(ten) && isDay(num(ten, 2, 4), day > 60 ? day - 60 : day);
}

function isDanish(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 0, 2));
}

function isNorwegian(id: string): boolean {
  const first = (11 - (weighted(id, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  const day = num(id, 0, 2);
  return first === digitAt(id, 9) && second === digitAt(id, 10) && isDay(num(id, 2, 4) % 40, day > 40 ? day - 40 : day);
}

function isFinnish(id: string): boolean {
  if (!/^\d{9}[0-9A-Y]$/.test(id)) return false;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && "0123456789ABCDEFHJKLMNPRSTUVWXY"[num(id, 0, 9) % 31] === id[9];
}

function isIcelandic(id: string): boolean {
  const check = (11 - (weighted(id, [3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check === digitAt(id, 8) && (id.endsWith("9") || id.endsWith("0")) && isDay(num(id, 2, 4), num(id, 0, 2));
}

/** Estonia and Lithuania share the algorithm of two rounds of weights. */
function isBaltic(id: string): boolean {
  const first = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(id, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  const check = first < 10 ? first : second % 10;
  return /^[1-8]/.test(id) && isDay(num(id, 3, 5), num(id, 5, 7)) && check === digitAt(id, 10);
}

function isLatvian(id: string): boolean {
  if (id.startsWith("32")) return true;
  const check = ((1101 - weighted(id, [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && check === digitAt(id, 10);
}

function isPesel(id: string): boolean {
  const check = (10 - (weighted(id, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10;
  return isDay(num(id, 2, 4) % 20, num(id, 4, 6)) && check === digitAt(id, 10);
}

function isCzech(id: string): boolean {
  const month = num(id, 2, 4) % 50;
  return id.length === 10 && remainder(id, 11) === 0 && isDay(month > 20 ? month - 20 : month, num(id, 4, 6));
}

function isCnp(id: string): boolean {
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

function isEgn(id: string): boolean {
  const rest = (weighted(id, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  return isDay(num(id, 2, 4) % 20, num(id, 4, 6)) && rest === digitAt(id, 9);
}

function isJmbg(id: string): boolean {
  const rest = weighted(id, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return isDay(num(id, 2, 4), num(id, 0, 2)) && (rest === 0 ? 0 : 11 - rest) === digitAt(id, 12);
}

function isPortuguese(id: string): boolean {
  const rest = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return /^[1-3]/.test(id) && (rest < 2 ? 0 : 11 - rest) === digitAt(id, 8);
}

function isGreekTax(id: string): boolean {
  return (weighted(id, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === digitAt(id, 8) && notUniform(id);
}

function isPps(id: string): boolean {
  const second = id[8] && id[8] !== "W" ? id.charCodeAt(8) - 64 : 0;
  const sum = weighted(id, [8, 7, 6, 5, 4, 3, 2]) + second * 9;
  return "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23] === id[7];
}

function isEan(id: string): boolean {
  const sum = weighted(id, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]);
  return (10 - (sum % 10)) % 10 === digitAt(id, 12);
}

function isAustrian(id: string): boolean {
  const sum = weighted(id, [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11;
  return sum === digitAt(id, 3) && isDay(num(id, 6, 8), num(id, 4, 6));
}

function isHungarianTaj(id: string): boolean {
  return weighted(id, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === digitAt(id, 8) && notUniform(id);
}

function isCpf(id: string): boolean {
  const first = ((weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(id, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return first === digitAt(id, 9) && second === digitAt(id, 10) && notUniform(id);
}

function isRut(id: string): boolean {
  const body = id.slice(0, -1);
  let sum = 0;
  for (let at = 0; at < body.length; at++) sum += digitAt(body, body.length - 1 - at) * ((at % 6) + 2);
  const check = 11 - (sum % 11);
  return id.at(-1) === (check === 11 ? "0" : check === 10 ? "K" : String(check));
}

function isCuit(id: string): boolean {
  const check = (11 - (weighted(id, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return /^2[0347]/.test(id) && check === digitAt(id, 10);
}

const CURP_SIGNS = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

function isCurp(id: string): boolean {
  if (!/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[0-9A-Z]\d$/.test(id)) return false;
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += CURP_SIGNS.indexOf(id[at] ?? "") * (18 - at);
  return (10 - (sum % 10)) % 10 === digitAt(id, 17) && isDay(num(id, 6, 8), num(id, 8, 10));
}

function isTfn(id: string): boolean {
  return weighted(id, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0 && notUniform(id);
}

function isMedicare(id: string): boolean {
  return /^[2-6]/.test(id) && weighted(id, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === digitAt(id, 8);
}

function isAadhaar(id: string): boolean {
  return /^[2-9]/.test(id) && verhoeff(id) && notUniform(id);
}

function isPan(id: string): boolean {
  return /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/.test(id);
}

function isChinese(id: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/.test(id)) return false;
  const check = "10X98765432"[weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
  return isDay(num(id, 10, 12), num(id, 12, 14)) && /^(?:18|19|20)/.test(id.slice(6)) && check === id[17];
}

function isTaiwanese(id: string): boolean {
  const code = "ABCDEFGHJKLMNPQRSTUVXYWZIO".indexOf(id[0] ?? "") + 10;
  const sum = Math.floor(code / 10) + (code % 10) * 9 + weighted(id.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return /^[A-Z][1289]\d{8}$/.test(id) && sum % 10 === 0;
}

function isKorean(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 4, 6)) && /[1-8]/.test(id[6] ?? "");
}

function isMyNumber(id: string): boolean {
  const rest = weighted(id, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === digitAt(id, 11) && notUniform(id);
}

function isNric(id: string): boolean {
  if (!/^[STFG]\d{7}[A-Z]$/.test(id)) return false;
  const offset = id[0] === "T" || id[0] === "G" ? 4 : 0;
  const rest = (weighted(id.slice(1), [2, 7, 6, 5, 4, 3, 2]) + offset) % 11;
  return ("ST".includes(id[0] ?? "") ? "JZIHGFEDCBA" : "XWUTRQPNMLK")[rest] === id[8];
}

function isThai(id: string): boolean {
  const check = (11 - (weighted(id, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return /^[1-8]/.test(id) && check === digitAt(id, 12);
}

function isMyKad(id: string): boolean {
  const place = num(id, 6, 8);
  return (
    isDay(num(id, 2, 4), num(id, 4, 6)) && ((place >= 1 && place <= 16) || (place >= 21 && place <= 59) || place === 82)
  );
}

function isSouthAfrican(id: string): boolean {
  return isDay(num(id, 2, 4), num(id, 4, 6)) && /[012]/.test(id[10] ?? "") && luhn(id);
}

function isTurkish(id: string): boolean {
  const odd = [0, 2, 4, 6, 8].reduce((sum, at) => sum + digitAt(id, at), 0);
  const even = [1, 3, 5, 7].reduce((sum, at) => sum + digitAt(id, at), 0);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return !id.startsWith("0") && tenth === digitAt(id, 9) && (odd + even + tenth) % 10 === digitAt(id, 10);
}

function isIsraeli(id: string): boolean {
  return luhn(id) && notUniform(id);
}

function isIranian(id: string): boolean {
  const rest = weighted(id, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return notUniform(id) && (rest < 2 ? rest : 11 - rest) === digitAt(id, 9);
}

function isSnils(id: string): boolean {
  const sum = weighted(id, [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101;
  return (sum === 100 ? 0 : sum) === num(id, 9, 11);
}

function isInn(id: string): boolean {
  const first = (weighted(id, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  const second = (weighted(id, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10;
  return first === digitAt(id, 10) && second === digitAt(id, 11);
}

function isUkrainian(id: string): boolean {
  const sum = weighted(id, [-1, 5, 7, 9, 4, 6, 10, 5, 7]);
  return (((sum % 11) + 11) % 11) % 10 === digitAt(id, 9);
}

function isHongKong(id: string): boolean {
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

/** Sources: the issuing authorities' published rules. Where there is no check digit a word beside it is required. */
export const ID_KINDS: readonly IdKind[] = [
  {
    element: "us.ssn",
    shapes: ["d3-d2-d4", "d3_d2_d4", "d3.d2.d4", "d9", "d3-d6", "d5-d4"],
    telling: ["d3-d2-d4"],
    words: "ssn ssns social security socialsecurity sss",
    check: isSsn,
  },
  { element: "us.itin", shapes: ["d3-d2-d4", "d3_d2_d4", "d9"], words: "itin taxpayer tin", check: isItin },
  {
    element: "gb.nino",
    shapes: ["a2d6a1", "a2_d2_d2_d2_a1", "a2d6_a1", "a2_d6_a1", "a2_d6a1", "a2-d2-d2-d2-a1", "a2d2_d2_d2a1"],
    telling: ["a2d6a1", "a2_d2_d2_d2_a1", "a2_d6_a1", "a2_d6a1", "a2-d2-d2-d2-a1"],
    words: "ni nino insurance national",
    check: isNino,
  },
  { element: "gb.nhs", shapes: ["d3_d3_d4", "d10", "d3-d3-d4"], words: "nhs", check: isNhs },
  {
    element: "es.dni",
    shapes: ["d8a1", "d8-a1", "d8_a1", "a1d7a1", "a1-d7-a1", "a1-d7a1", "d2.d3.d3-a1", "d2.d3.d3a1"],
    telling: ["d8a1", "d8-a1", "a1d7a1", "a1-d7-a1", "d2.d3.d3-a1", "d2.d3.d3a1"],
    words: "dni nie nif documento identidad",
    check: isDni,
  },
  {
    element: "it.codice-fiscale",
    shapes: ["a6d2a1d2a1d3a1", "a6_d2a1d2_a1d3a1", "a3_a3_d2a1d2_a1d3a1"],
    telling: "all",
    words: "codice fiscale cf",
    check: isCodiceFiscale,
  },
  {
    element: "fr.nir",
    shapes: ["d15", "d1_d2_d2_d2_d3_d3_d2", "d13_d2"],
    telling: ["d1_d2_d2_d2_d3_d3_d2", "d13_d2"],
    words: "sécu sécurité sociale secu nir insee social security securite",
    check: isNir,
  },
  {
    element: "de.tax-id",
    shapes: ["d11", "d2_d3_d3_d3"],
    words: "steuer steueridentifikationsnummer identifikationsnummer idnr steuerid steuernummer tin",
    check: isSteuerId,
  },
  {
    element: "de.id-card",
    shapes: ["a1d2a1d5", "a1d8", "a1d9", "a1d2a1d6"],
    words: "personalausweis ausweis ausweisnummer personalausweisnummer",
    check: unchecked,
  },
  {
    element: "de.pension",
    shapes: ["d8a1d3", "d2_d6_a1_d3"],
    words: "sozialversicherungsnummer rentenversicherungsnummer versicherungsnummer",
    check: unchecked,
  },
  {
    element: "nl.bsn",
    shapes: ["d9", "d4.d2.d3", "d4_d2_d3", "d3_d3_d3"],
    words: "bsn burgerservicenummer sofinummer",
    check: isBsn,
  },
  {
    element: "be.nrn",
    shapes: ["d2.d2.d2-d3.d2", "d11", "d6-d3-d2"],
    telling: ["d2.d2.d2-d3.d2", "d6-d3-d2"],
    words: "rijksregisternummer national registre rijksregister insz niss",
    check: isBelgian,
  },
  {
    element: "se.personnummer",
    shapes: ["d6-d4", "d8-d4", "d10", "d12"],
    telling: ["d6-d4", "d8-d4"],
    words: "personnummer personnr pnr samordningsnummer personal",
    check: isSwedish,
  },
  { element: "dk.cpr", shapes: ["d6-d4", "d10", "d6_d4"], words: "cpr cprnummer personnummer", check: isDanish },
  {
    element: "no.fnr",
    shapes: ["d11", "d6_d5"],
    telling: "all",
    words: "fødselsnummer fodselsnummer personnummer",
    check: isNorwegian,
  },
  {
    element: "fi.hetu",
    shapes: ["d6-d3a1", "d6-d4", "d6a1d3a1", "d6a1d4"],
    telling: ["d6-d3a1"],
    words: "henkilötunnus hetu sotu",
    check: (id) => isFinnish(id.length === 11 ? id.slice(0, 6) + id.slice(7) : id),
  },
  { element: "is.kennitala", shapes: ["d6-d4", "d10"], telling: ["d6-d4"], words: "kennitala kt", check: isIcelandic },
  { element: "ee.isikukood", shapes: ["d11"], words: "isikukood asmens kodas personal", check: isBaltic },
  { element: "lv.personas-kods", shapes: ["d6-d5", "d11"], words: "personas kods", check: isLatvian },
  { element: "pl.pesel", shapes: ["d11"], words: "pesel", check: isPesel },
  { element: "pl.id-card", shapes: ["a3d6", "a3_d6"], words: "dowód dowod osobisty dowodu", check: unchecked },
  {
    element: "cz.rodne-cislo",
    shapes: ["d6/d4", "d10"],
    telling: ["d6/d4"],
    words: "rodné rodne číslo rč",
    check: isCzech,
  },
  { element: "ro.cnp", shapes: ["d13"], telling: "all", words: "cnp", check: isCnp },
  { element: "bg.egn", shapes: ["d10"], words: "егн egn", check: isEgn },
  { element: "hr.oib", shapes: ["d11"], words: "oib", check: mod1110 },
  { element: "rs.jmbg", shapes: ["d13"], telling: "all", words: "jmbg emšo emso embg", check: isJmbg },
  { element: "pt.nif", shapes: ["d9", "d3_d3_d3"], words: "nif contribuinte", check: isPortuguese },
  { element: "gr.afm", shapes: ["d9"], words: "αφμ afm", check: isGreekTax },
  {
    element: "gr.amka",
    shapes: ["d11"],
    words: "αμκα amka",
    check: (id) => luhn(id) && isDay(num(id, 2, 4), num(id, 0, 2)),
  },
  { element: "ie.pps", shapes: ["d7a1", "d7a2"], words: "pps ppsn", check: isPps },
  {
    element: "ch.ahv",
    shapes: ["d3.d4.d4.d2", "d13"],
    telling: ["d3.d4.d4.d2"],
    words: "ahv avs sozialversicherungsnummer",
    check: (id) => id.startsWith("756") && isEan(id),
  },
  {
    element: "at.svnr",
    shapes: ["d10", "d4_d6"],
    words: "svnr sozialversicherungsnummer versicherungsnummer svnummer",
    check: isAustrian,
  },
  { element: "hu.taj", shapes: ["d9", "d3_d3_d3", "d3-d3-d3"], words: "taj", check: isHungarianTaj },
  {
    element: "ca.sin",
    shapes: ["d3-d3-d3", "d3_d3_d3", "d9"],
    words: "sin nas insurance",
    check: (id) => !/^[08]/.test(id) && luhn(id),
  },
  { element: "mx.curp", shapes: ["a4d6a6d2", "a4d6a7d1"], telling: "all", words: "curp", check: isCurp },
  {
    element: "mx.rfc",
    shapes: ["a4d6a3", "a4d6a2d1", "a4d6d3", "a4d6a1d2", "a4d6a1d1a1", "a4d7a2", "a4d7a1d1", "a4d8a1", "a4d9"],
    words: "rfc",
    check: unchecked,
  },
  {
    element: "br.cpf",
    shapes: ["d3.d3.d3-d2", "d11", "d9-d2"],
    telling: ["d3.d3.d3-d2", "d9-d2"],
    words: "cpf",
    check: isCpf,
  },
  { element: "br.rg", shapes: ["d2.d3.d3-d1", "d2.d3.d3-a1"], words: "rg identidade", check: unchecked },
  {
    element: "cl.rut",
    shapes: ["d2.d3.d3-d1", "d2.d3.d3-a1", "d1.d3.d3-d1", "d1.d3.d3-a1", "d8-d1", "d8-a1", "d7-d1", "d7-a1"],
    telling: ["d2.d3.d3-d1", "d2.d3.d3-a1", "d1.d3.d3-d1", "d1.d3.d3-a1"],
    words: "rut run",
    check: isRut,
  },
  { element: "ar.dni", shapes: ["d2.d3.d3", "d8"], words: "dni documento", check: unchecked },
  { element: "ar.cuit", shapes: ["d2-d8-d1", "d11"], telling: ["d2-d8-d1"], words: "cuit cuil", check: isCuit },
  {
    element: "co.cedula",
    shapes: ["d1.d3.d3.d3", "d2.d3.d3", "d10", "d8"],
    words: "cédula cedula ciudadanía",
    check: unchecked,
  },
  { element: "au.tfn", shapes: ["d9", "d3_d3_d3"], words: "tfn", check: isTfn },
  { element: "au.medicare", shapes: ["d10", "d4_d5_d1"], words: "medicare", check: isMedicare },
  { element: "nz.ird", shapes: ["d3-d3-d3", "d2-d3-d3", "d9", "d8"], words: "ird", check: unchecked },
  {
    element: "in.aadhaar",
    shapes: ["d4_d4_d4", "d4-d4-d4", "d12"],
    words: "aadhaar aadhar adhaar uidai",
    check: isAadhaar,
  },
  { element: "in.pan", shapes: ["a5d4a1"], words: "pan permanent", check: isPan },
  { element: "cn.id", shapes: ["d18", "d17a1"], telling: "all", words: "身份证 resident", check: isChinese },
  {
    element: "hk.id",
    shapes: ["a1d6(d1)", "a2d6(d1)", "a1d6(a1)", "a1d7", "a1d6a1"],
    telling: ["a1d6(d1)", "a1d6(a1)", "a2d6(d1)"],
    words: "hkid",
    check: isHongKong,
  },
  { element: "tw.id", shapes: ["a1d9"], telling: "all", words: "身分證", check: isTaiwanese },
  { element: "kr.rrn", shapes: ["d6-d7"], telling: "all", words: "주민등록번호 주민번호 resident", check: isKorean },
  {
    element: "jp.my-number",
    shapes: ["d4_d4_d4", "d4-d4-d4", "d12"],
    words: "マイナンバー mynumber",
    check: isMyNumber,
  },
  { element: "sg.nric", shapes: ["a1d7a1"], telling: "all", words: "nric fin", check: isNric },
  {
    element: "th.id",
    shapes: ["d1-d4-d5-d2-d1", "d1_d4_d5_d2_d1", "d13"],
    telling: ["d1-d4-d5-d2-d1", "d1_d4_d5_d2_d1"],
    words: "thai citizen identification บัตรประชาชน",
    check: isThai,
  },
  {
    element: "my.mykad",
    shapes: ["d6-d2-d4", "d12"],
    telling: ["d6-d2-d4"],
    words: "mykad nric kad pengenalan",
    check: isMyKad,
  },
  { element: "id.nik", shapes: ["d16"], words: "nik ktp", check: unchecked },
  { element: "ph.sss", shapes: ["d2-d7-d1"], words: "sss", check: unchecked },
  {
    element: "pk.cnic",
    shapes: ["d5-d7-d1"],
    telling: ["d5-d7-d1"],
    words: "cnic nadra",
    check: (id) => /^[1-7]/.test(id),
  },
  {
    element: "za.id",
    shapes: ["d13", "d6_d4_d3", "d6_d4_d2_d1"],
    telling: "all",
    words: "id identity",
    check: isSouthAfrican,
  },
  { element: "ng.nin", shapes: ["d11"], words: "nin bvn", check: unchecked },
  { element: "tr.tckn", shapes: ["d11"], telling: "all", words: "tc kimlik tckn", check: isTurkish },
  { element: "il.tz", shapes: ["d9", "d8-d1"], words: "teudat zehut תעודת זהות", check: isIsraeli },
  { element: "ae.id", shapes: ["d3-d4-d7-d1"], telling: "all", words: "emirates", check: (id) => id.startsWith("784") },
  { element: "ir.melli", shapes: ["d10", "d3-d6-d1"], words: "melli ملی", check: isIranian },
  { element: "ru.snils", shapes: ["d3-d3-d3_d2", "d3-d3-d3-d2"], telling: "all", words: "снилс snils", check: isSnils },
  { element: "ru.inn", shapes: ["d12"], words: "инн inn", check: isInn },
  { element: "ru.passport", shapes: ["d4_d6", "d2_d2_d6"], words: "паспорт серия passport", check: unchecked },
  { element: "ua.rnokpp", shapes: ["d10"], words: "іпн рнокпп ипн ідентифікаційний", check: isUkrainian },
  {
    element: "passport",
    shapes: ["d9", "a1d8", "a2d7", "a1d7", "d2a2d5", "a3d6", "a2d6", "d8"],
    words: "passport reisepass passeport pasaporte passaporto passaporte paspoort paszport",
    check: notUniform,
  },
];
