export interface TextPart {
  readonly text: string;
  /** Set for a web address. */
  readonly href?: string;
}

/** Brackets and full stops around an address belong to the sentence. */
const ADDRESS = /https?:\/\/[^\s<>"“”„]+/gi;
const TAIL = /[.,;:!?'’»)\]]+$/;

/** A text cut into what is plain and what is a web address, in order. */
export function linkParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const href = trimTail(found);
    if (!URL.canParse(href)) continue;
    if (index > end) parts.push({ text: text.slice(end, index) });
    parts.push({ text: href, href });
    end = index + href.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

/** `(see https://news.example/a_(b))`: a bracket that was opened inside the address stays. */
function trimTail(found: string): string {
  const tail = TAIL.exec(found)?.[0] ?? "";
  const bare = found.slice(0, found.length - tail.length);
  return tail.startsWith(")") && bare.includes("(") && !bare.includes(")") ? `${bare})` : bare;
}
