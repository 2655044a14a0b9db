import type { Deps } from "../deps.ts";

/** What people are called, by account; nulls are nobody. */
export async function readNames(
  { db }: Pick<Deps, "db">,
  accountIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(accountIds.flatMap((id) => id ?? []))];
  if (ids.length === 0) return new Map();
  const accounts = await db.prisma.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  return new Map(accounts.map(({ id, displayName }) => [id, displayName]));
}
