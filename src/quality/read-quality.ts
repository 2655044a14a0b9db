import { z } from "zod";
import type { Db } from "../db/client.ts";
import { ok } from "../http/answer.ts";
import { instantOrDay } from "../http/instant.ts";
import { route } from "../http/route.ts";
import { presentAgreement, presentOverturns } from "./agreement.ts";
import { type Period, periodOf } from "./period.ts";
import {
  type Judgement,
  asSeenBy,
  categoriesOf,
  categoryTable,
  ofDecisions,
  ofGolden,
  outcomeTable,
  readJudgements,
} from "./read-judgements.ts";
import { NO_OVERTURNS, type Overturns, readOverturns } from "./read-overturns.ts";
import { type Quality, quality } from "./schema.ts";

export const getQuality = route({
  method: "get",
  path: "/moderation/quality",
  summary:
    "How well moderators agree with each other, with golden items and with appeals: the last 90 days unless said otherwise",
  description:
    "By the time of the second review, and of the answer to the appeal. Cohen's kappa with the large-sample interval of " +
    "Fleiss, Cohen and Everitt (1969); shares with Wilson's. `small` and `caution` say what is not to be relied on.",
  tag: "Quality",
  roles: ["administrator"],
  query: z.object({ from: instantOrDay.optional(), to: instantOrDay.optional() }),
  responses: { 200: quality },
  refusals: [],
  handle: async ({ db, clock }, { query }) => ok(await readQuality(db, periodOf(query, clock()))),
});

export async function readQuality({ prisma }: Pick<Db, "prisma">, period: Period): Promise<Quality> {
  const { from, to } = period;
  const [judgements, overturns, drawn, waiting] = await Promise.all([
    readJudgements(prisma, period),
    readOverturns(prisma, period),
    prisma.secondReview.count({ where: { decisionId: { not: null }, createdAt: { gte: from, lt: to } } }),
    prisma.secondReview.count({ where: { answeredAt: null } }),
  ]);
  const person = await nameEverybody({ prisma }, { judgements, overturns });
  const decisions = ofDecisions(judgements);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    drawn,
    waiting,
    agreement: presentAgreement(outcomeTable(decisions)),
    byPair: pairsOf(decisions).map(({ pair, shared }) => ({
      moderators: pair.map(person),
      agreement: presentAgreement(outcomeTable(shared)),
    })),
    byCategory: presentCategories(decisions),
    byModerator: moderatorsOf(judgements).map((id) => ({
      moderator: person(id),
      agreement: presentAgreement(outcomeTable(asSeenBy(decisions, id))),
      golden: presentAgreement(outcomeTable(goldenOf(judgements, id))),
    })),
    overturns: presentAllOverturns(overturns, person),
  };
}

type Person = { readonly id: string; readonly displayName: string };

interface Named {
  readonly judgements: readonly Judgement[];
  readonly overturns: readonly Overturns[];
}

async function nameEverybody({ prisma }: Pick<Db, "prisma">, { judgements, overturns }: Named) {
  const contested = overturns.filter(({ by }) => by === "moderator").flatMap(({ key }) => key ?? []);
  const ids = [...new Set([...judgements.flatMap(({ firstId, reviewerId }) => [firstId, reviewerId]), ...contested])];
  const accounts = await prisma.account.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true },
  });
  const names = new Map(accounts.map(({ id, displayName }) => [id, displayName]));
  return (id: string): Person => ({ id, displayName: names.get(id) ?? "" });
}

/** Each two who judged the same text, with what the first of them said by row. */
function pairsOf(decisions: readonly Judgement[]) {
  const keys = new Set(decisions.map(({ firstId, reviewerId }) => [firstId, reviewerId].toSorted().join(" ")));
  return [...keys].toSorted().map((key) => {
    const pair = key.split(" ");
    const among = decisions.filter(({ firstId, reviewerId }) => pair.includes(firstId) && pair.includes(reviewerId));
    return { pair, shared: asSeenBy(among, pair[0] ?? "") };
  });
}

/** Golden items are compared with whoever answered them, never with whoever marked them. */
const moderatorsOf = (judgements: readonly Judgement[]): readonly string[] =>
  [
    ...new Set([
      ...ofDecisions(judgements).map(({ firstId }) => firstId),
      ...judgements.map(({ reviewerId }) => reviewerId),
    ]),
  ].toSorted();

/** What is known by row, what this moderator answered by column. */
export const goldenOf = (judgements: readonly Judgement[], accountId: string): readonly Judgement[] =>
  ofGolden(judgements).filter(({ reviewerId }) => reviewerId === accountId);

export const presentCategories = (decisions: readonly Judgement[]): Quality["byCategory"] =>
  categoriesOf(decisions).map((category) => ({
    category,
    agreement: presentAgreement(categoryTable(decisions, category)),
  }));

export const presentRules = (all: readonly Overturns[]): Quality["overturns"]["byRule"] =>
  all.filter(({ by }) => by === "rule").map((each) => ({ ruleId: each.key ?? "", overturns: presentOverturns(each) }));

function presentAllOverturns(all: readonly Overturns[], person: (id: string) => Person): Quality["overturns"] {
  const of = (by: Overturns["by"]) => all.filter((each) => each.by === by);
  return {
    all: presentOverturns(of("all")[0] ?? NO_OVERTURNS),
    byRule: presentRules(all),
    byModerator: of("moderator").map((each) => ({
      moderator: each.key === null ? null : person(each.key),
      overturns: presentOverturns(each),
    })),
    byPolicyRevision: of("revision").map((each) => ({
      policyRevision: each.key ?? "",
      overturns: presentOverturns(each),
    })),
  };
}
