import { useDesk } from "./desk.ts";
import { useNow } from "./use-now.ts";

const MINUTE_MS = 60_000;

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

/** How long ago, as a link to the comment; on hover and on focus the exact time stands beside it. */
export function Ago({ at, href }: { readonly at: string; readonly href: string }) {
  const { locale, texts } = useDesk();
  const seconds = Math.max(0, (useNow(MINUTE_MS) - Date.parse(at)) / 1_000);
  const unit = UNITS.find(([, length]) => seconds >= length);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at));
  return (
    <a class="dim when" href={href} data-exact={exact}>
      <time dateTime={at}>{unit ? relative.format(-Math.trunc(seconds / unit[1]), unit[0]) : texts.justNow}</time>
    </a>
  );
}
