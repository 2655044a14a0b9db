import { createHash } from "node:crypto";
import { isIPv4 } from "node:net";
import type { Request, Response } from "express";
import type { RateLimitRequestHandler } from "express-rate-limit";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Logger } from "pino";
import type { Config, RateClass } from "../config/config.ts";
import { RATE_CLASSES } from "../config/config.ts";
import type { Person, Program } from "../shared/actor.ts";
import { MINUTE, SECOND } from "../shared/clock.ts";
import { Refusal } from "../shared/refusal.ts";
import type { CountStore, Stores } from "./limit-stores.ts";
import { openStores } from "./limit-stores.ts";

/** Counts uses of a key until it is reset or its window ends. */
export interface Quota {
  /** Throws `Refusal("rate_limited")` when the key has none left. */
  readonly take: (key: string) => Promise<void>;
  readonly reset: (key: string) => Promise<void>;
}

/** One request, as the limits see it. */
export interface Counted {
  readonly req: Request;
  readonly res: Response;
  readonly actor: Person | Program | null;
  /** For `*_mailbox` classes: the address a letter would go to. */
  readonly mailbox?: string;
}

export interface Limiter {
  /** Counts the request against each class and throws `Refusal("rate_limited")` at the first that is used up. */
  readonly check: (classes: readonly RateClass[], counted: Counted) => Promise<void>;
  readonly draftPreviews: Quota;
  /** Stops timers and leaves Redis. */
  readonly close: () => Promise<void>;
}

export interface LimiterOptions {
  readonly config: Pick<Config, "rateLimits" | "redisUrl">;
  readonly log: Logger;
}

const PREVIEWS_PER_DRAFT = 3;
const DRAFT_WINDOW_MINUTES = 10;

/** Limits a minute per class, shared by replicas over Redis where there is one; `"off"` lets everything pass. */
export function createLimiter({ config, log }: LimiterOptions): Limiter {
  const stores = openStores({ redisUrl: config.redisUrl, log });
  const draftPreviews = createQuota(stores, {
    name: "draft_previews",
    limit: config.rateLimits === "off" ? Infinity : PREVIEWS_PER_DRAFT,
    windowMs: DRAFT_WINDOW_MINUTES * MINUTE,
  });
  const limits = config.rateLimits;
  if (limits === "off") return { check: async () => {}, draftPreviews, close: stores.close };

  const keys = new WeakMap<Request, string>();
  const limiters = new Map(
    rateClasses().map((name) => [name, createClass({ name, limit: limits[name], stores, keys, log })]),
  );
  const check: Limiter["check"] = async (classes, counted) => {
    for (const name of classes) {
      const limiter = limiters.get(name);
      if (!limiter) continue;
      keys.set(counted.req, keyOf(name, counted));
      await run(limiter, counted);
    }
  };
  return { check, draftPreviews, close: stores.close };
}

const rateClasses = () => Object.keys(RATE_CLASSES) as RateClass[];

interface ClassOptions {
  readonly name: RateClass;
  readonly limit: number;
  readonly stores: Stores;
  readonly keys: WeakMap<Request, string>;
  readonly log: Logger;
}

function createClass({ name, limit, stores, keys, log }: ClassOptions): RateLimitRequestHandler {
  const isRead = name === "reads_address";
  return rateLimit({
    windowMs: MINUTE,
    limit,
    identifier: name,
    // What is left differs by reader, and a page of a thread is the same for all and kept by caches: reads carry the
    // header only when they are refused.
    standardHeaders: isRead ? false : "draft-8",
    legacyHeaders: false,
    store: isRead ? stores.local() : stores.shared(name),
    keyGenerator: (req) => keys.get(req) ?? "",
    handler: (req, res, next) => {
      const retryAfterSeconds = secondsLeft(req);
      if (isRead) res.setHeader("RateLimit", `"${name}"; r=0; t=${retryAfterSeconds}`);
      if (isRead) res.setHeader("RateLimit-Policy", `"${name}"; q=${limit}; w=${MINUTE / SECOND}`);
      next(tooMany(retryAfterSeconds));
    },
    // Its warnings quote keys, and keys are addresses.
    logger: { warn: () => log.warn("rate limiter warned"), error: () => log.error("rate limiter misconfigured") },
  });
}

const tooMany = (retryAfterSeconds: number) =>
  new Refusal("rate_limited", `Too many requests. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds });

/** The library leaves what it counted on the request, under a name the types of Express do not know. */
function secondsLeft(req: Request): number {
  const { rateLimit: info } = req as { rateLimit?: { resetTime?: Date | undefined } };
  const ms = (info?.resetTime?.getTime() ?? 0) - Date.now();
  return Math.max(1, Math.ceil(ms / SECOND));
}

const run = (limiter: RateLimitRequestHandler, { req, res }: Counted) =>
  new Promise<void>((resolve, reject) => {
    void limiter(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)));
  });

function keyOf(name: RateClass, { req, actor, mailbox }: Counted): string {
  if (name.endsWith("_mailbox")) return mailboxKey(mailbox ?? "");
  if (name.endsWith("_account") && actor) return actor.kind === "person" ? actor.accountId : `token:${actor.tokenId}`;
  return addressKey(req.ip ?? "");
}

/** IPv6 by the subnet a provider gives a household; IPv4 mapped into IPv6 is told apart first, being the usual case. */
function addressKey(ip: string): string {
  const mapped = ip.startsWith("::ffff:") ? ip.slice("::ffff:".length) : ip;
  return isIPv4(mapped) ? mapped : ipKeyGenerator(ip);
}

/** Hashed, so that Redis holds no list of addresses. */
const mailboxKey = (mailbox: string): string =>
  createHash("sha256").update(mailbox.normalize("NFKC").trim().toLowerCase()).digest("base64url");

interface QuotaOptions {
  readonly name: string;
  readonly limit: number;
  readonly windowMs: number;
}

function createQuota(stores: Stores, { name, limit, windowMs }: QuotaOptions): Quota {
  const store: CountStore = stores.shared(name);
  store.start(windowMs);
  return {
    take: async (key) => {
      const { totalHits, resetTime } = await store.increment(key);
      const leftMs = (resetTime?.getTime() ?? 0) - Date.now();
      if (totalHits > limit) throw tooMany(Math.max(1, Math.ceil(leftMs / SECOND)));
    },
    reset: async (key) => store.resetKey(key),
  };
}
