import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { appendAudit } from "../../src/audit/append-audit.ts";
import type { Fault } from "../../src/audit/faults.ts";
import { findOutsideFiles } from "../../src/audit/outside-seal.ts";
import { startSealer } from "../../src/audit/sealer.ts";
import { type Queryable, readChainEnd, readSeals } from "../../src/audit/stored-seal.ts";
import { type Verified, readOutsideFiles, verifyChain } from "../../src/audit/verify-chain.ts";
import type { Db } from "../../src/db/client.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { testDatabase } from "../support/database.ts";
import { whenOver } from "../support/test-scope.mjs";
import { until } from "../support/until.ts";

export const KEY = "the key of these tests";

export interface AuditDesk {
  readonly db: Db;
  readonly dataDir: string;
  /** One row in a transaction of its own; returns its id. */
  readonly append: (action?: string) => Promise<number>;
  /** The errors that sealers logged, a line of JSON each. */
  readonly errors: readonly string[];
  readonly startSealer: (options?: { readonly url?: string; readonly key?: string }) => ReturnType<typeof startSealer>;
  /** Once every row that is there has its seal. */
  readonly allSealed: () => Promise<void>;
  /** Every id under a seal, in the order of the chain. */
  readonly sealedIds: () => Promise<readonly number[]>;
  readonly verify: (options?: Verify) => Promise<Verified & { readonly found: readonly Fault[] }>;
}

interface Verify {
  readonly on?: Queryable;
  readonly key?: string;
  /** False: as if nothing were kept outside the database. */
  readonly withOutside?: boolean;
}

/** An audit with its seals on a database and in a data folder of its own. */
export async function auditDesk(): Promise<AuditDesk> {
  const db = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "recourse-audit-"));
  whenOver(() => rm(dataDir, { recursive: true, force: true }));
  const errors: string[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => void errors.push(line) });
  return {
    db,
    dataDir,
    append: (action = "test.done") => appendRow(db, action),
    errors,
    startSealer: ({ url = db.url, key = KEY } = {}) => {
      const config = { auditKey: key, dataDir };
      const sealer = startSealer({ config, db: { url }, log, clock: systemClock });
      whenOver(sealer.stop);
      return sealer;
    },
    allSealed: async () => {
      await until("every row is sealed", async () => {
        const { rows } = await db.pool.query<{ last: string | null }>("select max(id) as last from audit_entries");
        return ((await readChainEnd(db.pool))?.lastId ?? 0) === Number(rows[0]?.last ?? 0);
      });
    },
    sealedIds: async () => {
      const ids: number[] = [];
      for await (const seal of readSeals(db.pool)) ids.push(...seal.ids);
      return ids;
    },
    verify: async ({ on = db.pool, key = KEY, withOutside = true } = {}) => {
      const found: Fault[] = [];
      const outside = await readOutsideFiles(withOutside ? await findOutsideFiles(dataDir) : []);
      const onFault = (fault: Fault) => void found.push(fault);
      return { ...(await verifyChain(on, { key, outside, now: systemClock(), onFault })), found };
    },
  };
}

async function appendRow(db: Db, action: string): Promise<number> {
  const actor = { kind: "operator", label: "cli:ada" } as const;
  const entry = { actor, action, subjectKind: "test", subjectId: null, details: { list: ["a", "b"], n: 1.5 } };
  await appendAudit(db.prisma, { ...entry, at: systemClock() });
  const { rows } = await db.pool.query<{ id: string }>("select max(id) as id from audit_entries");
  return Number(rows[0]?.id);
}
