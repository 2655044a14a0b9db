import { z } from "zod";
import type { Deps } from "../deps.ts";
import type { Actor } from "../shared/actor.ts";
import { Refusal } from "../shared/refusal.ts";
import { appendAudit } from "./append-audit.ts";
import { findOutsideFiles } from "./outside-seal.ts";
import { type Verified, readOutsideFiles, verifyChain } from "./verify-chain.ts";

const ACTION = "audit.verify";

/** Some ten seconds of work, with pauses in which requests are answered; beyond it the command line is for. */
export const MOST_VERIFIED = 1_000_000;

type Verifying = Pick<Deps, "db" | "config" | "clock">;

/** Compares the whole chain, and writes down that it was done and what came of it. Throws Refusal `invalid_state`. */
export async function verifyWhole(deps: Verifying, { actor }: { readonly actor: Actor }): Promise<Verified> {
  const { db, config, clock } = deps;
  if ((await db.prisma.auditEntry.count()) > MOST_VERIFIED)
    throw new Refusal("invalid_state", "There are too many entries to be compared here.");
  const outside = await readOutsideFiles(await findOutsideFiles(config.dataDir));
  const session = await db.pool.connect();
  let found: Verified;
  try {
    await session.query("begin isolation level repeatable read read only");
    found = await verifyChain(session, { key: config.auditKey, outside, now: clock(), onFault: () => undefined });
    await session.query("rollback");
    session.release();
  } catch (error) {
    session.release(true);
    throw error;
  }
  const { rows, seals, faults } = found;
  const subject = { subjectKind: "audit", subjectId: null };
  await appendAudit(db.prisma, { actor, action: ACTION, ...subject, details: { rows, seals, faults }, at: clock() });
  return found;
}

const details = z.object({ rows: z.int(), faults: z.int() });

export interface LastCheck extends Readonly<z.infer<typeof details>> {
  readonly at: Date;
  readonly byAccountId: string | null;
}

/** When the whole chain was compared last from a screen, and what came of it; null for never. */
export async function readLastCheck({ db }: Pick<Deps, "db">): Promise<LastCheck | null> {
  const entry = await db.prisma.auditEntry.findFirst({ where: { action: ACTION }, orderBy: { id: "desc" } });
  return entry && { ...details.parse(entry.details), at: entry.at, byAccountId: entry.actorAccountId };
}
