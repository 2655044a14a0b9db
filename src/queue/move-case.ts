import type { Unit } from "../db/commit.ts";
import type { Change } from "../deps.ts";
import { lockOpenCase } from "./lock-case.ts";
import { prioritiseCase } from "./prioritise-case.ts";

export interface MoveCase {
  /** Locked by the caller in this transaction. */
  readonly commentId: string;
  readonly revision: number;
  readonly at: Date;
}

/** The author edited: the open case, if there is one, is about the new text now, and whoever had read the old one is told. */
export async function moveCase({ tx, announce }: Unit<Change>, { commentId, revision, at }: MoveCase): Promise<void> {
  const open = await lockOpenCase(tx, commentId);
  if (!open) return;
  await tx.case.update({ where: { id: open.id }, data: { revision, version: { increment: 1 } } });
  await prioritiseCase(tx, { caseId: open.id, at });
  announce({ kind: "case", caseId: open.id });
}
