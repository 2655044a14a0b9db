import { parseArgs } from "node:util";
import { compareDecisions } from "../audit/compare-decisions.ts";
import { type Fault, sayFault } from "../audit/faults.ts";
import { findMissing } from "../audit/find-missing.ts";
import { findOutsideFiles } from "../audit/outside-seal.ts";
import { READ_BY_ID } from "../audit/seal-rows.ts";
import type { Queryable } from "../audit/stored-seal.ts";
import { type Verified, readOutsideFiles, verifyChain } from "../audit/verify-chain.ts";
import { withReadOnlyClient } from "../db/with-read-only-client.ts";
import { systemClock } from "../shared/clock.ts";
import type { Command, Io } from "./command.ts";
import { type OpenedDatabase, withDatabase } from "./open-deps.ts";
import { grouped, startProgress } from "./progress.ts";

export const auditCommands: readonly Command[] = [
  {
    name: "verify-audit",
    usage: "[--json] [--outside FILE]…",
    summary:
      "Compute the seals of the audit again and name every row that was altered, removed, inserted, misdated or never sealed, and every decision without a row, changed since or gone, and every statement that is gone; --outside: a last seal kept elsewhere",
    run: verifyAudit,
  },
];

/** A list that a program reads ends somewhere; the count tells of the others. */
const MOST_LISTED = 10_000;

async function verifyAudit(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { json: { type: "boolean", default: false }, outside: { type: "string", multiple: true, default: [] } },
  });
  const faults: Fault[] = [];
  const onFault = (fault: Fault) => {
    if (!values.json) io.out(sayFault(fault));
    else if (faults.length < MOST_LISTED) faults.push(fault);
  };
  const found = await withDatabase(io, (opened) => verify(opened, { io, onFault, outside: values.outside }), {
    readOnly: true,
  });
  if (values.json) io.out(JSON.stringify(presentJson(found, faults)));
  else say(found, io);
  return found.faults === 0 ? 0 : 1;
}

interface Verify {
  readonly io: Io;
  readonly onFault: (fault: Fault) => void;
  readonly outside: readonly string[];
}

interface Found extends Verified {
  readonly outside: number;
  /** Decisions without a row; they count among the faults. */
  readonly unaudited: number;
  /** Decisions that say otherwise than their row; they count among the faults. */
  readonly changed: number;
  /** Decisions and statements that a row tells of and that are gone; they count among the faults. */
  readonly missing: number;
}

async function verify({ config, db }: OpenedDatabase, { io, onFault, outside }: Verify): Promise<Found> {
  // Before the database is read, which may then only be further.
  const known = await readOutsideFiles([...(await findOutsideFiles(config.dataDir)), ...outside]);
  return withReadOnlyClient(db.url, async (client) => {
    await client.query(`${READ_BY_ID}; begin isolation level repeatable read read only`);
    const progress = startProgress(io, await countRows(client));
    const found = await verifyChain(client, {
      key: config.auditKey,
      outside: known,
      now: systemClock(),
      onFault,
      onProgress: progress.at,
    });
    progress.end();
    const { unaudited, changed } = await tellDecisions(client, onFault);
    const missing = await tellMissing(client, onFault);
    const faults = found.faults + unaudited + changed + missing;
    return { ...found, faults, unaudited, changed, missing, outside: known.length };
  });
}

async function tellDecisions(db: Queryable, onFault: Verify["onFault"]) {
  let [unaudited, changed] = [0, 0];
  for await (const { id: decision, differs } of compareDecisions(db)) {
    onFault(differs ? { kind: "decision_changed", decision, differs } : { kind: "decision_without_row", decision });
    if (differs) changed += 1;
    else unaudited += 1;
  }
  return { unaudited, changed };
}

async function tellMissing(db: Queryable, onFault: Verify["onFault"]): Promise<number> {
  let missing = 0;
  for await (const fault of findMissing(db)) {
    onFault(fault);
    missing += 1;
  }
  return missing;
}

async function countRows(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: string }>("select count(*) from audit_entries");
  return Number(rows[0]?.count ?? 0);
}

const presentJson = (
  { rows, seals, waiting, faults, end, outside, unaudited, changed, missing }: Found,
  listed: readonly Fault[],
) => ({
  whole: faults === 0,
  rows,
  seals,
  waiting,
  outsideSeals: outside,
  lastSeal: end && {
    seal: end.seal,
    lastId: end.lastId,
    hash: end.hash.toString("hex"),
    sealedAt: end.sealedAt.toISOString(),
  },
  decisionsWithoutRow: unaudited,
  decisionsChanged: changed,
  missing,
  faultCount: faults,
  faults: listed,
});

function say({ rows, seals, waiting, faults, outside, unaudited, changed, missing }: Found, io: Io): void {
  const verdict = faults === 0 ? "The audit is whole" : `${grouped(faults)} ${faults === 1 ? "fault" : "faults"}`;
  io.out(`${verdict}: ${grouped(rows)} rows, ${grouped(seals)} seals, ${grouped(waiting)} rows wait for theirs.`);
  if (unaudited > 0) io.out(`${grouped(unaudited)} of them are decisions without a row in the audit.`);
  if (changed > 0) io.out(`${grouped(changed)} of them are decisions that were changed.`);
  if (missing > 0) io.out(`${grouped(missing)} of them are decisions or statements that are gone.`);
  if (outside === 0) io.err("No seal is kept outside the database here, so rows cut off at the end are not noticed.");
}
