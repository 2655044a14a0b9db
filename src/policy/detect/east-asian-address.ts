import type { Finding } from "../types.ts";
import { findingAt, type Lexed } from "./lex.ts";

const CHINESE = /[\u4e00-\u9fff]{2,12}(?:路|街|道|巷|弄|里|村)(?:[\u4e00-\u9fff]{0,6})\s?\d{1,5}\s?(?:号|號|弄|巷)/g;
const JAPANESE =
  /[\u4e00-\u9fff]{0,3}(?:[都道府県市区町村郡])[\u3040-\u30ff\u4e00-\u9fff]{1,12}\s?\d{1,4}(?:丁目|番地?|-)\s?\d{1,4}(?:[-番号]\d{0,4})?/g;
const KOREAN = /(?:[\uac00-\ud7a3]{1,10}(?:시|도|구|군)\s){1,3}[\uac00-\ud7a3\d]{1,12}(?:로|길|동)\s?\d{1,4}/g;

/** Chinese sets no spaces: the words before an address touch it. */
const LEAD = /^.*?(?:住在|住址是|地址是|地址为|家在|住址|地址)/;

/** Chinese, Japanese and Korean addresses go from the large to the small, and the signs for road and number tell them. */
export function eastAsian(lexed: Lexed): Finding[] {
  return [CHINESE, JAPANESE, KOREAN].flatMap((form) =>
    [...lexed.text.matchAll(form)].map((match) => {
      const end = match.index + match[0].length;
      const start = end - match[0].replace(LEAD, "").length;
      return findingAt(lexed.folded, { start, end, element: "postal.east-asian" });
    }),
  );
}
