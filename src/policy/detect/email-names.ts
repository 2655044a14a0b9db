import { classesAround, tokenAt, type Lexed } from "./lex.ts";
import { isPublicContact } from "./public-contact.ts";
import { W } from "./words.ts";

export const LONGEST_LOCAL = 64; // RFC 5321, 4.5.3.1.1
export const LONGEST_DOMAIN = 255; // RFC 5321, 4.5.3.1.2

const ROLES: ReadonlySet<string> = new Set(
  `press newsroom news newsdesk tips editor editors editorial letters media abuse privacy postmaster webmaster noreply
  no-reply donotreply subscriptions subscribe customerservice customercare publicity complaints corrections opinion
  pressoffice mediarelations pr comments feedback hotline helpline`.split(/\s+/),
);

const SHARED_ROLES: ReadonlySet<string> = new Set(
  "info contact office hello mail admin support help service sales enquiries inquiries team jobs careers tickets reception".split(
    " ",
  ),
);

/** A role at an institution's own domain is published to be written to; at a free-mail provider anyone may take it. */
export function isInstitution(
  lexed: Lexed,
  { start, end, written }: { start: number; end: number; written: string },
): boolean {
  const [local = "", domain = ""] = written.split("@");
  const provider = domain.split(".")[0] ?? "";
  if (PROVIDERS.has(provider)) return false;
  if (ROLES.has(local)) return true;
  if (!SHARED_ROLES.has(local) && !/\.(?:gov|gob|gouv|gc|int|mil)\b/.test(domain)) return false;
  const from = tokenAt(lexed, start);
  const to = tokenAt(lexed, end) - 1;
  return (
    isPublicContact(lexed, { from, to }) || (classesAround(lexed, { from, to, before: 6, after: 4 }) & W.venue) !== 0
  );
}

export const PROVIDERS: ReadonlySet<string> = new Set(
  `gmail googlemail yahoo ymail hotmail outlook live msn icloud me protonmail proton pm aol gmx zoho yandex mail tutanota
  tuta fastmail rediffmail qq hushmail seznam wp libero wanadoo laposte rambler naver 163 126 btinternet comcast`.split(
    /\s+/,
  ),
);

const COMPANIES: ReadonlySet<string> = new Set(
  `amazon booking salon slate cnn bbc fox nytimes apple google facebook meta microsoft netflix ebay walmart target
  alibaba salesforce overstock match monster priceline expedia hotels cars ancestry change move whitehouse usa archive
  wikipedia reddit twitter x youtube tiktok linkedin instagram stripe uber lyft airbnb`.split(/\s+/),
);

export function isCompany(label: string): boolean {
  return COMPANIES.has(label);
}

const STOP_LOCALS: ReadonlySet<string> = new Set(
  `works work worked working job jobs is was are were be been am look looks looking looked buy bought order ordered shop
  shopping available found find posted read see seen saw here there me us them it him her you up over out live lives
  lived now also store stores stuff people employees employee ceo blog article articles story stories site website page
  pages in on down back available account accounts engineer manager editor editors reporter reporters writer writers
  columnist more details information info. video videos online purchase purchased sold sale sells sell listed reviews
  review published publish printed and or but so then again later all that this those these who which what everyone
  everybody anyone someone today yesterday tomorrow sign signed signing register registered start started end ended
  stay stayed meet met meeting visit email emails follow arrived mad angry not just only still right good great best
  prices price laughing laugh reach reached team guys folks staff one time times stop stopped product products tickets
  ticket book books interview tweeted wrote said says writes writing blogging contact look@ hired fired shot headquartered
  based located`.split(/\s+/),
);

export function isStopLocal(written: string): boolean {
  return STOP_LOCALS.has(written.trim());
}

export function isTopLabel(label: string): boolean {
  if (label.startsWith("xn--")) return label.length > 4;
  return label.length >= 2 && label.length <= 24 && !/[0-9-]/.test(label);
}
