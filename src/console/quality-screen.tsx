import type { ComponentChildren } from "preact";
import { z } from "zod";
import { parseInput } from "../http/parse.ts";
import { Time } from "../pages/time.tsx";
import { ownPeriodOf } from "../quality/period.ts";
import { readDisagreements } from "../quality/read-disagreements.ts";
import { readGoldenItems } from "../quality/read-golden-items.ts";
import { readOwnQuality } from "../quality/read-own-quality.ts";
import { readQuality } from "../quality/read-quality.ts";
import type { Agreement, Disagreement, GoldenItemView, OverturnRate, OwnQuality, Quality } from "../quality/schema.ts";
import type { Refusal } from "../shared/refusal.ts";
import { statusOf } from "./attempt.ts";
import { ConsoleLayout } from "./console-layout.tsx";
import { type Desk, show, useDesk } from "./desk.tsx";
import { asked, askedText, queryOf } from "./fields.ts";
import { RetireForm } from "./golden-card.tsx";
import { categoryName } from "./marked-text.tsx";
import { DataTable, Field, Pager, PersonLink, Refused, type Said, SaidNotice } from "./pieces.tsx";
import { BAD_PERIOD, readPeriod } from "./read-period.ts";
import { saidQuery } from "./said.ts";
import type { ConsoleTexts } from "./texts.ts";

const qualityQuery = z.object({ from: asked(z.iso.date()), to: asked(z.iso.date()), cursor: askedText });

const PAGE = 20;

/** A moderator's own figures; an administrator's of everybody. */
export function qualityScreen(desk: Desk): void {
  desk.get("/quality", async (visit) => {
    const { deps, actor, req, res } = visit;
    const now = deps.clock();
    const { cursor, ...query } = parseInput(qualityQuery, req.query);
    const { asked: days, period } = readPeriod(query, now);
    const refusal = period ? null : BAD_PERIOD;
    const own = await readOwnQuality(deps.db, { accountId: actor.accountId, ...ownPeriodOf({}, now) });
    const isAdministrator = actor.role === "administrator";
    const everybody = isAdministrator && period ? await readQuality(deps.db, period) : null;
    const disagreements = isAdministrator ? await readDisagreements(deps, { limit: PAGE, cursor }) : null;
    const golden = isAdministrator ? await readGoldenItems(deps, { limit: 100 }) : null;
    const said = saidQuery(visit);
    const page = <QualityPage {...days} {...{ own, everybody, disagreements, golden, refusal, said, cursor }} />;
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
  readonly golden: { readonly items: readonly GoldenItemView[] } | null;
  readonly refusal: Refusal | null;
  readonly said: Said | undefined;
  readonly cursor: string | undefined;
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
      <AgreementTable caption={words.mine}>
        <AgreementRow name={words.withColleagues} agreement={own.agreement} />
        <AgreementRow name={words.withGolden} agreement={own.golden} />
        <CategoryRows rows={own.byCategory} />
      </AgreementTable>
      <OverturnTable caption={words.myOverturns} rows={[{ name: words.overturned, overturns: own.overturns }]} />
      {disagreements === null ? null : (
        <>
          <h2>{words.everybody}</h2>
          <PeriodForm from={props.from} to={props.to} />
          {everybody === null ? null : <Everybody quality={everybody} />}
          <Disagreements {...disagreements} cursor={props.cursor} />
        </>
      )}
      {golden === null ? null : <GoldenList items={golden.items} />}
    </ConsoleLayout>
  );
}

/** A period ends before its last moment: for people its last day is the one before. */
const lastDayOf = ({ to }: Pick<OwnQuality, "to">): string => new Date(Date.parse(to) - 1).toISOString();

function PeriodForm({ from, to }: Pick<QualityPageProps, "from" | "to">) {
  const { statistics } = useDesk().texts;
  return (
    <form class="row filters" method="get" action="/console/quality">
      <Field id="from" label={statistics.from}>
        <input id="from" name="from" type="date" value={from} />
      </Field>
      <Field id="to" label={statistics.to}>
        <input id="to" name="to" type="date" value={to} />
      </Field>
      <div class="actions">
        <button class="quiet" type="submit">
          {statistics.show}
        </button>
      </div>
    </form>
  );
}

function Everybody({ quality }: { readonly quality: Quality }) {
  const { texts } = useDesk();
  const { quality: words } = texts;
  const { overturns } = quality;
  return (
    <>
      <p>{words.drawn(quality.drawn, quality.waiting)}</p>
      <AgreementTable caption={words.agreement}>
        <AgreementRow name={words.all} agreement={quality.agreement} />
        {quality.byPair.map(({ moderators, agreement }) => (
          <AgreementRow name={moderators.map(({ displayName }) => displayName).join(" – ")} agreement={agreement} />
        ))}
        <CategoryRows rows={quality.byCategory} />
      </AgreementTable>
      <AgreementTable caption={words.byModerator}>
        {quality.byModerator.map(({ moderator, agreement, golden }) => (
          <>
            <AgreementRow name={`${moderator.displayName}, ${words.withColleagues}`} agreement={agreement} />
            <AgreementRow name={`${moderator.displayName}, ${words.withGolden}`} agreement={golden} />
          </>
        ))}
      </AgreementTable>
      <OverturnTable
        caption={words.overturns}
        rows={[
          { name: words.all, overturns: overturns.all },
          ...overturns.byModerator.map(({ moderator, overturns: rate }) => ({
            name: moderator?.displayName ?? texts.policyItself,
            overturns: rate,
          })),
          ...overturns.byRule.map(({ ruleId, overturns: rate }) => ({ name: ruleId, overturns: rate })),
          ...overturns.byPolicyRevision.map(({ policyRevision, overturns: rate }) => ({
            name: `${words.revision} ${policyRevision.slice(0, 12)}`,
            overturns: rate,
          })),
        ]}
      />
    </>
  );
}

interface AgreementTableProps {
  readonly caption: string;
  readonly children: ComponentChildren;
}

function AgreementTable({ caption, children }: AgreementTableProps) {
  const { quality: words } = useDesk().texts;
  const columns = [
    words.what,
    { name: words.items, number: true as const },
    { name: words.share, number: true as const },
    { name: words.kappa, number: true as const },
    words.care,
  ];
  return (
    <DataTable caption={caption} columns={columns}>
      {children}
    </DataTable>
  );
}

function AgreementRow({ name, agreement }: { readonly name: string; readonly agreement: Agreement }) {
  const { texts } = useDesk();
  const { quality: words, lang } = texts;
  const { items, share, shareLow, shareHigh, kappa, kappaLow, kappaHigh, caution, small } = agreement;
  const cautions = new Set([...(caution === null ? [] : [caution]), ...(small && items > 0 ? (["few"] as const) : [])]);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{items.toLocaleString(lang)}</td>
      <td class="number">{between(texts, PERCENT, [share, shareLow, shareHigh])}</td>
      <td class="number">{between(texts, HUNDREDTHS, [kappa, kappaLow, kappaHigh])}</td>
      <td>{[...cautions].map((each) => words.cautions[each]).join("; ")}</td>
    </tr>
  );
}

