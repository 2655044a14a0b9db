import type { Tx } from "../db/client.ts";
import type { Restriction } from "../db/generated/client.ts";

/** From mild to strict. */
const STRICTNESS = ["premoderated", "suspended", "banned"] as const satisfies readonly Restriction["kind"][];

/** The strictest limit on an author that is neither lifted nor over; of equal ones the one that ends last. */
export async function findEffectiveRestriction(
  tx: Pick<Tx, "restriction">,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<Restriction | null> {
  const standing = await tx.restriction.findMany({
    where: { accountId, liftedAt: null, OR: [{ until: null }, { until: { gt: at } }] },
  });
  return standing.reduce<Restriction | null>((found, each) => (found && !isStricter(each, found) ? found : each), null);
}

function isStricter(one: Restriction, other: Restriction): boolean {
  const difference = STRICTNESS.indexOf(one.kind) - STRICTNESS.indexOf(other.kind);
  return difference > 0 || (difference === 0 && endOf(one) > endOf(other));
}

const endOf = ({ until }: Restriction): number => until?.getTime() ?? Infinity;
