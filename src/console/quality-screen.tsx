import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { ownPeriodOf } from "../quality/period.ts";
import { readDisagreements } from "../quality/read-disagreements.ts";
import { readGoldenItems } from "../quality/read-golden-items.ts";
import { readOwnQuality } from "../quality/read-own-quality.ts";
import { readQuality } from "../quality/read-quality.ts";
import type { Disagreement, GoldenItemView, OwnQuality, Quality } from "../quality/schema.ts";
import type { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { askedText, queryOf } from "./fields.ts";
import { RetireForm } from "./golden-card.tsx";
import { categoryName } from "./marked-text.tsx";
import { PeriodForm, periodFields } from "./period-form.tsx";
import { Pager, PersonLink, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { AgreementTable, OverturnTable, categoryRows } from "./quality-tables.tsx";
import { readPeriod } from "./read-period.ts";
import { RevisionName } from "./revision-name.tsx";
import { RuleName } from "./rule-name.tsx";
import { saidQuery } from "./said.ts";
import { StackTable } from "./stack-table.tsx";

const qualityQuery = z.object({ ...periodFields, cursor: askedText, golden: askedText });

const PAGE = 20;

/** A moderator's own figures; an administrator's of everybody. */
export function qualityScreen(desk: Desk): void {
  desk.get("/quality", async (visit) => {
    const { deps, actor, req, res } = visit;
    const now = deps.clock();
    const { cursor, golden: goldenCursor, ...query } = parseInput(qualityQuery, req.query);
    const { asked: days, period, refusal } = readPeriod(query, now);
    const own = await readOwnQuality(deps.db, { accountId: actor.accountId, ...ownPeriodOf({}, now) });
    const isAdministrator = actor.role === "administrator";
    const everybody = isAdministrator && period ? await readQuality(deps.db, period) : null;
    const disagreements = isAdministrator ? await readDisagreements(deps, { limit: PAGE, cursor }) : null;
    const golden = isAdministrator
      ? await readGoldenItems(deps, { viewerId: actor.accountId, limit: PAGE, cursor: goldenCursor })
      : null;
    const said = saidQuery(visit);
    const page = (
      <QualityPage {...days} {...{ own, everybody, disagreements, golden, refusal, said, cursor, goldenCursor }} />
    );
    await show(visit, page, statusOf(res, refusal));
  });
}

interface QualityPageProps {
  readonly from: string;
  readonly to: string;
  readonly own: OwnQuality;
  /** For administrators. */
  readonly everybody: Quality | null;
  readonly disagreements: { readonly items: readonly Disagreement[]; readonly nextCursor: string | null } | null;
  readonly golden: { readonly items: readonly GoldenItemView[]; readonly nextCursor: string | null } | null;
  readonly refusal: Refusal | null;
  readonly said: Said | undefined;
  readonly cursor: string | undefined;
  readonly goldenCursor: string | undefined;
}

function QualityPage(props: QualityPageProps) {
  const { texts } = useDesk();
  const { quality: words } = texts;
  const { own, everybody, disagreements, golden } = props;
  return (
    <ConsoleLayout title={words.title}>
      <h1>{words.title}</h1>
      <SaidNotice said={props.said} />
      <Refused refusal={props.refusal} />
      <p class="dim">{words.hint}</p>
      <h2>{words.mine}</h2>
      <p class="dim">
        {words.wholeDays} <Time at={own.from} lang={texts.lang} style="day" /> –{" "}
        <Time at={lastDayOf(own)} lang={texts.lang} style="day" />
      </p>
      <div class="titled">
        <AgreementTable
          caption={words.mine}
          rows={[
            { name: words.withColleagues, agreement: own.agreement },
            { name: words.withGolden, agreement: own.golden },
            ...categoryRows(texts, own.byCategory),
          ]}
        />
      </div>
      <OverturnTable
        caption={words.myOverturns}
        rows={[
          { name: words.overturned, overturns: own.overturns },
          ...own.overturnsByRule.map(({ ruleId, overturns }) => ({ name: <RuleName id={ruleId} />, overturns })),
        ]}
      />
      {disagreements === null ? null : (
        <>
          <h2>{words.everybody}</h2>
          <PeriodForm action="/console/quality" from={props.from} to={props.to} />
          {everybody === null ? null : <Everybody quality={everybody} />}
          <Disagreements {...disagreements} cursor={props.cursor} />
        </>
      )}
      {golden === null ? null : <GoldenList {...golden} goldenCursor={props.goldenCursor} />}
    </ConsoleLayout>
  );
}

/** A period ends before its last moment: for people its last day is the one before. */
const lastDayOf = ({ to }: Pick<OwnQuality, "to">): string => new Date(Date.parse(to) - 1).toISOString();

function Everybody({ quality }: { readonly quality: Quality }) {
  const { texts } = useDesk();
  const { quality: words } = texts;
  const { overturns } = quality;
  return (
    <>
      <p>{words.drawn(quality.drawn, quality.waiting)}</p>
      <AgreementTable
        caption={words.agreement}
        rows={[
          { name: words.all, agreement: quality.agreement },
          ...quality.byPair.map(({ moderators, agreement }) => ({
            name: moderators.map(({ displayName }) => displayName).join(" – "),
            agreement,
          })),
          ...categoryRows(texts, quality.byCategory),
        ]}
      />
      {quality.byModerator.length === 0 ? null : (
        <AgreementTable
          caption={words.byModerator}
          rows={quality.byModerator.flatMap(({ moderator, agreement, golden }) => [
            { name: `${moderator.displayName}, ${words.withColleagues}`, agreement },
            { name: `${moderator.displayName}, ${words.withGolden}`, agreement: golden },
          ])}
        />
      )}
      <OverturnTable
        caption={words.overturns}
        rows={[
          { name: words.all, overturns: overturns.all },
          ...overturns.byModerator.map(({ moderator, overturns: rate }) => ({
            name: moderator?.displayName ?? texts.policyItself,
            overturns: rate,
          })),
          ...overturns.byRule.map(({ ruleId, overturns: rate }) => ({
            name: <RuleName id={ruleId} />,
            overturns: rate,
          })),
          ...overturns.byPolicyRevision.map(({ policyRevision, overturns: rate }) => ({
            name: (
              <>
                {words.revision}: <RevisionName hash={policyRevision} brief />
              </>
            ),
            overturns: rate,
          })),
        ]}
      />
    </>
  );
}

type DisagreementsProps = NonNullable<QualityPageProps["disagreements"]> & Pick<QualityPageProps, "cursor">;

function Disagreements({ items, nextCursor, cursor }: DisagreementsProps) {
  const { texts } = useDesk();
  const { quality: words } = texts;
  if (items.length === 0)
    return (
      <>
        <h2>{words.disagreements}</h2>
        <p class="empty">{words.noDisagreements}</p>
      </>
    );
  return (
    <>
      <h2>{words.disagreements}</h2>
      <div class="titled">
        <StackTable
          caption={words.disagreements}
          columns={[words.comment, words.decidedBy, words.reviewedBy, words.reviewedAt]}
          rows={items.map(({ id, commentId, decision, review }) => ({
            key: id,
            cells: [
              <a href={`/console/comments/${commentId}`}>{words.decideAnew}</a>,
              <span>
                <PersonLink person={decision.decidedBy} />: {texts.outcomes[decision.outcome]}
              </span>,
              <span>
                <PersonLink person={review.reviewedBy} />: {texts.outcomes[review.outcome]}
              </span>,
              <Time at={review.answeredAt} lang={texts.lang} />,
            ],
          }))}
        />
      </div>
      <Pager
        nextHref={nextCursor === null ? null : `/console/quality${queryOf({ cursor: nextCursor })}`}
        firstHref={cursor === undefined ? null : "/console/quality"}
      />
    </>
  );
}

type GoldenListProps = NonNullable<QualityPageProps["golden"]> & Pick<QualityPageProps, "goldenCursor">;

function GoldenList({ items, nextCursor, goldenCursor }: GoldenListProps) {
  const { golden } = useDesk().texts;
  return (
    <section>
      <h2>{golden.list}</h2>
      {items.length === 0 ? <p class="empty">{golden.none}</p> : <GoldenTable items={items} />}
      <Pager
        nextHref={nextCursor === null ? null : `/console/quality${queryOf({ golden: nextCursor })}`}
        firstHref={goldenCursor === undefined ? null : "/console/quality"}
      />
    </section>
  );
}

function GoldenTable({ items }: Pick<GoldenListProps, "items">) {
  const { texts } = useDesk();
  const { quality: words, golden } = texts;
  return (
    <div class="titled">
      <StackTable
        caption={golden.list}
        columns={[
          words.comment,
          golden.known,
          { name: golden.answers, number: true },
          { name: golden.right, number: true },
          golden.state,
        ]}
        rows={items.map(({ id, commentId, outcome, category, answers, right, retiredAt }) => ({
          key: id,
          cells: [
            <a href={`/console/comments/${commentId}`}>{golden.look}</a>,
            [texts.outcomes[outcome], ...(category === null ? [] : [categoryName(texts, category)])].join(", "),
            answers,
            right,
            retiredAt === null ? <RetireForm id={id} /> : golden.retired,
          ],
        }))}
      />
    </div>
  );
}
