import type { Finding } from "../types.ts";
import type { DetectorInput } from "./detectors.ts";
import { withSign } from "./email-signed.ts";
import { withWord } from "./email-worded.ts";
import { findingAt, has, lex } from "./lex.ts";
import { HAS } from "./text-facts.ts";

/** E-mail addresses, plain and disguised: `name at host dot com`, `name [at] host [dot] com`, spaced out. */
export function detectEmail({ text }: DetectorInput): Finding[] {
  const worded = has(text, HAS.words) && has(text, HAS.dots);
  if (!worded && !has(text, HAS.at) && !text.includes("DOT")) return [];
  const lexed = lex(text);
  const found: Finding[] = [];
  if (has(text, HAS.at)) found.push(...withSign(lexed));
  found.push(...withWord(lexed, { known: found, sign: has(text, HAS.at), glued: lexed.text.includes("DOT") }));
  return found.map((finding) => findingAt(lexed.folded, finding));
}
