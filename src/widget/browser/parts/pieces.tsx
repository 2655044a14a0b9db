import type { ComponentChildren } from "preact";
import { linkParts } from "../../../pages/link-parts.ts";

/** A reader's text: nodes of text, and web addresses as links. */
export const Body = ({ text }: { readonly text: string }) => (
  <p class="body" dir="auto">
    {linkParts(text).map(({ text: part, href }) =>
      href === undefined ? (
        part
      ) : (
        <a href={href} rel="ugc nofollow noopener" target="_blank">
          {part}
        </a>
      ),
    )}
  </p>
);

export const Problem = ({ text }: { readonly text: string | undefined }) =>
  text === undefined ? null : (
    <p class="problem" role="alert">
      {text}
    </p>
  );

interface LinkButtonProps {
  readonly onClick: () => void;
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly label?: string;
  readonly children: ComponentChildren;
}

export const LinkButton = ({ onClick, pressed, disabled = false, label, children }: LinkButtonProps) => (
  <button type="button" class="link" onClick={onClick} aria-pressed={pressed} aria-label={label} disabled={disabled}>
    {children}
  </button>
);

const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat("en", { dateStyle: "long", timeStyle: "short" });

/** How long ago, with the exact time at hand. */
export function Ago({ at }: { readonly at: string }) {
  const seconds = Math.min(0, (Date.parse(at) - Date.now()) / 1_000);
  const unit = UNITS.find(([, length]) => -seconds >= length);
  const words = unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : relative.format(0, "minute");
  return (
    <time dateTime={at} title={exact.format(new Date(at))}>
      {unit ? words : "just now"}
    </time>
  );
}

export const formatDay = (at: string): string =>
  new Intl.DateTimeFormat("en", { dateStyle: "long" }).format(new Date(at));
