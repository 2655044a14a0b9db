import type { Db, Tx } from "../../src/db/client.ts";
import type { Deps } from "../../src/deps.ts";

/** What a test threw in the midst of a unit, in place of the end of the process. */
export class Crashed extends Error {
  override readonly name = "Crashed";
}

export interface CrashAt {
  /** The statement of the unit before which it ends, from 1; one more than there are: right before the commit. */
  readonly before: number;
  readonly how: "process" | "connection";
}

export interface Crashing {
  readonly deps: Deps;
  readonly hasCrashed: () => boolean;
}

/** The same application, whose next unit ends before one of its statements. */
export function crashing(deps: Deps, { before, how }: CrashAt): Crashing {
  let statements = 0;
  let crashed = false;
  const strike = async (tx: Tx) => {
    crashed = true;
    if (how === "process") throw new Crashed();
    const [{ pid } = { pid: 0 }] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await deps.db.pool.query("select pg_terminate_backend($1, 5000)", [pid]);
  };
  const step = async (tx: Tx) => {
    statements += 1;
    if (statements === before) await strike(tx);
  };
  const $transaction: Db["prisma"]["$transaction"] = ((work: (tx: Tx) => Promise<unknown>, options: object) =>
    deps.db.prisma.$transaction(async (tx) => {
      const result = await work(counting(tx, () => step(tx)));
      if (!crashed && statements + 1 === before) await strike(tx);
      return result;
    }, options)) as Db["prisma"]["$transaction"];
  const prisma = new Proxy(deps.db.prisma, {
    get: (target, key) => (key === "$transaction" ? $transaction : Reflect.get(target, key)),
  });
  return { deps: { ...deps, db: { ...deps.db, prisma } }, hasCrashed: () => crashed };
}

const isRaw = (key: string | symbol) => key === "$queryRaw" || key === "$executeRaw";

/** A transaction that counts its statements: raw ones, and each method of each table. */
function counting(tx: Tx, step: () => Promise<void>): Tx {
  const before =
    (run: (...given: unknown[]) => Promise<unknown>) =>
    async (...given: unknown[]) => {
      await step();
      return run(...given);
    };
  return new Proxy(tx, {
    get(target, key) {
      const found: unknown = Reflect.get(target, key);
      if (isRaw(key) && typeof found === "function") return before((...given) => found.apply(target, given));
      if (typeof found !== "object" || found === null) return found;
      return new Proxy(found, {
        get(table, method) {
          const run: unknown = Reflect.get(table, method);
          return typeof run === "function" ? before((...given) => run.apply(table, given)) : run;
        },
      });
    },
  });
}
