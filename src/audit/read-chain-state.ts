import type { Deps } from "../deps.ts";
import type { Fault } from "./faults.ts";
import { findOutsideFiles } from "./outside-seal.ts";
import { type ChainEnd, readChainEnd } from "./stored-seal.ts";
import { readOutsideFiles, verifyChain } from "./verify-chain.ts";

export interface ChainState {
  readonly end: ChainEnd | null;
  readonly waiting: number;
  /** How many of the newest rows were compared with their seals just now. */
  readonly checked: number;
  /** The first few of what was found. */
  readonly faults: readonly Fault[];
}

/** The newest seals that a screen compares: the whole chain is for `verify-audit`. */
const NEWEST_SEALS = 10;
const MOST_FAULTS = 20;

/** Where the chain stands, with its newest seals compared. */
export async function readChainState({
  db,
  config,
  clock,
}: Pick<Deps, "db" | "config" | "clock">): Promise<ChainState> {
  const outside = await readOutsideFiles(await findOutsideFiles(config.dataDir));
  const session = await db.pool.connect();
  const faults: Fault[] = [];
  try {
    await session.query("begin isolation level repeatable read read only");
    const end = await readChainEnd(session);
    const behind = end && end.seal > NEWEST_SEALS ? await readChainEnd(session, end.seal - NEWEST_SEALS) : null;
    const onFault = (fault: Fault) => void (faults.length < MOST_FAULTS && faults.push(fault));
    const { rows, waiting } = await verifyChain(session, {
      key: config.auditKey,
      outside,
      now: clock(),
      behind,
      onFault,
    });
    await session.query("rollback");
    session.release();
    return { end, waiting, checked: rows - waiting, faults };
  } catch (error) {
    session.release(true);
    throw error;
  }
}
