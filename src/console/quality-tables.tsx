import type { ComponentChildren } from "preact";
import type { Agreement, OverturnRate, Quality } from "../quality/schema.ts";
import { useDesk } from "./desk.tsx";
import { formatCount, formatHundredths, formatShare } from "./format.ts";
import { categoryName } from "./marked-text.tsx";
import { StackTable } from "./stack-table.tsx";
import type { ConsoleTexts } from "./texts.ts";

interface AgreementTableProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: string; readonly agreement: Agreement }[];
}

export function AgreementTable({ rows, ...table }: AgreementTableProps) {
  const { quality: words, lang } = useDesk().texts;
  const { say, percent } = useBetween();
  const number = (name: string) => ({ name, number: true }) as const;
  return (
    <StackTable
      {...table}
      columns={[words.what, number(words.items), number(words.share), number(words.kappa), words.care]}
      rows={rows.map(({ name, agreement }) => ({
        key: name,
        cells: [
          name,
          formatCount(agreement.items, lang),
          say(percent, [agreement.share, agreement.shareLow, agreement.shareHigh]),
          say((kappa) => formatHundredths(kappa, lang), [agreement.kappa, agreement.kappaLow, agreement.kappaHigh]),
          cautionsOf(agreement)
            .map((each) => words.cautions[each])
            .join("; "),
        ],
      }))}
    />
  );
}

const cautionsOf = ({ caution, small, items }: Agreement) => [
  ...new Set([...(caution === null ? [] : [caution]), ...(small && items > 0 ? (["few"] as const) : [])]),
];

export const categoryRows = (texts: ConsoleTexts, rows: Quality["byCategory"]): AgreementTableProps["rows"] =>
  rows.map(({ category, agreement }) => ({
    name: `${texts.quality.removedFor} ${categoryName(texts, category)}`,
    agreement,
  }));

interface OverturnTableProps {
  readonly caption: string;
  readonly rows: readonly { readonly name: ComponentChildren; readonly overturns: OverturnRate }[];
}

export function OverturnTable({ caption, rows }: OverturnTableProps) {
  const { say, percent } = useBetween();
  const { quality: words, lang } = useDesk().texts;
  const number = (name: string) => ({ name, number: true }) as const;
  return (
    <StackTable
      caption={caption}
      columns={[words.what, number(words.decided), number(words.overturned), number(words.rate), words.care]}
      rows={rows.map(({ name, overturns: { decided, overturned, share, shareLow, shareHigh, small } }, index) => ({
        key: String(index),
        cells: [
          name,
          formatCount(decided, lang),
          formatCount(overturned, lang),
          say(percent, [share, shareLow, shareHigh]),
          small ? words.cautions[decided === 0 ? "none" : "few"] : "–",
        ],
      }))}
    />
  );
}

/** A figure with where it lies; a dash where there is none. */
function useBetween() {
  const { statistics, lang } = useDesk().texts;
  const say = (
    format: (figure: number) => string,
    [figure, low, high]: readonly [figure: number | null, low: number | null, high: number | null],
  ): string => {
    if (figure === null) return "–";
    return low === null || high === null
      ? format(figure)
      : statistics.interval(format(figure), format(low), format(high));
  };
  return { say, percent: (share: number) => formatShare(share, lang) };
}
