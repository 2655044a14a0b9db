import { z } from "zod";
import type { Db } from "../db/client.ts";
import { ok } from "../http/answer.ts";
import { instantOrDay } from "../http/instant.ts";
import { route } from "../http/route.ts";
import { STAFF } from "../shared/actor.ts";
import { presentAgreement, presentOverturns } from "./agreement.ts";
import { type Period, ownPeriodOf } from "./period.ts";
import { asSeenBy, ofDecisions, outcomeTable, readJudgements } from "./read-judgements.ts";
import { NO_OVERTURNS, readOverturns } from "./read-overturns.ts";
import { goldenOf, presentCategories, presentRules } from "./read-quality.ts";
import { type OwnQuality, ownQuality } from "./schema.ts";

export const getOwnQuality = route({
  method: "get",
  path: "/moderation/quality/mine",
  summary: "One's own figures: the last 90 days unless said otherwise, in whole days that are over",
  description: "Nobody else is named. Figures that moved with each answer would tell what had been decided.",
  tag: "Quality",
  roles: STAFF,
  query: z.object({ from: instantOrDay.optional(), to: instantOrDay.optional() }),
  responses: { 200: ownQuality },
  refusals: [],
  handle: async ({ db, clock }, { query, actor }) =>
    ok(await readOwnQuality(db, { accountId: actor.accountId, ...ownPeriodOf(query, clock()) })),
});

export interface ReadOwnQuality extends Period {
  readonly accountId: string;
}

export async function readOwnQuality(
  { prisma }: Pick<Db, "prisma">,
  { accountId, from, to }: ReadOwnQuality,
): Promise<OwnQuality> {
  const [judgements, overturns] = await Promise.all([
    readJudgements(prisma, { from, to }),
    readOverturns(prisma, { from, to, decidedBy: accountId }),
  ]);
  const mine = asSeenBy(ofDecisions(judgements), accountId);
  const contested = overturns.find(({ by }) => by === "all");
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    agreement: presentAgreement(outcomeTable(mine)),
    byCategory: presentCategories(mine),
    golden: presentAgreement(outcomeTable(goldenOf(judgements, accountId))),
    overturns: presentOverturns(contested ?? NO_OVERTURNS),
    overturnsByRule: presentRules(overturns),
  };
}
