import { type NoteConflict, findNoteConflict } from "../authors/note-conflict.ts";
import { LIMITS, standingAt } from "../authors/effective-restriction.ts";
import { isOwnAccount } from "../authors/own-matter.ts";
import type { Account, RestrictionKind } from "../db/generated/client.ts";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";
import { type Person, isStaff } from "../shared/actor.ts";
import { DAY, after } from "../shared/clock.ts";
import { type RestrictionConflict, findRestrictionConflict } from "./conflict.ts";

/** Why a moderator may not do something about a person; null where they may. */
export interface WhyNot {
  readonly restrict: "self" | "staff" | RestrictionConflict | null;
  /** To lift a restriction, or to waive a strike. */
  readonly relieve: "self" | null;
  readonly note: NoteConflict | null;
  /** Limits of these kinds stand: none is given beside them. */
  readonly standing: readonly RestrictionKind[];
}

interface Asked {
  readonly account: Pick<Account, "id" | "role">;
  readonly viewer: Person;
}

/** For screens, so that nobody fills in a form that is then refused. */
export async function readWhyNot({ db, clock }: Pick<Deps, "db" | "clock">, asked: Asked): Promise<WhyNot> {
  const { account, viewer } = asked;
  const { strikes } = await readSettings(db.prisma);
  const at = clock();
  const since = after(at, -strikes.expireDays * DAY);
  const quarrel = { accountId: account.id, moderatorId: viewer.accountId, since };
  const limits = { accountId: account.id, kind: { in: [...LIMITS] }, ...standingAt(at) };
  const [isSelf, conflict, note, standing] = await Promise.all([
    isOwnAccount(db.prisma, { accountId: account.id, personId: viewer.accountId }),
    findRestrictionConflict(db.prisma, quarrel),
    findNoteConflict(db.prisma, { accountId: account.id, writerId: viewer.accountId }),
    db.prisma.restriction.findMany({ where: limits, select: { kind: true }, distinct: "kind" }),
  ]);
  return {
    restrict: isSelf ? "self" : isStaff(account) ? "staff" : conflict,
    relieve: isSelf ? "self" : null,
    note,
    standing: standing.map(({ kind }) => kind),
  };
}
