import { transaction } from "../db/transaction.ts";
import { defineSchedule } from "../jobs/define-schedule.ts";
import { DAY, after } from "../shared/clock.ts";

/** Nobody asks for these any more a day after their end; then the addresses in them go, and those of their letters. */
export const purgeSignIns = defineSchedule({
  name: "purge-sign-ins",
  cron: "17 3 * * *",
  run: async ({ db, clock }) => {
    const before = after(clock(), -DAY);
    await transaction(db, async (tx) => {
      await tx.signInLink.deleteMany({ where: { expiresAt: { lt: before } } });
      await tx.signInCode.deleteMany({ where: { expiresAt: { lt: before } } });
      await tx.session.deleteMany({ where: { OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] } });
      await tx.letter.updateMany({
        where: { kind: "sign_in", createdAt: { lt: before }, address: { not: null } },
        data: { address: null },
      });
    });
  },
});
