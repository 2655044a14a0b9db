import { z } from "zod";
import type { Deps } from "../deps.ts";
import { readSettings } from "../settings/read-settings.ts";

const time = z.iso.datetime().nullable();

export const deliveries = z
  .object({
    /** `off`: no endpoint in the settings. `no_token`: DSA_TOKEN is not set. */
    state: z.enum(["off", "no_token", "on"]),
    platformName: z.string().nullable(),
    waiting: z.int(),
    delivered: z.int(),
    refused: z.int(),
    exempt: z.int(),
    oldestWaitingAt: time,
    lastDeliveredAt: time,
    /** Set while the database is not asked because it did not answer, was busy or did not know the token. */
    restsUntil: time,
    restsBecause: z.string().nullable(),
    /** The newest refused ones. */
    refusals: z.array(
      z.object({
        statementId: z.uuid(),
        statementAt: z.iso.datetime(),
        code: z.string().nullable(),
        codes: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "StatementDeliveries" });
export type Deliveries = z.infer<typeof deliveries>;

const MOST_REFUSALS = 100;

/** How far statements have come on their way to the EU's transparency database. */
export async function readDeliveries({
  db,
  config,
  clock,
}: Pick<Deps, "db" | "config" | "clock">): Promise<Deliveries> {
  const { prisma } = db;
  const { transparency } = await readSettings(prisma);
  const [states, ends, refusals, rest] = await Promise.all([
    prisma.statementDelivery.groupBy({ by: ["state"], _count: true, _min: { statementAt: true } }),
    prisma.statementDelivery.aggregate({ _max: { deliveredAt: true } }),
    prisma.statementDelivery.findMany({
      where: { state: "refused" },
      orderBy: [{ statementAt: "desc" }, { statementId: "desc" }],
      take: MOST_REFUSALS,
    }),
    prisma.statementDelivery.findFirst({
      where: { state: "waiting", retryAt: { gt: clock() } },
      orderBy: { retryAt: "desc" },
    }),
  ]);
  const count = (state: string) => states.find((each) => each.state === state)?._count ?? 0;
  const oldest = states.find(({ state }) => state === "waiting")?._min.statementAt;
  const token = config.dsaToken === undefined ? "no_token" : "on";
  return {
    state: transparency.endpoint === null ? "off" : token,
    platformName: transparency.platformName,
    waiting: count("waiting"),
    delivered: count("delivered"),
    refused: count("refused"),
    exempt: count("exempt"),
    oldestWaitingAt: oldest?.toISOString() ?? null,
    lastDeliveredAt: ends._max.deliveredAt?.toISOString() ?? null,
    restsUntil: rest?.retryAt?.toISOString() ?? null,
    restsBecause: rest?.lastCode ?? null,
    refusals: refusals.map(({ statementId, statementAt, lastCode, codes }) => ({
      statementId,
      statementAt: statementAt.toISOString(),
      code: lastCode,
      codes,
    })),
  };
}
