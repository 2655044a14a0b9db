import { z } from "zod";
import type { Tx } from "../db/client.ts";
import { Refusal } from "../shared/refusal.ts";

type Reader = Pick<Tx, "$queryRaw">;

interface Whose {
  readonly accountId: string;
  /** The account of whoever is about to do something. */
  readonly personId: string;
}

const ownRow = z.tuple([z.object({ own: z.boolean() })]);

/** Whether an account is this person's own, by the database's one definition: another one at their mailbox is, too. */
export async function isOwnAccount(tx: Reader, { accountId, personId }: Whose): Promise<boolean> {
  const rows = await tx.$queryRaw`select ${accountId}::uuid = any(same_person(${personId}::uuid)) as own`;
  const [{ own }] = ownRow.parse(rows);
  return own;
}

const noticeRows = z.array(z.object({ id: z.string() }));

/** Of these notices, those whose measure is about this person: at a mailbox of theirs, or given while signed in. */
export async function findOwnMeasures(
  tx: Reader,
  { noticeIds, personId }: { readonly noticeIds: readonly string[]; readonly personId: string },
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw`
    select n.id
    from notices n
    join notifier_measures m on m.notice_id = n.id
    cross join (select same_person(${personId}::uuid) as ids offset 0) people
    where n.id = any(${noticeIds}::uuid[])
      and (is_mailbox_of(people.ids, m.address) or n.given_by = any(people.ids))`;
  return new Set(noticeRows.parse(rows).map(({ id }) => id));
}

/** What nobody does about themselves, under whichever of their accounts. */
export const OWN_MATTERS = {
  restrict: "Nobody restricts their own account, nor another one at their mailbox.",
  lift: "Nobody lifts a restriction of their own account, nor of another one at their mailbox.",
  waive: "Nobody waives their own strikes, nor those of another account at their mailbox.",
  note: "Nobody writes a note about themselves, nor about another account at their mailbox.",
  role: "Nobody changes their own role, nor that of another account at their mailbox.",
  readmit: "These were your own notices, so another administrator has to lift the suspension.",
} as const;

export const ownMatter = (matter: keyof typeof OWN_MATTERS): Refusal =>
  new Refusal("conflict_of_interest", OWN_MATTERS[matter]);

/** Throws Refusal `conflict_of_interest`. */
export async function assertNotOwn(
  tx: Reader,
  { matter, ...whose }: Whose & { readonly matter: keyof typeof OWN_MATTERS },
): Promise<void> {
  if (await isOwnAccount(tx, whose)) throw ownMatter(matter);
}
