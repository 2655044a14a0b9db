import { isIP } from "node:net";
import { z } from "zod";
import { RATE_CLASSES, type LinkKey, type RateClass, type RateLimits } from "./config.ts";

/**
 * What a variable of the environment may be. Every message continues a sentence that begins with the variable's name,
 * and never repeats the value.
 */
function parsed<T>(parse: (text: string) => T | undefined, message: string) {
  return z.string().transform((text, context): T => {
    const value = parse(text.trim());
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

export const port = parsed(
  (text) => (/^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined),
  "must be a port: a whole number from 0 (any free port) to 65535",
);

export const flag = parsed((text) => FLAGS.get(text.toLowerCase()), "must be true or false");
const FLAGS = new Map([
  ["true", true],
  ["1", true],
  ["false", false],
  ["0", false],
]);

/** Scheme, host and port, without a path; the trailing slash is taken off. */
export const origin = parsed((text) => {
  const found = tryUrl(text);
  const isOrigin = found && /^https?:$/.test(found.protocol) && `${found.origin}/` === found.href;
  return isOrigin ? found.origin : undefined;
}, "must be http:// or https:// with a host and no path");

export function url(...schemes: readonly string[]) {
  return parsed(
    (text) => {
      const found = tryUrl(text);
      return found?.host && schemes.includes(found.protocol) ? text : undefined;
    },
    `must be a URL that starts with ${schemes.map((scheme) => `${scheme}//`).join(" or ")}`,
  );
}

export const secret = z.string().trim().min(1);

export function list<T>(item: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    )
    .pipe(z.array(item));
}

/** `id:base64,…`; both alphabets of base64 are taken. */
export const linkKeys = parsed((text): readonly LinkKey[] | undefined => {
  const keys = text.split(",").map(readLinkKey);
  const ids = new Set(keys.map((key) => key?.id));
  return keys.every((key) => key !== undefined) && ids.size === keys.length ? keys : undefined;
}, "must be id:base64, several separated by commas, each id once");

function readLinkKey(text: string): LinkKey | undefined {
  const [, id, encoded] = /^([A-Za-z0-9_.-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(text.trim()) ?? [];
  return id && encoded ? { id, key: Buffer.from(encoded, "base64") } : undefined;
}

/** 256 bits, what HMAC-SHA256 can use; a passphrase is counted in bytes of UTF-8. */
export function isLongSecret(value: string | Buffer): boolean {
  return Buffer.byteLength(value) >= 32;
}

/** An address, or a name before an address in angle brackets; a line break would let the value add headers. */
export const mailFrom = parsed(
  (text) => (/^(?:[^<>\r\n@]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text) ? text : undefined),
  "must be an address, such as Comments <comments@example.org>",
);

/** As Express's `trust proxy`: true, false, a number of hops, or addresses. */
export const proxies = parsed((text): boolean | number | string | undefined => {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  return FLAGS.get(text.toLowerCase()) ?? (text.split(",").every(isProxyAddress) ? text : undefined);
}, "must be true, false, a number of hops, or addresses separated by commas (also loopback, linklocal, uniquelocal)");

function isProxyAddress(text: string): boolean {
  const [address = "", bits, ...rest] = text.trim().split("/");
  if (["loopback", "linklocal", "uniquelocal"].includes(address)) return bits === undefined;
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const CLASSES = Object.keys(RATE_CLASSES) as RateClass[];
const SHORT_FORMS = new Map([["signin", "email_links"]]);

/** Several classes share the beginning of their names: `posts` stands for both of its classes. */
export const rateLimits = parsed(
  (text): RateLimits | undefined => {
    if (text.toLowerCase() === "off") return "off";
    const given = GIVEN_LIMITS.safeParse(tryJson(text));
    if (!given.success) return undefined;
    const limits: Record<RateClass, number> = { ...RATE_CLASSES };
    for (const [name, perMinute] of exactNamesLast(given.data)) {
      const classes = classesNamed(name);
      if (classes.length === 0) return undefined;
      for (const rateClass of classes) limits[rateClass] = perMinute;
    }
    return limits;
  },
  `must be off, or JSON that gives whole numbers a minute by class (${CLASSES.join(", ")})`,
);

const GIVEN_LIMITS = z.record(z.string(), z.int().positive());

/** `{ "posts_address": 9, "posts": 5 }` gives 9 to addresses, in either order. */
function exactNamesLast(given: Readonly<Record<string, number>>): readonly (readonly [string, number])[] {
  const isExact = (name: string) => Number(Object.hasOwn(RATE_CLASSES, name));
  return Object.entries(given).toSorted(([a], [b]) => isExact(a) - isExact(b));
}

function classesNamed(name: string): readonly RateClass[] {
  const prefix = SHORT_FORMS.get(name) ?? name;
  return CLASSES.filter((rateClass) => rateClass === prefix || rateClass.startsWith(`${prefix}_`));
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
