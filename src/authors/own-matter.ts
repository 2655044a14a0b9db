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

/** Whether a notifier's measure is about this person: at a mailbox of theirs, or for a notice that they gave signed in. */
export async function isOwnMeasure(
  tx: Reader,
  { measureId, personId }: { readonly measureId: string; readonly personId: string },
): Promise<boolean> {
  const rows = await tx.$queryRaw`
    select is_mailbox_of(people.ids, m.address) or coalesce(n.given_by = any(people.ids), false) as own
    from notifier_measures m
    join notices n on n.id = m.notice_id
    cross join (select same_person(${personId}::uuid) as ids offset 0) people
    where m.id = ${measureId}::uuid`;
  const [{ own }] = ownRow.parse(rows);
  return own;
}

/** What nobody does about themselves, under whichever of their accounts. */
export const OWN_MATTERS = {
  restrict: "Nobody restricts their own account, nor another one at their mailbox.",
  lift: "Nobody lifts a restriction of their own account, nor of another one at their mailbox.",
  waive: "Nobody waives their own strikes, nor those of another account at their mailbox.",
  note: "Nobody writes a note about themselves, nor about another account at their mailbox.",
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
