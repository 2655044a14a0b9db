import type { Accuracy, TransparencyReport } from "../transparency/report.ts";
import { REGIONS, colon } from "../shared/language.ts";
import type { Language } from "./locale.ts";
import { TRANSPARENCY_TEXTS, type TransparencyTexts } from "./transparency-texts.ts";

interface ReportProps {
  readonly lang: Language;
  readonly report: TransparencyReport;
  /** Of the policy in force. */
  readonly categories: readonly { readonly id: string; readonly title: string }[];
}

/** The tables of a report, for its public page and the console alike. */
export function ReportTables({ lang, report, categories }: ReportProps) {
  const words = TRANSPARENCY_TEXTS[lang];
  const number = (value: number) => value.toLocaleString(REGIONS[lang]);
  const parts = { words, number, report, lang, categories };
  return (
    <div class="report">
      <NoticeTables {...parts} />
      <ActionTables {...parts} />
      <AppealTables {...parts} />
      <TimesTable {...parts} />
      <AutomationTable {...parts} />
      <h2>{words.notCounted}</h2>
      <ul>
        {report.notCounted.map((code) => (
          <li key={code}>{words.notCountedNames[code]}</li>
        ))}
      </ul>
    </div>
  );
}

interface Parts extends ReportProps {
  readonly words: TransparencyTexts;
  readonly number: (value: number) => string;
}

interface TableProps {
  readonly words: TransparencyTexts;
  readonly caption: string;
  /** The heading above says the same. */
  readonly isHeaded?: boolean;
  /** All but the first `texts` hold numbers. */
  readonly columns: readonly string[];
  readonly texts?: number;
  readonly rows: readonly (readonly string[])[];
}

/** More columns than a narrow screen has room for. */
const MANY = 4;

