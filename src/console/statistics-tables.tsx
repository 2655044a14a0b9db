import type { Statistics } from "../reports/statistics.ts";
import { useDesk } from "./desk.tsx";
import { formatSeconds, formatShare } from "./format.ts";
import { categoryName } from "./marked-text.tsx";
import { DataTable } from "./pieces.tsx";
import type { ConsoleTexts } from "./texts.ts";

/** Every figure of a period, whole. */
export function StatisticsTables({ statistics }: { readonly statistics: Statistics }) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const { queue, appeals } = statistics;
  return (
    <>
      <div class="pair">
        <Measures
          heading={words.queue}
          counts={[
            [words.opened, queue.opened],
            [words.resolved, queue.resolved],
            [words.openNow, queue.openNow],
          ]}
          times={queue}
        />
        <Measures
          heading={words.appeals}
          counts={[
            [words.filed, appeals.filed],
            [words.upheld, appeals.upheld],
            [words.overturned, appeals.overturned],
            [words.openNow, appeals.openNow],
          ]}
          times={appeals}
        />
      </div>
      <Groups
        heading={words.byCategory}
        name={words.category}
        groups={statistics.byCategory.map((group) => ({ ...group, name: categoryName(texts, group.category) }))}
      />
      <Groups
        heading={words.byRule}
        name={words.rule}
        groups={statistics.byRule.map((group) => ({ ...group, name: group.ruleId }))}
      />
      <Groups
        heading={words.byRevision}
        name={words.revisionShort}
        groups={statistics.byPolicyRevision.map((group) => ({ ...group, name: group.policyRevision.slice(0, 12) }))}
      />
      <details>
        <summary>{words.byRuleAndRevision}</summary>
        <Groups
          heading={words.byRuleAndRevision}
          name={words.rule}
          groups={statistics.byRuleAndRevision.map((group) => ({
            ...group,
            name: [group.ruleId, group.policyRevision.slice(0, 12), group.mode === "shadow" ? words.shadow : ""]
              .filter(Boolean)
              .join(" "),
          }))}
        />
      </details>
      <p class="dim">{words.precisionHint}</p>
    </>
  );
}

interface MeasuresProps {
  readonly heading: string;
  readonly counts: readonly (readonly [name: string, count: number])[];
  readonly times: { readonly secondsP50: number | null; readonly secondsP95: number | null };
}

function Measures({ heading, counts, times: { secondsP50, secondsP95 } }: MeasuresProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const rows = [
    ...counts.map(([name, count]) => [name, count.toLocaleString(texts.lang)] as const),
    [words.p50, formatSeconds(secondsP50, texts.lang)] as const,
    [words.p95, formatSeconds(secondsP95, texts.lang)] as const,
  ];
  return (
    <DataTable caption={heading} columns={[words.measure, { name: words.value, number: true }]}>
      {rows.map(([name, value]) => (
        <tr key={name}>
          <th scope="row">{name}</th>
          <td class="number">{value}</td>
        </tr>
      ))}
    </DataTable>
  );
}

interface GroupsProps {
  readonly heading: string;
  readonly name: string;
  readonly groups: readonly (Omit<Statistics["byCategory"][number], "category"> & { readonly name: string })[];
}

function Groups({ heading, name, groups }: GroupsProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  const numbers = [
    words.matches,
    words.comments,
    words.removals,
    words.overturns,
    words.overturnsOnAppeal,
    words.unreviewed,
    words.reviewed,
    words.precision,
  ];
  const counts = [
    "matches",
    "comments",
    "removals",
    "overturns",
    "overturnsOnAppeal",
    "unreviewed",
    "reviewed",
  ] as const;
  return (
    <DataTable caption={heading} columns={[name, ...numbers.map((each) => ({ name: each, number: true }) as const)]}>
      {groups.length === 0 ? (
        <tr>
          <td colSpan={numbers.length + 1} class="dim">
            {words.nothing}
          </td>
        </tr>
      ) : null}
      {groups.map((group) => (
        <tr key={group.name}>
          <th scope="row">{group.name}</th>
          {counts.map((each) => (
            <td key={each} class="number">
              {group[each].toLocaleString(texts.lang)}
            </td>
          ))}
          <td class="number">{formatPrecision(group, texts)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

function formatPrecision(
  { precision, precisionLow, precisionHigh }: Precision,
  { statistics: words, lang }: ConsoleTexts,
) {
  if (precision === null || precisionLow === null || precisionHigh === null) return words.none;
  return words.interval(
    formatShare(precision, lang),
    formatShare(precisionLow, lang),
    formatShare(precisionHigh, lang),
  );
}

type Precision = Pick<Statistics["byCategory"][number], "precision" | "precisionLow" | "precisionHigh">;
