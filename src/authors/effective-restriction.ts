import type { Tx } from "../db/client.ts";
import type { Restriction } from "../db/generated/client.ts";

/** From mild to strict. A warning limits nothing. */
export const LIMITS = ["premoderated", "suspended", "banned"] as const satisfies readonly Restriction["kind"][];

const PARTS = { decisions: { where: { kind: "restrict" }, select: { id: true } } } as const;

/** Neither lifted nor over at a moment. */
export const standingAt = (at: Date) => ({ liftedAt: null, OR: [{ until: null }, { until: { gt: at } }] });

/**
 * The strictest limit on an author that is neither lifted nor over, with the decision that gave it; of equal ones the one
 * that ends last. It ends by itself: who reads it after its end does not find it.
 */
export async function findEffectiveRestriction(
  tx: Pick<Tx, "restriction">,
  { accountId, at }: { readonly accountId: string; readonly at: Date },
): Promise<Effective | null> {
  const standing = await tx.restriction.findMany({
    where: { accountId, kind: { in: [...LIMITS] }, ...standingAt(at) },
    include: PARTS,
  });
  const strictest = standing.reduce<Standing | null>(
    (found, each) => (found && !isStricter(each, found) ? found : each),
    null,
  );
  const kind = LIMITS.find((limit) => limit === strictest?.kind);
  return strictest && kind ? { ...strictest, kind, decisionId: strictest.decisions[0]?.id ?? null } : null;
}

type Standing = Restriction & { readonly decisions: readonly { readonly id: string }[] };
type Effective = Omit<Standing, "kind"> & {
  readonly kind: (typeof LIMITS)[number];
  readonly decisionId: string | null;
};

function isStricter(one: Restriction, other: Restriction): boolean {
  const difference = strictness(one) - strictness(other);
  return difference > 0 || (difference === 0 && endOf(one) > endOf(other));
}

const strictness = ({ kind }: Restriction): number => LIMITS.findIndex((limit) => limit === kind);
const endOf = ({ until }: Restriction): number => until?.getTime() ?? Infinity;