/** The roles are said, for a row that becomes a list on a narrow screen would lose them. */
function Table({ words, caption, isHeaded = false, columns, texts = 1, rows }: TableProps) {
  const classOf = (at: number) => (at < texts ? undefined : "number");
  return (
    <div class={columns.length < MANY ? "scroll" : "scroll cards"} role="region" aria-label={caption} tabIndex={0}>
      <table role="table" class={columns.length < MANY ? undefined : "stack"}>
        <caption class={isHeaded ? "unseen" : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column, at) => (
              <th key={column} scope="col" role="columnheader" class={classOf(at)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.length === 0 ? (
            <tr role="row">
              <td role="cell" colSpan={columns.length} class="dim">
                {words.nothing}
              </td>
            </tr>
          ) : null}
          {rows.map((row) => (
            <tr key={row.join(" ")} role="row">
              {row.map((cell, at) =>
                at === 0 ? (
                  <th scope="row" role="rowheader">
                    {cell}
                  </th>
                ) : (
                  <td role="cell" class={classOf(at)} data-label={columns[at]}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** As a policy names them; of a category that it has no more, the words of its name. */
function categoryOf({ words, categories }: Pick<Parts, "words" | "categories">, id: string): string {
  const title = words.categories[id] ?? categories.find((category) => category.id === id)?.title;
  return title ?? id.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

function NoticeTables({ words, lang, number, categories, report: { notices } }: Parts) {
  return (
    <>
      <h2>{words.notices}</h2>
      <Table
        words={words}
        caption={words.notices}
        isHeaded
        columns={[words.kind, words.count]}
        rows={[
          [words.flags, number(notices.flags)],
          [words.noticesByPublic, number(notices.notices)],
          ...notices.noticesBySource.map(({ source, count }) => [
            `${words.noticesByPublic}, ${words.noticeSources[source] ?? source}`,
            number(count),
          ]),
          ...notices.noticesByOutcome.map(({ outcome, count }) => [
            `${words.noticesByPublic}${colon(lang)} ${words.noticeOutcomes[outcome] ?? outcome}`,
            number(count),
          ]),
          [
            `${words.noticesByPublic}${colon(lang)} ${words.unfoundedShare}`,
            notices.unfoundedShare === null ? words.none : percent(notices.unfoundedShare, lang),
          ],
        ]}
      />
      <Table
        words={words}
        caption={words.flagsByCategory}
        columns={[words.category, words.count]}
        rows={notices.flagsByCategory.map(({ category, count }) => [
          categoryOf({ words, categories }, category),
          number(count),
        ])}
      />
    </>
  );
}

function ActionTables({ words, number, categories, report }: Parts) {
  const { actions, actionsByCategory, reversals, restrictions } = report;
  const by = (automated: boolean) => (automated ? words.automated : words.human);
  return (
    <>
      <h2>{words.actions}</h2>
      <p>{words.actionsIntro(number(report.decisions))}</p>
      <Table
        words={words}
        caption={words.actions}
        isHeaded
        columns={[words.kind, words.ground, words.detection, words.decision, words.count]}
        texts={4}
        rows={actions.map(({ kind, ground, automatedDetection, automatedDecision, count }) => [
          words.kinds[kind],
          words.grounds[ground],
          by(automatedDetection),
          by(automatedDecision),
          number(count),
        ])}
      />
      <Table
        words={words}
        caption={words.byCategory}
        columns={[words.category, words.kind, words.count]}
        texts={2}
        rows={actionsByCategory.map(({ kind, category, count }) => [
          categoryOf({ words, categories }, category),
          words.kinds[kind],
          number(count),
        ])}
      />
      <p class="dim">{words.byCategoryHint}</p>
      <Table
        words={words}
        caption={words.restrictions}
        columns={[words.kind, words.imposed, words.ended]}
        rows={restrictions.map(({ kind, imposed, lifted }) => [
          words.restrictionKinds[kind] ?? kind,
          number(imposed),
          number(lifted),
        ])}
      />
      <Table
        words={words}
        caption={words.undone}
        columns={[words.kind, words.count]}
        rows={[
          [words.restored, number(reversals.restore)],
          [words.lifted, number(reversals.lift)],
        ]}
      />
    </>
  );
}

function AppealTables({ words, lang, number, report: { appeals } }: Parts) {
  return (
    <>
      <h2>{words.appeals}</h2>
      <Table
        words={words}
        caption={words.filed}
        columns={[words.contested, words.count]}
        rows={appeals.filed.map(({ basis, party, count }) => [contestedBy(words, { basis, party }), number(count)])}
      />
      <Table
        words={words}
        caption={words.answered}
        columns={[words.contested, words.outcome, words.count]}
        texts={2}
        rows={appeals.answered.map(({ basis, party, outcome, count }) => [
          contestedBy(words, { basis, party }),
          words.outcomes[outcome] ?? outcome,
          number(count),
        ])}
      />
      <p>
        {words.open}
        {colon(lang)} {number(appeals.open)}
      </p>
    </>
  );
}

interface Contested {
  readonly basis: keyof TransparencyTexts["basis"];
  readonly party: string;
}

const contestedBy = (words: TransparencyTexts, { basis, party }: Contested): string =>
  `${words.basis[basis]} (${words.parties[party] ?? party})`;

const TIMES = ["flagToDecision", "noticeToDecision", "appealToAnswer"] as const;

const TimesTable = ({ words, number, report: { times }, lang }: Parts) => (
  <>
    <h2>{words.times}</h2>
    <Table
      words={words}
      caption={words.times}
      isHeaded
      columns={[words.kind, words.count, words.median]}
      rows={TIMES.map((name) => {
        const { count, medianSeconds } = times[name];
        return [
          words.timeNames[name],
          number(count),
          medianSeconds === null ? words.none : duration(medianSeconds, lang),
        ];
      })}
    />
  </>
);

const AUTOMATION = ["restrictions", "removals", "holds", "publications"] as const;

const AutomationTable = ({ words, number, report: { automation }, lang }: Parts) => (
  <>
    <h2>{words.automation}</h2>
    <p>{words.automationIntro}</p>
    <Table
      words={words}
      caption={words.automation}
      isHeaded
      columns={[
        words.kind,
        words.decided,
        words.reviewed,
        words.contradicted,
        words.overturnedOnAppeal,
        words.errorRate,
        words.errorShare,
      ]}
      rows={AUTOMATION.map((name) => {
        const accuracy = automation[name];
        return [
          words.automationNames[name],
          number(accuracy.decided),
          number(accuracy.reviewed),
          number(accuracy.contradicted),
          number(accuracy.overturnedOnAppeal),
          rateOf(accuracy, { words, lang }),
          accuracy.errorShare === null ? words.none : percent(accuracy.errorShare, lang),
        ];
      })}
    />
  </>
);

function rateOf({ errorRate, errorRateLow, errorRateHigh }: Accuracy, { words, lang }: Pick<Parts, "words" | "lang">) {
  if (errorRate === null || errorRateLow === null || errorRateHigh === null) return words.none;
  return words.interval(percent(errorRate, lang), percent(errorRateLow, lang), percent(errorRateHigh, lang));
}

const percent = (share: number, lang: Language): string =>
  new Intl.NumberFormat(REGIONS[lang], { style: "percent", maximumFractionDigits: 1 }).format(share);

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** In the largest unit that it fills twice. */
function duration(seconds: number, lang: Language): string {
  const [unit, length] = UNITS.find(([, each]) => seconds >= 2 * each) ?? (["second", 1] as const);
  const format = new Intl.NumberFormat(REGIONS[lang], { style: "unit", unit, unitDisplay: "long" });
  return format.format(Math.round(seconds / length));
}
