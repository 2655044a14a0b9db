import type { IncrementResponse, Options, Store } from "express-rate-limit";
import { MemoryStore } from "express-rate-limit";
import { Redis } from "ioredis";
import type { Logger } from "pino";
import { RedisStore } from "rate-limit-redis";
import type { RedisReply } from "rate-limit-redis";

/** A store of the library that can also be used without it. */
export interface CountStore extends Store {
  readonly start: (windowMs: number) => void;
  readonly increment: (key: string) => Promise<IncrementResponse>;
  readonly resetKey: (key: string) => Promise<void>;
}

export interface Stores {
  /** In this process only. */
  readonly local: () => CountStore;
  /** In Redis where there is one; `name` keeps the counters apart. */
  readonly shared: (name: string) => CountStore;
  readonly close: () => Promise<void>;
}

/** Longer than any healthy answer of Redis, shorter than a reader's patience. */
const REDIS_TIMEOUT_MS = 500;
const RECONNECT_MAX_MS = 5_000;

export function openStores({ redisUrl, log }: { redisUrl: string | undefined; log: Logger }): Stores {
  const memories: MemoryStore[] = [];
  const local = () => {
    const memory = new MemoryStore();
    memories.push(memory);
    return inMemory(memory);
  };
  const redis = redisUrl === undefined ? undefined : connect(redisUrl, log);
  return {
    local,
    shared: (name) => (redis ? inRedis(redis, { name, fallback: local() }) : local()),
    close: async () => {
      for (const memory of memories) memory.shutdown();
      redis?.disconnect();
    },
  };
}

function inMemory(memory: MemoryStore): CountStore {
  const start = (windowMs: number) => memory.init({ windowMs } as Options); // it reads nothing else
  return {
    localKeys: true,
    start,
    init: ({ windowMs }) => start(windowMs),
    get: (key) => memory.get(key),
    increment: (key) => memory.increment(key),
    decrement: (key) => memory.decrement(key),
    resetKey: (key) => memory.resetKey(key),
  };
}

/**
 * Counts in Redis, and in this process while Redis cannot be reached. A limit is a protection, not a promise: to
 * refuse every comment because a counter is away would hurt more than to allow, for a while, each replica its own.
 */
function inRedis(redis: Redis, { name, fallback }: { name: string; fallback: CountStore }): CountStore {
  const prefix = `recourse:limit:${name}:`;
  const store = new RedisStore({
    prefix,
    sendCommand: (command, ...args) => redis.call(command, ...args) as Promise<RedisReply>,
  });
  // Without an offline queue a command fails at once while there is no connection.
  const orElse = <T>(attempt: () => Promise<T>, otherwise: () => Promise<T>) => attempt().catch(otherwise);
  const start = (windowMs: number) => {
    fallback.start(windowMs);
    // The store keeps a failed load of its scripts for ever, so they are loaded at every connection.
    const load = () => void store.init({ windowMs } as Options).catch(() => {});
    redis.on("ready", load);
    if (redis.status === "ready") load();
  };
  return {
    localKeys: false,
    prefix,
    start,
    init: ({ windowMs }) => start(windowMs),
    increment: (key) =>
      orElse(
        () => store.increment(key),
        () => fallback.increment(key),
      ),
    decrement: (key) =>
      orElse(
        () => store.decrement(key),
        async () => fallback.decrement(key),
      ),
    resetKey: (key) =>
      orElse(
        () => store.resetKey(key),
        () => fallback.resetKey(key),
      ),
  };
}

function connect(redisUrl: string, log: Logger): Redis {
  const redis = new Redis(redisUrl, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: REDIS_TIMEOUT_MS,
    commandTimeout: REDIS_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 200, RECONNECT_MAX_MS),
  });
  let isDown = false;
  redis.on("error", (error: Error & { code?: string }) => {
    if (!isDown) log.warn({ code: error.code ?? error.name }, "redis is away: rate limits count in this process only");
    isDown = true;
  });
  redis.on("ready", () => {
    if (isDown) log.info("redis is back: rate limits are shared again");
    isDown = false;
  });
  return redis;
}
