import { z } from "zod";
import type { Tx } from "../db/client.ts";
import type { Period } from "./period.ts";
import { REVIEW_OUTCOMES } from "./schema.ts";
import type { Table } from "./kappa.ts";

const outcome = z.enum(REVIEW_OUTCOMES);

const judgement = z.object({
  kind: z.enum(["decision", "golden"]),
  /** Who decided, or marked the golden item. */
  firstId: z.string(),
  firstOutcome: outcome,
  firstCategory: z.string().nullable(),
  reviewerId: z.string(),
  outcome,
  category: z.string().nullable(),
  items: z.number(),
});

/** So many texts that two people judged alike: what each of them said. */
export type Judgement = Readonly<z.infer<typeof judgement>>;

/** What was answered in a period, counted: at most as many rows as pairs of people times pairs of answers. */
export async function readJudgements(db: Pick<Tx, "$queryRaw">, { from, to }: Period): Promise<readonly Judgement[]> {
  const rows = await db.$queryRaw`
    select case when r.golden_id is null then 'decision' else 'golden' end as kind,
      r.counterpart_id as "firstId",
      coalesce(g.outcome::text, case d.kind when 'remove' then 'remove' else 'publish' end) as "firstOutcome",
      coalesce(g.category, case d.kind when 'remove' then coalesce(d.reason_category, d.categories[1], 'other') end)
        as "firstCategory",
      a.reviewer_id as "reviewerId", a.outcome::text, a.category, count(*)::int as items
    from second_review_answers a
    join second_reviews r on r.id = a.review_id
    left join decisions d on d.id = r.decision_id
    left join golden_items g on g.id = r.golden_id
    where a.created_at >= ${from}::timestamptz and a.created_at < ${to}::timestamptz
    group by 1, 2, 3, 4, 5, 6, 7`;
  return judgement.array().parse(rows);
}

export const ofDecisions = (all: readonly Judgement[]) => all.filter(({ kind }) => kind === "decision");
export const ofGolden = (all: readonly Judgement[]) => all.filter(({ kind }) => kind === "golden");

/** The second person of each becomes the first, and the other way round. */
export const turned = (all: readonly Judgement[]): readonly Judgement[] =>
  all.map(({ firstId, firstOutcome, firstCategory, reviewerId, outcome: said, category, ...rest }) => ({
    ...rest,
    firstId: reviewerId,
    firstOutcome: said,
    firstCategory: category,
    reviewerId: firstId,
    outcome: firstOutcome,
    category: firstCategory,
  }));

/** Each as this person's against the other's, whoever of them came first. */
export const asSeenBy = (all: readonly Judgement[], accountId: string): readonly Judgement[] => [
  ...all.filter(({ firstId }) => firstId === accountId),
  ...turned(all.filter(({ reviewerId }) => reviewerId === accountId)),
];

/** Publication and removal, the first person's by row. */
export const outcomeTable = (all: readonly Judgement[]): Table =>
  REVIEW_OUTCOMES.map((row) =>
    REVIEW_OUTCOMES.map((column) =>
      countItems(all.filter(({ firstOutcome, outcome: said }) => firstOutcome === row && said === column)),
    ),
  );

/** Removed for this category, against all else. */
export const categoryTable = (all: readonly Judgement[], category: string): Table =>
  [true, false].map((row) =>
    [true, false].map((column) =>
      countItems(
        all.filter((each) => (each.firstCategory === category) === row && (each.category === category) === column),
      ),
    ),
  );

const countItems = (all: readonly Judgement[]): number => all.reduce((sum, { items }) => sum + items, 0);

/** Every category that anybody removed something for, in order. */
export const categoriesOf = (all: readonly Judgement[]): readonly string[] =>
  [...new Set(all.flatMap(({ firstCategory, category }) => [firstCategory ?? [], category ?? []].flat()))].toSorted();
