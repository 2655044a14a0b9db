import { useState } from "preact/hooks";
import { useDesk } from "./desk.ts";
import { timeAgo } from "./time-ago.ts";

/** How long ago, as a link to the comment; on hover and on focus the exact time stands beside it. */
export function Ago({ at, href }: { readonly at: string; readonly href: string }) {
  const { locale, texts, now } = useDesk();
  const [exact, setExact] = useState<string>();
  // Written when it is asked for: nothing else on the page needs Intl's slow formats.
  const tell = () =>
    setExact(new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(new Date(at)));
  const seconds = Math.max(0, (now - Date.parse(at)) / 1_000);
  return (
    <a class="dim when" href={href} data-exact={exact} onPointerEnter={tell} onFocus={tell}>
      <time dateTime={at}>{timeAgo({ locale, texts, seconds })}</time>
    </a>
  );
}