function CategoryRows({ rows }: { readonly rows: Quality["byCategory"] }) {
  const { texts } = useDesk();
  return (
    <>
      {rows.map(({ category, agreement }) => (
        <AgreementRow name={`${texts.quality.removedFor} ${categoryName(texts, category)}`} agreement={agreement} />
      ))}
    </>
  );
}

interface OverturnTableProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly overturns: OverturnRate }[];
}

function OverturnTable({ caption, rows }: OverturnTableProps) {
  const { texts } = useDesk();
  const { quality: words, lang } = texts;
  const columns = [
    words.what,
    { name: words.decided, number: true as const },
    { name: words.overturned, number: true as const },
    { name: words.rate, number: true as const },
    words.care,
  ];
  return (
    <DataTable caption={caption} columns={columns}>
      {rows.map(({ name, overturns: { decided, overturned, share, shareLow, shareHigh, small } }) => (
        <tr>
          <th scope="row">{name}</th>
          <td class="number">{decided.toLocaleString(lang)}</td>
          <td class="number">{overturned.toLocaleString(lang)}</td>
          <td class="number">{between(texts, PERCENT, [share, shareLow, shareHigh])}</td>
          <td>{small ? words.cautions[decided === 0 ? "none" : "few"] : null}</td>
        </tr>
      ))}
    </DataTable>
  );
}

const PERCENT = { style: "percent", maximumFractionDigits: 0 } as const;
const HUNDREDTHS = { minimumFractionDigits: 2, maximumFractionDigits: 2 } as const;

/** A figure with where it lies; a dash where there is none. */
function between(
  { lang, statistics }: ConsoleTexts,
  style: Intl.NumberFormatOptions,
  [figure, low, high]: readonly [figure: number | null, low: number | null, high: number | null],
): string {
  const { format } = new Intl.NumberFormat(lang, style);
  if (figure === null) return statistics.none;
  return low === null || high === null
    ? format(figure)
    : statistics.interval(format(figure), format(low), format(high));
}

type DisagreementsProps = NonNullable<QualityPageProps["disagreements"]> & Pick<QualityPageProps, "cursor">;

function Disagreements({ items, nextCursor, cursor }: DisagreementsProps) {
  const { texts } = useDesk();
  const { quality: words } = texts;
  if (items.length === 0) return <p class="empty">{words.noDisagreements}</p>;
  return (
    <>
      <DataTable
        caption={words.disagreements}
        columns={[words.comment, words.decidedBy, words.reviewedBy, words.reviewedAt]}
      >
        {items.map(({ id, commentId, decision, review }) => (
          <tr key={id}>
            <td>
              <a href={`/console/comments/${commentId}`}>{words.decideAnew}</a>
            </td>
            <td>
              <PersonLink person={decision.decidedBy} /> {texts.outcomes[decision.outcome]}
            </td>
            <td>
              <PersonLink person={review.reviewedBy} /> {texts.outcomes[review.outcome]}
            </td>
            <td>
              <Time at={review.answeredAt} lang={texts.lang} />
            </td>
          </tr>
        ))}
      </DataTable>
      <Pager
        nextHref={nextCursor === null ? null : `/console/quality${queryOf({ cursor: nextCursor })}`}
        firstHref={cursor === undefined ? null : "/console/quality"}
      />
    </>
  );
}

function GoldenList({ items }: NonNullable<QualityPageProps["golden"]>) {
  const { texts } = useDesk();
  const { quality: words, golden } = texts;
  if (items.length === 0) return <p class="empty">{golden.none}</p>;
  return (
    <DataTable
      caption={golden.list}
      columns={[
        words.comment,
        golden.known,
        { name: golden.answers, number: true },
        { name: golden.right, number: true },
        golden.state,
      ]}
    >
      {items.map(({ id, commentId, outcome, category, answers, right, retiredAt }) => (
        <tr key={id}>
          <td>
            <a href={`/console/comments/${commentId}`}>{golden.look}</a>
          </td>
          <td>
            {texts.outcomes[outcome]} {category === null ? null : categoryName(texts, category)}
          </td>
          <td class="number">{answers}</td>
          <td class="number">{right}</td>
          <td>{retiredAt === null ? <RetireForm id={id} /> : golden.retired}</td>
        </tr>
      ))}
    </DataTable>
  );
}
