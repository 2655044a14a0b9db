import type { ComponentChildren } from "preact";
import type { Statistics } from "../reports/statistics.ts";
import { useDesk } from "./desk.tsx";
import { formatCount, formatSeconds, formatShare } from "./format.ts";
import { categoryName } from "./marked-text.tsx";
import { DataTable } from "./pieces.tsx";
import { RevisionName } from "./revision-name.tsx";
import { RuleName } from "./rule-name.tsx";
import { StackTable } from "./stack-table.tsx";
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
        groups={statistics.byCategory.map((group) => ({
          ...group,
          key: group.category,
          name: categoryName(texts, group.category),
        }))}
      />
      <Groups
        heading={words.byRule}
        name={words.rule}
        groups={statistics.byRule.map((group) => ({
          ...group,
          key: group.ruleId,
          name: <RuleName id={group.ruleId} />,
        }))}
      />
      <Groups
        heading={words.byRevision}
        name={words.revisionShort}
        groups={statistics.byPolicyRevision.map((group) => ({
          ...group,
          key: group.policyRevision,
          name: <RevisionName hash={group.policyRevision} />,
        }))}
      />
      <details>
        <summary>{words.byRuleAndRevision}</summary>
        <div class="titled">
          <Groups
            heading={words.byRuleAndRevision}
            name={words.rule}
            groups={statistics.byRuleAndRevision.map((group) => ({
              ...group,
              key: `${group.ruleId} ${group.policyRevision} ${group.mode}`,
              name: (
                <>
                  <RuleName id={group.ruleId} /> <RevisionName hash={group.policyRevision} brief />{" "}
                  {group.mode === "shadow" ? <span class="tag">{words.shadow}</span> : null}
                </>
              ),
            }))}
          />
        </div>
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
    ...counts.map(([name, count]) => [name, formatCount(count, texts.lang)] as const),
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

interface Group extends Omit<Statistics["byCategory"][number], "category"> {
  readonly key: string;
  readonly name: ComponentChildren;
}

interface GroupsProps {
  readonly heading: string;
  readonly name: string;
  readonly groups: readonly Group[];
}

const COUNTS = ["matches", "comments", "removals", "overturns", "overturnsOnAppeal", "unreviewed", "reviewed"] as const;

function Groups({ heading, name, groups }: GroupsProps) {
  const { texts } = useDesk();
  const { statistics: words } = texts;
  if (groups.length === 0)
    return (
      <>
        <h3>{heading}</h3>
        <p class="dim">{words.nothing}</p>
      </>
    );
  const numbers = [...COUNTS.map((each) => words[each]), words.precision];
  return (
    <StackTable
      caption={heading}
      columns={[name, ...numbers.map((each) => ({ name: each, number: true }) as const)]}
      rows={groups.map((group) => ({
        key: group.key,
        cells: [
          group.name,
          ...COUNTS.map((each) => formatCount(group[each], texts.lang)),
          formatPrecision(group, texts),
        ],
      }))}
    />
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
