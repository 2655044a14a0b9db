import type { ComponentChildren } from "preact";
import type { Agreement, OverturnRate, Quality } from "../quality/schema.ts";
import { useDesk } from "./desk.tsx";
import { formatShare } from "./format.ts";
import { categoryName } from "./marked-text.tsx";
import { DataTable } from "./pieces.tsx";

interface AgreementTableProps {
  readonly caption: string;
  readonly children: ComponentChildren;
}

export function AgreementTable({ caption, children }: AgreementTableProps) {
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

export function AgreementRow({ name, agreement }: { readonly name: string; readonly agreement: Agreement }) {
  const { quality: words, lang } = useDesk().texts;
  const { say, percent } = useBetween();
  const { items, share, shareLow, shareHigh, kappa, kappaLow, kappaHigh, caution, small } = agreement;
  const cautions = new Set([...(caution === null ? [] : [caution]), ...(small && items > 0 ? (["few"] as const) : [])]);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class="number">{items.toLocaleString(lang)}</td>
      <td class="number">{say(percent, [share, shareLow, shareHigh])}</td>
      <td class="number">{say(hundredths, [kappa, kappaLow, kappaHigh])}</td>
      <td>{[...cautions].map((each) => words.cautions[each]).join("; ")}</td>
    </tr>
  );
}

export function CategoryRows({ rows }: { readonly rows: Quality["byCategory"] }) {
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

export function OverturnTable({ caption, rows }: OverturnTableProps) {
  const { say, percent } = useBetween();
  const { quality: words, lang } = useDesk().texts;
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
          <td class="number">{say(percent, [share, shareLow, shareHigh])}</td>
          <td>{small ? words.cautions[decided === 0 ? "none" : "few"] : null}</td>
        </tr>
      ))}
    </DataTable>
  );
}

const hundredths = (kappa: number): string => kappa.toFixed(2);

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
